"""Proving (again) who one is, and going on with what one had typed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.hall import errors, throttle
from plenary.hall.accounts import holding, keys, letters, locks, sessions
from plenary.members import factors
from plenary.members import reads as members
from plenary.members.rights import SIGN_IN
from plenary.members.show import show
from plenary.record.actor import FRESH
from plenary.record.door import Visited, client_address, page


@page(get=SIGN_IN, post=SIGN_IN, waiting=True)
def prove(request: Visited) -> HttpResponse:
    """By the second factor; by a mailed link where she has none; by a button where she is invented."""
    after = holding.afterwards(request)
    if not request.user.is_authenticated:
        return holding.to("sign-in", after)
    me: Any = request.user
    held = factors.of(me.pk)
    how, problem, sent = request.POST.get("how", ""), "", False
    invented = settings.DEMO and members.invented(me.pk)
    if how == "me" and invented:
        sessions.prove(request, me, sessions.INVENTED)
        return redirect(after)
    if how == "mail" and not held.second:
        few = throttle.allow("sign-in", f"{me.email}|{client_address(request)}", most=5, seconds=900)
        if few:
            letters.link(me.email, after)
        sent, problem = few, "" if few else _("Several links were sent already: look into your mail.")
    elif how == "factor" and held.second:
        if until := locks.locked(request, locks.FACTOR, me.pk):
            return errors.locked(request, until)
        if keys.prove(request):
            locks.succeeded(request, locks.FACTOR, me.pk)
            return redirect(after)
        locks.failed(request, locks.FACTOR, me.pk)
        problem = _("That did not fit. A code works once; codes of an app change every 30 seconds.")
    proven = request.visit.by.proven
    context: dict[str, Any] = {
        "next": after,
        "problem": problem,
        "sent": sent,
        "held": held,
        "asked": keys.ask(request, me) if held.has(factors.PASSKEY) else "",
        "invented": invented,
        "fresh": proven is not None and request.visit.at - proven <= FRESH,
        "waits": holding.held(request, request.visit.at) is not None,
    }
    return show(request, "hall/prove.html", here="account", status=400 if problem else 200, **context)


@page(get=SIGN_IN, waiting=True)
def held(request: Visited) -> HttpResponse:
    """What was typed before the proof was asked for: one button sends it now."""
    form = holding.held(request, request.visit.at)
    if form is None:
        return redirect(reverse("home"))
    return show(request, "hall/held.html", here="account", form=form)
