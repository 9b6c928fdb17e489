"""What the rules of consensus take and give: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from plenary.rules import sense

Value = Literal["support", "live-with", "none", "concern", "object"]
State = Literal["", "open", "accommodated", "addressed", "withdrawn", "maintained"]

VALUES: tuple[Value, ...] = ("support", "live-with", "none", "concern", "object")
"""From support to objection. "none" is the answer "no position"; who has not answered has no Position at all."""
ACCEPTING: frozenset[Value] = frozenset({"support", "live-with"})
MARKS: tuple[State, ...] = ("accommodated", "addressed", "maintained")
"""How the chair may mark an objection; "withdrawn" is the holder's own."""

GRACE = timedelta(seconds=30)
"""After the end of a silence nothing is confirmed for so long: an objection that came in time may still be on its way."""

WHOLE = ""  # a position on the paragraph as a whole, whatever its wording
BASE_WORDING = "base"  # a position on the words that stand; "P7" is one on a proposal's


@dataclass(frozen=True, slots=True)
class Methods:
    """The group's working methods for consensus.

    `bands` are the words for unnamed support. `lead` is the shortest time that a silence procedure takes: 72 hours, as
    in decision 74/544 of the General Assembly. `maintained`: an objection that its holder maintains after it was
    answered stands in the way of agreement. Where a group decides otherwise, it is recorded beside the finding instead.
    `decision`: what follows where there is no consensus. "consensus": no outcome, and that is the result; "consensus-chair": the
    chair reports on her own responsibility. Nobody votes in either, and neither changes what stands in the way.
    `grace` is how long after its end a silence is not confirmed yet: no choice of the group, see docs/rules/consensus.md.
    """

    bands: sense.Bands = sense.DEFAULT
    lead: timedelta = timedelta(hours=72)
    maintained: bool = True
    grace: timedelta = GRACE
    decision: str = "consensus"

    def __post_init__(self) -> None:
        if self.lead <= timedelta(0) or self.grace < timedelta(0):
            raise ValueError("a silence procedure takes time")

    def stands(self, position: Position) -> bool:
        """Is this an objection that stands in the way of agreement?"""
        if position.value != "object":
            return False
        return position.state in ("", "open") or (self.maintained and position.state == "maintained")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a seat stands. `group` is its stakeholder group; `state` is of an objection alone ("" counts as open).

    An objection without a reason, or without the change that would lift it, is not taken: see `objecting`.
    `wording` is what it is about: the paragraph as a whole (""), the words that stand ("base"), a proposal ("P7").
    """

    seat: int
    group: str
    value: Value
    reason: str = ""
    change: str = ""
    state: State = ""
    wording: str = WHOLE
    seen: frozenset[str] | None = None
    """The wordings that lay on the table when it was given on the whole, and read as they did. None: all that there are."""

    def says_of(self, wording: str) -> bool:
        """Does it say something of this wording? Nobody accepts words that came after what she said; she opposes them all."""
        if self.wording != WHOLE:
            return self.wording == wording
        return self.value not in ACCEPTING or self.seen is None or wording in self.seen


@dataclass(frozen=True, slots=True)
class Count:
    """A stakeholder group: how many of its seats hold each value. "No position" is an answer, `unanswered` is none."""

    group: str
    seats: int
    support: int
    live_with: int
    none: int
    concern: int
    object: int  # of them all, also those whose objection was answered

    @property
    def accepting(self) -> int:
        return self.support + self.live_with

    @property
    def answering(self) -> int:
        return self.accepting + self.none + self.concern + self.object

    @property
    def unanswered(self) -> int:
        return self.seats - self.answering


Status = Literal["not-agreed", "concerns", "nothing-in-the-way", "nobody-answered"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the way. A status and never a score; that something is agreed is for the chair to find.

    not-agreed: an objection stands, however many support. concerns: nobody objects, somebody has a concern.
    nothing-in-the-way: somebody answered, and nobody has either. nobody-answered: no word can be said.
    """

    status: Status
    counts: tuple[Count, ...]  # by stakeholder group, in the group's order
    objections: tuple[Position, ...]  # that stand in the way, by group and seat
    answered: tuple[Position, ...]  # objections that were accommodated, addressed, withdrawn (or maintained)
    concerns: tuple[Position, ...]
    elsewhere: tuple[tuple[str, int], ...] = ()
    """Of a paragraph: how many object to one of its wordings alone, and so are not among `objections`; by wording."""

    @property
    def agreeable(self) -> bool:
        """May the chair find agreement? Nothing stands in the way of it; nothing says that she must."""
        return not self.objections

    @property
    def accepting(self) -> int:
        return sum(c.accepting for c in self.counts)

    @property
    def answering(self) -> int:
        return sum(c.answering for c in self.counts)

    @property
    def seats(self) -> int:
        return sum(c.seats for c in self.counts)

    @property
    def objecting_groups(self) -> tuple[str, ...]:
        """The stakeholder groups in which an objection stands, in the group's order."""
        there = {p.group for p in self.objections}
        return tuple(c.group for c in self.counts if c.group in there)
