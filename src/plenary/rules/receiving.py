"""Who receives what a group makes, by which verb, and by when it must be in the hands of each.

The prose is `docs/rules/receiving.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# What a body does with a group or its output (A75, A169), and whether it thereby says yes to what is in it.
VERBS: Final[Mapping[str, bool]] = {
    "establishes": True, "confirms": True, "decides": True, "adopts": True, "approves": True, "endorses": True,
    "notes": False, "took-note": False, "receives": False, "considers": False, "transmits": False, "reviews": False,
}  # fmt: skip
ROLES: Final = ("establishes", "confirms", "receives", "reviews")  # A71: whoever establishes need not be who confirms


def approval(verb: str) -> bool:
    """Does the verb say yes to the substance? Taking note says that it was read, and no more. Raises ValueError."""
    if verb not in VERBS:
        raise ValueError(f"{verb} is no verb of a receiving body")
    return VERBS[verb]


@dataclass(frozen=True, slots=True)
class Stop:
    """One body on the way. `follows` is the stop before it ("" at the group itself); `lead` is how many days before its
    session the document must be in; `session` is that session's first day; `done` when it was dealt with."""

    code: str
    follows: str
    lead: int = 0
    session: date | None = None
    done: date | None = None
    dropped: bool = False


def due(stop: Stop) -> date | None:
    """The last day on which the body takes the document for its session; None where no session is known."""
    if stop.session is None or stop.dropped:
        return None
    return stop.session - timedelta(days=max(stop.lead, 0))


@dataclass(frozen=True, slots=True)
class Needed:
    """By when an output must leave the group: the earliest of what its destinations ask for (A96), and which asks it."""

    day: date
    code: str


def needed(stops: Sequence[Stop]) -> Needed | None:
    """One output, several destinations, each with its own lead time: the earliest governs. None where no day is known.

    Only stops that take it from the group itself count: what a body passes on is that body's to send in time.
    """
    open_ = [(day, s.code) for s in stops if not s.follows and s.done is None and (day := due(s)) is not None]
    return Needed(*min(open_)) if open_ else None


def standing(stop: Stop, known: Mapping[str, Stop], today: date) -> str:
    """done, dropped, waits (the body before it has not dealt with it), late (its session has passed), due, or planned."""
    if stop.dropped:
        return "dropped"
    if stop.done is not None:
        return "done"
    before = known.get(stop.follows)
    if before is not None and before.dropped:
        return "cut-off"
    if stop.session is not None and stop.session < today:
        return "late"
    if before is not None and before.done is None:
        return "waits"
    last = due(stop)
    return "due" if last is not None and last < today else "planned"


def round_about(stops: Sequence[Stop]) -> bool:
    """Does the chain come back to where it was? Such a chain never ends."""
    after = {s.code: s.follows for s in stops}
    for start in after:
        at, seen = start, set()
        while at:
            if at in seen:
                return True
            seen.add(at)
            at = after.get(at, "")
    return False
