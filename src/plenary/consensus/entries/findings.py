"""Kinds of entries: what the chair found, the silence procedure, the piles, how the group decides."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AgreementFound",
    "ContributionPlaced",
    "MethodsDecided",
    "QuestionFound",
    "SilenceBegun",
    "SilenceBroken",
    "SilenceConfirmed",
    "SilenceWithdrawn",
]


@kind("consensus.found")
@dataclass(frozen=True)
class AgreementFound(Kind):
    """The chair found where the group stands on a paragraph. Nobody else does, and no clock."""

    finding: int  # its number in the group
    key: int  # of the paragraph
    state: str  # ad-ref, agreed, revisit, none, reopened
    wording: str  # base, P7, own (the chair's words)
    how: str  # room, silence
    meeting: str  # slug; "": outside a meeting
    objections: int  # that had been answered, and stand beside the finding


@kind("consensus.question-found")
@dataclass(frozen=True)
class QuestionFound(Kind):
    """The chair found where the group stands on a question: decided, deferred, without agreement, or open again."""

    finding: int
    question: int
    state: str  # decided, deferred, none, reopened
    answer: str  # code of the answer that was found agreed
    revisit: bool
    meeting: str


@kind("consensus.placed")
@dataclass(frozen=True)
class ContributionPlaced(Kind):
    """The chair moved a contribution to the pile of statements, or out of it."""

    key: int
    pile: str  # statements, or the pile that its state gives
    before: str
    reason: str


@kind("consensus.silence-begun")
@dataclass(frozen=True)
class SilenceBegun(Kind):
    """The chair proposed words under silence: one written objection until the exact end breaks it."""

    key: int
    silence: int
    wording: str
    ends: str  # an instant
    final: bool  # agreed; else agreed ad referendum


@kind("consensus.silence-broken")
@dataclass(frozen=True)
class SilenceBroken(Kind):
    """A member objected in writing before the end: the silence is broken, and all are told. More are kept beside it."""

    key: int
    silence: int
    seat: int
    first: bool


@kind("consensus.silence-confirmed")
@dataclass(frozen=True)
class SilenceConfirmed(Kind):
    """The end had passed without objection, and the chair confirmed it."""

    key: int
    silence: int
    finding: int


@kind("consensus.silence-withdrawn")
@dataclass(frozen=True)
class SilenceWithdrawn(Kind):
    """The chair withdrew the words that were under silence."""

    key: int
    silence: int
    reason: str


@kind("consensus.methods")
@dataclass(frozen=True)
class MethodsDecided(Kind):
    """The group decided how it decides: how long a silence takes, whether a maintained objection stands in the way."""

    rule: int
    lead: int  # hours
    maintained: bool
    meeting: str
    decision: int  # of that meeting; 0: none
