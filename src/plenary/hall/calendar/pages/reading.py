"""The calendar to read: what is due, the whole line in one picture, plan against actual, the plan back from the session."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from plenary.hall.calendar import gathering, saying
from plenary.hall.calendar.lines import OTHERS, Line
from plenary.hall.calendar.pages.common import gathered, may_keep
from plenary.hall.calendar.picture import picture
from plenary.hall.shown import direction
from plenary.mandate.dating import today_at
from plenary.mandate.reads import calendar as dates
from plenary.mandate.rights import READ
from plenary.members.show import show
from plenary.members.typed import group_line
from plenary.press import timeline as drawn
from plenary.record.door import Visited, number_of, page
from plenary.rules import timeline
from plenary.rules.timeline import Span

PAST = 40  # lines of what is over, on the first page; the timeline has all


@page(get=READ)
def calendar(request: Visited, group: str) -> HttpResponse:
    """What is due and what is to come, with time left; what was; where time is short."""
    line = group_line(group)
    found = gathered(request, line)
    coming = [one for one in found.lines if not one.over and one.standing.code != "undated"]
    past = [one for one in found.lines if one.over and one.kind not in ("history", "context")]
    names = {str(one.number): saying.words(one.label) for one in found.milestones}
    return show(
        request,
        "hall/calendar/calendar.html",
        group=group,
        here="calendar",
        tab="calendar",
        say=saying,
        overdue=[one for one in coming if one.standing.code == "overdue"],
        coming=[one for one in coming if one.standing.code != "overdue"],
        undated=[one for one in found.lines if one.standing.code == "undated"],
        past=list(reversed(past))[:PAST],
        more=len(past) > PAST,
        warnings=[saying.lacks(one, names) for one in dates.lacking(found.milestones)],
        may=may_keep(request, line),
        feed=settings.URL + reverse("calendar-feed", kwargs={"group": group}) + f"?language={get_language() or 'en'}",
    )


@page(get=READ)
def line(request: Visited, group: str) -> HttpResponse:
    """One picture from what came before to the report, and the same as a table."""
    found_group = group_line(group)
    found = gathered(request, found_group, before=True)
    drawing = drawn.svg(
        picture(found.lines, found_group.short, found_group.zone, request.visit.at),
        direction=direction(get_language() or "en"),
    )
    return show(
        request,
        "hall/calendar/timeline.html",
        group=group,
        here="calendar",
        tab="timeline",
        say=saying,
        lines=found.lines,
        drawing=Markup(drawing),  # noqa: S704 -- press.timeline escapes every word it is given
        drawn=any(one.first for one in found.lines),
    )


@page(get=READ)
def slippage(request: Visited, group: str) -> HttpResponse:
    """What was planned beside what happened, and how far the two are apart."""
    found_group = group_line(group)
    found = gathered(request, found_group)
    shown = {one.milestone.address: one for one in found.lines if one.milestone}
    compared = gathering.compared(found, found_group, request.visit.at)
    return show(
        request,
        "hall/calendar/slippage.html",
        group=group,
        here="calendar",
        tab="slippage",
        say=saying,
        compared=compared,
        rows=[(shown[row.code], row) for row in compared.rows],
    )


@page(get=READ)
def back(request: Visited, group: str) -> HttpResponse:
    """The latest day of each step, planned back from the session that is reported to; days beside other meetings."""
    found_group = group_line(group)
    found = gathered(request, found_group)
    plan = dates.plan_back(found.milestones)
    names = {str(one.number): saying.words(one.label) for one in found.milestones}
    goal = next((one for one in reversed(found.milestones) if one.reporting), None)
    names[timeline.REPORTING] = saying.words(goal.label) if goal else _("the session")
    days = min(number_of(request.GET.get("days")) or 3, 10)
    return show(
        request,
        "hall/calendar/back.html",
        group=group,
        here="calendar",
        tab="plan-back",
        say=saying,
        plan=plan,
        goal=goal,
        names=names,
        lines={str(one.milestone.number): one for one in found.lines if one.milestone},
        days=days,
        places=_places(found.lines, found_group.zone, days, request),
        may=may_keep(request, found_group),
    )


def _places(lines: tuple[Line, ...], zone: str, days: int, request: Visited) -> tuple[timeline.Beside, ...]:
    """Back-to-back with what is to come of the parent body and of other processes (A99)."""
    today = today_at(zone, request.visit.at)
    events = [
        (saying.label(one), Span(one.first, one.last, one.when.fixed))
        for one in lines
        if one.kind in OTHERS and one.first and one.last and one.first > today and one.when.fixed
    ]
    return timeline.beside(days, events[:20], Span(today + timedelta(days=1), today + timedelta(days=3 * 366)))[:12]
