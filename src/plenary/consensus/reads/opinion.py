"""Public input as it is read: lists of statements, what a visitor has answered, the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.consensus.models import Canvass, CanvassBallot, CanvassStatement, CanvassVote
from plenary.consensus.opinion_keys import holder
from plenary.record.actor import Actor

Words = dict[str, str]
NAMES = {1: "agree", -1: "disagree", 0: "pass"}


@dataclass(frozen=True, slots=True)
class StatementLine:
    number: int
    words: Words
    source: str
    state: str
    reason: str
    public: bool


@dataclass(frozen=True, slots=True)
class CanvassLine:
    """A list of statements. `result` is the map, empty until it is made."""

    id: int
    slug: str
    title: Words
    words: Words
    state: str
    suggesting: bool
    opened: datetime | None
    closes: datetime | None
    closed: datetime | None
    mapped: datetime | None
    result: dict[str, Any]

    def taking(self, at: datetime) -> bool:
        """Are votes taken at this instant?"""
        return self.state == "open" and (self.closes is None or at < self.closes)


@dataclass(frozen=True, slots=True)
class CanvassPage:
    line: CanvassLine
    statements: tuple[StatementLine, ...]  # all, in their order: also those that wait, or were declined

    @property
    def admitted(self) -> tuple[StatementLine, ...]:
        return tuple(s for s in self.statements if s.state == "admitted")


def _line(c: Canvass) -> CanvassLine:
    return CanvassLine(
        c.pk,
        c.slug,
        c.title,
        c.words,
        c.state,
        c.suggesting,
        c.opened,
        c.closes,
        c.closed,
        c.mapped,
        c.result,
    )


def canvasses(group: str, *, drafts: bool = False) -> tuple[CanvassLine, ...]:
    """The lists of statements of a group, the newest first; `drafts` are for whoever drafts them. One query."""
    rows = Canvass.objects.filter(group__slug=group).order_by("-pk")
    return tuple(_line(c) for c in (rows if drafts else rows.exclude(state="draft")))


def open_canvasses(at: datetime, group: str = "") -> tuple[tuple[str, CanvassLine], ...]:
    """Lists of statements that take votes at an instant, of every group or of one, with the group. One query."""
    rows = Canvass.objects.filter(state="open").select_related("group")
    rows = rows.filter(group__slug=group) if group else rows
    found = ((c.group.slug, _line(c)) for c in rows.order_by("pk"))
    return tuple((slug, line) for slug, line in found if line.taking(at))


def canvass(group: str, slug: str) -> CanvassPage | None:
    """One list with its statements. Two queries."""
    found = Canvass.objects.filter(group__slug=group, slug=slug).first()
    if found is None:
        return None
    rows = CanvassStatement.objects.filter(canvass=found).order_by("number")
    lines = tuple(StatementLine(s.number, s.words, s.source, s.state, s.reason, s.public) for s in rows)
    return CanvassPage(_line(found), lines)


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """What a visitor has answered in a canvass: by the number of the statement, and the group that she named."""

    answers: dict[int, str]
    declared: str


def own(by: Actor, canvass: int, key: str) -> OwnBallot:
    """The visitor's own answers in a canvass (its key in the tables). Two queries, none for whoever has not voted."""
    who = holder(canvass, person=by.person, key=key)
    ballot = CanvassBallot.objects.filter(canvass=canvass, holder=who).first() if who else None
    if ballot is None:
        return OwnBallot({}, "")
    cast = CanvassVote.objects.filter(ballot=ballot).values_list("statement__number", "value")
    return OwnBallot({number: NAMES[value] for number, value in cast}, ballot.declared)


def taken_part(canvass: int) -> int:
    """How many have voted so far, in tens: from the exact number one could tell when somebody did. One query."""
    return CanvassBallot.objects.filter(canvass=canvass).count() // 10 * 10


def given(group: str, slug: str) -> tuple[list[tuple[int, int, int]], dict[int, str], list[int]]:
    """What a map is made of: votes (ballot, statement, value), what each ballot declares, the statements. Three queries."""
    statements = CanvassStatement.objects.filter(canvass__group__slug=group, canvass__slug=slug, state="admitted")
    numbers = dict(statements.order_by("number").values_list("pk", "number"))
    cast = CanvassVote.objects.filter(statement__in=statements).values_list("ballot", "statement", "value")
    ballots = CanvassBallot.objects.filter(canvass__group__slug=group, canvass__slug=slug).exclude(declared="")
    votes = [(ballot, numbers[statement], value) for ballot, statement, value in cast.iterator()]
    return votes, dict(ballots.values_list("pk", "declared")), list(numbers.values())
