"""Calendars out and in: RFC 5545, by the library icalendar. Identity, sequence and cancellation are the caller's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar import Event as Written

from plenary.press import zones

PRODUCT = "-//Plenary//Meetings//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `starts` and `ends` are both days (`ends` the last one) or both aware instants.

    `uid` never changes; `sequence` is raised when something that calendars show changes; `updated` is when it last did.
    """

    uid: str
    sequence: int
    summary: str
    starts: date | datetime
    ends: date | datetime
    updated: datetime
    status: str = "confirmed"  # tentative, confirmed, cancelled
    zone: str = "UTC"
    place: str = ""
    url: str = ""
    description: str = ""
    busy: bool = True  # does it take the time up? What is cancelled never does


def calendar(name: str, events: Sequence[Event], *, language: str = "en") -> bytes:
    """A calendar to subscribe to, with the rules of every zone that is used. No clock: DTSTAMP is when an event changed."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", name, {"language": language})
    made.add("x-wr-calname", name)
    for zone, first, last in _zones(events):
        made.add_component(zones.component(zone, first, last))
    for event in events:
        made.add_component(_written(event, language))
    data: bytes = made.to_ical()
    return data


def _zones(events: Sequence[Event]) -> list[tuple[str, datetime, datetime]]:
    """Each zone that an hour is written in, with the first and the last instant."""
    spans: dict[str, list[datetime]] = {}
    for event in events:
        for instant in (event.starts, event.ends):
            if isinstance(instant, datetime) and event.zone not in ("UTC", "Etc/UTC"):
                spans.setdefault(event.zone, []).append(instant)
    return [(name, min(found), max(found)) for name, found in sorted(spans.items())]


def _written(event: Event, language: str) -> Written:
    made = Written()
    made.add("uid", event.uid)
    made.add("dtstamp", event.updated.astimezone(UTC))
    made.add("last-modified", event.updated.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("status", event.status.upper())
    made.add("summary", event.summary, {"language": language})
    if isinstance(event.starts, datetime) and isinstance(event.ends, datetime):
        zone = ZoneInfo(event.zone)
        made.add("dtstart", event.starts.astimezone(zone))
        made.add("dtend", event.ends.astimezone(zone))
    else:
        made.add("dtstart", event.starts)
        made.add("dtend", event.ends + timedelta(days=1))  # the day after the last one: RFC 5545, 3.6.1
    if event.place:
        made.add("location", event.place, {"language": language})
    if event.url:
        made.add("url", event.url)
    if event.description:
        made.add("description", event.description, {"language": language})
    made.add("transp", "OPAQUE" if event.busy and event.status != "cancelled" else "TRANSPARENT")
    return made


@dataclass(frozen=True, slots=True)
class Read:
    """What a calendar held: its events, and what could not be read, each in a few words."""

    events: tuple[Event, ...]
    problems: tuple[str, ...]


def events_in(data: bytes) -> Read:
    """The events of somebody else's calendar. Whatever cannot be read is listed, nothing raises.

    Where a file as a whole is none, its events are read one by one, each hour then in the zone that its name gives.
    """
    problems: list[str] = []
    try:
        found = [event for one in Calendar.from_ical(data, multiple=True) for event in one.walk("VEVENT")]
    except Exception as why:  # what a malformed file raises is the library's own choice
        problems.append(_said("the file as a whole", why))
        found = []
    if len(found) < len(_EVENT.findall(data)):  # broken off, or not nested as it should be
        found, unread = _one_by_one(data)
        problems += unread or ["the file as a whole: it does not end as a calendar does"][: not problems]
    events: list[Event] = []
    for event in found:
        title = str(event.get("summary", "")) or "an event without title"
        try:
            events.append(_read(event))
        except Exception as why:
            problems.append(_said(title, why))
    if not events and not _BEGINS.search(data):
        problems.append("There is no calendar in it.")
    return Read(tuple(events), tuple(problems))


_BEGINS = re.compile(rb"BEGIN:VCALENDAR", re.IGNORECASE)
_EVENT = re.compile(rb"^BEGIN:VEVENT[ \t]*\r?\n.*?^END:VEVENT[ \t]*\r?$", re.IGNORECASE | re.MULTILINE | re.DOTALL)


def _said(what: str, why: Exception) -> str:
    reason = str(why) if isinstance(why, ValueError) else f"{type(why).__name__}: {why}"
    return f"{what}: {reason}"[:200]


def _one_by_one(data: bytes) -> tuple[list[Component], list[str]]:
    """The events of a file that is broken somewhere, and what is said of those that are broken themselves."""
    found: list[Component] = []
    problems: list[str] = []
    for number, block in enumerate(_EVENT.findall(data), 1):
        try:
            found.append(Component.from_ical(block))
        except Exception as why:
            problems.append(_said(f"event {number}", why))
    return found, problems


def _read(found: Component) -> Event:
    starts, ends = _when(found, "dtstart"), _when(found, "dtend")
    if starts is None:
        raise ValueError("it says no day and no hour")
    if ends is None and "duration" in found:
        lasting = found.decoded("duration")
        if not isinstance(lasting, timedelta):
            raise ValueError("how long it takes cannot be read")
        ends = starts + lasting
    if isinstance(starts, datetime):
        zone = getattr(starts.tzinfo, "key", None) or "UTC"
        if ends is not None and not isinstance(ends, datetime):
            raise ValueError("it begins at an hour and ends on a day")
        starts, ends = _aware(starts), _aware(starts if ends is None else ends)
    else:
        zone = "UTC"
        if isinstance(ends, datetime):
            raise ValueError("it begins on a day and ends at an hour")
        # Many write the day itself as the end of one day (RFC 5545, 3.6.1, has the day after).
        ends = starts if ends is None or ends == starts else ends - timedelta(days=1)
    if ends < starts:
        raise ValueError("it would end before it begins")
    return Event(
        uid=str(found.get("uid", "")),
        sequence=_number(found.get("sequence", 0)),
        summary=str(found.get("summary", "")),
        starts=starts,
        ends=ends,
        updated=_stamp(found),
        status=str(found.get("status", "confirmed")).lower(),
        zone=zone,
        place=str(found.get("location", "")),
        url=str(found.get("url", "")),
        description=str(found.get("description", "")),
        busy=str(found.get("transp", "OPAQUE")).upper() != "TRANSPARENT",
    )


def _when(found: Component, name: str) -> date | datetime | None:
    if name not in found:
        return None
    if isinstance(found[name], list):
        raise ValueError(f"it says {name.upper()} more than once")
    value = found.decoded(name)
    if not isinstance(value, date):
        raise ValueError(f"{name.upper()} is no day and no hour")
    return value


def _number(value: object) -> int:
    """Of a revision that is none: the first one."""
    try:
        return int(str(value))
    except ValueError:
        return 0


def _stamp(found: Component) -> datetime:
    """When it last changed; long ago, where it does not say so."""
    try:
        stamp = _when(found, "last-modified") or _when(found, "dtstamp")
    except ValueError:
        stamp = None
    return _aware(stamp) if isinstance(stamp, datetime) else datetime(1970, 1, 1, tzinfo=UTC)


def _aware(value: datetime) -> datetime:
    """An instant without a zone is where the calendar is read: taken as UTC."""
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
