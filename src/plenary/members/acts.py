"""Entering organisations, composition, seats, people and roles; how somebody shows who she is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.members import factors
from plenary.members.entries import (
    AccountOpened,
    CompositionEntered,
    FactorRemoved,
    FactorSet,
    OrganisationEntered,
    RoleGiven,
    SeatsFilled,
)
from plenary.members.models import Account, Organisation, Person, Role, Seat, StakeholderGroup, digest_of
from plenary.members.rights import GIVE, KEEP, NAME, OWN, RESET
from plenary.record.actor import BY_TWO, PROVE, ROLES, Actor, Forbidden, ProofNeeded
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


@act
def open_account(by: Actor, *, person: int, email: str, at: datetime) -> Outcome:
    """Let a person sign in by mail. Raises Person.DoesNotExist; ValueError where the address has an account already."""
    GIVE.require(by)
    address = email.strip().lower()
    if Account.objects.filter(email=address).exists():
        raise Problem("%(address)s has an account already.", address=address)
    row = Account(email=address, email_digest=digest_of(person, address), person=Person.objects.get(pk=person))
    row.set_unusable_password()
    row.save()
    return Written(AccountOpened(person), f"person/{person}")


@act
def set_factor(by: Actor, *, person: int, factor: str, what: Mapping[str, Any], at: datetime) -> Outcome:
    """Let a person show by one more means who she is; recovery codes come with her first second factor.

    `what`: the app's "secret"; a passkey's "credential" and "name"; the "uid" of an account elsewhere; nothing for new
    recovery codes. Somebody who has a second factor already and has not proven it sets no other one (ProofNeeded).
    """
    OWN.require(by)
    account = _own(by, person)
    held = factors.of(account.pk)
    if by.waiting is not None and held.second and factor != factors.IDENTITY:
        raise ProofNeeded(OWN, PROVE)
    if factor in (factors.APP, factors.IDENTITY) and held.has(factor):
        raise Problem("There is one already: remove it first.")
    if factor == factors.CODES and not held.second:
        raise Problem("Recovery codes stand in for an app or a passkey: set up one of these first.")
    factors.add(account, factor, what)
    return Written(FactorSet(person, factor), f"person/{person}")


@act
def remove_factor(by: Actor, *, person: int, factor: str, key: int, at: datetime) -> Outcome:
    """Take one away. The last second factor stays while a role asks for one: another is set up first."""
    OWN.require(by)
    account = _own(by, person)
    if by.waiting is not None:
        raise ProofNeeded(OWN, PROVE)
    held = factors.of(account.pk)
    today = at.date()
    duties = Role.objects.filter(person=person, role__in=BY_TWO, since__lte=today).exclude(until__lt=today)
    if [(f.kind, f.key) for f in held.second] == [(factor, key)] and duties.exists():
        raise Problem("Your role asks for a second factor: set up another one before you remove this one.")
    if not factors.take(account.pk, factor, key):
        return Unchanged(f"person/{person}")
    return Written(FactorRemoved(person, factor), f"person/{person}")


@act
def reset_factors(by: Actor, *, person: int, at: datetime) -> Outcome:
    """For somebody who has lost everything: her factors are gone and she is signed out everywhere; a link begins anew.

    Raises Account.DoesNotExist.
    """
    RESET.require(by)
    account = Account.objects.get(person_id=person)
    factors.take_all(account.pk)
    account.set_unusable_password()  # sessions and links carry a digest of it
    account.save(update_fields=["password"])
    return Written(FactorRemoved(person, "all"), f"person/{person}")


def _own(by: Actor, person: int) -> Account:
    """The account of a person who acts for herself. Raises Forbidden."""
    if person not in (by.person, by.waiting):
        raise Forbidden(OWN, OWN.reason)
    account: Account = Account.objects.get(person_id=person)
    return account
