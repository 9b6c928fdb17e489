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
from plenary.press.letters import cleaned, cleaned_all
from plenary.press.people import Row
from plenary.rules import intake, regions
from plenary.rules.folding import fold
from plenary.rules.masking import mask
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
    unknown: tuple[tuple[str, int], ...]  # labels that name no stakeholder group, with their rows: left out
    strange: tuple[tuple[str, int], ...]  # labels that name no capacity, with their rows: delegates, so labelled
    holders: Mapping[int, str]  # of a seat that a row names, where it is somebody else's
    people: dict[int, tuple[str, str]]  # known people in doubt: name, organisation


def handed(group: str, key: int, same: Mapping[int, int] | None = None) -> Handed | None:
    """A list and its plan; None where it is gone. `same`: see `rules.intake.plan`. Six queries, whatever its size."""
    row = Intake.objects.filter(pk=key, group__slug=group).first()
    if row is None:
        return None
    known_parts = stakeholder_groups(group)
    rows = cleaned_all(row.rows)  # as a list that is read now; an earlier release kept them as they came
    parts = _parts({str(one["part"]) for one in rows}, known_parts)
    resolved = tuple(_resolved(Row(**one), parts) for one in rows)
    unknown = Counter(str(one["part"]) for one in rows if one["part"] and not parts[str(one["part"])])
    strange = Counter(label for one in rows if (label := str(one["capacity"]).strip()) and not capacity_named(label))
    known = {(one.key, one.organisation): one for one in everybody(group)}
    had = []
    for person, name, *told in Role.objects.filter(group__slug=group).order_by("pk").values_list(
        "person_id", "person__name", "organisation__name", "stakeholder_group__code", "capacity", "role",
        "label", "occasion", "seat__number", "since", "until",
    ):  # fmt: skip
        organisation, part, capacity, role, label, occasion, seat, since, until = told
        held = Row(
            0, name, organisation or "", "", part or "", "", capacity or role, label, occasion, str(seat or ""),
            since.isoformat(), until.isoformat() if until else "",
        )  # fmt: skip
        for given_out in {label, mask(label)}:  # as it stands, and as a list that was given out has it
            again = _resolved(replace(held, label=given_out), {held.part: held.part})
            had.append((person, intake.capacity_of(again)))
    wrong, holders = _refused(group, resolved)
    plan = intake.plan(resolved, known.values(), had, same or {}, wrong)
    named = {k.key: (k.name, k.organisation) for k in known.values()}
    doubtful = {key for pair in plan.doubts for key in (pair.first, pair.second) if key > 0}
    return Handed(
        row.pk,
        cleaned(row.name),
        row.at,
        resolved,
        plan,
        tuple(map(cleaned, row.unread)),
        tuple(unknown.most_common()),
        tuple(strange.most_common()),
        holders,
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
    label = row.label
    if row.capacity and not capacity and row.capacity != label:
        label = " · ".join(filter(None, (label, row.capacity)))  # what no capacity is named by is not lost
    if row.capacity and capacity and fold(row.capacity) != fold(capacity) and not row.label:
        label = row.capacity  # "co-facilitator": one role, told as the document has it (A177)
    until = row.until
    if not until and row.occasion and len(row.since) == 4:
        until = row.since  # sent to one meeting of that year: the capacity ends with it
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
        since=_day(row.since),
        until=_day(until, last=True),
    )


def _day(text: str, last: bool = False) -> str:
    """In ISO 8601; as it stands where it is no day: the plan says so."""
    try:
        found = intake.day_of(text, last)
    except ValueError:
        return text
    return found.isoformat() if found else ""


def _refused(group: str, rows: tuple[Row, ...]) -> tuple[dict[int, str], dict[int, str]]:
    """Rows whose seat is not there (seat), is somebody else's (held), in the table or by an earlier row, or is nobody's to
    hold for the row names no organisation (holder); who holds the seats of the second sort."""
    if not any(row.seat for row in rows):
        return {}, {}
    held = {
        str(number): name or ""
        for number, name in Seat.objects.filter(group__slug=group).values_list("number", "holder__name")
    }
    found: dict[int, str] = {}
    holders: dict[int, str] = {}
    for row in rows:
        if not row.seat:
            continue
        body = fold(row.organisation)
        if row.seat not in held:
            found[row.number] = "seat"
        elif not body:
            found[row.number] = "holder"
        elif held[row.seat] and fold(held[row.seat]) != body:
            found[row.number], holders[row.number] = "held", held[row.seat]
        else:
            held[row.seat] = row.organisation
    return found, holders
