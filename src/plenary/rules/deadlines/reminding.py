"""How much time is left, and which reminder is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from plenary.rules.deadlines.instants import instant

DAYS: Final = (14, 7, 2, 1)
"""How many days before a deadline a reminder goes out."""

_APART: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Left:
    """Time until a deadline, or since it where it has `past`; whole minutes, rounded down."""

    days: int
    hours: int
    minutes: int
    past: bool


def left(now: datetime, deadline: datetime) -> Left:
    """Return the time left; at the deadline's own instant it is nought and not past."""
    apart = instant(deadline) - instant(now)
    minutes = abs(apart) // timedelta(minutes=1)
    return Left(minutes // 1440, minutes // 60 % 24, minutes % 60, apart < timedelta(0))


def reminders(deadline: datetime, days: Iterable[int] = DAYS) -> tuple[datetime, ...]:
    """Return when to remind, earliest first, in UTC: at the hour of the deadline, as its own zone's clock shows it."""
    instant(deadline)
    return tuple(sorted({(deadline - timedelta(days=n)).astimezone(UTC) for n in days if n > 0}))


def due_reminders(
    planned: Iterable[datetime], sent: Iterable[datetime], now: datetime, *, deadline: datetime | None = None
) -> datetime | None:
    """Return the one planned instant whose reminder is to go out now, or None.

    `sent` holds when reminders went out, or the planned instants they stood for: a planned one is done once any was
    sent at it or after it. After a pause the latest that was missed is due and the earlier ones are let go; where the
    next is less than twelve hours off, that one is waited for. Nothing is due after the deadline.
    """
    at = instant(now)
    if deadline is not None and at > instant(deadline):
        return None
    times = sorted(instant(moment) for moment in planned)
    passed = [moment for moment in times if moment <= at]
    if not passed or any(instant(moment) >= passed[-1] for moment in sent):
        return None
    if len(times) > len(passed) and times[len(passed)] - at < _APART:
        return None
    return passed[-1]
