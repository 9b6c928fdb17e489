"""How people come into a group."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "Appointed",
    "Nominated",
    "NominationAmended",
    "NominationAnswered",
    "NominationChosen",
    "NominationEnded",
    "NominationsClosed",
    "NominationsOpened",
    "PhaseSet",
]


@kind("members.nominations-opened")
@dataclass(frozen=True)
class NominationsOpened(Kind):
    """Members are sought, under a version of the selection rules."""

    group: str
    call: int
    rule: int
    closes: str


@kind("members.nominations-closed")
@dataclass(frozen=True)
class NominationsClosed(Kind):
    """A call for nominations was closed."""

    group: str
    call: int


@kind("members.phase-set")
@dataclass(frozen=True)
class PhaseSet(Kind):
    """How far a stakeholder group is with its own nominations: open, choosing, handed in; and the rules it gave
    itself."""

    group: str
    call: int
    part: str
    state: str
    rules: str
    closes: str


@kind("members.nominated")
@dataclass(frozen=True)
class Nominated(Kind):
    """Somebody was nominated within her stakeholder group: for a seat, as an alternate, or for the chair."""

    group: str
    call: int
    number: int
    part: str
    region: str
    capacity: str


@kind("members.nomination-amended")
@dataclass(frozen=True)
class NominationAmended(Kind):
    """A nomination was put right before it was decided: what changed, and whether she is asked (again) if she accepts."""

    group: str
    call: int
    number: int
    changed: list[str]
    asks: bool


@kind("members.nomination-answered")
@dataclass(frozen=True)
class NominationAnswered(Kind):
    """A nominee accepted or declined: herself, or by a paper that the secretariat holds."""

    group: str
    call: int
    number: int
    answer: str
    how: str


@kind("members.nomination-ended")
@dataclass(frozen=True)
class NominationEnded(Kind):
    """A nomination ended: withdrawn, or not chosen by the stakeholder group; with the reason."""

    group: str
    call: int
    number: int
    state: str
    reason: str


@kind("members.nomination-chosen")
@dataclass(frozen=True)
class NominationChosen(Kind):
    """A stakeholder group put a nominee forward."""

    group: str
    call: int
    number: int


@kind("members.appointed")
@dataclass(frozen=True)
class Appointed(Kind):
    """A nominee was appointed: to a seat, or to an office without one (0)."""

    group: str
    call: int
    number: int
    capacity: str
    seat: int
    since: str
