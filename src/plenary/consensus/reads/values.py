"""What pages get of this room: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plenary.rules import consensus
from plenary.rules.consensus import Count, Distance, Dividing, Standing

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Where a seat stands, or stood. `number` is the seat's; `group` the code of its stakeholder group.

    `holder` is who sat there when it was said: nobody is told to have said what somebody before her said.
    """

    number: int
    holder: str
    group: str
    wording: str
    value: str
    reason: str
    change: str
    state: str
    marked: str
    contested: str
    entered: bool
    since: datetime
    until: datetime | None
    holds: bool  # False: what it is about does not lie on the table any more, or reads otherwise
    merged: int = 0  # key of the paragraph that it objects to, where that one is part of this one now
    seen: frozenset[str] | None = None  # on the whole: of the readings on the table now those that lay there then

    @property
    def rule(self) -> consensus.Position:
        """As the rule's value."""
        return consensus.Position(
            self.number,
            self.group,
            self.value,  # type: ignore[arg-type]  # checked where it was entered
            self.reason,
            self.change,
            self.state,  # type: ignore[arg-type]  # as above
            self.wording,
            self.seen,
        )


@dataclass(frozen=True, slots=True)
class ParagraphPositions:
    """What is said of a paragraph: as a whole, and of each reading that lies on the table."""

    standing: Standing
    wordings: tuple[tuple[str, Standing], ...]  # "base", then the proposals in order
    lines: tuple[PositionLine, ...]  # that hold, by stakeholder group and seat
    outdated: tuple[PositionLine, ...]  # about words that were changed or are gone
    past: tuple[PositionLine, ...]  # ended by another one, the newest first
    divides: tuple[Dividing, ...]
    nearest: tuple[Distance, ...]
    holders: Mapping[int, str]  # who sits on each seat, by its number

    def of(self, wording: str) -> Standing | None:
        return dict(self.wordings).get(wording)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What the chair found, on a paragraph of a text or on a question."""

    number: int
    finding: str
    how: str
    wording: str
    words: str
    reason: str
    meeting: str  # slug; "" outside of one
    instant: datetime
    text: str  # slug; "" of a question
    key: int
    paragraph: str  # its number as readers call it
    question: int  # 0: of a paragraph
    title: Words  # of the question
    order: int = 0  # of the paragraph in its text

    @property
    def agreed(self) -> bool:
        return self.finding in ("ad-ref", "agreed", "decided")

    @property
    def diverging(self) -> bool:
        return self.finding == "none"


@dataclass(frozen=True, slots=True)
class BreakingLine:
    number: int  # of the seat
    holder: str  # who sat there then
    reason: str
    change: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """Words under silence, or that were."""

    text: str
    key: int
    paragraph: str
    number: int
    wording: str
    words: str
    final: bool
    began: datetime
    ends: datetime
    state: str
    ended: datetime | None
    breakings: tuple[BreakingLine, ...]
    gone: bool = False  # its paragraph is not part of the text any more

    @property
    def runs(self) -> bool:
        """Neither broken, confirmed nor withdrawn, and of a paragraph that is there."""
        return self.state == "running" and not self.gone

    def may(self, at: datetime) -> consensus.May:
        """What may be done at an instant."""
        return consensus.silence(self.state, self.ends, at, gone=self.gone)


@dataclass(frozen=True, slots=True)
class ArgumentLine:
    number: int
    answer: str
    side: str
    words: Words
    name: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as lists need it."""

    id: int
    number: int
    title: Words
    words: Words
    kind: str
    answers: tuple[tuple[str, Words], ...]
    depends: int  # 0: on none
    condition: str
    asked: str  # asked, only-if, falls-away
    behind: int
    text: str  # slug; "" for none
    state: str
    outcome: str
    reason: Words
    revisit: bool
    since: datetime

    def label(self, answer: str) -> Words:
        """The words of an answer; {} for "open", and for one that there is not."""
        return dict(self.answers).get(answer, {})


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """A stakeholder group: how many of its seats gave each answer, in the order of `Answered.codes`; the rest did not."""

    group: str
    seats: int
    counts: tuple[int, ...]

    @property
    def unanswered(self) -> int:
        return max(0, self.seats - sum(self.counts))


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with everything that is said on it."""

    line: QuestionLine
    codes: tuple[str, ...]  # of the answers, and "open" at the end
    counts: tuple[AnswerCounts, ...]
    given: tuple[PositionLine, ...]  # the answers: one a seat
    beside: tuple[PositionLine, ...]  # what a seat can live with besides, has a concern about, or objects to
    past: tuple[PositionLine, ...]
    arguments: tuple[ArgumentLine, ...]
    findings: tuple[FindingLine, ...]
    depends: QuestionLine | None
    dependent: tuple[QuestionLine, ...]
    behind: QuestionLine | None
    shapes: tuple[QuestionLine, ...]  # questions of form that this one of substance stands behind
    standings: tuple[tuple[str, Standing], ...]  # by answer: who can accept it, and who objects

    def positions(self, answer: str) -> tuple[PositionLine, ...]:
        """The seats that gave this answer."""
        return tuple(p for p in self.given if p.wording == answer)

    def pros(self, answer: str, side: str) -> tuple[ArgumentLine, ...]:
        return tuple(a for a in self.arguments if a.answer == answer and a.side == side)


def total(counts: tuple[Count, ...]) -> Count:
    """All stakeholder groups together, as group ""."""
    return Count(
        "",
        sum(c.seats for c in counts),
        sum(c.support for c in counts),
        sum(c.live_with for c in counts),
        sum(c.none for c in counts),
        sum(c.concern for c in counts),
        sum(c.object for c in counts),
    )
