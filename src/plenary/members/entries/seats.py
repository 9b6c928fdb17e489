"""Rules of the members, seats, the published list."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "PartLabelled",
    "PartRenamed",
    "RollPublished",
    "RuleAdopted",
    "RulePut",
    "SeatAssigned",
]


@kind("members.rule-put")
@dataclass(frozen=True)
class RulePut(Kind):
    """A rule of the members was put as a text and as values: of the composition, of the selection, or for observers."""

    group: str
    rule: str
    version: int
    values: dict[str, object]


@kind("members.rule-adopted")
@dataclass(frozen=True)
class RuleAdopted(Kind):
    """A version of a rule stands from a day on: adopted, agreed, established, or the group took note of it. `decision`
    is the address of a meeting's decision, where one said so."""

    group: str
    rule: str
    version: int
    how: str
    day: str
    decision: str


@kind("members.seat-assigned")
@dataclass(frozen=True)
class SeatAssigned(Kind):
    """A seat was given to an organisation, or became vacant (0), with the reason."""

    group: str
    seat: int
    organisation: int
    reason: str


@kind("members.part-labelled")
@dataclass(frozen=True)
class PartLabelled(Kind):
    """What one document calls a stakeholder group; its identity stays."""

    group: str
    part: str
    document: str
    label: str


@kind("members.part-renamed")
@dataclass(frozen=True)
class PartRenamed(Kind):
    """A stakeholder group was named otherwise in a language, or in one more; `now` is "" where that name was taken off."""

    group: str
    part: str
    language: str
    was: str
    now: str


@kind("members.roll-published")
@dataclass(frozen=True)
class RollPublished(Kind):
    """The membership list was published as it stands, with how many seats are filled."""

    group: str
    number: int
    day: str
    seats: int
    filled: int
