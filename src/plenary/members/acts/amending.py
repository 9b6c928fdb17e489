"""A nomination is put right by whoever makes nominations there, until it is decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.members.acts.common import Body, is_focal, line, organisation_row, person_row
from plenary.members.acts.nominees import as_nominee, nominees, refuse
from plenary.members.entries.nominating import NominationAmended
from plenary.members.models import Nomination, nominee_digest
from plenary.members.reads.nominating import named_elsewhere
from plenary.members.reads.rules import selection
from plenary.members.rights import FOCAL
from plenary.record.actor import Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import nominations as rule
from plenary.rules.masking import mask
from plenary.rules.regions import GROUPS
from plenary.rules.sheets import is_mail

CAPACITIES = ("member", "alternate", "chair")


@act
def amend_nomination(
    by: Actor,
    *,
    group: str,
    number: int,
    name: str,
    capacity: str,
    organisation: Body | None = None,
    country: str = "",
    region: str = "",
    email: str = "",
    statement: str = "",
    proposed_by: str = "",
    language: str = "",
    at: datetime,
) -> Outcome:
    """Put a nomination right: what is given stands from now on; `email` alone stays where it is left empty.

    Whoever may nominate in that stakeholder group does so, until it is decided. Who is nominated, for whom, from which
    regional group and as what may change while the call takes nominations; she is then asked again whether she accepts.
    A state or an organisation that a member's nomination lacks is named until she is appointed: the seat is held by it.
    The stakeholder group stays: for another one she is nominated there. Raises Problem with the rule's reason, Forbidden.
    """
    FOCAL.require(by, group)
    row = _row(group, number)
    part, where = row.stakeholder_group, f"nomination/{group}/{number}"
    if not (is_focal(by, part, row.region, at) and is_focal(by, part, region, at)):
        raise Forbidden(FOCAL, FOCAL.reason)
    lacks = row.capacity == "member" and row.organisation_id is None  # without one she is never appointed
    if row.state not in (rule.NOMINATED, rule.ACCEPTED) and not (row.state == rule.CHOSEN and lacks):
        refuse((rule.Reason("state", (("state", row.state),)),))
    email = email.strip()
    if email and not is_mail(email):
        raise Problem("%(text)s is no mail address.", text=email[:60])
    if capacity not in CAPACITIES:
        raise Problem("There is no such capacity.")
    if region and region not in GROUPS:
        raise Problem("There is no regional group %(code)s.", code=region[:40])
    before, was_asked = _told(row), _asks(row)
    _name(row, name, country)
    row.organisation, row.region, row.capacity = organisation_row(organisation), region, capacity
    # What is shown is masked: left as it was shown, it stays as it was written.
    if statement.strip() != mask(row.statement):
        row.statement = statement.strip()[:2000]
    if line(proposed_by, 200) != mask(row.proposed_by):
        row.proposed_by = line(proposed_by, 200)
    if email:
        row.email, row.email_digest = email, nominee_digest(row.call_id, email)
    changed = sorted(name for name, value in _told(row).items() if value != before[name])
    if not changed:
        return Unchanged(where, number)
    anew = _asks(row) != was_asked
    fills = lacks and changed == ["organisation"]
    if row.state == rule.CHOSEN and not fills:
        refuse((rule.Reason("state", (("state", row.state),)),))
    if anew:
        if not fills and (row.call.closed is not None or (row.call.closes is not None and at > row.call.closes)):
            raise Problem("The time for nominations is over.")
        others = [one for one in nominees(row.call) if one.number != number]
        reasons = rule.may_nominate(selection(row.call.rule.values), as_nominee(row), others, at)
        refuse([one for one in reasons if not (fills and one.code == "closed")])
        if _twice(row):
            raise Problem("She is nominated for that already.")
        row.state, row.accepted, row.accepted_how = rule.NOMINATED, None, ""
    if (anew or email) and language:
        row.language = line(language, 20)
    row.save()
    return Written(
        NominationAmended(group, row.call.number, number, changed, anew or "email" in changed), where, number
    )


def _row(group: str, number: int) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",))
    rows = rows.select_related("call__rule", "stakeholder_group__group", "organisation", "person")
    found: Nomination = rows.get(call__group__slug=group, number=number)
    return found


def _name(row: Nomination, name: str, country: str) -> None:
    """Her name and country: put right where nothing but this nomination names her, else somebody else is meant."""
    name, country = line(name, 200), line(country, 120)
    if (name, country) == (row.person.name, row.person.country):
        return
    if named_elsewhere(row.person_id, row.pk):
        row.person = person_row(None, name, country, invented=row.person.invented)
        return
    if not name:
        raise Problem("Give the name.")
    row.person.name, row.person.country = name, country
    row.person.save()


def _twice(row: Nomination) -> bool:
    alive = Nomination.objects.filter(call=row.call, capacity=row.capacity, state__in=rule.OPEN_STATES)
    return bool(alive.filter(person=row.person).exclude(pk=row.pk).exists())


def _asks(row: Nomination) -> tuple[Any, ...]:
    """What she accepts, when she accepts."""
    return (row.person_id, row.person.name, row.organisation_id, row.region, row.capacity)


def _told(row: Nomination) -> dict[str, Any]:
    return {
        "name": (row.person_id, row.person.name),
        "country": row.person.country,
        "organisation": row.organisation_id,
        "region": row.region,
        "capacity": row.capacity,
        "email": row.email_digest,
        "statement": row.statement,
        "proposed_by": row.proposed_by,
    }
