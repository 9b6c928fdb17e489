"""Who acts, in what capacity; and the rights that are asked of her. Deny is the default everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied

from plenary.record import ledger

SECRETARIAT, CHAIR, MEMBER, OBSERVER, PUBLIC = "secretariat", "chair", "member", "observer", "public"
ROLES = (SECRETARIAT, CHAIR, MEMBER, OBSERVER, PUBLIC)
EVERYWHERE = "*"  # a role held in every group of this installation
BY_TWO = frozenset({SECRETARIAT, CHAIR, MEMBER})  # whoever holds one proves by a second factor who she is
FRESH = timedelta(minutes=15)  # how old a proof may be for a weighty act
ALWAYS = datetime.max.replace(tzinfo=UTC)  # the proof of whoever holds the machine


@dataclass(frozen=True, slots=True)
class Proof:
    """How a visitor has shown who she is: when last, and whether a second factor was part of it."""

    at: datetime | None = None
    second: bool = False


UNPROVEN = Proof()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the command line, or nobody signed in) as she stands before an act or a page.

    `roles` maps a group's slug, or EVERYWHERE, to the roles held there now. `seat` is what the record shows:
    an address such as "seat/12", "secretariat" or "public", never a person's name. `proven` is the instant at which
    she last proved who she is. Where her second factor is still to be proven she stands here as the public does, and
    `waiting` is the person she would be.
    """

    person: int | None = None
    name: str = ""
    seat: str = "public"
    capacity: str = PUBLIC
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    proven: datetime | None = None
    waiting: int | None = None

    @property
    def machine(self) -> bool:
        """Is it whoever holds the machine? She takes in what was, for ended groups too: an import, a restore."""
        return self.proven == ALWAYS

    def roles_in(self, group: str) -> frozenset[str]:
        return self.roles.get(group, frozenset()) | self.roles.get(EVERYWHERE, frozenset()) | {PUBLIC}


NOBODY = Actor()


def operator(name: str = "command line") -> Actor:
    """Whoever holds the machine: acts from the command line are recorded as the secretariat's, by that means."""
    return Actor(
        name=name,
        seat="secretariat/command-line",
        capacity=SECRETARIAT,
        roles={EVERYWHERE: frozenset({SECRETARIAT})},
        proven=ALWAYS,
    )


class Forbidden(PermissionDenied):
    """The actor may not. `reason` is a sentence for her, already marked for translation."""

    def __init__(self, right: Right, reason: str) -> None:
        super().__init__(f"{right.name}: {reason}")
        self.right, self.reason = right, reason


class ProofNeeded(Forbidden):
    """She might, once she has proven (again) who she is. The hall leads her there and back, with what she typed."""


PROVE = "Prove first who you are."


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer that says why."""

    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Right:
    """One right, defined once: it answers "may she?" and "in which groups may she?"."""

    name: str
    roles: frozenset[str]
    reason: str  # shown to those who may not: who may, in one sentence (msgid)
    weighty: bool = False  # asks for a proof of who she is that is not older than `fresh`
    fresh: timedelta = FRESH
    after: bool = False  # may be used in a group whose work has ended

    def asked(self, by: Actor, group: str = EVERYWHERE) -> Verdict:
        """May she, in this group?"""
        held = by.roles_in(group) & self.roles
        return Verdict(bool(held), f"as {sorted(held)[0]}" if held else self.reason)

    def where(self, by: Actor) -> frozenset[str]:
        """Which groups may she? EVERYWHERE stands for all."""
        if PUBLIC in self.roles:
            return frozenset({EVERYWHERE})
        return frozenset(group for group, held in by.roles.items() if held & self.roles)

    def proven(self, by: Actor, at: datetime) -> bool:
        """Is her last proof fresh enough for this right, at that instant?"""
        return not self.weighty or (by.proven is not None and at - by.proven <= self.fresh)

    def require(self, by: Actor, group: str = EVERYWHERE) -> None:
        """The first line of every act. Raises Forbidden; ProofNeeded where the right is weighty and her proof is old."""
        verdict = self.asked(by, group)
        under_way = ledger.current.get()
        if under_way is not None:
            under_way.note_right()
        if not verdict.allowed:
            raise Forbidden(self, self.reason)
        if under_way is not None and not self.proven(by, under_way.at):
            raise ProofNeeded(self, PROVE)
        if under_way is not None and not self.after and not by.machine and ended(group):
            raise Forbidden(self, ENDED)


ENDED = "The work of this group has ended: its record is read, and not written any more."
_ended: list[Callable[[str], bool]] = []


def ended(group: str) -> bool:
    """Has the work of a group ended? The record knows no groups: whoever keeps them says so (`ends_by`)."""
    return group != EVERYWHERE and any(asked(group) for asked in _ended)


def ends_by(asked: Callable[[str], bool]) -> None:
    """Name who knows whether the work of a group has ended, once: from then on each act asks there."""
    if asked not in _ended:
        _ended.append(asked)


def right(
    name: str, *roles: str, reason: str = "", weighty: bool = False, fresh: timedelta = FRESH, after: bool = False
) -> Right:
    """Shorthand for a room's `rights.py`. Raises ValueError for a role that does not exist."""
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"{name}: no such role {unknown}")
    return Right(name, frozenset(roles), reason, weighty, fresh, after)
