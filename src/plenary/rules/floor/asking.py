"""May somebody ask for the floor now? The reason is told, not just yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plenary.rules.deadlines.instants import instant
from plenary.rules.floor.values import KINDS, Kind, Klass, Methods, Request


@dataclass(frozen=True, slots=True)
class ListState:
    """Is the list open to newcomers, and until when (`closes`, announced)?"""

    state: Literal["open", "closed"] = "open"
    closes: datetime | None = None
    reason: str = ""

    def closed(self, now: datetime) -> bool:
        """Closed by the chair, or at the instant that was announced: an exact instant, at which it is closed.

        Raises ValueError for a moment without a zone.
        """
        return self.state == "closed" or (self.closes is not None and instant(now) >= instant(self.closes))


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with its reason: a code, and what the chair said where the list is closed.

    ok; already (one waiting request per seat and kind); closed; no-observers; no-points (observers raise no points of
    order); no-reply (nobody has spoken yet to whom one could reply); no-such-kind.
    """

    allowed: bool
    reason: str
    because: str = ""


def may_ask(
    waiting: Iterable[Request],
    who: str,
    klass: Klass,
    kind: Kind,
    listed: ListState,
    methods: Methods,
    *,
    now: datetime,
    spoken: int = 1,
) -> Verdict:
    """May `who` be put on the list? `waiting` are the requests that wait, `spoken` how many turns the item has had.

    A closed list refuses newcomers with the reason; a point of order is allowed on a closed list, and so is a right of
    reply, which comes at the end of the item and answers what is said after the closing too.
    """
    if kind not in KINDS:
        return Verdict(False, "no-such-kind")
    if klass == "observer" and not methods.observers:
        return Verdict(False, "no-observers")
    if klass == "observer" and kind == "point-of-order" and not methods.observers_points:
        return Verdict(False, "no-points")
    if any(r.who == who and r.kind == kind for r in waiting):
        return Verdict(False, "already")
    if kind == "statement" and listed.closed(now):
        return Verdict(False, "closed", listed.reason)
    if kind == "right-of-reply" and spoken == 0:
        return Verdict(False, "no-reply")
    return Verdict(True, "ok")
