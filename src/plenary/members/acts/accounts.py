"""Who can sign in, and how somebody shows who she is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plenary.members import factors
from plenary.members.entries.people import AccountOpened, FactorRemoved, FactorSet
from plenary.members.models import Account, Person, Role, digest_of
from plenary.members.rights import GIVE, OWN, RESET
from plenary.record.actor import BY_TWO, PROVE, Actor, Forbidden, ProofNeeded
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.sheets import is_mail


@act
def open_account(by: Actor, *, person: int, email: str, group: str = "", at: datetime) -> Outcome:
    """Let a person sign in by mail. Raises Person.DoesNotExist; Problem for no address, and where somebody has an account.

    `group` is where it is done, "" for everywhere. Whoever signs in as her holds all that she holds: so it takes the right
    in every group where she holds anything.
    """
    GIVE.require(by, group or "*")
    held = Role.objects.filter(person=person).values_list("group__slug", flat=True).distinct()
    if not all(GIVE.asked(by, where or "*").allowed for where in held):
        raise Forbidden(GIVE, GIVE.reason)
    address = email.strip().lower()
    if not is_mail(address):
        raise Problem("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    if Account.objects.filter(email=address).exists():
        raise Problem("%(address)s has an account already.", address=address)
    if Account.objects.filter(person=person).exists():
        raise Problem("There is an account already.")
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
