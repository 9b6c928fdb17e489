"""One issue, one mechanism, what was changed, what was merged, who was asked."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from plenary.mapping.models import Cell, Change, Correction, Issue, Mapping, Merging, Participant
from plenary.mapping.reads.values import (
    CellLine,
    ChangeLine,
    CorrectionLine,
    IssuePage,
    ListLine,
    MechanismPage,
    MergingLine,
    ParticipantLine,
)
from plenary.mapping.reads.whole import whole
from plenary.mapping.rights import ASSESS, LOCK, ORDER, SELECT, TAKE_PART, TOPICS
from plenary.members.reads import coordinates_in
from plenary.record.actor import Actor, ended
from plenary.rules.gaps import FINDINGS

CELLS, CHANGES = 60, 50  # of one page
_CELL = "issue__number mechanism__number finding note source checked by changed version".split()


def issue(group: str, number: int) -> IssuePage | None:
    """One issue with its cells, those that merged ones brought, and what it said before. Four queries beside `whole`'s."""
    found = whole(group)
    line = found.by_number.get(number)
    if line is None:
        return None
    row = Issue.objects.get(pk=line.id)
    merged = tuple(found.by_number[n] for n in found.origins.get(number, ()))
    own: dict[int, CellLine] = {}
    brought: dict[int, list[CellLine]] = {}
    for cell in cells(issue__in=[line.id, *(m.id for m in merged)]):
        if cell.issue == number:
            own[cell.mechanism] = cell
        elif cell.finding:
            brought.setdefault(cell.mechanism, []).append(cell)
    return IssuePage(
        line,
        row.words,
        row.opened,
        row.reason,
        row.version,
        found.verdicts.get(number, ""),
        found.by_number[found.ends[number]],
        merged,
        next((m.number for m in mergings(group) if m.undone is None and _took(m, number)), None) if line.into else None,
        own,
        {m: tuple(some) for m, some in brought.items()},
        _changes(Q(issue_id=line.id), CHANGES)[0],
    )


def _took(merging: MergingLine, number: int) -> bool:
    return number not in merging.back and any(one == number for one, _into in merging.joined)


def cells(**where: Any) -> tuple[CellLine, ...]:
    """Cells in the order of issues and mechanisms. One query."""
    rows = Cell.objects.filter(**where).order_by("issue__number", "mechanism__number").values_list(*_CELL)
    return tuple(CellLine(*row) for row in rows)


def notes(group: str, numbers: list[int]) -> dict[tuple[int, int], CellLine]:
    """The cells of these issues, by issue and mechanism: what the board shows beside a finding. One query."""
    found = cells(issue__group__slug=group, issue__number__in=numbers)
    return {(cell.issue, cell.mechanism): cell for cell in found}


def mechanism(group: str, number: int, *, first: int = 0) -> MechanismPage | None:
    """One mechanism with one page of its cells. Four queries beside `whole`'s."""
    found = whole(group)
    line = next((m for m in found.mechanisms if m.number == number), None)
    if line is None:
        return None
    counts = dict.fromkeys(FINDINGS, 0)
    for (at, m), seen in found.grid.items():
        if m == number and seen.finding and found.by_number[at].stands:
            counts[seen.finding] += 1
    rows = Cell.objects.filter(mechanism=line.id).exclude(Q(finding="") & Q(note="")).order_by("issue__number")
    total = rows.count()
    shown = tuple(CellLine(*row) for row in rows.values_list(*_CELL)[first : first + CELLS])
    return MechanismPage(
        line,
        shown,
        total,
        first + CELLS if first + CELLS < total else None,
        counts,
        corrections(group, mechanism=line.id),
        _changes(Q(mechanism_id=line.id), CHANGES)[0],
    )


def corrections(group: str, mechanism: int | None = None) -> tuple[CorrectionLine, ...]:
    """Which bodies were asked, the newest first. One query."""
    rows = Correction.objects.filter(group__slug=group).select_related("mechanism").order_by("-number")
    return tuple(_asked(c) for c in (rows.filter(mechanism=mechanism) if mechanism else rows))


