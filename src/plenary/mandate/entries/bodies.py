"""What bodies above a group, the way of its output and its establishing write into the record."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["BodyPointEntered", "BodySessionEntered", "EstablishingPlanned", "StopDropped", "StopMet", "StopPlanned"]


@kind("mandate.body-point-entered")
@dataclass(frozen=True)
class BodyPointEntered(Kind):
    """A part of the mandate of a body above the groups was entered."""

    body: str
    number: int
    label: dict[str, str]
    text: dict[str, str]


@kind("mandate.body-session-entered")
@dataclass(frozen=True)
class BodySessionEntered(Kind):
    """A session of a body was entered, or what is known of it was put right."""

    body: str
    ordinal: int
    text: dict[str, str]


@kind("mandate.stop-planned")
@dataclass(frozen=True)
class StopPlanned(Kind):
    """A body was put on the way of a group or of its output: what it is to do with it, and when."""

    group: str
    number: int
    role: str
    body: str
    verb: str
    text: dict[str, str]
    lead: int


@kind("mandate.stop-met")
@dataclass(frozen=True)
class StopMet(Kind):
    """A body dealt with a group or its output: by which verb, when, in which document."""

    group: str
    number: int
    verb: str
    text: dict[str, str]
    symbol: str


@kind("mandate.stop-dropped")
@dataclass(frozen=True)
class StopDropped(Kind):
    """A body will not deal with it, for the reason given; it stays on the way, crossed out."""

    group: str
    number: int
    reason: str


@kind("mandate.establishing-planned")
@dataclass(frozen=True)
class EstablishingPlanned(Kind):
    """A numbered step by which a group comes into being was entered; `date` is its number in the calendar, 0 for none."""

    group: str
    number: int
    label: dict[str, str]
    date: int
