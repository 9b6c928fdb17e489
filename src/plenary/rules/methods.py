"""A group's working methods as values: what the rules of the floor, of consensus and of a session read.

Kept by `mandate`, one set a version; each was decided by the group. The prose is `docs/rules/methods.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, Final

from plenary.rules import consensus, floor
from plenary.rules.sense import Bands

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "decision": (
        "consensus",
        "consensus-chair",
    ),  # where there is none: no outcome, or the chair on her own responsibility
    "first": ("members", "observers", "together"),
    "admission": ("group", "chair"),  # who admits an observer (A131: agreement from the group)
}
SWITCHED: Final = ("remote", "observers", "captions", "transcript", "recording", "streaming")  # as a session begins
YES_NO: Final = (*SWITCHED, "observers_points", "silence", "maintained")
NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "lead": (1, 24 * 366),
    "member_time": (0, 3600),
    "observer_time": (0, 3600),
}


@dataclass(frozen=True, slots=True)
class Methods:
    """What a group decided about how it works; the defaults are those of the second working group.

    `first` and the times are of the floor (seconds, 0 for no limit). `lead` is the shortest silence procedure in hours;
    `silence`: may words be put under silence at all? `maintained`: does an objection that is maintained stand in the way?
    `bands` are the words for unnamed support where they are not the usual ones, by the names of `rules.sense.Bands`.
    """

    decision: str = "consensus"
    first: str = "members"
    admission: str = "group"
    remote: bool = True
    observers: bool = True
    captions: bool = True
    transcript: bool = True
    recording: bool = False
    streaming: bool = False
    observers_points: bool = False
    silence: bool = True
    maintained: bool = True
    lead: int = 72
    member_time: int = 180
    observer_time: int = 120
    bands: Mapping[str, int] = field(default_factory=dict)

    def floor(self) -> floor.Methods:
        """For the speakers' list, before a session or a list says otherwise."""
        base = floor.Methods()
        limits = dict(base.limits)
        limits["member", "statement"], limits["observer", "statement"] = self.member_time, self.observer_time
        return floor.Methods(
            first=self.first,  # type: ignore[arg-type]  # one of CHOICES, which `read` has looked at
            observers=self.observers,
            observers_points=self.observers_points,
            limits=limits,
        )

    def consensus(self) -> consensus.Methods:
        """For what stands in the way of agreement."""
        bands = Bands(**self.bands) if self.bands else consensus.Methods().bands
        return consensus.Methods(
            bands=bands, lead=timedelta(hours=self.lead), maintained=self.maintained, decision=self.decision
        )

    def switched(self, name: str) -> bool:
        """How a session begins, before it decides for itself."""
        return bool(getattr(self, name))


DEFAULT: Final = Methods()


def read(values: Mapping[str, Any]) -> Methods:
    """The values that are kept, over the defaults. Raises ValueError for what is no value of working methods."""
    known = {f.name for f in fields(Methods)}
    if unknown := sorted(set(values) - known):
        raise ValueError(f"working methods have no {unknown[0]}")
    for name, value in values.items():
        if name in CHOICES and value not in CHOICES[name]:
            raise ValueError(f"{name} is not {value}")
        if name in YES_NO and not isinstance(value, bool):
            raise ValueError(f"{name} is yes or no")
        if name in NUMBERS:
            least, most = NUMBERS[name]
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
                raise ValueError(f"{name} is a number from {least} to {most}")
    made = Methods(**dict(values))
    made.consensus()  # bands out of order are refused here
    return made


def kept(values: Mapping[str, Any]) -> Methods:
    """What was kept, by this or an earlier version of the program: a value that there is no more says nothing."""
    known = {f.name for f in fields(Methods)}
    return read({name: value for name, value in values.items() if name in known})


def plain(methods: Methods) -> dict[str, Any]:
    """As they are kept: every value, so that a later default changes nothing that was decided."""
    found = {f.name: getattr(methods, f.name) for f in fields(Methods)}
    found["bands"] = dict(methods.bands)
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is not what it was."""

    name: str
    before: Any
    after: Any


def differences(before: Methods, after: Methods) -> tuple[Change, ...]:
    """Where two sets of working methods part, in the order of their fields: the deviations of A100."""
    return tuple(
        Change(f.name, getattr(before, f.name), getattr(after, f.name))
        for f in fields(Methods)
        if getattr(before, f.name) != getattr(after, f.name)
    )


# The checklist of a group's modalities (A127): each stands open until the group has adopted it, as it was or amended.
ITEM_STATES: Final = ("open", "adopted", "amended")


def complete(states: Mapping[int, str]) -> bool:
    """Has the group dealt with every point of its modalities? An empty list is not complete: nothing was decided."""
    return bool(states) and all(state in ("adopted", "amended") for state in states.values())
