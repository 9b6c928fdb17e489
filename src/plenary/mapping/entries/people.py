"""Kinds of entries: which sub-group keeps the mapping, and who was admitted to take part."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["MappingEntrusted", "ParticipantAdmitted", "ParticipationEnded"]


@kind("mapping.entrusted")
@dataclass(frozen=True)
class MappingEntrusted(Kind):
    """The mapping was entrusted to a sub-group: its coordinators accept and merge issues; "" takes it back."""

    subgroup: str


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
