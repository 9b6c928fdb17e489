"""Meetings as events of a calendar: days, half days, sessions; tentative and cancelled ones are said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenary.meetings import naming
from plenary.meetings.reads import MeetingLine, SessionNow
from plenary.meetings.reads.planning import Details
from plenary.press import calendars
from plenary.press.calendars import Event

NOON, MORNING, EVENING = time(13, 0), time(10, 0), time(18, 0)  # of half days: the usual hours of a sitting
AFTERNOON = time(15, 0)


def of(name: str, events: Sequence[Event], language: str) -> bytes:
    """A calendar of these events."""
    return calendars.calendar(name, events, language=language)


def events(m: MeetingLine, details: Details, sessions: Sequence[SessionNow], address: str) -> Iterator[Event]:
    """The events of one meeting, in the words of the active language; none while nobody knows when it is.

    With sessions each is one, else the meeting is: whole days, or from the afternoon on where it begins then (A35).
    """
    host = urlsplit(address).hostname or "plenary"
    uid = f"meeting-{m.group}-{m.slug}"
    place = ", ".join(part for part in (m.room, m.place) if part)
    title = naming.title(m)
    status = m.state

    def event(suffix: str, summary: str, starts: object, ends: object) -> Event:
        return Event(
            uid=f"{uid}{suffix}@{host}",
            sequence=details.sequence,
            summary=summary,
            starts=starts,  # type: ignore[arg-type]  # both days, or both instants
            ends=ends,  # type: ignore[arg-type]
            updated=details.changed,
            status=status,
            zone=m.zone,
            place=place,
            url=address,
            description=naming.formally(m),
        )

    if sessions:
        for s in sessions:
            yield event(
                f"-{s.number}",
                _("%(meeting)s, session %(number)s") % {"meeting": title, "number": s.number},
                s.starts,
                s.ends,
            )
        return
    starts, ends = m.starts or m.earliest, m.ends or m.starts or m.latest
    if starts is None or ends is None:
        return
    if m.starts_half == "pm" or m.ends_half == "am":
        zone = ZoneInfo(m.zone)
        first = datetime.combine(starts, AFTERNOON if m.starts_half == "pm" else MORNING, zone)
        last = datetime.combine(ends, NOON if m.ends_half == "am" else EVENING, zone)
        yield event("", title, first, last)
    else:
        yield event("", title, starts, ends)
