"""The usual sessions of a meeting, from its days and half days. See docs/rules/meetings.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

MORNING = (time(10), time(13))  # as meetings sit in Geneva: three hours, a long noon, three hours
AFTERNOON = (time(15), time(18))
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Half:
    """Half a day: from when to when, in the venue's time."""

    day: date
    starts: time
    ends: time


def sessions(first: date, last: date, *, from_afternoon: bool = False, to_noon: bool = False) -> tuple[Half, ...]:
    """Two sessions a day; the first morning falls away where the meeting begins in the afternoon (A35), the last
    afternoon where it ends at noon.

    Raises ValueError where it would end before it begins, or lasts more than MOST_DAYS.
    """
    if last < first:
        raise ValueError("it would end before it begins")
    if (last - first).days >= MOST_DAYS:
        raise ValueError("no meeting lasts as long")
    if first == last and from_afternoon and to_noon:
        raise ValueError("it would end before it begins")
    halves = [
        Half(day, *hours)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        for hours in (MORNING, AFTERNOON)
        if not (from_afternoon and day == first and hours == MORNING)
        and not (to_noon and day == last and hours == AFTERNOON)
    ]
    return tuple(halves)
