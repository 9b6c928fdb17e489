"""What the map of opinion takes and gives: plain values. See docs/rules/opinion.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[Any]

Id = int | str
AGREE, PASS, DISAGREE = 1, 0, -1
Side = Literal[1, -1]
Why = Literal["", "nobody", "few", "alike", "scattered"]


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """A sparse matrix, people by statements: vote `n` is that of `people[person[n]]` on `statements[statement[n]]`.

    `value` is AGREE (1), PASS (0) or DISAGREE (-1); what nobody gave is missing and takes no room. The ids of people, and
    those of statements, are all numbers or all text; none stands twice. `person`, `statement` and `value` are sequences or
    arrays of one length. Nothing depends on their order, nor on that of the ids.
    """

    people: Sequence[Id]
    statements: Sequence[Id]
    person: Sequence[int] | Whole
    statement: Sequence[int] | Whole
    value: Sequence[int] | Whole

    @classmethod
    def of(cls, cast: Iterable[tuple[Id, Id, int]], people: Iterable[Id] = (), statements: Iterable[Id] = ()) -> Votes:
        """From (person, statement, value); `people` and `statements` name those besides who have no vote at all."""
        triples = list(cast)
        who = list(dict.fromkeys([*people, *(t[0] for t in triples)]))
        what = list(dict.fromkeys([*statements, *(t[1] for t in triples)]))
        row, column = {p: n for n, p in enumerate(who)}, {s: n for n, s in enumerate(what)}
        return cls(who, what, [row[t[0]] for t in triples], [column[t[1]] for t in triples], [t[2] for t in triples])


class Point(NamedTuple):
    """Where a person stands on the map. `group` is None for whoever voted on too few statements to be put into one."""

    person: Id
    x: float
    y: float
    votes: int
    group: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How some people voted on a statement; `seen` counts all three answers."""

    agree: int
    disagree: int
    seen: int

    @property
    def passed(self) -> int:
        return self.seen - self.agree - self.disagree


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement over everybody and by group.

    `tallies` has one tally for each group, in their order; `agreed` is the group-informed consensus, the product over the
    groups of (1 + agree) / (2 + seen), and `refused` the same of those who disagree. `x` and `y` are its weights in the
    two main components.
    """

    id: Id
    all: Tally
    tallies: tuple[Tally, ...]
    agreed: float
    refused: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Represents:
    """A statement by which a group differs from the rest. `side` is 1 where the group agrees more, -1 where it disagrees more.

    `share` is the group's (1 + those on that side) / (2 + seen); `times` that, divided by the same share of the rest;
    `score` the product of both and of their two tests, by which the list is ordered. `sure` is False where no statement
    of the group passed both tests at 90 per cent, and this one comes nearest.
    """

    statement: Id
    side: Side
    share: float
    times: float
    score: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A discovered group: number (0 is the largest), people in it, its middle, and what represents it, the clearest first."""

    number: int
    size: int
    x: float
    y: float
    represents: tuple[Represents, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """How many people of a declared group ("" where nothing was declared) are in a discovered one (None: in no group)."""

    declared: str
    group: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Landscape:
    """The map. Points and statements stand in the order of their ids.

    `why` says why there is but one group, or none: "nobody" voted on enough statements; "few" did; all who did stand
    "alike"; or no parting leaves each group large enough ("scattered"). `apart` is the mean silhouette of the parting, from -1 to 1:
    how clearly the groups stand apart. `explained` is the part of the whole variance on each of the two axes.
    """

    points: tuple[Point, ...]
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    table: tuple[Crossing, ...]
    why: Why
    apart: float
    explained: tuple[float, float]

    @property
    def shared(self) -> tuple[Statement, ...]:
        """Statements by group-informed consensus, the most widely agreed first."""
        return tuple(sorted(self.statements, key=lambda s: -s.agreed))
