"""Calendars out and in: RFC 5545, by the library icalendar. Identity, sequence and cancellation are the caller's."""

from __future__ import annotations

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
    for name, first, last in _zones(events):
        made.add_component(zones.component(name, first, last))
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
    """The events of somebody else's calendar. Whatever cannot be read is listed, nothing raises."""
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except Exception as why:  # what a malformed file raises is the library's own choice
        return Read((), (f"{type(why).__name__}: {why}"[:200],))
    events: list[Event] = []
    problems: list[str] = []
    for one in calendars:
        for found in one.walk("VEVENT"):
            try:
                events.append(_read(found))
            except Exception as why:
                problems.append(f"{found.get('summary', '?')}: {type(why).__name__}: {why}"[:200])
    return Read(tuple(events), tuple(problems))


def _read(found: Component) -> Event:
    starts = found.decoded("dtstart")
    if "dtend" in found:
        ends = found.decoded("dtend")
    elif "duration" in found:
        ends = starts + found.decoded("duration")
    else:
        ends = starts if isinstance(starts, datetime) else starts + timedelta(days=1)
    zone = "UTC"
    if isinstance(starts, datetime):
        zone = getattr(starts.tzinfo, "key", None) or "UTC"
        starts, ends = _aware(starts), _aware(ends)
    else:
        ends -= timedelta(days=1)
    if ends < starts:
        raise ValueError("it would end before it begins")
    stamp = found.decoded("dtstamp") if "dtstamp" in found else datetime(1970, 1, 1, tzinfo=UTC)
    return Event(
        uid=str(found.get("uid", "")),
        sequence=int(found.get("sequence", 0)),
        summary=str(found.get("summary", "")),
        starts=starts,
        ends=ends,
        updated=_aware(stamp),
        status=str(found.get("status", "confirmed")).lower(),
        zone=zone,
        place=str(found.get("location", "")),
        url=str(found.get("url", "")),
        description=str(found.get("description", "")),
    )


def _aware(value: datetime) -> datetime:
    """An instant without a zone is where the calendar is read: taken as UTC."""
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
