"""Decisions, what is to be done, what may be revisited."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.mandate.dating import today_at
from plenary.meetings import acts
from plenary.meetings.acts.deciding import OWNERS, VERBS
from plenary.meetings.pages.common import find, page_of, retold
from plenary.meetings.reads import deciding, items, planning
from plenary.meetings.reads.progress import progress as progress_of
from plenary.meetings.rights import DECIDE, KEEP, READ
from plenary.members.show import said, show
from plenary.members.typed import Tried, day_of, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.rules.meeting_numbers import next_free


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
        today=today_at(now.meeting.zone, request.visit.at),
        may=may,
        plans=KEEP.asked(request.visit.by, group).allowed,
        next_number=next_free(planning.numbers(group)) if may else 0,
    )


def _verbs(request: Visited, group: str, meeting: str) -> dict[str, Any]:
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}

    def settles() -> tuple[str, int] | None:
        slug, _slash, given = post.get("settles", "").rpartition("/")
        number = number_of(given)
        return (slug, number) if slug and number is not None else None

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
        day = day_of(post.get("done_on", "")) or today_at(find(group, meeting).meeting.zone, request.visit.at)
        number = whole(post.get("action", "")) or 0
        return acts.finish_action(by, action=number, done=day, note=post.get("note", ""), **where, **once)

    def plans() -> dict[str, Any] | None:
        """The meeting whose dates are agreed; None where the form names no day."""
        starts = day_of(post.get("starts", ""))
        if starts is None:
            if post.get("ends", "").strip():
                raise Problem("Say from which day.")
            return None
        place = " ".join(post.get("place", "").split())[:200]
        told: dict[str, Any] = {"starts": starts, "ends": day_of(post.get("ends", "")) or starts}
        told["ordinal"] = whole(post.get("ordinal", ""), least=1, most=999)
        if told["ordinal"] is None:
            raise Problem("Say which meeting it is: its number.")
        told["zone"] = find(group, meeting).meeting.zone
        return told | ({"place": place} if place else {})

    def correct(once: dict[str, Any]) -> Receipt:
        number = whole(post.get("decision", "")) or 0
        old = next((d.text for d in deciding.decisions(find(group, meeting).meeting.id) if d.number == number), {})
        return acts.correct_decision(
            by,
            decision=number,
            text=retold(old, post.get("text", "")),
            reason=post.get("reason", ""),
            **where,
            **once,
        )

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
            plans=plans(),
            **where,
            **once,
        ),
        "correct": correct,
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
    skip = number_of(request.GET.get("skip")) or 0
    found = deciding.to_revisit(group, skip=skip)
    return show(
        request,
        "meetings/revisit.html",
        group=group,
        here="meetings",
        decisions=found,
        names={m.slug: m for m in planning.meetings(group)},
        more=skip + deciding.PAGE if len(found) == deciding.PAGE else 0,
    )


@page(get=READ)
def actions(request: Visited, group: str) -> HttpResponse:
    """What is to be done, over all meetings of the group; what is done last."""
    zone = group_line(group).zone
    skip = number_of(request.GET.get("skip")) or 0
    found = deciding.actions(group=group, skip=skip)
    return show(
        request,
        "meetings/actions.html",
        group=group,
        here="meetings",
        actions=found,
        today=today_at(zone, request.visit.at),
        more=skip + deciding.PAGE if len(found) == deciding.PAGE else 0,
    )


@page(get=READ)
def progress(request: Visited, group: str) -> HttpResponse:
    """How far the group has come, to be told to its parent body (A132): over all time, or between two days."""
    zone = group_line(group).zone
    problem, days = "", {}
    for name in ("since", "until"):
        try:
            days[name] = day_of(request.GET.get(name, ""))
        except Problem as why:
            problem, days[name] = said(why), None
    at = request.visit.at
    today = today_at(zone, at)
    until = days["until"] or today
    return show(
        request,
        "meetings/progress.html",
        status=400 if problem else 200,
        group=group,
        here="meetings",
        problem=problem,
        mandate=mandate.overview(group),
        progress=progress_of(group, days["since"], until, at),
        since=days["since"],
        until=until,
        typed={name: request.GET.get(name, "")[:40] for name in days},
        today=today,
    )
