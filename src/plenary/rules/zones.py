"""Names of time zones: those of the IANA data base, as the machine or the package tzdata has them."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones


def is_zone(name: str) -> bool:
    """Is `name` a zone, such as Europe/Zurich? The list is read once a process: it lies in six hundred files."""
    return name in _names()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
