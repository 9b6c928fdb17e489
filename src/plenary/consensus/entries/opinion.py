"""Kinds of entries: public input. `about` is the address of the canvass. No vote of anybody is an entry."""

from dataclasses import dataclass
from typing import Any

from plenary.record.kinds import Kind, kind

__all__ = [
    "CanvassChanged",
    "CanvassClosed",
    "CanvassMapped",
    "CanvassOpened",
    "CanvassStatementAdded",
    "CanvassStatementJudged",
]


@kind("consensus.canvass-changed")
@dataclass(frozen=True)
class CanvassChanged(Kind):
    """A list of statements to be put to the public was drafted, or its title, words or closing changed."""

    title: dict[str, str]
    suggesting: bool  # may the public suggest statements?


@kind("consensus.canvass-opened")
@dataclass(frozen=True)
class CanvassOpened(Kind):
    """Statements were put to the public. It is advisory, and decides nothing."""

    statements: int


@kind("consensus.canvass-statement")
@dataclass(frozen=True)
class CanvassStatementAdded(Kind):
    """A statement was added to a canvass, or suggested for it by somebody from outside: then its words wait to be admitted."""

    statement: int
    public: bool
    source: str


@kind("consensus.canvass-statement-judged")
@dataclass(frozen=True)
class CanvassStatementJudged(Kind):
    """The secretariat admitted a statement to a canvass, or declined it for a public reason."""

    statement: int
    state: str  # admitted, declined
    before: str
    reason: str


@kind("consensus.canvass-closed")
@dataclass(frozen=True)
class CanvassClosed(Kind):
    """No more votes are taken; the map is being made of those there are."""

    statements: int


@kind("consensus.canvass-mapped")
@dataclass(frozen=True)
class CanvassMapped(Kind):
    """What the public said, as counts and as a map on which nobody can be found. What each had said is gone."""

    result: dict[str, Any]
