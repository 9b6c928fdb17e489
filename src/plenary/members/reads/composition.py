"""Who sits where, and what a stakeholder group is called."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.members.models import Role, Seat, StakeholderGroup
from plenary.record.kept import Kept
from plenary.rules.folding import fold

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class SeatLine:
    number: int
    holder: str  # "" where vacant
    country: str
    persons: tuple[tuple[str, str], ...]  # name, capacity; those who have it now
    region: str = ""  # code of a regional group


@dataclass(frozen=True, slots=True)
class Composition:
    """One stakeholder group with its seats."""

    code: str
    name: Words
    aliases: tuple[str, ...]
    seats: int  # as the composition rule says
    filled: int
    lines: tuple[SeatLine, ...]
    labels: tuple[tuple[str, str], ...] = ()  # document, what it calls this part


def composition(group: str) -> tuple[Composition, ...]:
    """The seats of a group by stakeholder group, in order. Three queries, whatever the size."""
    held: dict[int, list[SeatLine]] = {}
    persons: dict[int, list[tuple[str, str]]] = {}
    roles = Role.objects.filter(group__slug=group, seat__isnull=False, until=None).order_by("pk")
    for seat, name, capacity, role in roles.values_list("seat_id", "person__name", "capacity", "role"):
        persons.setdefault(seat, []).append((name, capacity or role))
    for s in Seat.objects.filter(group__slug=group).select_related("holder").order_by("number"):
        line = SeatLine(
            s.number,
            s.holder.name if s.holder else "",
            s.holder.country if s.holder else "",
            tuple(persons.get(s.pk, ())),
            s.holder.region if s.holder else "",
        )
        held.setdefault(s.stakeholder_group_id, []).append(line)
    return tuple(
        Composition(
            g.code,
            g.name,
            tuple(g.aliases),
            g.seats,
            sum(1 for line in held.get(g.pk, ()) if line.holder),
            tuple(held.get(g.pk, ())),
            tuple(sorted(g.labels.items())),
        )
        for g in StakeholderGroup.objects.filter(group__slug=group).order_by("order")
    )


@dataclass(frozen=True, slots=True)
class GroupName:
    code: str
    name: Words
    aliases: tuple[str, ...]


def stakeholder_groups(group: str) -> tuple[GroupName, ...]:
    """The stakeholder groups of a group, in order."""
    return _stakeholder_groups.get(group, lambda: _stakeholder_groups_now(group))


_stakeholder_groups: Kept[tuple[GroupName, ...]] = Kept()


def _stakeholder_groups_now(group: str) -> tuple[GroupName, ...]:
    rows = StakeholderGroup.objects.filter(group__slug=group).order_by("order")
    return tuple(GroupName(s.code, s.name, (*s.aliases, *s.labels.values())) for s in rows)


def group_named(text: str, known: tuple[GroupName, ...]) -> str:
    """The code of the stakeholder group that `text` names by any of its labels; "" where none does (A176)."""
    wanted = fold(text)
    if not wanted:
        return ""
    for one in known:
        labels = {fold(label) for label in (*one.name.values(), *one.aliases, one.code)}
        if wanted in labels:
            return one.code
    for one in known:
        labels = {fold(label) for label in (*one.name.values(), *one.aliases)}
        if any(label and (label in wanted or (len(wanted) > 4 and wanted in label)) for label in labels):
            return one.code
    return ""


@dataclass(frozen=True, slots=True)
class SeatName:
    """A seat as other rooms need it: its key in the tables, its number in the group, who sits there."""

    key: int
    number: int
    holder: str  # "" where vacant
    stakeholder_group: str  # code


def seats(group: str) -> tuple[SeatName, ...]:
    """The seats of a group, by number. One query."""
    rows = Seat.objects.filter(group__slug=group).order_by("number")
    return tuple(
        SeatName(key, number, holder or "", code)
        for key, number, holder, code in rows.values_list("pk", "number", "holder__name", "stakeholder_group__code")
    )
