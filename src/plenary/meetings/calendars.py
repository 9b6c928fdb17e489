"""Meetings as events of a calendar: days, half days, sessions; tentative and cancelled ones are said to be so.

A meeting keeps its UID from the day it is planned; when its sessions are known they come beside it as events of their
own, and the meeting's own event no longer takes the time up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenary.meetings import naming
from plenary.meetings.reads.planning import Dated
from plenary.press import calendars
from plenary.press.calendars import Event
from plenary.rules.half_days import AFTERNOON, MORNING


def of(name: str, events: Sequence[Event], language: str) -> bytes:
    """A calendar of these events."""
    return calendars.calendar(name, events, language=language)


def events(found: Dated, address: str, name: str = "", *, divided: bool = True) -> Iterator[Event]:
    """The events of one meeting, in the words of the active language; none while nobody knows when it is.

    `name` is the group's, for a reader with many calendars in one view. `divided` False: without its sessions.
    """
    m = found.meeting
    days = _days(found)
    if days is None:
        return
    sessions = found.sessions if divided else ()
    uid = f"meeting-{m.group}-{m.slug}"
    host = urlsplit(address).hostname or "plenary"
    title = _("%(group)s: %(meeting)s") % {"group": name, "meeting": naming.title(m)} if name else naming.title(m)
    place = ", ".join(part for part in (m.room, m.place) if part)

    def event(ident: str, summary: str, starts: date | datetime, ends: date | datetime, busy: bool) -> Event:
        return Event(
            uid=f"{ident}@{host}",
            sequence=found.sequence,
            summary=summary,
            starts=starts,
            ends=ends,
            updated=found.changed,
            status=m.state,
            zone=m.zone,
            place=place,
            url=address,
            description=naming.formally(m),
            busy=busy,
        )

    yield event(uid, title, *days, busy=not sessions)
    for s in sessions:
        summary = _("%(meeting)s, session %(number)s") % {"meeting": title, "number": s.number}
        yield event(f"{uid}-{s.number}", summary, s.starts, s.ends, busy=True)


def _days(found: Dated) -> tuple[date | datetime, date | datetime] | None:
    """Its days; where it begins in the afternoon or ends at noon its hours, as planned or else the usual ones (A35)."""
    m = found.meeting
    first, last = m.starts or m.earliest, m.ends or m.starts or m.latest
    if first is None or last is None:
        return None
    if m.starts_half != "pm" and m.ends_half != "am":
        return first, last
    zone = ZoneInfo(m.zone)
    begins = [s.starts for s in found.sessions if s.starts.astimezone(zone).date() == first]
    finishes = [s.ends for s in found.sessions if s.starts.astimezone(zone).date() == last]
    usual: time = AFTERNOON[0] if m.starts_half == "pm" else MORNING[0]
    leaving: time = MORNING[1] if m.ends_half == "am" else AFTERNOON[1]
    return (
        min(begins, default=datetime.combine(first, usual, zone)),
        max(finishes, default=datetime.combine(last, leaving, zone)),
    )
