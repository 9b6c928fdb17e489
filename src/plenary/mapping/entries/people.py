"""Kinds of entries: who coordinates, and who was admitted to take part."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["CoordinatorNamed", "CoordinatorReleased", "ParticipantAdmitted", "ParticipationEnded"]


@kind("mapping.coordinator-named")
@dataclass(frozen=True)
class CoordinatorNamed(Kind):
    """Somebody coordinates the mapping, under the name that the group has for it (coordinator, co-facilitator …)."""

    number: int
    title: dict[str, str]


@kind("mapping.coordinator-released")
@dataclass(frozen=True)
class CoordinatorReleased(Kind):
    """A coordinator does not coordinate any more."""

    number: int


@kind("mapping.participant-admitted")
@dataclass(frozen=True)
class ParticipantAdmitted(Kind):
    """Somebody who is no member or observer was admitted to take part, or was given a new link."""

    number: int


@kind("mapping.participation-ended")
@dataclass(frozen=True)
class ParticipationEnded(Kind):
    """A participant's link opens nothing any more; what she proposed stays."""

    number: int
