"""Observers, sub-groups, money."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "FundLineEntered",
    "NeedPublished",
    "ObserverAsked",
    "ObserverSettled",
    "PledgeReceived",
    "SubgroupEnded",
    "SubgroupJoined",
    "SubgroupLeft",
    "SubgroupSetUp",
    "TermChecked",
    "TermsAdopted",
    "TermsPut",
]


@kind("members.observer-asked")
@dataclass(frozen=True)
class ObserverAsked(Kind):
    """An organisation asks to observe the group, with the status that it has elsewhere."""

    group: str
    number: int
    organisation: int
    status: str


@kind("members.observer-settled")
@dataclass(frozen=True)
class ObserverSettled(Kind):
    """An observer was admitted by a decision of the group, refused, or its admission ended."""

    group: str
    number: int
    state: str
    decision: str
    reason: str


@kind("members.subgroup-set-up")
@dataclass(frozen=True)
class SubgroupSetUp(Kind):
    """The group has a sub-group, such as a correspondence group; open says whether it takes those without a seat."""

    group: str
    subgroup: str
    form: str
    open: bool
    decision: str


@kind("members.subgroup-ended")
@dataclass(frozen=True)
class SubgroupEnded(Kind):
    """A sub-group ended its work."""

    group: str
    subgroup: str
    day: str


@kind("members.terms-put")
@dataclass(frozen=True)
class TermsPut(Kind):
    """A version of a sub-group's terms of reference was put, with what it is to do."""

    group: str
    subgroup: str
    version: int
    items: int


@kind("members.terms-adopted")
@dataclass(frozen=True)
class TermsAdopted(Kind):
    """The group adopted a sub-group's terms of reference."""

    group: str
    subgroup: str
    version: int
    day: str
    decision: str


@kind("members.term-checked")
@dataclass(frozen=True)
class TermChecked(Kind):
    """What a sub-group was to do is done, or is open again."""

    group: str
    subgroup: str
    version: int
    item: int
    done: str


@kind("members.subgroup-joined")
@dataclass(frozen=True)
class SubgroupJoined(Kind):
    """Somebody takes part in a sub-group, or coordinates it."""

    group: str
    subgroup: str
    person: int
    capacity: str


@kind("members.subgroup-left")
@dataclass(frozen=True)
class SubgroupLeft(Kind):
    """Somebody takes part in a sub-group no more."""

    group: str
    subgroup: str
    person: int


@kind("members.fund-line-entered")
@dataclass(frozen=True)
class FundLineEntered(Kind):
    """A pledge to the trust fund, or what was paid from it; in whole units of a currency."""

    group: str
    number: int
    line: str
    amount: int
    currency: str
    day: str


@kind("members.pledge-received")
@dataclass(frozen=True)
class PledgeReceived(Kind):
    """What was pledged to the trust fund came in."""

    group: str
    number: int
    day: str


@kind("members.need-published")
@dataclass(frozen=True)
class NeedPublished(Kind):
    """What was asked for to come to the meetings, what was granted, and by how many requests, in totals; whose they
    are is told to nobody."""

    group: str
    number: int
    requests: int
    asked: int
    granted: int
    currency: str
