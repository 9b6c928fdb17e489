"""What the rules of the floor take and give: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Klass = Literal["member", "observer"]
Seated = Literal["room", "remote"]
Kind = Literal["statement", "point-of-order", "right-of-reply"]
First = Literal["members", "observers", "together"]

MEMBER: Klass = "member"
OBSERVER: Klass = "observer"
KINDS: tuple[Kind, ...] = ("statement", "point-of-order", "right-of-reply")


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks for the floor. `arrived` is the number given under lock when the server took it: it is the order.

    `who` is whoever asks: a seat, or an observer ("seat/12", "person/7"). `ahead` is 1 and up where the chair took the
    request out of order (the lowest first), and `because` is the chair's reason. `interrupted`: a point of order took
    the floor from her, and she has it again right after it, for the `rest` of her time (seconds; 0: no limit was set).
    """

    id: int
    who: str
    klass: Klass
    place: Seated
    arrived: int
    kind: Kind = "statement"
    ahead: int = 0
    because: str = ""
    interrupted: bool = False
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Methods:
    """The group's working methods for the floor; the defaults are those of the second working group (A102, A103).

    `limits` are seconds by class and kind, 0 for none. `first` is the class that speaks first on a topic, settable for
    each session (X15): "together" makes one list of both.
    """

    first: First = "members"
    observers: bool = True  # are observers heard at this session?
    observers_points: bool = False  # may they raise points of order?
    limits: Mapping[tuple[Klass, Kind], int] = field(
        default_factory=lambda: {
            ("member", "statement"): 180,
            ("observer", "statement"): 120,
            ("member", "point-of-order"): 60,
            ("observer", "point-of-order"): 60,
            ("member", "right-of-reply"): 120,
            ("observer", "right-of-reply"): 120,
        }
    )
    warning: int = 30  # seconds before the end at which the clock says so

    def limit(self, klass: Klass, kind: Kind) -> int:
        """Seconds of speaking time; 0 where there is no limit."""
        return self.limits.get((klass, kind), 0)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody has her place: a code, and what stands in it.

    point-of-order: taken at once. interrupted: goes on where a point of order interrupted. out-of-order: the chair took
    it, `because`. member, observer, together: by arrival within the class. observer-first, member-after: observers
    speak first at this session. reply: at the end of the item.
    `after` is how many of those who asked later speak earlier all the same: 0 wherever arrival alone decided.
    """

    code: str
    after: int = 0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A request with its place in the list, 1 and up."""

    request: Request
    position: int
    reason: Reason
