"""Kinds of entries: who has the floor."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["TurnBegan", "TurnEnded", "TurnLengthened"]


@kind("meetings.turn-began")
@dataclass(frozen=True)
class TurnBegan(Kind):
    """Somebody was given the floor on an item, from the room or from far away."""

    item: int
    turn: int
    kind: str  # statement, point-of-order, right-of-reply, presentation, chair
    klass: str
    place: str
    limit: int  # seconds; 0: none


@kind("meetings.turn-ended")
@dataclass(frozen=True)
class TurnEnded(Kind):
    """Somebody gave the floor back, after so many seconds."""

    item: int
    turn: int
    seconds: int


@kind("meetings.turn-lengthened")
@dataclass(frozen=True)
class TurnLengthened(Kind):
    """Whoever has the floor was given more time."""

    item: int
    turn: int
    limit: int  # seconds in all
