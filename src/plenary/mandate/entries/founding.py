"""What the founding of a group writes into the record."""

from dataclasses import dataclass
from typing import Any

from plenary.record.kinds import Kind, kind

__all__ = ["GroupFounded", "StagesSet", "StepsPlanned"]


@kind("mandate.group-founded")
@dataclass(frozen=True)
class GroupFounded(Kind):
    """A group was entered with its mandate, its parent body and its predecessor."""

    group: str
    resolution: str
    parent: str
    predecessor: str


@kind("mandate.steps-planned")
@dataclass(frozen=True)
class StepsPlanned(Kind):
    """The steps and dates of a group's life were entered, as people agreed them."""

    group: str
    steps: int


@kind("mandate.stages-set")
@dataclass(frozen=True)
class StagesSet(Kind):
    """The stages on the rail of a group were set: each with its words, when it is, and whether it is done, now or to come."""

    group: str
    stages: list[dict[str, Any]]
