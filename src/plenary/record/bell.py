"""The bell that rings after a commit: whoever follows the record in this process need not ask every second.

It says that something happened, not what: who hears it reads the record. It may ring for nothing; and what another
process commits rings here by `across`, if that hears; so whoever waits looks now and then all the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

_heard = threading.Condition()
_times = 0
_others: list[Callable[[], None]] = []


def also(tell: Callable[[], None]) -> None:
    """Have others told whenever something was committed here; `tell` returns at once."""
    _others.append(tell)


def ring(*, told: bool = False) -> None:
    """Something was committed: here, or (`told`) elsewhere, of which nobody is told again."""
    global _times
    with _heard:
        _times += 1
        _heard.notify_all()
    if not told:
        for tell in _others:
            tell()


def rung() -> int:
    """How often it rang so far: ask before reading, and hand it to `wait`, so that no ring is missed."""
    with _heard:
        return _times


def wait(before: int, seconds: float) -> bool:
    """Wait until it has rung since `before`, or until the time is over; True where it rang."""
    with _heard:
        return _heard.wait_for(lambda: _times != before, timeout=seconds)
