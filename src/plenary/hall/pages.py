"""The entrance: overview, language, search. Signing in is in `accounts.pages`."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import reads as calls
from plenary.hall import finding
from plenary.hall.accounts.holding import afterwards
from plenary.hall.rights import ENTER
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.meetings.reads import planning
from plenary.members import reads as members
from plenary.members.show import show
from plenary.record.door import Visited, page


@page(get=ENTER)
def home(request: Visited) -> HttpResponse:
    """Every group of this installation, and what is open now."""
    open_calls = [c for c in calls.calls() if c.standing(request.visit.at).code in ("open", "closing-soon")]
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
        meetings=planning.meetings(group, most=12),
    )


@page(get=ENTER)
def healthz(request: Visited) -> HttpResponse:
    """200 when pages can be served: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@page(get=ENTER)
def language(request: Visited, code: str) -> HttpResponse:
    """Choose the language of the interface; it is kept in a cookie."""
    if code not in dict(settings.LANGUAGES):
        raise Http404(_("The interface does not speak this language yet."))
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
    """One box for everything: answers, questions, documents by symbol or title, record numbers."""
    query = " ".join(request.GET.get("q", "").split())[:200]
    results = finding.find(request.visit.by, query) if query else None
    return show(request, "hall/search.html", here="search", query=query, results=results)
