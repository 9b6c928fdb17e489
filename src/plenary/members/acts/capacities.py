"""What people are in a group, from when to when; an office that is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from plenary.mandate.reads import group_id
from plenary.members.acts.common import (
    Body,
    line,
    organisation_row,
    part_of,
    person_row,
    public,
    seat_numbered,
)
from plenary.members.capacities import ALLOWS, IN_SUBGROUP, role_of
from plenary.members.entries.capacities import (
    CapacityEnded,
    CapacityGiven,
    OfficeProposalSettled,
    OfficeProposed,
)
from plenary.members.models import OfficeProposal, Role
from plenary.members.rights import ADMIT, GIVE
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number, words_of
from plenary.record.problems import Problem
from plenary.rules.regions import GROUPS


@act
def give_capacity(
    by: Actor,
    *,
    group: str,
    capacity: str,
    since: date,
    person: int | None = None,
    name: str = "",
    country: str = "",
    seat: int | None = None,
    organisation: Body | None = None,
    part: str = "",
    region: str = "",
    until: date | None = None,
    label: str = "",
    source: str = "",
    invented: bool = False,
    at: datetime,
) -> Outcome:
    """Give somebody a capacity for a time (see `members.capacities`). `value` is the person's key.

    A member and an alternate need a seat; a focal point needs the stakeholder group in which she acts, and may be that of
    one regional group (X18). `label` is what the document calls it (A177). Raises Problem.
    """
    GIVE.require(by, group)
    if capacity not in ALLOWS or capacity in IN_SUBGROUP:
        raise Problem("There is no such capacity.")
    if until is not None and until < since:
        raise Problem("It would end before it begins.")
    if region and region not in GROUPS:
        raise Problem("There is no regional group %(code)s.", code=region[:40])
    held = seat_numbered(group, seat) if seat else None
    if capacity in ("member", "alternate") and held is None:
        raise Problem("Say for which seat.")
    where = part_of(group, part) if part else None
    if capacity == "focal-point" and where is None:
        raise Problem("Say of which stakeholder group she is the focal point.")
    body = organisation_row(organisation) if organisation is not None else held.holder if held else None
    who = person_row(person, name, country, invented=invented)
    Role(
        person=who,
        group_id=group_id(group),
        role=role_of(capacity),
        capacity=capacity,
        label=line(label, 200),
        seat=held,
        organisation=body,
        stakeholder_group=where,
        region=region,
        source=line(source, 300),
        since=since,
        until=until,
    ).save()
    ends = until.isoformat() if until else ""
    entry = CapacityGiven(who.pk, capacity, group, seat or 0, part, region, since.isoformat(), ends)
    return Written(entry, f"person/{who.pk}", who.pk)


@act
def end_capacity(by: Actor, *, group: str, role: int, until: date, at: datetime) -> Outcome:
    """Somebody's capacity ends with a day; it stays told. `role` is its key. Raises Problem; Role.DoesNotExist."""
    GIVE.require(by, group)
    row: Role = Role.objects.get(pk=role, group__slug=group)
    if until < row.since:
        raise Problem("It would end before it begins.")
    if row.until == until:
        return Unchanged(f"person/{row.person_id}")
    row.until = until
    row.save()
    entry = CapacityEnded(row.person_id, row.capacity or row.role, group, until.isoformat())
    return Written(entry, f"person/{row.person_id}")


@act
def propose_office(by: Actor, *, group: str, capacity: str, text: Mapping[str, str], at: datetime) -> Outcome:
    """Propose that the group should have an office: a non-governmental co-chair (A105). `value` is its number."""
    ADMIT.require(by, group)
    said = words_of(text, 1000)
    if not said:
        raise Problem("Write what is proposed.")
    if capacity not in ("co-chair", "vice-chair"):
        raise Problem("There is no such capacity.")
    number = next_number(OfficeProposal, group__slug=group)
    OfficeProposal(group_id=group_id(group), number=number, capacity=capacity, text=said, put=at).save()
    return Written(OfficeProposed(group, number, capacity), f"group/{group}/office/{number}", number)


@act
def settle_office(
    by: Actor, *, group: str, number: int, state: str, sense: str = "", decision: str = "", at: datetime
) -> Outcome:
    """What came of it: "agreed" or "not-pursued", with the sense of the room in words. Nobody is counted (A105).

    Raises Problem; OfficeProposal.DoesNotExist.
    """
    ADMIT.require(by, group)
    row: OfficeProposal = OfficeProposal.objects.get(group__slug=group, number=number)
    if state not in ("agreed", "not-pursued"):
        raise Problem("Say whether it was agreed or is not pursued.")
    if any(letter.isdigit() for letter in sense):
        raise Problem("The sense of the room is said in words: nobody is counted.")
    row.state, row.sense = state, public(sense, 300)
    row.decision = decided(group, decision) if decision.strip() else ""
    row.save()
    entry = OfficeProposalSettled(group, number, state, row.sense, row.decision)
    return Written(entry, f"group/{group}/office/{number}", number)
