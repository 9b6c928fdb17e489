"""Dates of the calendar between their table and the rules: plain JSON both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plenary.rules.timeline import When

_DAYS = ("earliest", "latest", "other", "suggestion")


def plain(when: When) -> dict[str, Any]:
    """A date as it is kept; what is empty is left out, and so are the words, which have a column of their own."""
    made: dict[str, Any] = {}
    for field in fields(When):
        value = getattr(when, field.name)
        if field.name == "text" or value in (None, "", 0, False):
            continue
        made[field.name] = value.isoformat() if isinstance(value, date) else value
    return made


def when_of(kept: Mapping[str, Any], text: str = "") -> When:
    """The date that was kept."""
    given = {name: value for name, value in kept.items() if name not in _DAYS}
    days = {name: date.fromisoformat(kept[name]) if kept.get(name) else None for name in _DAYS}
    return When(**({"precision": "none", "text": text} | given | days))


def today_at(zone: str, now: datetime) -> date:
    """What day it is at the venue."""
    return now.astimezone(ZoneInfo(zone)).date()
