"""Which dates are to be reminded of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plenary.mandate.models import Milestone, Reminded
from plenary.mandate.reads.calendar import MilestoneLine, calendar
from plenary.rules import deadlines

OVER = ("done", "done-late", "dropped", "lapsed")
LAST = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder whose instant has come: of which date, for which of its days, and the instant that was planned."""

    group: str
    number: int
    day: date
    planned: datetime


def due(at: datetime, group: str = "") -> tuple[Due, ...]:
    """Of one group, or of all that are at work: at most one a date. One query where nothing is reminded of, else five."""
    rows = Milestone.objects.filter(group__closed=False, dropped="").exclude(remind=[])
    if group:
        rows = rows.filter(group__slug=group)
    days = {
        (slug, number): tuple(remind) for slug, number, remind in rows.values_list("group__slug", "number", "remind")
    }
    if not days:
        return ()
    lines = [one for one in calendar(*{slug for slug, _ in days}) if (one.group, one.number) in days]
    sent: dict[tuple[str, int, date], list[datetime]] = {}
    for r in Reminded.objects.filter(milestone__in=rows).select_related("milestone__group"):
        sent.setdefault((r.milestone.group.slug, r.milestone.number, r.due), []).extend((r.planned, r.sent))
    return tuple(found for one in lines if (found := _due(one, days[one.group, one.number], sent, at)) is not None)


def _due(
    line: MilestoneLine, days: tuple[int, ...], sent: dict[tuple[str, int, date], list[datetime]], at: datetime
) -> Due | None:
    zone = ZoneInfo(line.zone)
    today = at.astimezone(zone).date()
    if line.standing(today).code in OVER:
        return None
    day = line.next_due(today) if line.every else line.when.reckoned
    if day is None:
        return None
    end = datetime.combine(day, LAST, zone)
    done = sent.get((line.group, line.number, day), [])
    planned = deadlines.due_reminders(deadlines.reminders(end, days), done, at, deadline=end)
    return Due(line.group, line.number, day, planned) if planned else None
