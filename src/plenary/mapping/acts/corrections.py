"""A named body is asked to correct what stands about its mechanism; what it says is taken, in part too, or declined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import (
    TITLE,
    WORDS,
    changed,
    going_on,
    mechanism_of,
    needed,
    ordering,
    plain,
    saved,
    voice,
)
from plenary.mapping.acts.findings import COLUMNS, said_in, worded, write
from plenary.mapping.entries.findings import (
    CorrectionAnswered,
    CorrectionAsked,
    CorrectionDeclined,
    CorrectionTaken,
    CorrectionWithdrawn,
)
from plenary.mapping.models import Cell, Change, Correction, Issue
from plenary.mapping.rights import BY_LINK
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.rules.gaps import FINDINGS

MOST = 2000  # cells of one answer
CELL_COLUMNS = ("finding", "note", "source", "checked", "by", "changed", "version")


@act
def ask_correction(
    by: Actor,
    *,
    group: str,
    mechanism: int,
    body: str = "",
    words: str = "",
    until: date | None = None,
    at: datetime,
) -> Outcome:
    """Ask a body to correct the entry of its mechanism. `value` is the request's number; its link is made of the row.

    `body` is who is asked, else whoever keeps the mechanism. Raises Problem, Forbidden.
    """
    ordering(by, group)
    about = mechanism_of(group, mechanism)
    made = Correction(
        group_id=group_id(group),
        number=next_number(Correction, group__slug=group),
        mechanism=about,
        body=needed(body or about.body, TITLE, "Say which body is asked."),
        words=plain(words, WORDS),
        asked=at,
        until=until,
        by=voice(by, group).name,
    )
    made.save()
    return Written(
        CorrectionAsked(made.number, mechanism, made.body), f"mapping/{group}/mechanism/{mechanism}", made.number
    )


@act
def answer_correction(
    by: Actor,
    *,
    group: str,
    correction: int,
    generation: int,
    name: str,
    entry: Mapping[str, str],
    cells: Sequence[Mapping[str, Any]] = (),
    words: str = "",
    at: datetime,
) -> Outcome:
    """The body answers by its link: columns of the entry and cells as it would have them. Answered again, the last one counts.

    `entry` {column: text}; `cells` each {"issue", "finding", "note"}. Only what differs from what stands is kept. Raises
    Problem where the link opens nothing any more, or nothing was said.
    """
    going_on(BY_LINK, by, group)
    row = (
        Correction.objects.select_related("mechanism")
        .filter(pk=correction, generation=generation, group__slug=group, state__in=("asked", "answered"))
        .first()
    )
    if row is None:
        raise Problem("This link opens nothing any more: what was asked has been settled or withdrawn.")
    told = worded({column: entry[column] for column in COLUMNS if column in entry})
    differs = {column: text for column, text in told.items() if text != getattr(row.mechanism, column)}
    answer: dict[str, Any] = {
        "entry": differs,
        "cells": _cells(row, cells),
        "words": plain(words, WORDS),
        "before": {column: getattr(row.mechanism, column) for column in differs},
    }
    if not (answer["entry"] or answer["cells"] or answer["words"]):
        raise Problem("Nothing differs from what stands. Change what is wrong, or write that all of it is right.")
    row.answered_by = needed(name, TITLE, "Say who answers, and in which capacity.")
    row.answer, row.answered, row.state = answer, at, "answered"
    row.save()
    told_of = CorrectionAnswered(row.number, [cell["issue"] for cell in answer["cells"]])
    return Written(told_of, f"mapping/{group}/mechanism/{row.mechanism.number}", row.number)


def _cells(row: Correction, told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the body says of issues, where it differs from what stands."""
    stands = {c.issue.number: c for c in Cell.objects.filter(mechanism=row.mechanism).select_related("issue")}
    numbers = set(Issue.objects.filter(group=row.group_id).exclude(state="merged").values_list("number", flat=True))
    made: dict[int, dict[str, Any]] = {}
    for one in told[:MOST]:
        number, finding = int(one.get("issue") or 0), str(one.get("finding") or "")
        if number not in numbers:
            raise Problem("There is no issue %(number)s.", number=number)
        if finding not in ("", *FINDINGS):
            raise Problem("Choose what was found: adequate, partial or missing.")
        cell, note = stands.get(number), plain(one.get("note"), WORDS)
        before = (cell.finding, cell.note) if cell else ("", "")
        if (finding, note) != before:
            made[number] = {"issue": number, "finding": finding, "note": note, "before": list(before)}
    return [made[number] for number in sorted(made)]


