"""Kinds of entries: the speakers' list. `request` is the arrival number, which is the order."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "Asked",
    "FloorGiven",
    "ListCarried",
    "ListClosed",
    "ListReopened",
    "ListSet",
    "RequestRemoved",
    "RequestWithdrawn",
    "TakenOutOfOrder",
    "TextHandedIn",
    "TimeExtended",
    "Unreached",
]


@kind("floor.asked")
@dataclass(frozen=True)
class Asked(Kind):
    """Somebody asked for the floor, in the room or from far away. The arrival number is the place in the order."""

    item: int
    request: int
    klass: str
    place: str
    kind: str
    entered: bool  # by the chair or the secretariat, for somebody without an account


@kind("floor.given")
@dataclass(frozen=True)
class FloorGiven(Kind):
    """The floor was given to a request: the first of the list, or another one for a public reason."""

    item: int
    request: int
    first: bool
    reason: str


@kind("floor.withdrawn")
@dataclass(frozen=True)
class RequestWithdrawn(Kind):
    """Somebody withdrew her request for the floor."""

    item: int
    request: int


@kind("floor.removed")
@dataclass(frozen=True)
class RequestRemoved(Kind):
    """The chair took a request off the list, for a public reason."""

    item: int
    request: int
    reason: str


@kind("floor.out-of-order")
@dataclass(frozen=True)
class TakenOutOfOrder(Kind):
    """The chair took somebody out of order, or put her back where she was, for a reason that is shown beside the list."""

    item: int
    request: int
    ahead: int  # 0: put back
    reason: str


@kind("floor.list-closed")
@dataclass(frozen=True)
class ListClosed(Kind):
    """The speakers' list of an item was closed to newcomers, at once or at an instant that was announced."""

    item: int
    closes: str  # "" at once
    reason: str


@kind("floor.list-reopened")
@dataclass(frozen=True)
class ListReopened(Kind):
    """The speakers' list of an item was opened again."""

    item: int
    reason: str


@kind("floor.list-set")
@dataclass(frozen=True)
class ListSet(Kind):
    """Speaking time, or the class that speaks first, was set for an item."""

    item: int
    first: str  # members, observers, together; "" as it was decided for the session
    limits: dict[str, int]  # seconds by "class/kind"


@kind("floor.list-carried")
@dataclass(frozen=True)
class ListCarried(Kind):
    """Who still waited on one item was carried over to the list of another, in the order of arrival."""

    item: int
    to: int
    requests: list[int]


@kind("floor.unreached")
@dataclass(frozen=True)
class Unreached(Kind):
    """Time did not reach these requests. They stay visible, and may hand in their text."""

    item: int
    requests: list[int]


@kind("floor.text-handed-in")
@dataclass(frozen=True)
class TextHandedIn(Kind):
    """A statement that was not reached was handed in; it stands beside the list."""

    item: int
    request: int
    file: bool


@kind("floor.time-extended")
@dataclass(frozen=True)
class TimeExtended(Kind):
    """Whoever speaks was given more time."""

    item: int
    seconds: int
