"""Where nominations stand: the public sees each stakeholder group's state, and who was nominated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.members.models import Nomination, NominationCall, Phase, Role
from plenary.members.reads.rules import selection
from plenary.record.actor import SECRETARIAT, Actor
from plenary.rules import nominations as rule
from plenary.rules.masking import mask

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class NominationLine:
    """One nomination. A mail address never stands here."""

    number: int
    call: int
    person: int
    name: str
    country: str
    organisation: str
    part: str  # code
    part_name: Words
    region: str
    capacity: str
    statement: str
    proposed_by: str
    state: str
    nominated: datetime
    accepted: datetime | None
    accepted_how: str
    reason: str
    seat: int


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """How far one stakeholder group is."""

    part: str
    name: Words
    state: str
    rules: str
    closes: datetime | None


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call for nominations with its phases and what came."""

    number: int
    text: Words
    rule: int  # version of the selection rules
    rule_text: Words
    opened: datetime
    closes: datetime | None
    closed: datetime | None
    phases: tuple[PhaseLine, ...]
    nominations: tuple[NominationLine, ...]
    status: tuple[rule.PartStatus, ...]

    def takes(self, at: datetime) -> bool:
        """May anybody be nominated now, as far as the call goes?"""
        return self.closed is None and (self.closes is None or at <= self.closes)


def nominations(group: str) -> CallLine | None:
    """The newest call with everything that came; None where nobody has called. Three queries."""
    call = NominationCall.objects.filter(group__slug=group).select_related("rule").order_by("-number").first()
    if call is None:
        return None
    rows = Nomination.objects.filter(call=call).select_related(
        "person", "organisation", "stakeholder_group", "seat", "call"
    )
    lines = tuple(_line(n) for n in rows.order_by("number"))
    nominees = [
        rule.Nominee(n.number, n.part, n.region, n.organisation, n.capacity, n.state, n.accepted is not None)
        for n in lines
    ]
    phases = Phase.objects.filter(call=call).select_related("stakeholder_group").order_by("stakeholder_group__order")
    return CallLine(
        call.number,
        call.text,
        call.rule.version,
        call.rule.text,
        call.opened,
        call.closes,
        call.closed,
        tuple(
            PhaseLine(p.stakeholder_group.code, p.stakeholder_group.name, p.state, mask(p.rules), p.closes)
            for p in phases
        ),
        lines,
        rule.status(selection(call.rule.values), nominees),
    )


def nomination(group: str, number: int) -> NominationLine | None:
    """One nomination by its number. One query."""
    rows = Nomination.objects.select_related("person", "organisation", "stakeholder_group", "seat", "call")
    found = rows.filter(call__group__slug=group, number=number).first()
    return None if found is None else _line(found)


def _line(n: Nomination) -> NominationLine:
    return NominationLine(
        n.number,
        n.call.number,
        n.person_id,
        n.person.name,
        n.person.country,
        n.organisation.name if n.organisation else "",
        n.stakeholder_group.code,
        n.stakeholder_group.name,
        n.region,
        n.capacity,
        mask(n.statement),  # a personal address that was typed here is shown to nobody (A88)
        mask(n.proposed_by),
        n.state,
        n.nominated,
        n.accepted,
        mask(n.accepted_how),
        mask(n.reason),
        n.seat.number if n.seat else 0,
    )


def acts_for(by: Actor, group: str, at: datetime) -> tuple[tuple[str, str], ...]:
    """For which (stakeholder group, regional group or "") she may nominate; the secretariat for ("*", ""). One query."""
    if SECRETARIAT in by.roles_in(group):
        return (("*", ""),)
    if by.person is None:
        return ()
    rows = Role.objects.filter(person=by.person, group__slug=group, capacity="focal-point", since__lte=at.date())
    held = rows.exclude(until__lt=at.date()).exclude(stakeholder_group=None)
    return tuple(held.order_by("pk").values_list("stakeholder_group__code", "region").distinct())


def may_act_for(held: tuple[tuple[str, str], ...], part: str, region: str = "") -> bool:
    """Does what `acts_for` gave reach this stakeholder group, or this regional group within it?"""
    return any(code in ("*", part) and where in ("", region) for code, where in held)
