"""The chair's console: the next speaker in one key, the clock, who asks, what waits for a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse

from plenary.floor import acts, showing
from plenary.floor.reads.lists import speakers
from plenary.floor.rights import GIVE
from plenary.meetings import acts as meetings
from plenary.meetings import reads
from plenary.meetings.pages.common import find, page_of
from plenary.meetings.reads.deciding import needs
from plenary.meetings.reads.items import items
from plenary.meetings.reads.planning import sessions
from plenary.meetings.reads.registering import counts
from plenary.meetings.reads.sensing import poll_now
from plenary.members.typed import Tried, done, spoken, tried
from plenary.record import reads as record
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem


@page(get=GIVE, post=GIVE)
def console(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Everything a chair needs in front of the room; each button is a form, so that it works without script."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, now))
        if not outcome.problem:
            return done(outcome.receipt, "floor-console", group=group, meeting=meeting)
        now = find(group, meeting)
    visit, m = request.visit, now.meeting
    number = record.size()
    return page_of(
        request,
        "floor/console.html",
        now,
        "floor",
        outcome,
        number=number,
        page=speakers(now, visit.at),
        counts=counts(m.id, now.session.id if now.session else None),
        needs=needs(now, visit.at),
        items=[i for i in items(m.id) if i.state in ("waiting", "open")],
        every=[i for i in items(m.id) if i.state != "dropped"],
        sessions=sessions(m.id),
        poll=poll_now(m.id),
        **showing.turn(now, visit.at),
    )


def _verbs(request: Visited, now: reads.Now) -> dict[str, Any]:
    """One verb, one act."""
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": now.meeting.group, "meeting": now.meeting.slug}
    reason = post.get("reason", "")

    def given(name: str) -> int:
        return number_of(post.get(name)) or 0

    arrived = given("request")
    item = given("item") or (now.item.number if now.item else 0)

    def close_list(once: dict[str, Any]) -> Receipt:
        typed = post.get("minutes", "").strip()
        minutes = number_of(typed, 3)
        if typed and (minutes is None or minutes > 600):
            raise Problem("%(text)s is no number of minutes: write 10, or nothing to close it now.", text=typed[:20])
        closes = request.visit.at + timedelta(minutes=minutes) if minutes else None
        return acts.close_list(by, reason=reason, closes=closes, **where, **once)

    def enter(once: dict[str, Any]) -> Receipt:
        told = {name: post.get(name, "") for name in ("name", "klass", "behalf")}
        kind, place = post.get("kind") or "statement", post.get("place", "room")
        return acts.enter(by, kind=kind, place=place, **told, **where, **once)

    def chair_speaks(once: dict[str, Any]) -> Receipt:
        name = post.get("name", "") or (now.presiding[0] if now.presiding else by.name)
        return acts.give_to(by, name=name, klass="chair", kind="chair", **where, **once)

    def presents(once: dict[str, Any]) -> Receipt:
        told = {"klass": "presenter", "kind": "presentation"}
        return acts.give_to(by, name=post.get("name", ""), **told, **where, **once)

    def close_item(once: dict[str, Any]) -> Receipt:
        outcome = spoken(post.get("outcome", ""))
        return meetings.close_item(by, item=item, outcome=outcome, **where, **once)

    on = where | {"item": item, "arrived": arrived}
    return {
        "next": lambda once: acts.next_speaker(by, seen=number_of(post.get("seen")), **where, **once),
        "give": lambda once: acts.give_floor(by, arrived=arrived, reason=reason, **where, **once),
        "end": lambda once: acts.end_turn(by, **where, **once),
        "minute": lambda once: acts.extend_time(by, seconds=60, **where, **once),
        "ahead": lambda once: acts.take_out_of_order(by, reason=reason, **on, **once),
        "back": lambda once: acts.put_back(by, **on, **once),
        "remove": lambda once: acts.remove(by, reason=reason, **on, **once),
        "close-list": close_list,
        "reopen-list": lambda once: acts.reopen_list(by, reason=reason, **where, **once),
        "limits": lambda once: acts.set_list(by, first=post.get("first"), limits=_limits(request), **where, **once),
        "unreached": lambda once: acts.mark_unreached(by, **where, **once),
        "enter": enter,
        "chair-speaks": chair_speaks,
        "presents": presents,
        "open-item": lambda once: meetings.open_item(by, item=given("item"), **where, **once),
        "close-item": close_item,
        "carry-list": lambda once: acts.carry_list(by, item=given("from"), to=given("to"), **where, **once),
        "open-session": lambda once: meetings.open_session(by, session=given("session"), **where, **once),
        "close-session": lambda once: meetings.close_session(by, session=given("session"), **where, **once),
    }


def _limits(request: Visited) -> dict[str, int]:
    found = {}
    for key in ("member/statement", "observer/statement", "member/point-of-order", "member/right-of-reply"):
        typed = request.POST.get(key, "").strip()
        if not typed:
            continue
        minutes, _colon, seconds = typed.partition(":")
        if not (minutes.isdecimal() and (seconds or "0").isdecimal()) or len(typed) > 6 or int(seconds or 0) > 59:
            raise Problem("%(text)s is no speaking time: write minutes and seconds, 3:00.", text=typed[:20])
        found[key] = int(minutes) * 60 + int(seconds or 0)
    return found
