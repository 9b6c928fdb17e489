"""The entrance: overview, sign-in, language, search."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.mail import send_mail
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from sesame.utils import get_query_string, get_user

from plenary.calls import reads as calls
from plenary.hall import finding, throttle
from plenary.hall.rights import ENTER
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.members.show import show
from plenary.record.door import Visited, page

log = logging.getLogger(__name__)


@page(get=ENTER)
def home(request: Visited) -> HttpResponse:
    """Every group of this installation, and what is open now."""
    open_calls = [c for c in calls.calls() if c.deadline is None or c.deadline > request.visit.at]
    return show(request, "hall/home.html", here="home", open_calls=open_calls, demo=settings.DEMO)


@page(get=ENTER)
def group(request: Visited, group: str) -> HttpResponse:
    """What the group is for, where it stands, what is open, how to take part."""
    found = mandate.overview(group)
    if found is None:
        raise Http404(_("There is no such group."))
    return show(
        request,
        "hall/group.html",
        group=group,
        here="overview",
        g=found,
        calls=calls.calls(group=group),
        composition=members.composition(group),
        documents=library.documents(group=group)[:6],
    )


@page(get=ENTER)
def healthz(request: Visited) -> HttpResponse:
    """200 when pages can be served: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def _next(request: Visited) -> str:
    """Where to go afterwards: an address of this site, or the overview."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) and wanted.startswith("/"):
        return wanted
    return reverse("home")


@page(get=ENTER, post=ENTER)
def sign_in(request: Visited) -> HttpResponse:
    """Ask for a link by mail. The answer is the same whether the address is known or not."""
    context: dict[str, Any] = {
        "people": members.demonstration_people() if settings.DEMO else (),
        "next": _next(request),
    }
    if request.method != "POST":
        return show(request, "hall/sign_in.html", here="sign-in", sent=False, problem="", email="", **context)
    email = request.POST.get("email", "").strip()[:254]
    problem = ""
    if "@" not in email:
        problem = _("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    elif not throttle.allow("sign-in", f"{email.lower()}|{request.META.get('REMOTE_ADDR', '')}", most=5, seconds=900):
        problem = _(
            "Several links were sent already. Look into your mail (also the spam folder), or wait a quarter of an hour."
        )
    if problem:
        return show(
            request,
            "hall/sign_in.html",
            here="sign-in",
            sent=False,
            problem=problem,
            email=email,
            status=400,
            **context,
        )
    account = members.account_by_mail(email)
    if account is not None:
        query = get_query_string(account) + "&" + urlencode({"next": _next(request)})
        link = settings.URL + reverse("sign-in-link") + query
        _mail(
            _("Your link to Plenary"),
            _(
                "Open this link to sign in. It works once, for 20 minutes:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
            )
            % {"link": link},
            account.email,
        )
    return show(request, "hall/sign_in.html", here="sign-in", sent=True, problem="", email=email, **context)


def _mail(subject: str, text: str, address: str) -> None:
    """Send it. Where the mail server fails the page stays the same: it must not tell which addresses are known here."""
    try:
        send_mail(subject, text, None, [address])
    except OSError:  # smtplib's errors are among them
        log.exception("a link to sign in could not be mailed")


@page(get=ENTER, post=ENTER)
def by_link(request: Visited) -> HttpResponse:
    """The mailed link. Opening it changes nothing (mail scanners open links): a button uses it up."""
    token = request.POST.get("t") or request.GET.get("t") or ""
    if request.method == "POST":
        with transaction.atomic():  # two at once with one link wait for each other, and the second finds it used
            account = get_user(token, update_last_login=False)
            if account is not None and members.hold(account.pk):
                account = get_user(token)
            if account is not None:
                login(request, account, backend="sesame.backends.ModelBackend")
        if account is None:
            return show(request, "hall/by_link.html", here="sign-in", token="", next=_next(request), status=400)
        return redirect(_next(request))
    return show(request, "hall/by_link.html", here="sign-in", token=token, next=_next(request))


@page(post=ENTER)
def sign_in_as(request: Visited) -> HttpResponse:
    """In the demonstration alone: be one of its invented people."""
    if not settings.DEMO:
        raise Http404
    chosen = request.POST.get("account", "")
    allowed = {p.account for p in members.demonstration_people()}
    account = members.account(int(chosen)) if chosen.isdecimal() and int(chosen) in allowed else None
    if account is None:
        raise Http404(_("Nobody of that name is in the demonstration."))
    login(request, account, backend="sesame.backends.ModelBackend")
    return redirect(_next(request))


@page(post=ENTER)
def sign_out(request: Visited) -> HttpResponse:
    logout(request)
    return redirect("home")


@page(get=ENTER)
def language(request: Visited, code: str) -> HttpResponse:
    """Choose the language of the interface; it is kept in a cookie."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(_("The interface does not speak this language yet."))
    response = redirect(_next(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )
    return response


@page(get=ENTER)
def search(request: Visited) -> HttpResponse:
    """One box for everything: answers, questions, documents by symbol or title, record numbers."""
    query = " ".join(request.GET.get("q", "").split())[:200]
    results = finding.find(request.visit.by, query) if query else None
    return show(request, "hall/search.html", here="search", query=query, results=results)
