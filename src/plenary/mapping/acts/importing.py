"""A spreadsheet that comes back: what was chosen of it on the review page is put into the mapping, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from plenary.library import acts as library
from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import changed, list_of, ordering, saved, voice
from plenary.mapping.acts.corrections import CELL_COLUMNS
from plenary.mapping.acts.findings import COLUMNS, said_in, worded, write
from plenary.mapping.acts.issues import LOCKED, told_of
from plenary.mapping.acts.merging import merge_issues, undo_merge
from plenary.mapping.acts.rows import filled, new_issue
from plenary.mapping.entries.findings import MappingImported
from plenary.mapping.models import Category, Cell, Change, Issue, Mechanism, Merging
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Conflict, Problem
from plenary.rules.gaps.comparing import Added, Edit

LARGEST = 10 * 1024 * 1024  # bytes
MOST = 20_000  # things that one file changes


@act
def import_mapping(
    by: Actor,
    *,
    group: str,
    name: str,
    data: bytes,
    media_type: str,
    edits: Sequence[Edit] = (),
    added: Sequence[Added] = (),
    at: datetime,
) -> Outcome:
    """Put what was chosen of a file into the mapping, and keep the file as it came.

    `value` is {"issues", "mechanisms": numbers of new ones, "edits", "cells": counts}. Values are as `tables` has them.
    Raises Conflict where a cell says something else by now than the review showed, Problem, Forbidden.
    """
    ordering(by, group)
    if not edits and not added:
        raise Problem("Choose at least one thing of the file.")
    if len(edits) + len(added) > MOST:
        raise Problem("A file changes at most %(most)s things: cut it in two.", most=MOST)
    if len(data) > LARGEST:
        raise Problem("The file is larger than 10 MB.")
    library.keep_original(by, name=name, data=data, media_type=media_type, at=at)
    who = voice(by, group).name
    entered = _mechanisms(group, added, at)
    proposed = _issues(by, group, added, at)
    changes = _edit_mechanisms(group, edits, who, at) + _edit_issues(group, edits, who, at)
    cells, more = _cells(group, edits, added, who, at)
    if changes or more:
        Change.objects.bulk_create([*changes, *more])
    _merge(by, group, edits, at)
    digest = sha256(data).hexdigest()
    told = MappingImported(digest, len(edits), proposed, entered, cells)
    value = {"issues": proposed, "mechanisms": entered, "edits": len(edits), "cells": cells}
    return Written(told, f"mapping/{group}", value)


def _mechanisms(group: str, added: Sequence[Added], at: datetime) -> list[int]:
    told = [one.values for one in added if one.table == "mechanisms"]
    number = next_number(Mechanism, group__slug=group) if told else 0
    rows = [
        Mechanism(
            group_id=group_id(group),
            number=number + n,
            language=row.get("language", "")[:10] or "en",
            **worded({c: row.get(c, "") or ("other" if c == "kind" else "") for c in COLUMNS}),
        )
        for n, row in enumerate(told)
    ]
    if rows:
        Mechanism.objects.bulk_create(rows)
    return [row.number for row in rows]


def _issues(by: Actor, group: str, added: Sequence[Added], at: datetime) -> list[int]:
    told = [one.values for one in added if one.table == "issues"]
    if not told:
        return []
    if list_of(group).locked:
        raise Problem(LOCKED)
    number, spoken, known = next_number(Issue, group__slug=group), voice(by, group), _categories(group)
    rows = [new_issue(group, number + n, spoken, row, known, at) for n, row in enumerate(told)]
    Issue.objects.bulk_create(rows)
    return [row.number for row in rows]


def _categories(group: str) -> dict[tuple[str, str], Category]:
    return {(c.scheme, c.code): c for c in Category.objects.filter(group__slug=group)}


def _by_row(edits: Sequence[Edit], table: str, without: str = "") -> dict[tuple[str, ...], list[Edit]]:
    made: dict[tuple[str, ...], list[Edit]] = {}
    for edit in edits:
        if edit.table == table and edit.column != without:
            made.setdefault(edit.key, []).append(edit)
    return made


def _still(edit: Edit, says: str, what: str) -> None:
    """Raises Conflict where it says something else by now than it did on the review page."""
    if says != edit.before:
        raise Conflict("%(what)s was changed meanwhile: look at the file once more.", what=what)


def _edit_mechanisms(group: str, edits: Sequence[Edit], who: str, at: datetime) -> list[Change]:
    told = _by_row(edits, "mechanisms")
    if not told:
        return []
    rows = {str(m.number): m for m in Mechanism.objects.filter(group__slug=group, retired=None)}
    kept, touched = [], []
    for key, some in told.items():
        row = rows.get(key[0])
        if row is None:
            raise Problem("There is no mechanism M%(number)s.", number=key[0])
        before = {c: getattr(row, c) for c in COLUMNS}
        for edit in some:
            _still(edit, before[edit.column], f"M{row.number}")
        after = before | worded({edit.column: edit.after for edit in some})
        for column, value in after.items():
            setattr(row, column, value)
        row.version += 1
        touched.append(row)
        kept.append(changed(group, who, at, before, after, mechanism=row, how="file"))
    saved(touched, *COLUMNS, "version")
    return kept


def _edit_issues(group: str, edits: Sequence[Edit], who: str, at: datetime) -> list[Change]:
    told = _by_row(edits, "issues", without="into")
    if not told:
        return []
    found = Issue.objects.filter(group__slug=group).select_related("area", "second")
    rows, known = {str(i.number): i for i in found}, _categories(group)
    kept, touched = [], []
    for key, some in told.items():
        row = rows.get(key[0])
        if row is None:
            raise Problem("There is no issue %(number)s.", number=key[0])
        before = told_of(row)
        for edit in some:
            _still(edit, before[edit.column], f"{row.number}")
        filled(row, {edit.column: edit.after for edit in some}, known)
        row.version += 1
        touched.append(row)
        kept.append(changed(group, who, at, before, told_of(row), issue=row, how="file"))
    saved(touched, "title", "words", "area", "second", "source", "version")
    return kept


def _cells(
    group: str, edits: Sequence[Edit], added: Sequence[Added], who: str, at: datetime
) -> tuple[int, list[Change]]:
    """Findings that were edited or added: how many cells, and what is to be kept of what they said."""
    told: dict[tuple[str, ...], dict[str, str]] = {}
    shown: dict[tuple[str, ...], list[Edit]] = _by_row(edits, "findings")
    for key, some in shown.items():
        told[key] = {edit.column: edit.after for edit in some}
    for one in added:
        if one.table == "findings":
            columns: Mapping[str, str] = one.values
            told[columns["issue"], columns["mechanism"]] = {
                c: columns.get(c, "") for c in ("finding", "note", "source", "checked")
            }
    if not told:
        return 0, []
    issues = {str(i.number): i for i in Issue.objects.filter(group__slug=group).exclude(state="merged")}
    mechanisms = {str(m.number): m for m in Mechanism.objects.filter(group__slug=group, retired=None)}
    there = {(c.issue_id, c.mechanism_id): c for c in Cell.objects.filter(issue__group__slug=group)}
    kept: list[Change] = []
    old: list[Any] = []
    fresh: list[Any] = []
    for key, columns in told.items():
        issue, mechanism = issues.get(key[0]), mechanisms.get(key[1])
        if issue is None or mechanism is None:
            raise Problem(
                "There is no place for a finding of issue %(issue)s and M%(number)s.", issue=key[0], number=key[1]
            )
        cell = there.get((issue.pk, mechanism.pk))
        (fresh if cell is None else old).append(cell := cell or Cell(issue=issue, mechanism=mechanism, version=0))
        before = said_in(cell)
        for edit in shown.get(key, ()):
            _still(edit, before[edit.column], f"{issue.number} × M{mechanism.number}")
        if key not in shown and cell.pk and any(before[c] for c in ("finding", "note", "source")):
            raise Conflict("%(what)s was changed meanwhile: look at the file once more.", what=f"{key[0]} × M{key[1]}")
        after = before | columns
        after["checked"] = after["checked"] or at.date().isoformat()
        write(cell, after, who, at)
        kept.append(changed(group, who, at, before, after, issue=issue, mechanism=mechanism, how="file"))
    saved(old, *CELL_COLUMNS)
    if fresh:
        Cell.objects.bulk_create(fresh)
    return len(told), kept


def _merge(by: Actor, group: str, edits: Sequence[Edit], at: datetime) -> None:
    """The column "into": filled, the issue is merged; emptied, it is told apart again. Each an act with its own entry."""
    merges: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for edit in edits:
        if edit.table != "issues" or edit.column != "into":
            continue
        number = int(edit.key[0])
        if edit.before and edit.after:
            raise Problem("Issue %(number)s is merged into another already: tell it apart first.", number=number)
        if edit.after:
            merges.setdefault(int(edit.after), []).append(number)
        else:
            back.setdefault(_merging_of(group, number), []).append(number)
    for merging, numbers in back.items():
        undo_merge(by, group=group, number=merging, only=numbers, at=at)
    if merges:
        merge_issues(by, group=group, merges=merges, reason="", at=at)


def _merging_of(group: str, number: int) -> int:
    for row in Merging.objects.filter(group__slug=group, undone=None).order_by("-number"):
        if number not in row.back and any(n == number for n, _into, _before in row.joined):
            return int(row.number)
    raise Problem("Issue %(number)s was not merged.", number=number)
