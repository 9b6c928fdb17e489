"""The days of a meeting are divided into sessions: the usual ones at once, or each by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from plenary.meetings.acts.common import address, as_methods_have_it, met
from plenary.meetings.entries.planning import SessionDropped, SessionsPlanned
from plenary.meetings.models import Attendance, Meeting, Session
from plenary.meetings.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Problem
from plenary.rules import half_days


@act
def plan_sessions(
    by: Actor, *, group: str, meeting: str, sessions: Sequence[Mapping[str, Any]], at: datetime
) -> Outcome:
    """Plan sessions, or move them: mappings of number, starts, ends (aware), title. Without a number it is a new one.

    Sessions of one meeting do not overlap. One that was opened keeps its place. Raises Problem, Meeting.DoesNotExist.
    """
    found = met(by, group, meeting, KEEP)
    return _planned(found, sessions, at)


@act
def plan_usual_sessions(by: Actor, *, group: str, meeting: str, at: datetime) -> Outcome:
    """Plan the usual sessions of each day that has none yet: 10:00 to 13:00 and 15:00 to 18:00 at the venue.

    The first morning falls away where the meeting begins in the afternoon, the last afternoon where it ends at noon
    (A35). Raises Problem where its days are not known.
    """
    found = met(by, group, meeting, KEEP)
    if found.starts is None or found.ends is None:
        raise Problem("The days of this meeting are not fixed yet: enter them first.")
    zone = ZoneInfo(found.zone)
    had = {s.starts.astimezone(zone).date() for s in Session.objects.filter(meeting=found)}
    try:
        halves = half_days.sessions(
            found.starts,
            found.ends,
            from_afternoon=found.starts_half == "pm",
            to_noon=found.ends_half == "am",
        )
    except ValueError:
        raise Problem("A meeting of more than %(most)s days is divided by hand.", most=half_days.MOST_DAYS) from None
    told = [
        {
            "starts": datetime.combine(half.day, half.starts, zone),
            "ends": datetime.combine(half.day, half.ends, zone),
        }
        for half in halves
        if half.day not in had
    ]
    return _planned(found, told, at)


def _planned(found: Meeting, told: Sequence[Mapping[str, Any]], at: datetime) -> Outcome:
    if found.state == "cancelled":
        raise Problem("This meeting was cancelled.")
    rows = {s.number: s for s in Session.objects.filter(meeting=found)}
    touched = []
    for one in told:
        number = one.get("number") or max(rows, default=0) + 1
        row = rows.get(number)
        if row is None:
            row = rows[number] = Session(meeting=found, number=number, switches=as_methods_have_it(found.group.slug))
        elif row.opened is not None:
            raise Problem("Session %(number)s has been opened: it is not moved any more.", number=number)
        before = (row.starts, row.ends, row.title)
        row.starts, row.ends = one["starts"], one["ends"]
        row.title = words_of(one.get("title"), 200) if "title" in one else row.title
        if row.ends <= row.starts:
            raise Problem("Session %(number)s would end before it begins.", number=number)
        if before != (row.starts, row.ends, row.title):
            touched.append(number)
    if not touched:
        return Unchanged(address(found))
    for earlier, later in pairwise(sorted(rows.values(), key=lambda s: s.starts)):
        if later.starts < earlier.ends:
            raise Problem(
                "Sessions %(one)s and %(other)s would overlap.", one=str(earlier.number), other=str(later.number)
            )
    for number in touched:
        rows[number].save()
    _changed(found, at)
    return Written(SessionsPlanned(found.slug, sorted(touched)), address(found))


@act
def drop_session(by: Actor, *, group: str, meeting: str, session: int, at: datetime) -> Outcome:
    """Take a session that was planned and not opened out of the plan. Raises Problem."""
    found = met(by, group, meeting, KEEP)
    row: Session | None = Session.objects.filter(meeting=found, number=session).first()
    if row is None:
        return Unchanged(address(found))
    if row.opened is not None:
        raise Problem("Session %(number)s has been opened: it stays.", number=session)
    if Attendance.objects.filter(session=row).exists():
        raise Problem("Somebody is noted as present at session %(number)s: it stays.", number=session)
    row.delete()
    _changed(found, at)
    return Written(SessionDropped(found.slug, session), address(found))


def _changed(found: Meeting, at: datetime) -> None:
    found.sequence, found.changed = found.sequence + 1, at
    found.save()
