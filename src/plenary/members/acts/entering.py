"""Entering organisations, composition, seats, people and roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.members.entries.people import CompositionEntered, OrganisationEntered, RoleGiven, SeatsFilled
from plenary.members.models import Organisation, Person, Role, Seat, StakeholderGroup
from plenary.members.rights import GIVE, KEEP, NAME
from plenary.record.actor import ROLES, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.folding import fold


@act
def compose(by: Actor, *, group: str, stakeholder_groups: Sequence[Mapping[str, Any]], at: datetime) -> Outcome:
    """Enter the stakeholder groups: mappings of code, name (by language), aliases, seats; in order."""
    KEEP.require(by, group)
    gid = group_id(group)
    StakeholderGroup.objects.bulk_create(
        StakeholderGroup(
            group_id=gid,
            code=s["code"],
            order=n,
            name=s["name"],
            aliases=list(s.get("aliases", ())),
            seats=s.get("seats", 0),
        )
        for n, s in enumerate(stakeholder_groups, 1)
    )
    seats = {s["code"]: s.get("seats", 0) for s in stakeholder_groups}
    return Written(CompositionEntered(group, seats), f"group/{group}/composition")


@act
def enter_organisation(by: Actor, *, name: str, country: str = "", region: str = "", at: datetime) -> Outcome:
    """Enter an organisation, or find the one that is spelled alike. `value` is its key."""
    NAME.require(by)
    name = " ".join(name.split())[:300]
    key = fold(name)[:300]
    if not key:
        raise Problem("An organisation needs a name.")
    found = Organisation.objects.filter(key=key).first()
    if found is not None:
        return Unchanged(f"organisation/{found.pk}", found.pk)
    row = Organisation(name=name, key=key, country=country[:120], region=region)
    row.save()
    return Written(OrganisationEntered(row.pk), f"organisation/{row.pk}", row.pk)


@act
def fill_seats(by: Actor, *, group: str, seats: Sequence[tuple[str, int | None]], at: datetime) -> Outcome:
    """Assign seats in order: (stakeholder group's code, organisation's key or None for a vacancy)."""
    KEEP.require(by, group)
    gid = group_id(group)
    codes = {s.code: s.pk for s in StakeholderGroup.objects.filter(group_id=gid)}
    first = Seat.objects.filter(group_id=gid).count() + 1
    rows = [
        Seat(group_id=gid, stakeholder_group_id=codes[code], number=n, holder_id=holder)
        for n, (code, holder) in enumerate(seats, first)
    ]
    Seat.objects.bulk_create(rows)
    vacant = sum(1 for _code, holder in seats if holder is None)
    return Written(SeatsFilled(group, len(seats) - vacant, vacant), f"group/{group}/seats")


@act
def give_role(
    by: Actor,
    *,
    person: int | None = None,
    name: str = "",
    role: str,
    group: str = "",
    seat: int = 0,
    since: date,
    invented: bool = False,
    at: datetime,
) -> Outcome:
    """Give a role to a person (or, with `name`, to a person entered now). `value` is the person's key.

    Raises ValueError for a role that does not exist, Seat.DoesNotExist for a seat that is not in the group.
    """
    GIVE.require(by, group or "*")
    if role not in ROLES:
        raise Problem("There is no role %(role)s.", role=role)
    if person is None:
        row = Person(name=name, invented=invented)
        row.save()
        person = row.pk
    gid = group_id(group) if group else None
    held = Seat.objects.get(group__slug=group, number=seat) if seat else None
    Role(
        person_id=person,
        group_id=gid,
        role=role,
        seat=held,
        organisation_id=held.holder_id if held else None,
        since=since,
    ).save()
    return Written(RoleGiven(person, role, group, seat), f"person/{person}", person)
