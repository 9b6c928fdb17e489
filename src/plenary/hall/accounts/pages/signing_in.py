"""Signing in: by a mailed link, by a passkey, as somebody of the demonstration; and signing out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from sesame.backends import ModelBackend

from plenary.hall import errors, throttle
from plenary.hall.accounts import holding, keys, letters, locks, sessions
from plenary.hall.rights import ENTER
from plenary.members import reads as members
from plenary.members.rights import SIGN_IN
from plenary.members.show import show
from plenary.record.door import Visited, client_address, number_of, page

WINDOW = 900.0  # seconds


@page(get=SIGN_IN, post=SIGN_IN, waiting=True)
def sign_in(request: Visited) -> HttpResponse:
    """Ask for a link by mail. The answer is the same whether the address is known or not, and as quick."""
    if request.method != "POST":
        return _asking(request)
    email = request.POST.get("email", "").strip()[:254]
    where = client_address(request)
    if "@" not in email:
        problem = _("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
        return _asking(request, email, problem, 400)
    few = throttle.allow("sign-in", f"{email.lower()}|{where}", most=5, seconds=WINDOW)
    if not few or not throttle.allow("links", where, most=100, seconds=WINDOW):
        problem = _(
            "Several links were sent already. Look into your mail (also the spam folder), or wait a quarter of an hour."
        )
        return _asking(request, email, problem, 400)
    letters.link(email, holding.afterwards(request))
    return _asking(request, email, sent=True)


def _asking(
    request: Visited, email: str = "", problem: str = "", status: int = 200, *, sent: bool = False
) -> HttpResponse:
    context: dict[str, Any] = {
        "people": members.demonstration_people() if settings.DEMO else (),
        "next": holding.afterwards(request),
        "elsewhere": settings.OIDC_NAME,
        "sent": sent,
        "email": email,
        "problem": problem,
    }
    return show(request, "hall/sign_in.html", here="sign-in", status=status, **context)


@page(get=SIGN_IN, post=SIGN_IN, waiting=True)
def by_link(request: Visited) -> HttpResponse:
    """The mailed link. Opening it changes nothing (mail scanners open links): a button uses it up."""
    token = request.POST.get("t") or request.GET.get("t") or ""
    after = holding.afterwards(request)
    if request.method != "POST":
        return show(request, "hall/by_link.html", here="sign-in", token=token, next=after)
    whose = locks.whose(token)
    if until := locks.locked(request, locks.LINK, whose):
        return errors.locked(request, until)
    with transaction.atomic():  # two at once with one link wait for each other, and the second finds it used
        account = ModelBackend().authenticate(request, sesame=token)
        if account is not None and members.hold(account.pk):
            account = ModelBackend().authenticate(request, sesame=token)
        if account is not None:
            sessions.enter(request, account, sessions.LINK)  # this sets last_login, which uses the link up
    if account is None:
        locks.failed(request, locks.LINK, whose)
        return show(request, "hall/by_link.html", here="sign-in", token="", next=after, status=400)
    return _onward(request, account.pk, after)


@page(get=SIGN_IN, post=SIGN_IN, waiting=True)
def by_passkey(request: Visited) -> HttpResponse:
    """A passkey alone signs in: it is something she has, opened by something she knows or is."""
    after, problem = holding.afterwards(request), ""
    if request.method == "POST":
        if not throttle.allow("passkey", client_address(request), most=20, seconds=300):
            problem = _("Too many attempts came from here. Wait five minutes, or sign in by mail.")
        elif keys.enter(request):
            return redirect(after)
        else:
            problem = _("This passkey is not known here, or it was not unlocked. Try again, or sign in by mail.")
    asked = keys.ask(request, None)
    context = {"next": after, "problem": problem, "asked": asked}
    return show(request, "hall/by_passkey.html", here="sign-in", status=400 if problem else 200, **context)


@page(post=SIGN_IN, waiting=True)
def sign_in_as(request: Visited) -> HttpResponse:
    """In the demonstration alone: be one of its invented people. It stands for two factors there."""
    if not settings.DEMO:
        raise Http404
    chosen = number_of(request.POST.get("account"), 18)
    allowed = {p.account for p in members.demonstration_people()}
    account = members.account(chosen) if chosen in allowed else None
    if account is None:
        raise Http404(_("Nobody of that name is in the demonstration."))
    sessions.enter(request, account, sessions.INVENTED)
    return redirect(holding.afterwards(request))


@page(post=ENTER, waiting=True)
def sign_out(request: Visited) -> HttpResponse:
    logout(request)
    return redirect("home")


@page(post=ENTER, waiting=True)
def sign_out_everywhere(request: Visited) -> HttpResponse:
    """On every device, this one too; links that wait in the mailbox no longer work either."""
    if request.user.is_authenticated:
        sessions.end_all(request.user)
    logout(request)
    return redirect("home")


def _onward(request: Visited, account: int, after: str) -> HttpResponse:
    """Whoever owes a second factor goes to where she proves it; everybody else to where she wanted to be."""
    now = members.actor_of(account, request.visit.at, sessions.proof_of(request))
    return holding.to("prove", after) if now.waiting is not None else redirect(after or reverse("home"))
