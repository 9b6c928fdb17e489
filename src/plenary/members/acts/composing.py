"""A new group is composed on its pages: its stakeholder groups, each with its seats, which begin vacant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.text import slugify

from plenary.mandate.reads import group_id
from plenary.members.acts.common import line, part_of
from plenary.members.entries.people import CompositionEntered, SeatsFilled
from plenary.members.entries.seats import PartRenamed
from plenary.members.models import Seat, StakeholderGroup
from plenary.members.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Problem
from plenary.rules.folding import fold
from plenary.rules.languages import LANGUAGES

MOST = 40  # stakeholder groups of a group
SEATS = 1000  # of one stakeholder group


@act
def add_parts(by: Actor, *, group: str, parts: Sequence[tuple[Mapping[str, str], int]], at: datetime) -> Outcome:
    """Enter stakeholder groups after those that there are, each as (name by language, number of seats); the seats are vacant.

    Raises Problem for a name that there is already, and for a number of seats out of bounds.
    """
    KEEP.require(by, group)
    gid = group_id(group)
    there = list(StakeholderGroup.objects.filter(group_id=gid).order_by("order"))
    if not parts:
        raise Problem("Write one stakeholder group on each line, for example: Governments | 4")
    if len(there) + len(parts) > MOST:
        raise Problem("A group has at most %(most)s stakeholder groups.", most=MOST)
    known = {fold(name) for row in there for name in (*row.name.values(), *row.aliases)}
    codes = {row.code for row in there}
    last = max((row.order for row in there), default=0)
    made = []
    for order, (told, seats) in enumerate(parts, last + 1):
        words = words_of(told, 200)
        spelled = {fold(word) for word in words.values()}
        shown = next(iter(words.values()), "")
        if not words:
            raise Problem("A stakeholder group needs a name.")
        if spelled & known:
            raise Problem("%(name)s is there already.", name=shown)
        if not 0 <= seats <= SEATS:
            raise Problem("%(value)s is no number of seats.", value=str(seats))
        code = slugify(shown)[:36] or "part"
        code = code if code not in codes else f"{code}-{order}"
        made.append(StakeholderGroup(group_id=gid, code=code, order=order, name=words, seats=seats))
        known |= spelled
        codes.add(code)
    StakeholderGroup.objects.bulk_create(made)
    _vacant(gid)
    return Written(CompositionEntered(group, {row.code: row.seats for row in made}), f"group/{group}/composition")


@act
def rename_part(by: Actor, *, group: str, part: str, language: str, name: str, at: datetime) -> Outcome:
    """Name a stakeholder group otherwise in one language, or in one more; "" takes that language's name off.

    Its code, its seats and what its members did stay with it; the name before stands in the record. Raises Problem for
    a name that another one has, and where none would be left.
    """
    KEEP.require(by, group)
    row = part_of(group, part)
    if language not in LANGUAGES:
        raise Problem("Choose which one is meant.")
    told, was = line(name, 200), row.name
    now = words_of({**was, language: told})
    if not now:
        raise Problem("A stakeholder group needs a name.")
    if now == was:
        return Unchanged(f"group/{group}/composition")
    others = StakeholderGroup.objects.filter(group_id=row.group_id).exclude(pk=row.pk)
    if told and fold(told) in {fold(one) for other in others for one in (*other.name.values(), *other.aliases)}:
        raise Problem("%(name)s is there already.", name=told)
    row.name = now
    row.save()
    return Written(PartRenamed(group, part, language, was.get(language, ""), told), f"group/{group}/composition")


@act
def add_seats(by: Actor, *, group: str, at: datetime) -> Outcome:
    """Make the seats that the composition asks for and that are not there yet; they are vacant. Raises Problem for none."""
    KEEP.require(by, group)
    made = _vacant(group_id(group))
    if not made:
        raise Problem("No seat is missing.")
    return Written(SeatsFilled(group, 0, made), f"group/{group}/seats")


def _vacant(gid: int) -> int:
    """Make what is missing of each stakeholder group's seats, numbered on after the last one; how many were made."""
    number = int(Seat.objects.filter(group_id=gid).aggregate(most=Max("number"))["most"] or 0)
    rows = []
    held: dict[int, int] = {}
    for part in Seat.objects.filter(group_id=gid).values_list("stakeholder_group_id", flat=True):
        held[part] = held.get(part, 0) + 1
    for row in StakeholderGroup.objects.filter(group_id=gid).order_by("order"):
        for _ in range(row.seats - held.get(row.pk, 0)):
            number += 1
            rows.append(Seat(group_id=gid, stakeholder_group_id=row.pk, number=number))
    Seat.objects.bulk_create(rows)
    return len(rows)
