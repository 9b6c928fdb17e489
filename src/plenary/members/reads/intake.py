"""A list of people that was handed in: what will become of each row, before anything is entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plenary.members.capacities import capacity_named
from plenary.members.models import Intake, Role, Seat
from plenary.members.reads.composition import GroupName, group_named, stakeholder_groups
from plenary.members.reads.people import everybody
from plenary.press.people import Row
from plenary.rules import intake, regions
from plenary.rules.folding import fold
from plenary.rules.people import Pair


@dataclass(frozen=True, slots=True)
class Handed:
    """A list, with its rows as they will be entered, and the plan for them."""

    id: int
    name: str
    at: datetime
    rows: tuple[Row, ...]  # with the codes of parts, capacities and regions, and days
    plan: intake.Plan
    unread: tuple[str, ...]  # columns that nothing is made of
    unknown: tuple[tuple[str, int], ...]  # labels that name no stakeholder group, with their rows: kept as they stand
    people: dict[int, tuple[str, str]]  # known people in doubt: name, organisation


def handed(group: str, key: int, same: Mapping[int, int] | None = None) -> Handed | None:
    """A list and its plan; None where it is gone. `same`: see `rules.intake.plan`. Six queries, whatever its size."""
    row = Intake.objects.filter(pk=key, group__slug=group).first()
    if row is None:
        return None
    known_parts = stakeholder_groups(group)
    parts = _parts({str(one["part"]) for one in row.rows}, known_parts)
    resolved = tuple(_resolved(Row(**one), parts) for one in row.rows)
    unknown = Counter(str(one["part"]) for one in row.rows if one["part"] and not parts[str(one["part"])])
    known = {(one.key, one.organisation): one for one in everybody(group)}
    had = []
    for person, name, *told in Role.objects.filter(group__slug=group).order_by("pk").values_list(
        "person_id", "person__name", "organisation__name", "stakeholder_group__code", "capacity",
        "label", "occasion", "seat__number", "since", "until",
    ):  # fmt: skip
        organisation, part, capacity, label, occasion, seat, since, until = told
        held = Row(
            0, name, organisation or "", "", part or "", "", capacity, label, occasion, str(seat or ""),
            since.isoformat(), until.isoformat() if until else "",
        )  # fmt: skip
        had.append((person, intake.capacity_of(held)))
    plan = intake.plan(resolved, known.values(), had, same or {}, _refused(group, resolved))
    named = {k.key: (k.name, k.organisation) for k in known.values()}
    doubtful = {key for pair in plan.doubts for key in (pair.first, pair.second) if key > 0}
    return Handed(
        row.pk,
        row.name,
        row.at,
        resolved,
        plan,
        tuple(row.unread),
        tuple(unknown.most_common()),
        {key: named[key] for key in doubtful},
    )


def doubts_of(found: Handed, most: int) -> tuple[tuple[Pair, Row, tuple[str, str]], ...]:
    """The first pairs in doubt: the later row, and whom it may be (name, organisation)."""
    by_number = {row.number: row for row in found.rows}
    made = []
    for pair in found.plan.doubts[:most]:
        other = (by_number[-pair.second].name, by_number[-pair.second].organisation) if pair.second < 0 else None
        made.append((pair, by_number[-pair.first], other or found.people[pair.second]))
    return tuple(made)


def _parts(labels: set[str], known: tuple[GroupName, ...]) -> dict[str, str]:
    codes = {g.code for g in known}
    return {label: label if label in codes else group_named(label, known) for label in labels}


def _resolved(row: Row, parts: Mapping[str, str]) -> Row:
    """A row with codes in place of labels, and whole days in place of years. What names nothing known stays a label."""
    capacity = capacity_named(row.capacity)
    label = row.label or ("" if capacity else row.capacity)
    if row.capacity and capacity and fold(row.capacity) != fold(capacity) and not row.label:
        label = row.capacity  # "co-facilitator": one role, told as the document has it (A177)
    since, until = row.since, row.until
    try:
        first = intake.day_of(since)
        if first and not until and row.occasion and len(since) == 4:
            until = since  # sent to one meeting of that year: the capacity ends with it
        last = intake.day_of(until, last=True)
        since, until = first.isoformat() if first else "", last.isoformat() if last else ""
    except ValueError:
        pass  # the plan says so
    return replace(
        row,
        name=row.name[:200],
        organisation=row.organisation[:300],
        country=row.country[:120],
        part=parts.get(row.part, ""),
        region=row.region if row.region in regions.GROUPS else "",
        capacity=capacity or "delegate",
        label=label[:200],
        occasion=row.occasion[:120],
        since=since,
        until=until,
    )


def _refused(group: str, rows: tuple[Row, ...]) -> dict[int, str]:
    """Rows whose seat is not there, or is held by somebody else, in the table or by an earlier row."""
    if not any(row.seat for row in rows):
        return {}
    held = {
        str(number): fold(name or "")
        for number, name in Seat.objects.filter(group__slug=group).values_list("number", "holder__name")
    }
    found = {}
    for row in rows:
        if not row.seat:
            continue
        body = fold(row.organisation)
        if row.seat not in held or (held[row.seat] and held[row.seat] != body) or not body:
            found[row.number] = "seat"
        else:
            held[row.seat] = body
    return found
