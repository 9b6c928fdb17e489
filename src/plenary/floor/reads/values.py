"""Rows of the floor as the rule's values, and the methods that hold for a list: for acts and reads alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from plenary.floor.models import Request, SpeakersList
from plenary.mandate.reads import methods as mandate
from plenary.meetings.reads import Now
from plenary.rules import floor, switches


def methods_of(now: Now, row: SpeakersList | None) -> floor.Methods:
    """What the group's working methods, the session and the list say together: the nearer one has the last word."""
    decided: dict[str, Any] = now.session.switches if now.session else {}
    base = mandate.methods(now.meeting.group).floor()
    first: Any = switches.first(decided) or base.first
    limits = dict(base.limits)
    if row is not None:
        first = row.first or first
        for key, seconds in row.limits.items():
            klass, _slash, kind = key.partition("/")
            limits[klass, kind] = seconds
    heard = switches.on(decided, "observers") if switches.own(decided, "observers") else base.observers
    return replace(base, first=first, observers=heard, limits=limits)


def who_of(r: Request) -> str:
    """Whoever asks: a seat, a person, or somebody entered."""
    if r.seat_id is not None:
        return f"seat/{r.seat_id}"
    return f"person/{r.person_id}" if r.person_id is not None else f"entered/{r.name}"


def is_hers(r: Request, person: int | None, seat: int | None) -> bool:
    """Is this request one's own: asked by oneself, or by whoever shares one's seat? Both are keys."""
    return person is not None and (r.person_id == person or (seat is not None and r.seat_id == seat))


def value_of(r: Request) -> floor.Request:
    """A row as the rule's value."""
    return floor.Request(
        r.arrived,
        who_of(r),
        r.klass,  # type: ignore[arg-type]  # checked where it is entered
        r.place,  # type: ignore[arg-type]  # checked where it was entered
        r.arrived,
        r.kind,  # type: ignore[arg-type]  # checked where it was entered
        r.ahead,
        r.reason,
        r.rest is not None,
        r.rest or 0,
    )


def state_of(row: SpeakersList) -> floor.ListState:
    return floor.ListState("closed" if row.state == "closed" else "open", row.closes, row.reason)
