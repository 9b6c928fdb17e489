"""Decisions, what is to be done, what may be revisited."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.library import reads as library
from plenary.meetings import acts
from plenary.meetings.acts.deciding import OWNERS, VERBS
from plenary.meetings.pages.common import Tried, day_of, done, find, page_of, spoken, tried, whole
from plenary.meetings.pages.planning import group_line
from plenary.meetings.reads import deciding, items
from plenary.meetings.rights import DECIDE, READ
from plenary.members.show import show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem


@page(get=READ, post=DECIDE)
def decisions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What the meeting decided, each with its verb; what is to be done; issues that were raised outside the agenda."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, meeting))
        if not outcome.problem:
            return done(outcome.receipt, "decisions", group=group, meeting=meeting)
    may = DECIDE.asked(request.visit.by, group).allowed
    return page_of(
        request,
        "meetings/decisions.html",
        now,
        "decisions",
        outcome,
        decisions=deciding.decisions(now.meeting.id),
        actions=deciding.actions(meeting=now.meeting.id),
        highlights=deciding.highlights(now.meeting.id),
        items=items.items(now.meeting.id),
        deferred=[d for d in deciding.to_revisit(group) if d.revisited_by is None] if may else [],
        shelf=library.documents(group=group, most=100) if may else (),
        verbs=VERBS,
        owners=OWNERS,
        today=request.visit.at.date(),
        may=may,
    )


def _verbs(request: Visited, group: str, meeting: str) -> dict[str, Any]:
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}

    def settles() -> tuple[str, int] | None:
        slug, _slash, number = post.get("settles", "").rpartition("/")
        return (slug, int(number)) if slug and number.isdecimal() and len(number) < 9 else None

    def action(once: dict[str, Any]) -> Receipt:
        typed = post.get("due", "").strip()
        try:
            due, due_text = day_of(typed), ""
        except Problem:
            due, due_text = None, typed  # a date as it was agreed: "early January"
        return acts.add_action(
            by,
            text=spoken(post.get("text", "")),
            owner=post.get("owner", ""),
            owner_name=post.get("owner_name", ""),
            due=due,
            due_text=due_text,
            decision=whole(post.get("decision", "")),
            **where,
            **once,
        )

    def finish(once: dict[str, Any]) -> Receipt:
        day = day_of(post.get("done_on", "")) or request.visit.at.date()
        number = whole(post.get("action", "")) or 0
        return acts.finish_action(by, action=number, done=day, note=post.get("note", ""), **where, **once)

    return {
        "decide": lambda once: acts.decide(
            by,
            verb=post.get("verb", ""),
            text=spoken(post.get("text", "")),
            kind=post.get("kind", "substance"),
            item=whole(post.get("item", "")),
            reason=spoken(post.get("reason", "")),
            document=whole(post.get("document", "")),
            revisit=post.get("revisit") == "yes",
            settles=settles(),
            **where,
            **once,
        ),
        "correct": lambda once: acts.correct_decision(
            by,
            decision=whole(post.get("decision", "")) or 0,
            text=spoken(post.get("text", "")),
            reason=post.get("reason", ""),
            **where,
            **once,
        ),
        "action": action,
        "finish": finish,
        "highlight": lambda once: acts.highlight(
            by, text=spoken(post.get("text", "")), item=whole(post.get("item", "")), **where, **once
        ),
    }


@page(get=READ)
def revisit(request: Visited, group: str) -> HttpResponse:
    """Everything that was deferred and may be revisited, over all meetings of the group (A106)."""
    group_line(group)
    return show(request, "meetings/revisit.html", group=group, here="meetings", decisions=deciding.to_revisit(group))


@page(get=READ)
def actions(request: Visited, group: str) -> HttpResponse:
    """What is to be done, over all meetings of the group."""
    group_line(group)
    return show(
        request,
        "meetings/actions.html",
        group=group,
        here="meetings",
        actions=deciding.actions(group=group),
        today=request.visit.at.date(),
    )
