"""Tables of who acts: organisations, people, their capacities and accounts. Contact details are never public."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from plenary.record.models import Recorded, Rows


class Organisation(Recorded):
    """A state, a body, a company, an association: whoever holds a seat or answers a call."""

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True)  # the name folded, so that spellings meet
    country = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=40, blank=True)  # code of rules.regions
    aliases = models.JSONField(default=list)


class Person(Recorded):
    """Somebody who acts."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=120, blank=True)  # her nationality, where a document tells it (A148)
    invented = models.BooleanField(default=False)  # belongs to a demonstration
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="others")


class Role(Recorded):
    """A person's capacity in a group, with its period. Roles are rows: nothing about a person is a flag."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    group = models.ForeignKey(
        "mandate.Group", on_delete=models.PROTECT, null=True, related_name="roles"
    )  # null: everywhere
    role = models.CharField(max_length=20)  # what it allows: one of record.actor.ROLES
    capacity = models.CharField(
        max_length=30, blank=True
    )  # what she is called: rules in members.capacities; "": as the role
    label = models.CharField(max_length=200, blank=True)  # as the document says it: "co-facilitator" (A177)
    stakeholder_group = models.ForeignKey(
        "members.StakeholderGroup", on_delete=models.PROTECT, null=True, related_name="roles"
    )  # of a focal point (X18), of a delegate
    region = models.CharField(max_length=40, blank=True)  # of a focal point of a regional group
    subgroup = models.ForeignKey("members.Subgroup", on_delete=models.PROTECT, null=True, related_name="roles")
    occasion = models.CharField(max_length=120, blank=True)  # the meeting to which a delegate was sent
    source = models.CharField(max_length=300, blank=True)  # where it is told: a symbol, a decision's address
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="roles")
    since = models.DateField()
    until = models.DateField(null=True)


class Accounts(BaseUserManager.from_queryset(Rows)):  # type: ignore[misc]  # its base is made at run time
    """No passwords, so no create_user: accounts are opened by an act."""


class Account(AbstractBaseUser, Recorded):
    """How a person signs in: a mail address. Passwords do not exist here."""

    # Signing in is no act of the group, and the address is personal: a salted digest of it is recorded instead. In which
    # language somebody reads is nobody else's business.
    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"last_login", "password", "email", "language"})
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    email = models.EmailField(unique=True)
    email_digest = models.CharField(max_length=64)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=20, blank=True, default="")  # of letters to her; "" until she signs in

    objects: ClassVar[Any] = Accounts()

    def misfit(self) -> str:
        """An address that was changed past the acts would let somebody else sign in as this person."""
        return "" if self.email_digest == digest_of(self.person_id, self.email) else "email"


def digest_of(person: int, email: str) -> str:
    """What is recorded of an address, hex."""
    return sha256(f"{person}|{email}".encode()).hexdigest()


class Merge(Recorded):
    """Two records of one person were made one. What moved is kept, so that it can be undone."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=list)  # [[table, key]] of the rows that named the other
    instant = models.DateTimeField()
    undone = models.DateTimeField(null=True)
