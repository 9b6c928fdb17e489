"""The live page of a meeting: who speaks, who is next, what is decided; asking for the floor."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from plenary.floor import acts, showing
from plenary.floor.reads.history import PAGE, history, keeping
from plenary.floor.reads.lists import mine, speakers
from plenary.floor.rights import ASK, GIVE, HAND_IN, READ
from plenary.meetings import reads as meetings
from plenary.meetings.pages.common import find, still_her
from plenary.meetings.reads.registering import counts
from plenary.meetings.showing import everything
from plenary.members.show import said, show
from plenary.members.typed import done
from plenary.record import reads as record
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem


@page(get=READ)
def live(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The meeting as it goes: whole without script, which only keeps it fresh."""
    return _live(request, find(group, meeting))


def _live(request: Visited, now: meetings.Now, problem: str = "") -> HttpResponse:
    visit, m = request.visit, now.meeting
    number = record.size()  # before the page is made: what comes meanwhile is sent again, not missed
    found = speakers(now, visit.at)
    return show(
        request,
        "floor/live.html",
        status=400 if problem else 200,
        group=m.group,
        here="meetings",
        tab="floor",
        now=now,
        meeting=m,
        problem=problem,
        number=number,
        reloads=request.GET.get("still") != "1" and not problem,
        counts=counts(m.id, now.session.id if now.session else None),
        page=found,
        mine=mine(visit.by, now, found, visit.at),
        runs=GIVE.asked(visit.by, m.group).allowed,
        **showing.turn(now, visit.at),
        **everything(now, visit),
    )


@page(get=READ)
def own(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What the floor is to this visitor alone: fetched again when the list changes."""
    now = find(group, meeting)
    found = speakers(now, request.visit.at)
    context: dict[str, Any] = {
        "by": request.visit.by,
        "visit": request.visit,
        "group": {"slug": group},
        "meeting": now.meeting,
        "now": now,
        "page": found,
        "mine": mine(request.visit.by, now, found, request.visit.at),
    }
    response = render(request, "floor/_mine.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@page(post=ASK)
def ask(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Ask for the floor. Sent twice it is one request."""
    now = find(group, meeting)
    post = request.POST
    try:
        acts.ask(
            still_her(request),
            group=group,
            meeting=meeting,
            kind=post.get("kind") or "statement",
            behalf=post.get("behalf", ""),
            item=number_of(post.get("item")),
            at=request.visit.at,
            token=token_of(request),
        )
    except Problem as why:
        return _live(request, now, said(why))
    return _back(group, meeting)


def _back(group: str, meeting: str) -> HttpResponse:
    return done(None, "meeting-floor", "mine", group=group, meeting=meeting)


@page(post=ASK)
def withdraw(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Withdraw one's own request."""
    now = find(group, meeting)
    post = request.POST
    item, arrived = number_of(post.get("item")), number_of(post.get("request"))
    try:
        if item is None or arrived is None:
            raise Problem("This request is not on the list any more.")
        acts.withdraw(
            still_her(request),
            group=group,
            meeting=meeting,
            item=item,
            arrived=arrived,
            at=request.visit.at,
            token=token_of(request),
        )
    except Problem as why:
        return _live(request, now, said(why))
    return _back(group, meeting)


@page(get=READ)
def whole(request: Visited, group: str, meeting: str, item: int) -> HttpResponse:
    """The list of an item, whole, and the whole of its history: every request, what became of it, its place in the record."""
    now = find(group, meeting)
    found = speakers(now, request.visit.at, item=item)
    if found is None:
        raise Http404(_("There is no such item on this agenda."))
    past = history(now, item, after=number_of(request.GET.get("after")) or 0)
    return show(
        request,
        "floor/list.html",
        group=group,
        here="meetings",
        tab="floor",
        now=now,
        meeting=now.meeting,
        page=found,
        past=past,
        keeping=keeping(now, item),
        more=past[-1].request if len(past) == PAGE else 0,
    )


@page(get=HAND_IN, post=HAND_IN)
def text(request: Visited, group: str, meeting: str, item: int, request_: int) -> HttpResponse:
    """Hand in what time did not reach, as text or as a file."""
    now = find(group, meeting)
    problem = ""
    if request.method == "POST":
        sent = request.FILES.get("file")
        try:
            acts.hand_in_text(
                request.visit.by,
                group=group,
                meeting=meeting,
                item=item,
                arrived=request_,
                text=request.POST.get("text", ""),
                file=(sent.name or "statement", sent.read(), sent.content_type or "") if sent else None,
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return redirect("floor-list", group=group, meeting=meeting, item=item)
    past = next((p for p in history(now, item, after=request_ - 1) if p.request == request_), None)
    if past is None:
        raise Http404(_("There is no such request."))
    return show(
        request,
        "floor/text.html",
        status=400 if problem else 200,
        group=group,
        here="meetings",
        tab="floor",
        now=now,
        meeting=now.meeting,
        past=past,
        item=item,
        problem=problem,
        posted=request.POST,
    )


@page(get=READ)
def projector(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The room's own screen: read from twenty metres, nothing to click."""
    now = find(group, meeting)
    visit = request.visit
    return show(
        request,
        "floor/projector.html",
        group=group,
        here="meetings",
        now=now,
        meeting=now.meeting,
        number=record.size(),
        page=speakers(now, visit.at),
        **showing.turn(now, visit.at),
        **everything(now, visit),
    )
