"""Who presides, and how a chair is elected inside the meeting (A92, A93)."""

from __future__ import annotations

from datetime import UTC, datetime

from plenary.meetings.acts.common import address, holder_of, item_of, met
from plenary.meetings.entries.chairing import ElectionStep, PresidingBegan
from plenary.meetings.models import Election, Meeting, Presiding
from plenary.meetings.rights import PROPOSE, RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.rules import elections

CAPACITIES = ("secretariat", "acting-chair", "chair", "co-chair", "vice-chair")
OFFICES = ("chair", "co-chair", "vice-chair", "rapporteur")
WHY_NOT = {
    "unknown": "There is no such step.",
    "over": "This election has ended.",
    "too-soon": "Another step comes first: nominated, approved by the members, accepted, then in the chair.",
    "no-chair": "Who holds this office does not preside.",
}


@act
def preside(
    by: Actor,
    *,
    group: str,
    meeting: str,
    name: str,
    capacity: str,
    country: str = "",
    person: int | None = None,
    at: datetime,
) -> Outcome:
    """Somebody takes the chair, from now on; whoever had it leaves it. Raises Problem."""
    found = met(by, group, meeting, RUN)
    if capacity not in CAPACITIES:
        raise Problem("Say in what capacity she presides.")
    return _take_chair(found, name, capacity, country, person, at)


def _take_chair(meeting: Meeting, name: str, capacity: str, country: str, person: int | None, at: datetime) -> Outcome:
    name = " ".join(name.split())[:200]
    if not name:
        raise Problem("Say who presides.")
    now = Presiding.objects.filter(meeting=meeting, ended=None).order_by("-began").first()
    if now is not None and (now.name, now.capacity) == (name, capacity):
        return Unchanged(address(meeting, "chair"))
    for before in Presiding.objects.filter(meeting=meeting, ended=None):
        before.ended = max(at, before.began)
        before.save()
    row = Presiding(
        meeting=meeting,
        name=name,
        country=" ".join(country.split())[:120],
        capacity=capacity,
        person_id=person,
        began=at,
    )
    row.save()
    return Written(PresidingBegan(row.pk, capacity), address(meeting, "chair"), row.pk)


@act
def nominate(
    by: Actor,
    *,
    group: str,
    meeting: str,
    office: str,
    name: str,
    country: str = "",
    nominated_by: str = "",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Put somebody forward for an office; `value` is the election's number. Raises Problem.

    `nominated_by` counts where the chair or the secretariat enter it for somebody: others nominate in their own name.
    """
    found = met(by, group, meeting, PROPOSE)
    name = " ".join(name.split())[:200]
    if not name:
        raise Problem("Say who is nominated.")
    if office not in OFFICES:
        raise Problem("Choose the office.")
    waiting = Election.objects.filter(meeting=found, office=office, name=name, state__in=elections.UNDER_WAY)
    if waiting.exists():
        raise Problem("%(name)s has been put forward for this office already.", name=name)
    who = nominated_by if RUN.asked(by, group).allowed else holder_of(by, group)
    row = Election(
        meeting=found,
        item=item_of(found, item) if item is not None else None,
        number=next_number(Election, meeting=found),
        office=office,
        name=name,
        country=" ".join(country.split())[:120],
        nominated_by=" ".join(who.split())[:300],
        state="nominated",
        steps=[["nominated", _iso(at)]],
    )
    row.save()
    return Written(ElectionStep(row.number, office, "nominated"), address(found, "election", row.number), row.number)


@act
def take_step(by: Actor, *, group: str, meeting: str, election: int, step: str, at: datetime) -> Outcome:
    """The next step: approved (found by whoever presides), accepted, presides; or declined, or not-agreed.

    With "presides" the chair changes at this instant. Raises Problem where another step comes first.
    """
    found = met(by, group, meeting, RUN)
    row: Election | None = Election.objects.filter(meeting=found, number=election).first()
    if row is None:
        raise Problem("There is no such nomination.")
    if row.state == step:
        return Unchanged(address(found, "election", election))
    if why := elections.may(row.state, step, row.office):
        raise Problem(WHY_NOT[why])
    row.state, row.steps = step, [*row.steps, [step, _iso(at)]]
    row.save()
    if step == "presides":
        preside(
            by,
            group=group,
            meeting=meeting,
            name=row.name,
            country=row.country,
            capacity=row.office,
            person=row.person_id,
            at=at,
        )
    return Written(ElectionStep(election, row.office, step), address(found, "election", election))


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
