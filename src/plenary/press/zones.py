"""Rules of a time zone for calendars: VTIMEZONE (RFC 5545, 3.6.5), as far as its events need them.

Each change of the clocks is an onset of its own, in the local time before it: programs that read no recurrence rules, or
guess at them, read these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

COMMON = (2000, 2037)  # years that every calendar has
_STEP = timedelta(days=7)  # no zone puts its clocks forward and back within a week


@dataclass(frozen=True, slots=True)
class _Observance:
    summer: bool
    name: str
    before: timedelta
    after: timedelta


def changes(zone: ZoneInfo, first: datetime, last: datetime) -> list[datetime]:
    """The instants (UTC, to the second) from `first` to `last` at which the zone's offset or its summer time changes."""
    found = []
    here = first.astimezone(UTC).replace(microsecond=0)
    end = last.astimezone(UTC)
    while here < end:
        there = min(here + _STEP, end)
        if _state(zone, here) != _state(zone, there):
            early, late = here, there
            while late - early > timedelta(seconds=1):
                middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
                early, late = (middle, late) if _state(zone, middle) == _state(zone, early) else (early, middle)
            found.append(late)
        here = there
    return found


def _state(zone: ZoneInfo, at: datetime) -> tuple[timedelta | None, timedelta | None]:
    local = at.astimezone(zone)
    return local.utcoffset(), local.dst()


@lru_cache(maxsize=64)
def _onsets(name: str, first: int, last: int) -> tuple[tuple[_Observance, tuple[datetime, ...]], ...]:
    """What is observed in these years, each with its onsets in the local time before them."""
    zone = ZoneInfo(name)
    start = datetime(first, 1, 1, 12, tzinfo=UTC)
    found: dict[_Observance, list[datetime]] = {}
    for onset in [start, *changes(zone, start, datetime(last, 12, 31, tzinfo=UTC))]:
        before = (onset - timedelta(seconds=1)).astimezone(zone).utcoffset() or timedelta(0)
        local = onset.astimezone(zone)
        observed = _Observance(bool(local.dst()), local.tzname() or name, before, local.utcoffset() or timedelta(0))
        found.setdefault(observed, []).append((onset + before).replace(tzinfo=None))
    return tuple((observed, tuple(onsets)) for observed, onsets in found.items())


def component(name: str, first: datetime, last: datetime) -> Timezone:
    """The zone's rules from COMMON on, or earlier where `first` asks for it, to the year after `last`; both aware.

    The same years as a rule: a program that keeps a zone by its name meets no narrower rules in the next calendar.
    """
    years = (max(min(first.year - 1, COMMON[0]), 1900), min(max(last.year + 1, COMMON[1]), 9998))
    made = Timezone()
    made.add("tzid", name)
    for observed, onsets in _onsets(name, *years):
        part = TimezoneDaylight() if observed.summer else TimezoneStandard()
        part.add("dtstart", onsets[0])
        for onset in onsets:
            part.add("rdate", onset)  # a line each: some programs read only the first value of a line
        part.add("tzname", observed.name)
        part.add("tzoffsetfrom", observed.before)
        part.add("tzoffsetto", observed.after)
        made.add_component(part)
    return made