def correction(pk: int, generation: int, *, group: str = "") -> CorrectionLine | None:
    """What a link asks, in this group where one is named; None where it opens nothing any more. One query."""
    rows = Correction.objects.select_related("mechanism").filter(pk=pk, generation=generation)
    if group:
        rows = rows.filter(group__slug=group)
    found = rows.exclude(state="withdrawn").first()
    return _asked(found) if found else None


def _asked(c: Correction) -> CorrectionLine:
    return CorrectionLine(
        c.pk,
        c.number,
        c.mechanism.number,
        c.mechanism.name,
        c.body,
        c.words,
        c.asked,
        c.until,
        c.by,
        c.generation,
        c.state,
        c.answer,
        c.answered_by,
        c.answered,
        c.settled,
        c.reason,
    )


def mergings(group: str) -> tuple[MergingLine, ...]:
    """What was merged, the newest first. One query."""
    return tuple(
        MergingLine(
            m.number,
            m.instant,
            m.by,
            m.reason,
            tuple((number, into) for number, into, _before in m.joined),
            tuple(m.back),
            m.undone,
        )
        for m in Merging.objects.filter(group__slug=group).order_by("-number")
    )


def history(group: str, *, before: int = 0) -> tuple[tuple[ChangeLine, ...], int | None]:
    """One page of what was changed, the newest first, and from where to go on. One query."""
    where = Q(group__slug=group)
    return _changes(where & Q(pk__lt=before) if before else where, CHANGES)


def _changes(where: Q, most: int) -> tuple[tuple[ChangeLine, ...], int | None]:
    columns = "pk issue__number mechanism__number instant by how before after reason".split()
    rows = list(Change.objects.filter(where).order_by("-pk").values_list(*columns)[: most + 1])
    shown = tuple(ChangeLine(*row) for row in rows[:most])
    return shown, shown[-1].id if len(rows) > most else None


def list_line(group: str) -> ListLine:
    """The list of a group. One query."""
    row = Mapping.objects.filter(group__slug=group).first()
    return ListLine(row.locked, row.lock_words, row.owner, row.living, row.checked, row.subgroup) if row else ListLine()


def participants(group: str) -> tuple[ParticipantLine, ...]:
    """Who was admitted, for those who order the list. One query."""
    rows = Participant.objects.filter(group__slug=group).order_by("number")
    return tuple(ParticipantLine(*row) for row in rows.values_list(*_PARTICIPANT))


_PARTICIPANT = ("pk", "group__slug", "number", "name", "generation", "since", "until")


def participant(pk: int, generation: int) -> ParticipantLine | None:
    """Whose link this is; None where it opens nothing any more. One query."""
    row = Participant.objects.filter(pk=pk, generation=generation, until=None).values_list(*_PARTICIPANT).first()
    return ParticipantLine(*row) if row else None


def may(by: Actor, group: str) -> dict[str, bool]:
    """What this visitor may do with the mapping. Two queries at most, none for the public."""
    over = ended(group)
    if over and not Mapping.objects.filter(group__slug=group, living__isnull=False).exists():
        nothing = dict.fromkeys(("part", "order", "assess", "topics", "sort", "select"), False)
        return nothing | {"lock": LOCK.asked(by, group).allowed}
    part = TAKE_PART.asked(by, group).allowed
    held = {"part": part, "order": ORDER.asked(by, group).allowed, "assess": ASSESS.asked(by, group).allowed}
    held["lock"] = LOCK.asked(by, group).allowed
    if part and by.person and not held["order"]:
        row = Mapping.objects.filter(group__slug=group).values_list("subgroup", "owner_person").first() or ("", None)
        held["order"] = bool(row[0]) and coordinates_in(by.person, group, row[0])
        owner = row[1] == by.person
        held["assess"] = held["assess"] or held["order"] or owner
    # Topics end with the group, even where its mapping lives on.
    held["topics"] = not over and TOPICS.asked(by, group).allowed
    held["sort"] = not over and held["order"]
    held["select"] = not over and SELECT.asked(by, group).allowed
    return held
