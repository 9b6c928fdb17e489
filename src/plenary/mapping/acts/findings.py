"""Mechanisms, and what each does for each issue: with note, source and the day it was last checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import (
    SOURCE,
    TITLE,
    WORDS,
    assessing,
    changed,
    going_on,
    issue_of,
    lined,
    list_of,
    mechanism_of,
    needed,
    ordering,
    plain,
    saved,
    voice,
)
from plenary.mapping.entries.findings import (
    CellAssessed,
    ChecksNoted,
    MechanismDescribed,
    MechanismEntered,
    MechanismRestored,
    MechanismRetired,
)
from plenary.mapping.models import Cell, Mechanism
from plenary.mapping.reads.values import KINDS
from plenary.mapping.rights import TAKE_PART
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Conflict, Problem
from plenary.rules.gaps import FINDINGS

COLUMNS = ("name", "body", "kind", "address", "words")


@act
def enter_mechanism(
    by: Actor,
    *,
    group: str,
    name: str,
    body: str = "",
    kind: str = "other",
    address: str = "",
    words: str = "",
    language: str = "en",
    at: datetime,
) -> Outcome:
    """Enter a mechanism: a convention, a body, a forum, a programme. `value` is its number. Raises Problem, Forbidden."""
    going_on(TAKE_PART, by, group)
    told = worded({"name": name, "body": body, "kind": kind, "address": address, "words": words})
    number = next_number(Mechanism, group__slug=group)
    made = Mechanism(group_id=group_id(group), number=number, language=language[:10], **told)
    made.save()
    return Written(MechanismEntered(number, made.name), f"mapping/{group}/mechanism/{number}", number)


def worded(told: Mapping[str, Any]) -> dict[str, str]:
    """Columns of a mechanism as they are kept. Raises Problem."""
    made = {}
    for column, given in told.items():
        if column == "name":
            made[column] = needed(given, TITLE, "Give the mechanism a name.")
        elif column == "kind":
            if given not in KINDS:
                raise Problem("“%(kind)s” is no kind of mechanism.", kind=str(given)[:40])
            made[column] = given
        elif column == "address":
            made[column] = lined(given, 500)
            if made[column] and not made[column].startswith(("https://", "http://")):
                raise Problem("An address on the web begins with https://.")
        else:
            made[column] = plain(given, WORDS) if column == "words" else lined(given, TITLE)
    return made


@act
def describe_mechanism(
    by: Actor,
    *,
    group: str,
    number: int,
    name: str | None = None,
    body: str | None = None,
    kind: str | None = None,
    address: str | None = None,
    words: str | None = None,
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Change the entry of a mechanism; None leaves a column as it is. What it said before is kept.

    `seen` is the version that the form was made of. Raises Conflict where it was changed since, Problem, Forbidden.
    """
    assessing(by, group)
    row = mechanism_of(group, number)
    before = {column: getattr(row, column) for column in COLUMNS}
    given = {"name": name, "body": body, "kind": kind, "address": address, "words": words}
    after = before | worded({column: value for column, value in given.items() if value is not None})
    kept = changed(group, voice(by, group).name, at, before, after, mechanism=row)
    where = f"mapping/{group}/mechanism/{number}"
    if not kept.after:
        return Unchanged(where)
    if seen is not None and seen != row.version:
        raise Conflict("Somebody has changed this entry meanwhile. What you wrote is kept below: look at both.")
    for column, value in after.items():
        setattr(row, column, value)
    row.version += 1
    row.save()
    kept.save()
    return Written(MechanismDescribed(number, sorted(kept.after)), where)


