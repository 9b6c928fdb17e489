"""The sessions of a meeting: planned, opened, closed, and what the group switched for each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.meetings import acts
from plenary.meetings.pages.common import find, page_of, retold
from plenary.meetings.reads import planning
from plenary.meetings.rights import KEEP, RUN
from plenary.members.typed import Tried, done, instant_of, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem
from plenary.rules.switches import SWITCHES


@page(get=RUN, post=RUN)
def sessions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Sessions and switches. The chair opens, closes and switches; the secretariat plans too."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}

        def number() -> int:
            return whole(post.get("session", "")) or 0

        def plan(once: dict[str, Any]) -> Receipt:
            starts = instant_of(post.get("day", ""), post.get("from", ""), now.meeting.zone)
            ends = instant_of(post.get("day_end", "") or post.get("day", ""), post.get("to", ""), now.meeting.zone)
            if starts is None or ends is None:
                raise Problem("Say on which day, from when to when.")
            one: dict[str, Any] = {"number": number() or None, "starts": starts, "ends": ends}
            old = next((s.title for s in planning.sessions(now.meeting.id) if s.number == one["number"]), {})
            if post.get("title", "").strip() or not old:
                one["title"] = retold(old, post.get("title", ""))
            return acts.plan_sessions(by, sessions=[one], **where, **once)

        outcome = tried(
            request,
            {
                "plan": plan,
                "usual": lambda once: acts.plan_usual_sessions(by, **where, **once),
                "drop": lambda once: acts.drop_session(by, session=number(), **where, **once),
                "open": lambda once: acts.open_session(by, session=number(), **where, **once),
                "close": lambda once: acts.close_session(by, session=number(), **where, **once),
                "switch": lambda once: acts.switch(
                    by,
                    session=number(),
                    name=post.get("switch", ""),
                    value=post.get("value", ""),
                    reason=post.get("reason", ""),
                    **where,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "meeting-sessions", **where)
    found = planning.sessions(now.meeting.id)
    return page_of(
        request,
        "meetings/sessions.html",
        now,
        "meeting",
        outcome,
        sessions=found,
        switches=SWITCHES,
        may_plan=KEEP.asked(request.visit.by, group).allowed,
    )
