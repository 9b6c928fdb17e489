"""People from a list, a part of it at a time: organisations, people and capacities in one act. It gives nobody a right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.members.acts.common import line
from plenary.members.entries.capacities import PeopleTakenIn
from plenary.members.models import Intake, Organisation, Person, Role, Seat, StakeholderGroup
from plenary.members.rights import KEEP
from plenary.record.actor import PUBLIC, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.folding import fold

MOST = 1000  # rows at once: whoever else waits for the writer waits for one part, not for the whole list


@act
def take_in(
    by: Actor, *, group: str, people: Sequence[Mapping[str, Any]], intake: int | None = None, at: datetime
) -> Outcome:
    """Enter rows as `reads.intake.handed` resolves them, each with "person" (a known one's key) or "same_as" (a row's number).

    `intake` is the list that they are a part of: where two take it in at the same time, each part comes in once.

    `value` is the key of the person that each row named, by the row's number as a text. Raises Problem.
    """
    KEEP.require(by, group)
    if len(people) > MOST:
        raise Problem("More than %(most)s at once: enter them in several parts.", most=MOST)
    if not people:
        return Unchanged(f"group/{group}/people", {})
    if intake is not None:
        _once(intake, people)
    gid = group_id(group)
    bodies, fresh = _organisations(people)
    keys, persons = _persons(people)
    parts = dict(StakeholderGroup.objects.filter(group_id=gid).values_list("code", "pk"))
    seats = _seats(gid, people, bodies)
    roles = []
    for row in people:
        body = bodies.get(fold(row["organisation"])[:300])
        seat = seats.get(str(row["seat"]))
        roles.append(
            Role(
                person_id=keys[str(row["number"])],
                group_id=gid,
                role=PUBLIC,
                capacity=row["capacity"],
                label=line(row["label"], 200),
                occasion=line(row["occasion"], 120),
                organisation=body,
                stakeholder_group_id=parts.get(row["part"]),
                region=row["region"],
                source=str(row.get("source", ""))[:300],
                seat=seat,
                since=date.fromisoformat(row["since"]) if row["since"] else at.date(),
                until=date.fromisoformat(row["until"]) if row["until"] else None,
            )
        )
    Role.objects.bulk_create(roles)
    entry = PeopleTakenIn(group, len(people), persons, len(roles), fresh)
    return Written(entry, f"group/{group}/people", keys)


def _once(intake: int, people: Sequence[Mapping[str, Any]]) -> None:
    """Raises Problem where somebody else has taken this part in since the list was looked at."""
    first, last = int(people[0]["number"]), int(people[-1]["number"])
    if not Intake.objects.filter(pk=intake, entered__lt=first).update(entered=last):
        raise Problem("Somebody else has taken this list in meanwhile: look at the people as they are now.")


def _organisations(people: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Organisation], int]:
    """Every organisation that is named, by its folded name; how many are new."""
    named = {key: row for row in people if (key := fold(row["organisation"])[:300])}
    found: dict[str, Organisation] = {}
    keys = sorted(named)
    for start in range(0, len(keys), 500):
        found |= {o.key: o for o in Organisation.objects.filter(key__in=keys[start : start + 500])}
    made = [
        Organisation(
            name=line(named[key]["organisation"], 300),
            key=key,
            country=line(named[key]["country"], 120),
            region=named[key]["region"],
        )
        for key in keys
        if key not in found
    ]
    Organisation.objects.bulk_create(made)
    return found | {o.key: o for o in made}, len(made)


def _persons(people: Sequence[Mapping[str, Any]]) -> tuple[dict[str, int], int]:
    """The key of the person of each row, by the row's number as a text; how many are new. Raises Problem."""
    given = {int(row.get("person") or 0) for row in people} - {0}
    there = dict(Person.objects.filter(pk__in=given).values_list("pk", "merged_into_id"))
    if given - set(there):
        raise Problem("There is no such person.")
    fresh = {
        str(row["number"]): Person(name=line(row["name"], 200), country=line(row["country"], 120))
        for row in people
        if not row.get("person") and not row.get("same_as")
    }
    Person.objects.bulk_create(list(fresh.values()))
    keys = {number: one.pk for number, one in fresh.items()}
    for row in people:
        number, person = str(row["number"]), int(row.get("person") or 0)
        if person:
            keys[number] = there[person] or person
        elif row.get("same_as"):
            if str(row["same_as"]) not in keys:
                raise Problem("There is no such person.")
            keys[number] = keys[str(row["same_as"])]
    return keys, len(fresh)


def _seats(gid: int, people: Sequence[Mapping[str, Any]], bodies: Mapping[str, Organisation]) -> dict[str, Seat]:
    """The seats that are named, filled where they were vacant. Raises Problem where somebody else has sat down meanwhile."""
    wanted = {str(row["seat"]): bodies.get(fold(row["organisation"])[:300]) for row in people if row["seat"]}
    if not wanted:
        return {}
    numbers = [int(n) for n in wanted if n.isdecimal() and len(n) < 10]
    rows = {str(s.number): s for s in Seat.objects.select_for_update().filter(group_id=gid, number__in=numbers)}
    for number, body in wanted.items():
        seat = rows.get(number)
        if seat is None or body is None or seat.holder_id not in (None, body.pk):
            raise Problem("Seat %(number)s is not free for this organisation.", number=number[:10])
        if seat.holder_id is None:
            seat.holder = body
            seat.save()
    return rows
