"""What the acts of this room share: words, numbers, decisions by address, a person found or entered, who may act where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q

from plenary.members.models import Organisation, Person, Role, Seat, StakeholderGroup, Subgroup
from plenary.record.actor import CHAIR, SECRETARIAT, Actor
from plenary.record.problems import Problem
from plenary.rules.folding import fold, tokens
from plenary.rules.masking import mask

_TURNS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def line(text: str, most: int) -> str:
    """A text in one line, as long as its column, without what would turn the words around it the other way."""
    return " ".join(_TURNS.sub("", str(text)).split())[:most]


def public(text: str, most: int) -> str:
    """Words that go into an entry, which anybody reads for ever: addresses of people in them are masked before (A88)."""
    return mask(line(text, most))


def part_of(group: str, code: str) -> StakeholderGroup:
    """A stakeholder group by its code. Raises Problem."""
    found: StakeholderGroup | None = StakeholderGroup.objects.filter(group__slug=group, code=code).first()
    if found is None:
        raise Problem("There is no stakeholder group %(code)s in this group.", code=code[:40])
    return found


def seat_numbered(group: str, number: int) -> Seat:
    """A seat by its number, under lock on PostgreSQL. Raises Problem."""
    rows = Seat.objects.select_for_update(of=("self",)).select_related("holder", "stakeholder_group")
    found: Seat | None = rows.filter(group__slug=group, number=number).first()
    if found is None:
        raise Problem("There is no seat %(number)s in this group.", number=number)
    return found


def subgroup_of(group: str, slug: str) -> Subgroup:
    """A sub-group by its short name, under lock on PostgreSQL. Raises Problem."""
    found: Subgroup | None = (
        Subgroup.objects.select_for_update(of=("self",)).filter(group__slug=group, slug=slug).first()
    )
    if found is None:
        raise Problem("There is no such sub-group.")
    return found


Body = int | Mapping[str, str]  # an organisation's key, or {"name", "country"?, "region"?} as it was typed


def organisation_row(key: Body | None) -> Organisation | None:
    """An organisation by its key; or as it was typed, found or entered within the act. None for None. Raises Problem."""
    if key is None:
        return None
    if isinstance(key, Mapping):
        return _typed(key)
    found: Organisation | None = Organisation.objects.filter(pk=key).first()
    if found is None:
        raise Problem("There is no such organisation.")
    return found


def _typed(told: Mapping[str, str]) -> Organisation:
    """One that is spelled alike, or a new one: entered with the act that names it, and gone with it where it is refused."""
    name = line(told["name"], 300)
    spelled = fold(name)[:300]
    if not spelled:
        raise Problem("An organisation needs a name.")
    found: Organisation | None = Organisation.objects.filter(key=spelled).first()
    if found is None:
        found = Organisation(
            name=name, key=spelled, country=line(told.get("country", ""), 120), region=told.get("region", "")
        )
        found.save()
    return found


def person_row(person: int | None, name: str, country: str = "", *, invented: bool = False) -> Person:
    """A person by her key, or entered now. One who was merged into another is that other. Raises Problem."""
    if person is not None:
        found: Person | None = Person.objects.filter(pk=person).first()
        if found is None:
            raise Problem("There is no such person.")
        while found.merged_into is not None:
            found = found.merged_into
        return found
    name = line(name, 200)
    if not tokens(name):
        raise Problem("Give the name.")
    row = Person(name=name, country=line(country, 120), invented=invented)
    row.save()
    return row


def current(day: date) -> Q:
    """Roles that are held on a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def is_focal(by: Actor, part: StakeholderGroup, region: str, at: datetime) -> bool:
    """May she act for this stakeholder group, or for this regional group within it? (X18)

    Whoever is the focal point of one regional group acts for that one alone.
    """
    if SECRETARIAT in by.roles_in(part.group.slug):
        return True
    if by.person is None:
        return False
    rows = Role.objects.filter(person=by.person, capacity="focal-point", stakeholder_group=part)
    return bool(rows.filter(current(at.date())).filter(Q(region="") | Q(region=region)).exists())


def leads(by: Actor, subgroup: Subgroup, at: datetime) -> bool:
    """Does she chair the group, serve it, or coordinate this sub-group?"""
    if by.roles_in(subgroup.group.slug) & {SECRETARIAT, CHAIR}:
        return True
    rows = Role.objects.filter(person=by.person or 0, capacity="coordinator", subgroup=subgroup)
    return bool(
        rows.filter(since__lte=at.date()).filter(Q(until=None) | Q(until__gt=at.date())).exists()
    )  # leaving is now
