"""Kinds of entries: who presides, elections."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["ElectionStep", "PresidingBegan"]


@kind("meetings.presiding-began")
@dataclass(frozen=True)
class PresidingBegan(Kind):
    """Somebody took the chair of the meeting, in this capacity; whoever had it before left it at the same instant."""

    presiding: int
    capacity: str


@kind("meetings.election-step")
@dataclass(frozen=True)
class ElectionStep(Kind):
    """A step of an election: nominated, approved, accepted, presides; or declined, or not agreed."""

    election: int
    office: str
    step: str
