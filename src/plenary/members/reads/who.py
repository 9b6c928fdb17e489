"""Who somebody is, and who has a role where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q

from plenary.members import factors
from plenary.members.models import Account, Organisation, Person, Role
from plenary.record.actor import BY_TWO, CHAIR, EVERYWHERE, MEMBER, NOBODY, PUBLIC, ROLES, UNPROVEN, Actor, Proof


def actor_of(account: int | None, at: datetime, proof: Proof = UNPROVEN) -> Actor:
    """The person behind an account with the roles she holds at that instant; NOBODY without one.

    Secretariat, chair, members, and whoever has set up a second factor stand here as the public does (`waiting`) until
    `proof` has one. Two queries; one more where none was proven and no role asks for it.
    """
    if account is None:
        return NOBODY
    found = Account.objects.filter(pk=account, is_active=True).select_related("person").first()
    if found is None:
        return NOBODY
    today = at.date()
    held = Role.objects.filter(person=found.person, since__lte=today).filter(Q(until=None) | Q(until__gte=today))
    roles: dict[str, frozenset[str]] = {}
    best, seat = len(ROLES) - 1, 0
    for slug, role, number in held.values_list("group__slug", "role", "seat__number"):
        where = slug or EVERYWHERE
        roles[where] = roles.get(where, frozenset()) | {role}
        best = min(best, ROLES.index(role))
        seat = number or seat
    if not proof.second and (any(one & BY_TWO for one in roles.values()) or factors.any_of(account)):
        return Actor(None, found.person.name, f"{PUBLIC}/{found.person_id}", proven=proof.at, waiting=found.person_id)
    capacity = ROLES[best]
    shown = f"seat/{seat}" if seat else f"{capacity}/{found.person_id}"
    return Actor(found.person_id, found.person.name, shown, capacity, roles, proven=proof.at)


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody whom the demonstration lets a visitor be."""

    account: int
    name: str
    role: str
    group: str
    holder: str


def demonstration_people() -> tuple[Stand, ...]:
    """The invented people with an account, the secretariat first."""
    rows = Account.objects.filter(person__invented=True, is_active=True).select_related("person")
    roles: dict[int, tuple[str, str, str]] = {}
    for person, role, short, holder in Role.objects.order_by("-pk").values_list(
        "person_id", "role", "group__short", "organisation__name"
    ):
        roles[person] = (role, short or "", holder or "")
    found = [Stand(a.pk, a.person.name, *roles.get(a.person_id, ("", "", ""))) for a in rows]
    return tuple(sorted(found, key=lambda s: (ROLES.index(s.role) if s.role in ROLES else 9, s.name)))


def invented(account: int) -> bool:
    """Does this account belong to somebody of the demonstration?"""
    return bool(Account.objects.filter(pk=account, person__invented=True).exists())


def person_by_mail(email: str) -> int | None:
    """The person who signs in with this address."""
    found = account_by_mail(email)
    return None if found is None else int(found.person_id)


def account_by_mail(email: str) -> Account | None:
    """The account behind an address, for the mailed link."""
    found: Account | None = (
        Account.objects.filter(email=email.strip().lower(), is_active=True).select_related("person").first()
    )
    return found


def signs_in(person: int) -> bool:
    """Has this person an account?"""
    return bool(Account.objects.filter(person=person).exists())


def anybody() -> bool:
    """Can anybody sign in?"""
    return bool(Account.objects.filter(is_active=True).exists())


def account(pk: int) -> Account | None:
    """The account with this key, for signing in."""
    found: Account | None = Account.objects.filter(pk=pk, is_active=True).first()
    return found


def hold(pk: int) -> bool:
    """Lock an account until the transaction ends (SQLite has locked everything already)."""
    return Account.objects.select_for_update().filter(pk=pk).first() is not None


def organisations(keys: Mapping[int, object] | set[int]) -> dict[int, str]:
    """Names by key."""
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))


def person_names() -> dict[int, str]:
    """Names of all persons, by key (the secretariat's desk)."""
    return dict(Person.objects.values_list("pk", "name"))


def mail_of(person: int) -> str:
    """The address of somebody who can sign in, for herself alone; "" where she has none."""
    return Account.objects.filter(person=person).values_list("email", flat=True).first() or ""


def seat_of(person: int, group: str) -> tuple[int | None, str]:
    """The key of the seat that a person holds in a group, and the name of who sits there; None and "" without one.

    Whoever sits there and chairs, or observes for another body too, speaks for her seat.
    """
    rows = Role.objects.filter(person=person, group__slug=group, until=None).exclude(role=PUBLIC).order_by("-pk")
    found = ""
    for seat, holder, organisation in rows.values_list("seat", "seat__holder__name", "organisation__name"):
        if seat:
            return seat, holder or organisation or ""
        found = found or organisation or ""
    return None, found


def class_in(by: Actor, group: str) -> Literal["member", "observer"]:
    """As what somebody takes part in a group's meetings: whoever chairs it is one of its members. No query."""
    return "member" if by.roles_in(group) & {MEMBER, CHAIR} else "observer"


def people_of(group: str) -> tuple[tuple[int, str, str], ...]:
    """Who has a role in a group now: key, name, whom she sits for. One query."""
    rows = Role.objects.filter(group__slug=group, until=None).exclude(role=PUBLIC).order_by("person__name")
    return tuple(rows.values_list("person_id", "person__name", "organisation__name").distinct())


def language_at(address: str) -> str:
    """In which language whoever signs in with an address reads; "" where nobody does. For letters alone. One query."""
    rows = Account.objects.filter(is_active=True, email=address.strip().lower())
    return rows.values_list("language", flat=True).first() or ""


def addresses_of(group: str) -> tuple[tuple[str, str], ...]:
    """Where everybody who has a role in a group can be written to, and in which language ("" where none was chosen yet).

    For letters alone. One query.
    """
    held = Role.objects.filter(group__slug=group, until=None).exclude(role=PUBLIC).values("person_id")
    rows = Account.objects.filter(is_active=True, person_id__in=held)
    return tuple(rows.order_by("pk").values_list("email", "language").distinct())
