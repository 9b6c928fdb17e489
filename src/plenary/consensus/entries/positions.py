"""Kinds of entries: positions, objections, questions, arguments. `about` is the address of the paragraph or question."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "MarkContested",
    "ObjectionMarked",
    "ObjectionWithdrawn",
    "PositionTaken",
    "QuestionArgued",
    "QuestionAsked",
    "QuestionChanged",
]


@kind("consensus.position")
@dataclass(frozen=True)
class PositionTaken(Kind):
    """A seat said where it stands, on a paragraph, on one of its wordings, or on an answer to a question."""

    seat: int  # its number
    wording: str  # "": the paragraph as a whole; base, P7; the code of an answer
    value: str  # support, live-with, none, concern, object
    before: str  # what it said until now; "": nothing
    entered: bool  # by the chair or the secretariat, for the seat


@kind("consensus.objection-marked")
@dataclass(frozen=True)
class ObjectionMarked(Kind):
    """The chair marked an objection: the change was made, it was answered, or its holder maintains it."""

    seat: int
    wording: str
    state: str  # accommodated, addressed, maintained
    before: str


@kind("consensus.mark-contested")
@dataclass(frozen=True)
class MarkContested(Kind):
    """Whoever objects does not agree with the chair's mark: the objection is open again."""

    seat: int
    wording: str
    mark: str


@kind("consensus.objection-withdrawn")
@dataclass(frozen=True)
class ObjectionWithdrawn(Kind):
    """Whoever objected withdrew the objection. That it was made stays on the record."""

    seat: int
    wording: str


@kind("consensus.question-asked")
@dataclass(frozen=True)
class QuestionAsked(Kind):
    """A question that divides the group was put by name."""

    question: int
    kind: str  # substance, form
    answers: list[str]  # their codes
    depends: int  # number of the question on whose answer it depends; 0: none
    condition: str
    behind: int  # of a question of form: the question of substance behind it; 0: none


@kind("consensus.question-changed")
@dataclass(frozen=True)
class QuestionChanged(Kind):
    """A question was worded anew, or linked to another one, before anybody had answered it."""

    question: int
    fields: list[str]


@kind("consensus.argued")
@dataclass(frozen=True)
class QuestionArgued(Kind):
    """An argument for or against an answer was put beside a question."""

    question: int
    argument: int
    answer: str
    side: str  # for, against
    seat: int  # 0: entered by the chair or the secretariat, as said by somebody without one
