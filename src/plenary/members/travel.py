"""Asking for help with the costs of coming. Outside the record (docs/decisions/0012): an entry would show whose it is.

Whoever asks sees her own requests; the secretariat sees all; everybody sees totals, once they tell of nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from plenary.mandate.reads import group_id
from plenary.members.models import TravelRequest
from plenary.members.rights import SPEND, TRAVEL
from plenary.record.actor import ENDED, Actor, Forbidden, ended
from plenary.record.problems import Problem
from plenary.record.writer import durably

MOST = 20  # requests of one person in a group


@dataclass(frozen=True, slots=True)
class Request:
    """One request, for whoever may see it."""

    id: int
    name: str
    occasion: str
    amount: int
    currency: str
    need: str
    state: str
    granted: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Total:
    """What the secretariat sees now, by currency."""

    currency: str
    requests: int
    asked: int
    granted: int

    @property
    def unmet(self) -> int:
        return self.asked - self.granted


def ask(by: Actor, *, group: str, occasion: str, amount: int, currency: str, need: str, at: datetime) -> int:
    """Ask. Returns the request's key. Raises Forbidden for who is not signed in; Problem."""
    if by.person is None:
        raise Forbidden(TRAVEL, TRAVEL.reason)
    occasion, currency = " ".join(occasion.split())[:120], currency.strip().upper()
    if not occasion:
        raise Problem("Say for which meeting.")
    if not 0 < amount < 10**9:
        raise Problem("Give an amount in whole units.")
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
        raise Problem("Give the currency as three letters: USD, CHF, EUR.")
    if ended(group):
        raise Forbidden(TRAVEL, ENDED)
    row = TravelRequest(group_id=group_id(group), person_id=by.person, occasion=occasion, asked_at=at)
    row.amount, row.currency, row.need = amount, currency, need.strip()[:1000]

    def enter() -> int:
        """The same words, still open, are the same request: a button pressed twice asks once."""
        mine = TravelRequest.objects.filter(group__slug=group, person=by.person)
        told = {name: getattr(row, name) for name in ("occasion", "amount", "currency", "need")}
        there = mine.filter(state="asked", **told).values_list("pk", flat=True).first()
        if there is not None:
            return int(there)
        if mine.count() >= MOST:
            raise Problem("You have asked often enough: write to the secretariat.")
        row.save()
        return int(row.pk)

    return int(durably(enter))


def withdraw(by: Actor, *, group: str, request: int) -> None:
    """Take one's own request back. Raises Problem."""
    rows = TravelRequest.objects.filter(pk=request, group__slug=group, person=by.person or 0, state="asked")
    if not durably(lambda: rows.update(state="withdrawn")):
        raise Problem("There is no such request of yours that is still open.")


def settle(by: Actor, *, group: str, request: int, granted: int) -> None:
    """Grant so much of it, or nothing. Raises Forbidden, Problem."""
    if not SPEND.asked(by, group).allowed:
        raise Forbidden(SPEND, SPEND.reason)
    row = TravelRequest.objects.filter(pk=request, group__slug=group).exclude(state="withdrawn").first()
    if row is None:
        raise Problem("There is no such request.")
    if not 0 <= granted <= row.amount:
        raise Problem("What is granted lies between nothing and what was asked for.")
    told = {"granted": granted, "state": "granted" if granted else "declined"}
    still = TravelRequest.objects.filter(pk=request).exclude(state="withdrawn")  # she may take it back meanwhile
    if not durably(lambda: still.update(**told)):
        raise Problem("There is no such request.")


def own(by: Actor, group: str) -> tuple[Request, ...]:
    """One's own requests, the newest first. One query."""
    return _lines(TravelRequest.objects.filter(group__slug=group, person=by.person or 0))


def every(by: Actor, group: str) -> tuple[Request, ...]:
    """All of them, for the secretariat: () for anybody else. One query."""
    if not SPEND.asked(by, group).allowed:
        return ()
    return _lines(TravelRequest.objects.filter(group__slug=group))


def totals(by: Actor, group: str) -> tuple[Total, ...]:
    """As they are now, for the secretariat: () for anybody else. One query."""
    if not SPEND.asked(by, group).allowed:
        return ()
    rows = (
        TravelRequest.objects.filter(~Q(state="withdrawn"), group__slug=group).values("currency").order_by("currency")
    )
    found = rows.annotate(n=Count("pk"), asked=Sum("amount"), granted_=Sum("granted"))
    return tuple(Total(r["currency"], r["n"], r["asked"], r["granted_"]) for r in found)


def _lines(rows: QuerySet[TravelRequest]) -> tuple[Request, ...]:
    found = rows.select_related("person").order_by("-pk")[:1000]
    return tuple(
        Request(r.pk, r.person.name, r.occasion, r.amount, r.currency, r.need, r.state, r.granted, r.asked_at)
        for r in found
    )
