"""Rows of the floor as the rule's values, and the methods that hold for a list: for acts and reads alike."""

from __future__ import annotations

from typing import Any

from plenary.floor.models import Request, SpeakersList
from plenary.meetings.reads import Now
from plenary.rules import floor

OVER = ("done", "carried", "dropped")  # states of an item whose list takes no one any more


def became(r: Request, over: bool) -> str:
    """What has become of a request, in a state of `Request` or "carried". `over` says that its item is closed.

    A turn may end without the floor's doing, as its item is closed: whoever spoke then has spoken.
    """
    if not over:
        return r.state
    if r.state == "speaking" or (r.state == "waiting" and r.rest is not None):
        return "spoken"
    return "unreached" if r.state == "waiting" else r.state


def methods_of(now: Now, row: SpeakersList | None) -> floor.Methods:
    """What the defaults, the session and the list say together: the nearer one has the last word."""
    switches: dict[str, Any] = now.session.switches if now.session else {}
    base = floor.Methods()
    first = (switches.get("first") or {}).get("value") or base.first
    limits = dict(base.limits)
    if row is not None:
        first = row.first or first
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
