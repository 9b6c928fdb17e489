"""What working methods write into the record."""

from dataclasses import dataclass
from typing import Any

from plenary.record.kinds import Kind, kind

__all__ = ["MethodsAdopted", "ModalitiesPut", "ModalitySettled"]


@kind("mandate.methods-adopted")
@dataclass(frozen=True)
class MethodsAdopted(Kind):
    """Another version of a group's working methods stands: by which decision, from which day, which values it changed."""

    group: str
    number: int
    how: str
    decision: str
    day: str
    changed: dict[str, Any]
    points: int
    origin: str


@kind("mandate.modalities-put")
@dataclass(frozen=True)
class ModalitiesPut(Kind):
    """Points of the checklist of modalities were put before a group."""

    group: str
    first: int
    points: int


@kind("mandate.modality-settled")
@dataclass(frozen=True)
class ModalitySettled(Kind):
    """A group adopted a point of its modalities, as it was or amended; or took it up again (open)."""

    group: str
    number: int
    state: str
    decision: str
