"""The entrance: language, search. The first pages are in `overview`, signing in is in `accounts.pages`."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import OperationalError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.hall import finding, found
from plenary.hall.accounts import sessions
from plenary.hall.accounts.holding import afterwards
from plenary.hall.rights import ENTER
from plenary.members.show import show
from plenary.record.door import Visited, page
from plenary.rules import folding


@page(get=ENTER)
def healthz(request: Visited) -> HttpResponse:
    """200 when pages can be served: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@page(get=ENTER)
def language(request: Visited, code: str) -> HttpResponse:
    """Choose the language of the interface, kept in a cookie; for whoever is signed in, that of letters to her too."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(_("The interface does not speak this language yet."))
    if request.user.is_authenticated and request.method != "HEAD":
        with suppress(OperationalError):  # a page can be read in a language while nothing can be written
            sessions.reads_in(request.user, code, chosen=True)
    response = redirect(afterwards(request))
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
    """One box for everything that has words, a symbol or a number in the record; by kind, with where it is."""
    query = " ".join(request.GET.get("q", "").split())[:200]
    results = finding.find(request.visit.by, query) if query else None
    return show(
        request,
        "hall/search.html",
        here="search",
        query=query,
        results=results,
        kind_name=found.named,
        pieces=folding.excerpt,
    )
