"""A list of people from the file to the tables: handed in, looked at, taken in part by part. Shared by page and test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.members.acts import taking_in
from plenary.members.models import Intake
from plenary.members.reads.intake import Handed, handed
from plenary.members.rights import KEEP
from plenary.press.people import People, plain
from plenary.record.actor import Actor
from plenary.record.problems import Problem
from plenary.record.writer import durably
from plenary.rules.intake import AGAIN, REFUSED

PART = 500  # rows of one act


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a list: entered + again + refused is every row of it."""

    rows: int
    people: int
    entered: int
    again: int
    refused: int
    doubts: int
    entry: int  # the last one in the record


def hand_in(by: Actor, *, group: str, name: str, people: People, at: datetime) -> int:
    """Keep a list until it was looked at; nobody's act yet. Returns its key. Raises Forbidden, Problem."""
    if not KEEP.asked(by, group).allowed:
        raise Problem(KEEP.reason)
    if not people.rows:
        raise Problem("The list is empty.")
    row = Intake(group_id=group_id(group), person_id=by.person, name=name[:200], at=at)
    row.rows, row.unread = [plain(one) for one in people.rows], list(people.unread)
    durably(row.save)
    return int(row.pk)


def drop(group: str, key: int) -> None:
    """Throw a list away that was not taken in."""
    durably(lambda: Intake.objects.filter(pk=key, group__slug=group).delete())


def take_all(by: Actor, *, group: str, key: int, same: Mapping[int, int] | None = None, at: datetime) -> Taken:
    """Take a list in as it was planned. Begun anew after an interruption it enters nothing twice. Raises Problem, Forbidden."""
    found = handed(group, key, same)
    if found is None:
        raise Problem("That list is not here any more: it was taken in, or thrown away.")
    entry = _enter(by, group, found, key, at)
    drop(group, key)
    counts = found.plan.counts
    return Taken(
        rows=len(found.rows),
        people=sum(1 for v in found.plan.verdicts if v.state == "new"),
        entered=counts["new"] + counts["known"],
        again=counts[AGAIN],
        refused=counts[REFUSED],
        doubts=len(found.plan.doubts),
        entry=entry,
    )


def _enter(by: Actor, group: str, found: Handed, key: int, at: datetime) -> int:
    keys: dict[int, int] = {}
    pairs = zip(found.rows, found.plan.verdicts, strict=True)
    wanted = [(row, v) for row, v in pairs if v.state not in (AGAIN, REFUSED)]
    entry = 0
    for start in range(0, len(wanted), PART):
        people = []
        for row, v in wanted[start : start + PART]:
            person = v.person or keys.get(v.same_as, 0)
            told = asdict(row) | {"person": person, "same_as": 0 if person else v.same_as}
            people.append(told | {"source": f"{found.name}, {row.number}"})
        receipt = taking_in.take_in(by, group=group, people=people, intake=key, at=at)
        keys |= {int(number): person for number, person in receipt.value.items()}
        entry = receipt.entry or entry
    return entry