@act
def retire_mechanism(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Take a mechanism out of the columns, for a public reason; what was found of it stays readable. Raises Problem, Forbidden."""
    ordering(by, group)
    row = mechanism_of(group, number)
    if row.retired:
        return Unchanged(f"mapping/{group}/mechanism/{number}")
    row.reason = needed(reason, WORDS, "Say why, in public.")
    row.retired = at
    row.save()
    return Written(MechanismRetired(number, row.reason), f"mapping/{group}/mechanism/{number}")


@act
def restore_mechanism(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Make a mechanism that was taken out a column again. Raises Problem, Forbidden."""
    ordering(by, group)
    row = mechanism_of(group, number)
    if not row.retired:
        return Unchanged(f"mapping/{group}/mechanism/{number}")
    row.retired, row.reason = None, ""
    row.save()
    return Written(MechanismRestored(number), f"mapping/{group}/mechanism/{number}")


@act
def assess(
    by: Actor,
    *,
    group: str,
    issue: int,
    mechanism: int,
    finding: str,
    note: str = "",
    source: str = "",
    checked: date | None = None,
    seen: int = 0,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Say what a mechanism does for an issue: adequate, partial, missing, or "" to take a finding back.

    `checked` is the day on which it was compared with the mechanism itself, or the day of the act. `seen` is the version of
    the cell that the form was made of, 0 where there was none. What it said before is kept. Raises Conflict, Problem,
    Forbidden.
    """
    assessing(by, group)
    if finding not in ("", *FINDINGS):
        raise Problem("Choose what was found: adequate, partial or missing.")
    about, column = issue_of(group, issue), mechanism_of(group, mechanism)
    if about.state == "merged":
        raise Problem("Issue %(number)s was merged into another: look at that one.", number=issue)
    if column.retired:
        raise Problem("M%(number)s is no column of the mapping any more.", number=mechanism)
    row = Cell.objects.filter(issue=about, mechanism=column).first() or Cell(issue=about, mechanism=column, version=0)
    before, after = said_in(row), {"finding": finding, "note": plain(note, WORDS), "source": lined(source, SOURCE)}
    day = checked or at.date()
    where = f"mapping/{group}/issue/{issue}/M{mechanism}"
    same = all(before[name] == after[name] for name in after)
    if same and (row.checked == day or not row.pk):
        return Unchanged(where)
    if seen != row.version:
        raise Conflict("Somebody has said something else here meanwhile. What you wrote is kept below: look at both.")
    name = voice(by, group).name
    after["checked"] = day.isoformat()
    kept = changed(group, name, at, before, after, issue=about, mechanism=column, reason=plain(reason, WORDS))
    write(row, after, name, at)
    row.save()
    kept.save()
    return Written(CellAssessed(issue, mechanism, finding, row.note, row.source), where)


def said_in(row: Cell) -> dict[str, str]:
    """What a cell says, column by column."""
    day = row.checked.isoformat() if row.checked else ""
    return {"finding": row.finding, "note": row.note, "source": row.source, "checked": day}


def write(row: Cell, told: Mapping[str, str], by: str, at: datetime) -> None:
    """Put words into a cell, not saved yet."""
    row.finding, row.note, row.source = told["finding"], told["note"], told["source"]
    row.checked = date.fromisoformat(told["checked"]) if told["checked"] else None
    row.by, row.changed, row.version = by, at, row.version + 1


@act
def note_checked(by: Actor, *, group: str, mechanism: int = 0, day: date | None = None, at: datetime) -> Outcome:
    """Note that what stands about a mechanism (0: the whole mapping) was looked at on a day and still holds (A171).

    `value` is how many cells it concerns. Raises Problem, Forbidden.
    """
    assessing(by, group)
    on = day or at.date()
    rows = Cell.objects.filter(mechanism__group__slug=group, mechanism__retired=None).exclude(finding="")
    if mechanism:
        rows = rows.filter(mechanism=mechanism_of(group, mechanism))
    older = [row for row in rows.order_by("pk") if row.checked is None or row.checked < on]
    row = list_of(group)
    if not mechanism and (row.checked is None or row.checked < on):
        row.checked = on
        row.save()
    elif not older:
        return Unchanged(f"mapping/{group}", 0)
    for cell in older:
        cell.checked = on
    saved(older, "checked")
    where = f"mapping/{group}/mechanism/{mechanism}" if mechanism else f"mapping/{group}"
    return Written(ChecksNoted(mechanism, on.isoformat(), len(older)), where, len(older))
