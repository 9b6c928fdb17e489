"""Rows of the floor as the rule's values, and the methods that hold for a list: for acts and reads alike."""

from __future__ import annotations

from typing import Any

from plenary.floor.models import Request, SpeakersList
from plenary.meetings.reads import Now
from plenary.rules import floor


def methods_of(now: Now, row: SpeakersList | None) -> floor.Methods:
    """What the session, the list and the defaults say together."""
    switches: dict[str, Any] = now.session.switches if now.session else {}
    base = floor.Methods()
    first = (switches.get("first") or {}).get("value") or base.first
    limits = dict(base.limits)
    if row is not None:
        first = row.first if row.first != "members" or first == "members" else first
        for key, seconds in row.limits.items():
            klass, _slash, kind = key.partition("/")
            limits[klass, kind] = seconds
    observers = (switches.get("observers") or {}).get("value", True)
    return floor.Methods(first=first, observers=bool(observers), limits=limits)


def who_of(r: Request) -> str:
    """Whoever asks: a seat, a person, or somebody entered."""
    if r.seat_id is not None:
        return f"seat/{r.seat_id}"
    return f"person/{r.person_id}" if r.person_id is not None else f"entered/{r.name}"


def value_of(r: Request) -> floor.Request:
    """A row as the rule's value."""
    return floor.Request(
        r.arrived,
        who_of(r),
        r.klass,  # type: ignore[arg-type]  # checked where it is entered
        r.place,  # type: ignore[arg-type]
        r.arrived,
        r.kind,  # type: ignore[arg-type]
        r.ahead,
        r.reason,
        r.rest is not None,
    )


def state_of(row: SpeakersList) -> floor.ListState:
    return floor.ListState("closed" if row.state == "closed" else "open", row.closes, row.reason)
