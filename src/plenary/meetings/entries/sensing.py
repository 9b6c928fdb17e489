"""Kinds of entries: polls, breakout groups, questions to the chair, the screen."""

from dataclasses import dataclass
from typing import Any

from plenary.record.kinds import Kind, kind

__all__ = [
    "BreakoutChanged",
    "BreakoutNoted",
    "BreakoutReported",
    "PieceAdded",
    "PieceDecided",
    "PollClosed",
    "PollOpened",
    "QuestionAnswered",
    "QuestionAsked",
    "QuestionRemoved",
    "QuestionRestored",
    "ScreenPut",
]


@kind("meetings.poll-opened")
@dataclass(frozen=True)
class PollOpened(Kind):
    """The room was asked for its sense, or for a preference. It is no vote, and decides nothing."""

    poll: int
    kind: str
    who: str


@kind("meetings.poll-closed")
@dataclass(frozen=True)
class PollClosed(Kind):
    """What the room showed, in words that count and name nobody. What each had shown is gone."""

    poll: int
    result: dict[str, Any]


@kind("meetings.breakout-changed")
@dataclass(frozen=True)
class BreakoutChanged(Kind):
    """A breakout group was set up, or its lead, room or title changed."""

    breakout: int


@kind("meetings.breakout-noted")
@dataclass(frozen=True)
class BreakoutNoted(Kind):
    """A breakout group saved its notes."""

    breakout: int
    version: int


@kind("meetings.breakout-reported")
@dataclass(frozen=True)
class BreakoutReported(Kind):
    """A breakout group reported to plenary, or took its report back."""

    breakout: int
    state: str


@kind("meetings.piece-added")
@dataclass(frozen=True)
class PieceAdded(Kind):
    """A breakout group put a category, a question or a point on what it brings to plenary; or changed one."""

    breakout: int
    piece: int
    kind: str


@kind("meetings.piece-decided")
@dataclass(frozen=True)
class PieceDecided(Kind):
    """Plenary took, merged or left what a breakout group brought; or undid that. Its origin stays."""

    breakout: int
    piece: int
    state: str
    into: list[int]  # breakout and piece that it was merged into
    reason: str = ""  # why plenary left it


@kind("meetings.question-asked")
@dataclass(frozen=True)
class QuestionAsked(Kind):
    """A question was put to the chair, or to who had presented."""

    question: int
    item: int


@kind("meetings.question-answered")
@dataclass(frozen=True)
class QuestionAnswered(Kind):
    """A question was answered, for all to read."""

    question: int


@kind("meetings.question-removed")
@dataclass(frozen=True)
class QuestionRemoved(Kind):
    """A question was taken out of public view by moderation, for a public reason."""

    question: int
    reason: str


@kind("meetings.question-restored")
@dataclass(frozen=True)
class QuestionRestored(Kind):
    """A question that moderation had removed was put back."""

    question: int


@kind("meetings.screen-put")
@dataclass(frozen=True)
class ScreenPut(Kind):
    """Something was put up on the screen for all."""

    shows: str
    document: int
    page: int
    item: int = 0  # of a question of a call for input
    question: str = ""