@act
def take_correction(
    by: Actor,
    *,
    group: str,
    number: int,
    entry: Sequence[str] | None = None,
    cells: Sequence[int] | None = None,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Put what the body said into the mapping: all of it, or these columns and these issues with a reason for the rest.

    Raises Problem, Forbidden.
    """
    ordering(by, group)
    row = _answered(group, number)
    told, offered = row.answer["entry"], row.answer["cells"]
    columns = [c for c in told if entry is None or c in entry]
    chosen = [c for c in offered if cells is None or c["issue"] in cells]
    partly = len(columns) < len(told) or len(chosen) < len(offered)
    if not columns and not chosen and (told or offered):
        raise Problem("Choose what is taken, or decline it with a reason.")
    row.reason = plain(reason, WORDS)
    if partly and not row.reason:
        raise Problem("Say why the rest is not taken.")
    about, kept = row.mechanism, list[Change]()
    if columns:
        before = {c: getattr(about, c) for c in COLUMNS}
        for column in columns:
            setattr(about, column, told[column])
        about.version += 1
        about.save()
        after = {c: told[c] for c in columns}
        kept.append(changed(group, row.body, at, before, after, mechanism=about, how="correction"))
    kept += _taken(group, row, chosen, at)
    if kept:
        Change.objects.bulk_create(kept)
    row.state, row.settled = "taken", at
    row.save()
    told_of = CorrectionTaken(number, columns, [c["issue"] for c in chosen], row.reason)
    return Written(told_of, f"mapping/{group}/mechanism/{about.number}")


def _taken(group: str, row: Correction, chosen: Sequence[Mapping[str, Any]], at: datetime) -> list[Change]:
    """Write the cells, and give what is to be kept of what they said."""
    numbers = [c["issue"] for c in chosen]
    issues = {i.number: i for i in Issue.objects.filter(group=row.group_id, number__in=numbers)}
    stands = {c.issue_id: c for c in Cell.objects.filter(mechanism=row.mechanism, issue__in=issues.values())}
    kept: list[Change] = []
    there: list[Any] = []
    fresh: list[Any] = []
    for told in chosen:
        issue = issues[told["issue"]]
        cell = stands.get(issue.pk)
        cell, known = cell or Cell(issue=issue, mechanism=row.mechanism, version=0), cell is not None
        before = said_in(cell)
        after = before | {"finding": told["finding"], "note": told["note"], "checked": at.date().isoformat()}
        write(cell, after, row.body, at)
        (there if known else fresh).append(cell)
        kept.append(changed(group, row.body, at, before, after, issue=issue, mechanism=row.mechanism, how="correction"))
    saved(there, *CELL_COLUMNS)
    if fresh:
        Cell.objects.bulk_create(fresh)
    return kept


def _answered(group: str, number: int) -> Correction:
    row: Correction | None = (
        Correction.objects.select_related("mechanism").filter(group__slug=group, number=number).first()
    )
    if row is None or row.state != "answered":
        raise Problem("There is no answer to settle: look at the page as it is now.")
    return row


@act
def decline_correction(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Leave the mapping as it is, for a public reason; what the body said stays beside it. Raises Problem, Forbidden."""
    ordering(by, group)
    row = _answered(group, number)
    row.reason = needed(reason, WORDS, "Say why, in public.")
    row.state, row.settled = "declined", at
    row.save()
    return Written(CorrectionDeclined(number, row.reason), f"mapping/{group}/mechanism/{row.mechanism.number}")


@act
def withdraw_correction(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Ask no more: the link opens nothing from now on. Raises Problem, Forbidden."""
    ordering(by, group)
    row = Correction.objects.select_related("mechanism").filter(group__slug=group, number=number, state="asked").first()
    if row is None:
        raise Problem("There is no such request that waits for an answer.")
    row.state, row.settled, row.generation = "withdrawn", at, row.generation + 1
    row.save()
    return Written(CorrectionWithdrawn(number), f"mapping/{group}/mechanism/{row.mechanism.number}")
