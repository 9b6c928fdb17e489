"""Observers admitted by the group; pledges to the trust fund, unmet need in totals."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Sum

from plenary.mandate.reads import group_id
from plenary.mandate.reads.methods import methods
from plenary.members.acts.common import Body, line, organisation_row, public
from plenary.members.entries.around import (
    FundLineEntered,
    NeedPublished,
    ObserverAsked,
    ObserverSettled,
    PledgeReceived,
)
from plenary.members.models import AdoptedRule, FundLine, NeedReport, Observer, TravelRequest
from plenary.members.reads.rules import STATUSES
from plenary.members.rights import ADMIT, SPEND
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number
from plenary.record.problems import Problem

FEWEST = 3  # requests behind a published total: of fewer, a total tells of one


@act
def ask_to_observe(by: Actor, *, group: str, organisation: int, status: str, at: datetime) -> Outcome:
    """An organisation asks to observe, under the rules that stand (A79). `value` is its number. Raises Problem."""
    ADMIT.require(by, group)
    body = organisation_row(organisation)
    rows = AdoptedRule.objects.filter(group__slug=group, kind="observers", adopted__isnull=False)
    standing: AdoptedRule | None = rows.order_by("-version").first()
    if standing is None:
        raise Problem("No rules for observers stand yet: put them, and have them adopted.")
    if status not in STATUSES or status not in standing.values["statuses"]:
        raise Problem("The rules for observers do not provide for this status.")
    alive = Observer.objects.filter(group__slug=group, organisation=body, state__in=("asked", "admitted")).first()
    if alive is not None:
        return Unchanged(f"group/{group}/observer/{alive.number}", alive.number)
    number = next_number(Observer, group__slug=group)
    Observer(group_id=group_id(group), number=number, organisation=body, status=status, rule=standing, asked=at).save()
    return Written(ObserverAsked(group, number, organisation, status), f"group/{group}/observer/{number}", number)


@act
def settle_observer(
    by: Actor, *, group: str, number: int, state: str, decision: str = "", reason: str = "", at: datetime
) -> Outcome:
    """Admit an observer: by a decision of the group, named by its address (A128). Refuse it, or end it, with a reason.

    Raises Problem; Observer.DoesNotExist.
    """
    ADMIT.require(by, group)
    row: Observer = Observer.objects.get(group__slug=group, number=number)
    if (row.state, state) not in (("asked", "admitted"), ("asked", "refused"), ("admitted", "ended")):
        raise Problem("That does not follow on where this request stands.")
    by_the_chair = methods(group).admission == "chair"
    if state == "admitted" and not decision.strip() and not by_the_chair:
        raise Problem("An observer is admitted by the group: name the decision by its address.")
    if (state != "admitted" or not decision.strip()) and not reason.strip():
        raise Problem("Say why: the reason is public.")
    row.state, row.settled, row.reason = state, at, public(reason, 600)
    if decision.strip():
        row.decision = decided(group, decision)
    row.save()
    entry = ObserverSettled(group, number, state, row.decision, row.reason)
    return Written(entry, f"group/{group}/observer/{number}", number)


@act
def enter_fund_line(
    by: Actor,
    *,
    group: str,
    kind: str,
    amount: int,
    currency: str,
    day: date,
    contributor: Body | None = None,
    purpose: str = "",
    source: str = "",
    received: date | None = None,
    at: datetime,
) -> Outcome:
    """A pledge to the trust fund, or what was paid from it (A140); whole units. `value` is its number. Raises Problem."""
    SPEND.require(by, group)
    currency = currency.strip().upper()
    if kind not in ("pledge", "use"):
        raise Problem("Say whether it is a pledge or a payment.")
    if not 0 < amount < 10**12:
        raise Problem("Give an amount in whole units.")
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
        raise Problem("Give the currency as three letters: USD, CHF, EUR.")
    body = organisation_row(contributor)
    if kind == "pledge" and body is None:
        raise Problem("Name who pledges.")
    if kind == "use" and not purpose.strip():
        raise Problem("Say what it was paid for.")
    number = next_number(FundLine, group__slug=group)
    FundLine(
        group_id=group_id(group),
        number=number,
        kind=kind,
        contributor=body if kind == "pledge" else None,
        amount=amount,
        currency=currency,
        day=day,
        received=received if kind == "pledge" else None,
        purpose=line(purpose, 300),
        source=line(source, 300),
    ).save()
    entry = FundLineEntered(group, number, kind, amount, currency, day.isoformat())
    return Written(entry, f"group/{group}/fund/{number}", number)


@act
def note_received(by: Actor, *, group: str, number: int, day: date, at: datetime) -> Outcome:
    """What was pledged came in. Raises Problem; FundLine.DoesNotExist."""
    SPEND.require(by, group)
    row: FundLine = FundLine.objects.get(group__slug=group, number=number)
    if row.kind != "pledge":
        raise Problem("Only a pledge comes in.")
    if row.received == day:
        return Unchanged(f"group/{group}/fund/{number}")
    row.received = day
    row.save()
    return Written(PledgeReceived(group, number, day.isoformat()), f"group/{group}/fund/{number}")


@act
def publish_need(by: Actor, *, group: str, currency: str, day: date, at: datetime) -> Outcome:
    """Put what was asked for and granted into the record, in totals (A97). `value` is its number.

    Raises Problem where fewer than three requests stand behind the total, and where less than three came in or went since
    the last one: the difference of two totals would tell of one.
    """
    SPEND.require(by, group)
    currency = currency.strip().upper()[:3]
    rows = TravelRequest.objects.filter(group__slug=group, currency=currency).exclude(state="withdrawn")
    count = rows.count()
    last = NeedReport.objects.filter(group__slug=group, currency=currency).order_by("-number").first()
    if count < FEWEST or (last is not None and abs(count - last.requests) < FEWEST):
        raise Problem("Too few requests stand behind this total: it would tell of one of them. Wait for more.")
    sums = rows.aggregate(asked=Sum("amount"), granted=Sum("granted"))
    number = next_number(NeedReport, group__slug=group)
    report = NeedReport(
        group_id=group_id(group),
        number=number,
        day=day,
        currency=currency,
        requests=count,
        asked=int(sums["asked"] or 0),
        granted=int(sums["granted"] or 0),
    )
    report.save()
    entry = NeedPublished(group, number, count, report.asked, report.granted, currency)
    return Written(entry, f"group/{group}/need/{number}", number)
