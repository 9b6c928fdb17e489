"""Who acts, in what capacity; and the rights that are asked of her. Deny is the default everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied

from plenary.record import ledger

SECRETARIAT, CHAIR, MEMBER, OBSERVER, PUBLIC = "secretariat", "chair", "member", "observer", "public"
ROLES = (SECRETARIAT, CHAIR, MEMBER, OBSERVER, PUBLIC)
EVERYWHERE = "*"  # a role held in every group of this installation


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the command line, or nobody signed in) as she stands before an act or a page.

    `roles` maps a group's slug, or EVERYWHERE, to the roles held there now. `seat` is what the record shows:
    an address such as "seat/12", "secretariat" or "public", never a person's name.
    """

    person: int | None = None
    name: str = ""
    seat: str = "public"
    capacity: str = PUBLIC
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def roles_in(self, group: str) -> frozenset[str]:
        return self.roles.get(group, frozenset()) | self.roles.get(EVERYWHERE, frozenset()) | {PUBLIC}


NOBODY = Actor()


def operator(name: str = "command line") -> Actor:
    """Whoever holds the machine: acts from the command line are recorded as the secretariat's, by that means."""
    return Actor(
        name=name, seat="secretariat/command-line", capacity=SECRETARIAT, roles={EVERYWHERE: frozenset({SECRETARIAT})}
    )


class Forbidden(PermissionDenied):
    """The actor may not. `reason` is a sentence for her, already marked for translation."""

    def __init__(self, right: Right, reason: str) -> None:
        super().__init__(f"{right.name}: {reason}")
        self.right, self.reason = right, reason


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

    def asked(self, by: Actor, group: str = EVERYWHERE) -> Verdict:
        """May she, in this group?"""
        held = by.roles_in(group) & self.roles
        return Verdict(bool(held), f"as {sorted(held)[0]}" if held else self.reason)

    def where(self, by: Actor) -> frozenset[str]:
        """Which groups may she? EVERYWHERE stands for all."""
        if PUBLIC in self.roles:
            return frozenset({EVERYWHERE})
        return frozenset(group for group, held in by.roles.items() if held & self.roles)

    def require(self, by: Actor, group: str = EVERYWHERE) -> None:
        """The first line of every act. Raises Forbidden."""
        verdict = self.asked(by, group)
        under_way = ledger.current.get()
        if under_way is not None:
            under_way.note_right()
        if not verdict.allowed:
            raise Forbidden(self, self.reason)


def right(name: str, *roles: str, reason: str = "") -> Right:
    """Shorthand for a room's `rights.py`. Raises ValueError for a role that does not exist."""
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"{name}: no such role {unknown}")
    return Right(name, frozenset(roles), reason)
