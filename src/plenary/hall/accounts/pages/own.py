"""One's own account: what is set up, adding, renaming, removing; recovery codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.hall.accounts import holding, keys, letters, sessions
from plenary.members import acts, factors
from plenary.members.rights import OWN
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem

View = Callable[..., HttpResponse]


def _signed_in(view: View) -> View:
    """Whoever is not signed in is led there and back."""

    @wraps(view)
    def first(request: Visited, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return holding.to("sign-in", request.get_full_path() if request.method != "POST" else reverse("account"))
        return view(request, **kwargs)

    return first


@page(get=OWN, waiting=True)
@_signed_in
def account(request: Visited) -> HttpResponse:
    """What is set up."""
    return _proven_first(request) or _account(request)


def _account(request: Visited, problem: str = "") -> HttpResponse:
    held = factors.of(_me(request).pk)
    context: dict[str, Any] = {"held": held, "problem": problem, "email": _me(request).email}
    context["letters_in"] = _me(request).language or "en"
    return show(request, "hall/account.html", here="account", status=400 if problem else 200, **context)


@page(get=OWN, post=OWN, waiting=True)
@_signed_in
def app(request: Visited) -> HttpResponse:
    """Set up an authenticator app: a QR code and the secret as text, and a code to show that it works."""
    if factors.of(_me(request).pk).has(factors.APP):
        return redirect("account")
    if request.method != "POST" and (elsewhere := _proven_first(request, weighty=True)):
        return elsewhere
    right, secret, picture = keys.app(request)
    problem = ""
    if request.method == "POST":
        problem = _("This code does not fit. Codes change every 30 seconds: check that your device's clock is right.")
        if right:
            try:
                _set(request, factors.APP, {"secret": secret})
                keys.app_is_set(request)
                return _onward(request)
            except Problem as why:
                problem = said(why)
    context: dict[str, Any] = {
        "secret": secret,
        "picture": picture,
        "problem": problem,
        "next": holding.afterwards(request, "account"),
    }
    return show(request, "hall/account_app.html", here="account", status=400 if problem else 200, **context)


@page(get=OWN, post=OWN, waiting=True)
@_signed_in
def passkey(request: Visited) -> HttpResponse:
    """Add a passkey. This needs script: only a program can speak to the device."""
    if request.method != "POST" and (elsewhere := _proven_first(request, weighty=True)):
        return elsewhere
    problem = ""
    if request.method == "POST":
        made = keys.made(request)
        problem = _("No passkey came back from your browser or device. Try again, or use an app.")
        if made is not None:
            try:
                _set(request, factors.PASSKEY, {"name": made[0], "credential": made[1]})
                return _onward(request)
            except Problem as why:
                problem = said(why)
    name = request.POST.get("name", "")[:60] or _("Passkey")
    context: dict[str, Any] = {
        "offer": keys.offer(request),
        "name": name,
        "problem": problem,
        "next": holding.afterwards(request, "account"),
    }
    return show(request, "hall/account_passkey.html", here="account", status=400 if problem else 200, **context)


@page(post=OWN, waiting=True)
@_signed_in
def rename(request: Visited, key: int) -> HttpResponse:
    """Another name for a passkey; names are her own and stand in no record."""
    if not request.POST.get("name", "").strip():
        return _account(request, _("A passkey needs a name, so that you know it again."))
    if request.visit.by.waiting is not None or not keys.rename(request, key):
        raise Http404(_("There is no such passkey."))
    return redirect("account")


@page(post=OWN, waiting=True)
@_signed_in
def remove(request: Visited) -> HttpResponse:
    """Take one factor away."""
    kind, key = request.POST.get("factor", ""), number_of(request.POST.get("key"), 18)
    if kind not in (factors.APP, factors.PASSKEY, factors.IDENTITY) or key is None:
        raise Http404(_("There is no such factor."))
    try:
        done = acts.remove_factor(
            request.visit.by,
            person=_person(request),
            factor=kind,
            key=key,
            at=request.visit.at,
            token=token_of(request),
        )
    except Problem as why:
        return _account(request, said(why))
    if done.entry and not done.repeated:
        letters.changed(_me(request).email, _("a way to sign in was removed."))
    return redirect(reverse("account") + f"?done={done.entry}")


@page(get=OWN, post=OWN, waiting=True)
@_signed_in
def codes(request: Visited) -> HttpResponse:
    """Recovery codes: shown once after they were made, until she says that she keeps them; made anew."""
    if request.method == "POST":
        if request.POST.get("do") == "kept":
            factors.codes_are_kept(_me(request).pk, request.visit.at)
            return redirect(holding.afterwards(request, "account"))
        try:
            _set(request, factors.CODES, {})
        except Problem as why:
            return _account(request, said(why))
        return redirect("account-codes")
    shown = _codes(request)
    if not shown:
        return redirect("account")
    return show(
        request, "hall/account_codes.html", here="account", codes=shown, next=holding.afterwards(request, "account")
    )


@page(get=OWN, waiting=True)
@_signed_in
def codes_file(request: Visited) -> HttpResponse:
    """The same as a text file."""
    shown = _codes(request)
    if not shown:
        return redirect("account")
    head = _("Recovery codes of %(mail)s at %(site)s. Each works once.")
    words = head % {"mail": _me(request).email, "site": request.get_host()}
    answer = HttpResponse("\n".join((words, "", *shown, "")), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="plenary-recovery-codes.txt"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _codes(request: Visited) -> tuple[str, ...]:
    """To show: never to somebody who still owes her second factor."""
    waiting = request.visit.by.waiting is not None
    return () if waiting else factors.codes_to_show(_me(request).pk, request.visit.at)


def _proven_first(request: Visited, *, weighty: bool = False) -> HttpResponse | None:
    """To the proof, where she owes one that she can give; for what is weighty before she types, not after."""
    by, here = request.visit.by, request.get_full_path()
    if by.waiting is not None and factors.any_of(_me(request).pk):
        return holding.to("prove", here)
    return holding.to("prove", here) if weighty and not OWN.proven(by, request.visit.at) else None


def _me(request: Visited) -> Any:
    """The account of whoever is signed in: `_signed_in` has seen to it that somebody is."""
    return request.user


def _person(request: Visited) -> int:
    by = request.visit.by
    return by.person or by.waiting or 0


def _set(request: Visited, factor: str, what: dict[str, Any]) -> Receipt:
    """Set a factor up, tell its owner by mail, and take it for a proof: she has just used it."""
    visit = request.visit
    done = acts.set_factor(
        visit.by, person=_person(request), factor=factor, what=what, at=visit.at, token=token_of(request)
    )
    if not done.repeated:
        letters.changed(_me(request).email, _("a way to sign in was added."))
    if factor != factors.CODES:
        sessions.prove(request, request.user, sessions.FACTOR, type=factor)
    return done


def _onward(request: Visited) -> HttpResponse:
    """To the recovery codes if they are new, else to the account; and later to where she wanted to be."""
    after = holding.afterwards(request, "account")
    new = factors.codes_to_show(_me(request).pk, request.visit.at)
    return holding.to("account-codes", after) if new else redirect(after)
