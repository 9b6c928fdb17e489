"""What people are in a group, and from when to when; two records of one person."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "CapacityEnded",
    "CapacityGiven",
    "MergeUndone",
    "OfficeProposalSettled",
    "OfficeProposed",
    "PeopleMerged",
    "PeopleTakenIn",
]


@kind("members.capacity-given")
@dataclass(frozen=True)
class CapacityGiven(Kind):
    """A person has a capacity in a group, from a day on: chair, co-chair, alternate, focal point, acting chair of the
    parent body. `part` and `region` are where a focal point acts."""

    person: int
    capacity: str
    group: str
    seat: int
    part: str
    region: str
    since: str
    until: str


@kind("members.capacity-ended")
@dataclass(frozen=True)
class CapacityEnded(Kind):
    """A person's capacity ended on a day."""

    person: int
    capacity: str
    group: str
    until: str


@kind("members.office-proposed")
@dataclass(frozen=True)
class OfficeProposed(Kind):
    """Somebody proposed that the group should have an office, such as a non-governmental co-chair."""

    group: str
    number: int
    capacity: str


@kind("members.office-proposal-settled")
@dataclass(frozen=True)
class OfficeProposalSettled(Kind):
    """What came of a proposed office: agreed, or not pursued. `sense` is the sense of the room in words; nobody was
    counted."""

    group: str
    number: int
    state: str
    sense: str
    decision: str


@kind("members.people-merged")
@dataclass(frozen=True)
class PeopleMerged(Kind):
    """Two records of one person were made one; so many rows name the kept one now."""

    kept: int
    other: int
    rows: int


@kind("members.merge-undone")
@dataclass(frozen=True)
class MergeUndone(Kind):
    """Two records that had been made one stand apart again."""

    kept: int
    other: int
    rows: int


@kind("members.people-taken-in")
@dataclass(frozen=True)
class PeopleTakenIn(Kind):
    """People came in from a list: how many rows, how many people were new, how many capacities were entered. An import
    gives nobody a right."""

    group: str
    rows: int
    people: int
    capacities: int
    organisations: int
