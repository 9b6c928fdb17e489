"""Selection rules as values, applied to nominations, each refusal with its reason (A186). See `docs/rules/seats.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

NOMINATED, ACCEPTED, DECLINED, WITHDRAWN = "nominated", "accepted", "declined", "withdrawn"
CHOSEN, NOT_CHOSEN, APPOINTED = "chosen", "not-chosen", "appointed"
OPEN_STATES: Final = (NOMINATED, ACCEPTED, CHOSEN)
NEXT: Final[Mapping[str, frozenset[str]]] = {
    NOMINATED: frozenset({ACCEPTED, DECLINED, WITHDRAWN, NOT_CHOSEN, CHOSEN}),
    ACCEPTED: frozenset({CHOSEN, NOT_CHOSEN, WITHDRAWN, DECLINED}),
    CHOSEN: frozenset({APPOINTED, NOT_CHOSEN, WITHDRAWN, DECLINED, ACCEPTED}),
    DECLINED: frozenset(),
    WITHDRAWN: frozenset(),
    NOT_CHOSEN: frozenset(),
    APPOINTED: frozenset(),
}
"""What may follow on what. Whoever was put forward before she had accepted keeps both: see `Nominee.accepted`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Adopted selection rules. Every number is the most that is allowed; a mapping without a part says nothing about it."""

    places: Mapping[str, int]  # by part of the composition
    per_region: Mapping[str, int] = field(default_factory=dict)  # within each part, from one regional group
    alternates: int = 0  # for each place
    closes: datetime | None = None
    acceptance: bool = True  # nobody is appointed who has not accepted herself
    one_each: bool = True  # an organisation has one nominee for a capacity


@dataclass(frozen=True, slots=True)
class Nominee:
    """One nomination as the rule sees it."""

    number: int
    part: str
    region: str = ""
    organisation: str = ""  # folded or a key: compared, never shown
    capacity: str = "member"  # member, alternate, chair
    state: str = NOMINATED
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, as a code with its values; pages have the sentence.

    part: the rule has no such part. closed: the time is over. organisation: it has another nominee. accept: she has not
    accepted. state: this does not follow on what is. full: no place is left. region: no place for that regional group.
    """

    code: str
    values: tuple[tuple[str, str | int], ...] = ()


def may_nominate(rule: Rule, one: Nominee, others: Iterable[Nominee], at: datetime) -> tuple[Reason, ...]:
    """Why this one cannot be nominated now; () where she can. More nominees than places are welcome: choosing comes later."""
    found: list[Reason] = []
    if one.part not in rule.places:
        found.append(Reason("part", (("part", one.part),)))
    if rule.closes is not None and at > rule.closes:
        found.append(Reason("closed"))
    if rule.one_each and one.organisation:
        for other in others:
            alive = other.state in (*OPEN_STATES, APPOINTED)
            if alive and (other.organisation, other.capacity) == (one.organisation, one.capacity):
                found.append(Reason("organisation", (("number", other.number),)))
                break
    return tuple(found)


def may_choose(rule: Rule, one: Nominee, others: Iterable[Nominee]) -> tuple[Reason, ...]:
    """Why her group cannot put this nominee forward; () where it can."""
    found = _follows(one, CHOSEN)
    return (*found, *_room(rule, one, [o for o in others if o.state in (CHOSEN, APPOINTED)]))


def may_appoint(rule: Rule, one: Nominee, others: Iterable[Nominee]) -> tuple[Reason, ...]:
    """Why this nominee cannot be appointed; () where she can."""
    found = list(_follows(one, APPOINTED))
    if rule.acceptance and not one.accepted:
        found.append(Reason("accept"))
    return (*found, *_room(rule, one, [o for o in others if o.state == APPOINTED]))


def follows(state: str, after: str) -> bool:
    """May a nomination in `state` come into the state `after`?"""
    return after in NEXT.get(state, frozenset())


def _follows(one: Nominee, after: str) -> tuple[Reason, ...]:
    return () if follows(one.state, after) else (Reason("state", (("state", one.state),)),)


def _room(rule: Rule, one: Nominee, taken: Sequence[Nominee]) -> tuple[Reason, ...]:
    if one.capacity not in ("member", "alternate"):
        return ()  # an office has no place of its own in a part
    places = rule.places.get(one.part, 0)
    alternate = one.capacity == "alternate"
    most = places * rule.alternates if alternate else places
    mine = [o for o in taken if o.number != one.number and (o.part, o.capacity) == (one.part, one.capacity)]
    found: list[Reason] = []
    if len(mine) >= most:
        found.append(Reason("full", (("places", most),)))
    limit = rule.per_region.get(one.region)
    if limit is not None and not alternate and sum(o.region == one.region for o in mine) >= limit:
        found.append(Reason("region", (("region", one.region), ("places", limit))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PartStatus:
    """How far one part is: what the public sees."""

    part: str
    places: int
    nominated: int  # all that stand, whatever came of them since
    accepted: int
    chosen: int
    appointed: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.appointed)


def status(rule: Rule, nominees: Iterable[Nominee]) -> tuple[PartStatus, ...]:
    """Part by part, in the order of the rule; members' places alone, withdrawn and declined nominees not counted."""
    made = []
    every = [n for n in nominees if n.capacity == "member" and n.state not in (DECLINED, WITHDRAWN)]
    for part, places in rule.places.items():
        mine = [n for n in every if n.part == part]
        made.append(
            PartStatus(
                part,
                places,
                len(mine),
                sum(n.accepted for n in mine),
                sum(n.state in (CHOSEN, APPOINTED) for n in mine),
                sum(n.state == APPOINTED for n in mine),
            )
        )
    return tuple(made)
