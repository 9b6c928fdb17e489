"""The clock of whoever speaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from plenary.rules.deadlines.instants import instant
from plenary.rules.floor.values import Methods

LEAST_REST = 15  # seconds: who was interrupted near her end still says her last sentence


@dataclass(frozen=True, slots=True)
class Clock:
    """The speaker's time, in whole seconds. `left` is negative where she is over; None without a limit."""

    elapsed: int
    left: int | None
    state: Literal["running", "ending", "over", "unlimited"]


def clock(limit: int | None, began: datetime, now: datetime, methods: Methods | None = None) -> Clock:
    """The clock of a turn at an instant: a calm warning near its end, nothing is cut off.

    Instants are compared as such: neither midnight nor the night in which clocks are put back changes a turn (X13).
    A server's clock that went back shows 0. Raises ValueError for a moment without a zone.
    """
    elapsed = max(0, (instant(now) - instant(began)) // timedelta(seconds=1))
    if not limit:
        return Clock(elapsed, None, "unlimited")
    left = limit - elapsed
    warning = min((methods or Methods()).warning, limit // 2)
    return Clock(elapsed, left, "over" if left < 0 else "ending" if left <= warning else "running")


def rest(limit: int | None, began: datetime, now: datetime) -> int:
    """The seconds that whoever is interrupted now keeps: what she had left, LEAST_REST at least; 0 without a limit.

    Raises ValueError for a moment without a zone.
    """
    left = clock(limit, began, now).left
    return 0 if left is None else max(LEAST_REST, left)
