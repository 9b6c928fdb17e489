"""The dates of a call, which hang together: entered, moved along with one another, done. Nothing moves by itself (A138)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from plenary.calls.acts.calling import called, words_of
from plenary.calls.acts.living import extend_deadline
from plenary.calls.entries import DateDropped, DatesPlanned
from plenary.calls.models import Call, CallDate
from plenary.calls.rights import PLAN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.deadlines import NoSuchDay, read_day

CHAIN = (  # code, the one it hangs on, at least so many days after it
    ("sending", "", 0),
    ("deadline", "sending", 30),
    ("compilation", "deadline", 14),
    ("summary", "compilation", 7),
    ("meeting", "summary", 7),
)
KNOWN = tuple(code for code, _after, _days in CHAIN)


def _local(call: Call) -> date | None:
    """The day of the deadline where the group meets."""
    return call.deadline.astimezone(ZoneInfo(call.group.zone)).date() if call.deadline else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@act
def plan_dates(by: Actor, *, call: str, dates: Sequence[Mapping[str, Any]], at: datetime) -> Outcome:
    """Enter dates, or change them: mappings of code, label, day, text, after, days, fixed; what is not said stays.

    Without a code it is a date of the group's own, named by its label. A text that is no day (31.06.2013) is kept as it
    was written, and no day is counted (A136). Raises Problem where one would hang on itself, by whatever way.
    """
    found = called(by, call, PLAN)
    rows = {row.code: row for row in CallDate.objects.filter(call=found)}
    moved: dict[str, list[str]] = {}
    order = max((row.order for row in rows.values()), default=0)
    for told in dates:
        label = words_of(told.get("label"))
        code = str(told.get("code") or "") or slugify(next(iter(label.values()), ""), allow_unicode=True)[:40]
        if not code or len(code) > 40:
            raise Problem("Give the date a name.")
        row = rows.get(code)
        if row is None:
            order += 1
            row = rows[code] = CallDate(call=found, code=code, order=order)
        before = (row.day, row.text, row.label, row.after, row.days, row.fixed, row.done)
        row.label = label or row.label
        for name in ("day", "after", "days", "fixed", "done"):
            if name in told:
                setattr(row, name, told[name])
        if "text" in told:
            row.text = " ".join(str(told["text"]).split())[:120]
            if row.text and row.day is None and not isinstance(read := read_day(row.text, "en"), NoSuchDay):
                row.day = read.date
        if code == "deadline" and found.deadline is not None and row.day not in (before[0], _local(found)):
            raise Problem("The deadline is moved by extending it, with a reason.")
        if row.pk is None or before != (row.day, row.text, row.label, row.after, row.days, row.fixed, row.done):
            moved[code] = [_iso(before[0]), _iso(row.day)]
    if not moved:
        return Unchanged(f"call/{call}")
    _no_ring(rows)
    for code in moved:
        rows[code].save()
    return Written(DatesPlanned(call, moved), f"call/{call}")


def _no_ring(rows: Mapping[str, CallDate]) -> None:
    for code, row in rows.items():
        if row.after and row.after not in rows:
            raise Problem("%(date)s hangs on a date that there is not.", date=code)
        seen = {code}
        while row.after:
            if row.after in seen:
                raise Problem("%(date)s would hang on itself.", date=code)
            seen.add(row.after)
            row = rows[row.after]


@act
def move_dates(by: Actor, *, call: str, days: Mapping[str, date], reason: str = "", at: datetime) -> Outcome:
    """Give dates new days, all that are named and no other. The deadline of an open call is extended by it, for `reason`.

    Raises Problem for a date that there is not, and whatever an extension refuses.
    """
    found = called(by, call, PLAN)
    rows = {row.code: row for row in CallDate.objects.filter(call=found, code__in=list(days))}
    if missing := sorted(set(days) - set(rows)):
        raise Problem("There is no date %(date)s.", date=", ".join(missing))
    moved = {code: [_iso(rows[code].day), _iso(day)] for code, day in days.items() if rows[code].day != day}
    if not moved:
        return Unchanged(f"call/{call}")
    if "deadline" in moved and found.deadline is not None:
        extend_deadline(by, call=call, deadline=_same_hour(found, days["deadline"]), reason=reason, at=at)
    for code in moved:
        if code == "deadline" and found.deadline is not None:
            continue  # the extension moved it
        rows[code].day, rows[code].text = days[code], ""
        rows[code].save()
    return Written(DatesPlanned(call, moved), f"call/{call}")


def _same_hour(call: Call, day: date) -> datetime:
    """The instant at which a deadline falls on that day, at the hour that it has."""
    zone = ZoneInfo(call.group.zone)
    hour = call.deadline.astimezone(zone).time() if call.deadline else time(23, 59, 59)
    return datetime.combine(day, hour, zone)


@act
def drop_date(by: Actor, *, call: str, code: str, at: datetime) -> Outcome:
    """Take a date out of the plan; what hung on it hangs on what it hung on. Raises CallDate.DoesNotExist."""
    found = called(by, call, PLAN)
    row = CallDate.objects.get(call=found, code=code)
    for behind in CallDate.objects.filter(call=found, after=code):
        behind.after, behind.days = row.after, behind.days + (row.days if row.after else 0)
        behind.save()
    row.delete()
    return Written(DateDropped(call, code), f"call/{call}")
