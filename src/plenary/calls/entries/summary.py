"""Kinds of entries: the summary of responses, its statements, what they rest on, its publication and corrections.

Entries are public: they count citations and name no response that a statement rests on, since some of those may not be
cited (X1), and others may take their consent back.
"""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AnswersCited",
    "CitationsWithdrawn",
    "StatementChanged",
    "StatementDropped",
    "StatementMoved",
    "StatementWritten",
    "SummaryDescribed",
    "SummaryOrdered",
    "SummaryPublished",
]


@kind("calls.summary-described")
@dataclass(frozen=True)
class SummaryDescribed(Kind):
    """The summary of a call's responses was begun, or its title, introduction or language changed."""

    call: str
    language: str
    reason: str  # public; "" before publication


@kind("calls.statement-written")
@dataclass(frozen=True)
class StatementWritten(Kind):
    """A statement was added to the summary, with the answers that it rests on. After publication the reason is public."""

    call: str
    statement: int
    question: str  # "" in the general part
    origin: str  # "written", or "extract" where a draft sentence was taken
    answers: int
    reason: str


@kind("calls.statement-changed")
@dataclass(frozen=True)
class StatementChanged(Kind):
    """The words of a statement were changed. After publication this is a correction, and its reason is public."""

    call: str
    statement: int
    reason: str


@kind("calls.answers-cited")
@dataclass(frozen=True)
class AnswersCited(Kind):
    """A statement rests on further answers from now on, or quotes a sentence of one."""

    call: str
    statement: int
    answers: int
    reason: str


@kind("calls.citations-withdrawn")
@dataclass(frozen=True)
class CitationsWithdrawn(Kind):
    """A statement rests no longer on some of the answers that it cited."""

    call: str
    statement: int
    answers: int
    reason: str


@kind("calls.statement-moved")
@dataclass(frozen=True)
class StatementMoved(Kind):
    """A statement changed its place among those of its part, before publication."""

    call: str
    statement: int
    up: bool


@kind("calls.statement-dropped")
@dataclass(frozen=True)
class StatementDropped(Kind):
    """A statement was taken out of the summary. Its number is not given again."""

    call: str
    statement: int
    reason: str


@kind("calls.summary-ordered")
@dataclass(frozen=True)
class SummaryOrdered(Kind):
    """The publication of the summary was ordered; whoever ordered it had the responses before her that no statement cites."""

    call: str
    symbol: str
    statements: int
    not_cited: list[int]  # numbers of responses, printed with the summary


@kind("calls.summary-published")
@dataclass(frozen=True)
class SummaryPublished(Kind):
    """A version of the summary is in the library."""

    call: str
    document: int
    version: int
