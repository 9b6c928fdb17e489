"""Kinds of entries: decisions, and what follows from them."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["ActionAdded", "ActionFinished", "DecisionCorrected", "DecisionTaken", "IssueHighlighted"]


@kind("meetings.decision-taken")
@dataclass(frozen=True)
class DecisionTaken(Kind):
    """The meeting decided something: adopted, agreed, took note, endorsed, decided, deferred, or noted that views differ."""

    decision: int
    item: int  # 0: under none
    verb: str
    kind: str  # procedure, substance
    revisit: bool
    settles: int  # the deferred decision that is taken up again by it; 0: none
    plans: str  # the meeting whose dates it settles; "": none


@kind("meetings.decision-corrected")
@dataclass(frozen=True)
class DecisionCorrected(Kind):
    """The words of a decision were corrected, for a public reason; what was said before stays in the record."""

    decision: int
    reason: str


@kind("meetings.action-added")
@dataclass(frozen=True)
class ActionAdded(Kind):
    """Something is to be done: by whom in what role, and until when."""

    action: int
    decision: int  # 0: of none
    owner: str
    due: str


@kind("meetings.action-finished")
@dataclass(frozen=True)
class ActionFinished(Kind):
    """Something that was to be done is done."""

    action: int
    done: str


@kind("meetings.issue-highlighted")
@dataclass(frozen=True)
class IssueHighlighted(Kind):
    """An issue was raised outside the questions and the agenda, and was noted."""

    highlight: int
    item: int
