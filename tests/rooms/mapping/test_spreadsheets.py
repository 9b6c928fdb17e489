"""The mapping as a spreadsheet, both ways without loss: what was edited is shown, and nothing is lost silently."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.mapping import acts, reads, spreadsheets
from plenary.press import sheets, workbooks
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Conflict, Problem
from plenary.rules.gaps import Comparison
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.mapping.charting import assess, chart, page, propose

pytestmark = pytest.mark.django_db
Cells = Mapping[tuple[str, str], Any]


def charted() -> None:
    chart(issues=("Lamps fail", "Horns fail", "Lamps are failing"))
    assess(1, 1, "partial", note="On moles alone.\n\nNot on rocks.", source="PORTS/2016/1")
    assess(2, 2, "missing")


def edited(cells: Cells, data: bytes = b"") -> bytes:
    """The workbook with these cells changed: {("issues", "B2"): value}."""
    book = openpyxl.load_workbook(io.BytesIO(data or spreadsheets.workbook(SLUG)))
    for (sheet, at), value in cells.items():
        book[sheet][at] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def look(cells: Cells, data: bytes = b"") -> Comparison:
    return spreadsheets.looked_through(SLUG, edited(cells, data))


def take(found: Comparison, by: Any = None) -> Any:
    told: dict[str, Any] = {"name": "m.xlsx", "data": b"PK", "media_type": "application/zip", "at": AT}
    return acts.import_mapping(by or operator(), group=SLUG, edits=found.edits, added=found.added, **told)


@pytest.mark.accepts(165)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_workbook_that_comes_back_as_it_went_changes_nothing(language: str) -> None:
    charted()
    with translation.override(language):
        data = spreadsheets.workbook(SLUG)
    found = spreadsheets.looked_through(SLUG, data)
    assert found == Comparison(same=3 + 2 + 2)
    assert spreadsheets.looked_through(SLUG, edited({}, data)) == Comparison(same=7), (
        "saved anew by another program, too"
    )


@pytest.mark.accepts(60, 165)
def test_what_was_edited_is_shown_and_taken_and_then_stands() -> None:
    charted()
    found = look(
        {
            ("issues", "B2"): "Lamps go out",
            ("issues", "D2"): "Fog",
            ("issues", "G4"): 1,
            ("issues", "B5"): "Bells rust",
            ("issues", "D5"): "ice",
            ("mechanisms", "C2"): "Another body",
            ("findings", "C3"): "adequate",
            ("findings", "F3"): date(2016, 9, 30),
            ("findings", "A4"): 2,
            ("findings", "B4"): 1,
            ("findings", "C4"): "✕",
        }
    )
    assert not found.faults
    assert {(e.table, e.key, e.column, e.after) for e in found.edits} == {
        ("issues", ("1",), "title", "Lamps go out"),
        ("issues", ("1",), "area", "fog"),
        ("issues", ("3",), "into", "1"),
        ("mechanisms", ("1",), "body", "Another body"),
        ("findings", ("2", "2"), "finding", "adequate"),
        ("findings", ("2", "2"), "checked", "2016-09-30"),
    }
    assert [(a.table, a.values.get("title") or a.values.get("finding")) for a in found.added] == [
        ("issues", "Bells rust"),
        ("findings", "missing"),
    ]
    assert take(found).value == {"issues": [4], "mechanisms": [], "edits": 6, "cells": 2}
    assert (page(1).line.title, page(1).line.area, [m.number for m in page(1).merged]) == ("Lamps go out", "fog", [3])
    assert (page(2).verdict, page(2).cells[1].finding, page(4).line.state) == ("adequate", "missing", "proposed")
    assert {c.how for c in reads.history(SLUG)[0]} == {"hand", "file"}
    assert spreadsheets.looked_through(SLUG, spreadsheets.workbook(SLUG)).edits == []


@pytest.mark.accepts("X10")
def test_a_task_force_merges_in_the_spreadsheet_and_it_can_be_undone_there() -> None:
    charted()
    take(look({("issues", "G4"): 1}))
    assert page(3).line.into == 1
    found = look({("issues", "G4"): None})
    assert [(e.column, e.before, e.after) for e in found.edits] == [("into", "1", "")]
    take(found)
    assert (page(3).line.state, page(3).line.into) == ("accepted", None)


def test_what_was_changed_here_meanwhile_is_not_undone_by_an_old_file() -> None:
    charted()
    old = spreadsheets.workbook(SLUG)
    acts.describe_issue(operator(), group=SLUG, number=1, title="Changed here", at=AT)
    acts.describe_issue(operator(), group=SLUG, number=2, title="Changed here, too", at=AT)
    found = look({("issues", "B3"): "Edited there"}, old)
    assert found.behind == 1
    assert [(e.key, e.before, e.after, e.clash) for e in found.edits] == [
        (("2",), "Changed here, too", "Edited there", True)
    ]


def test_what_changes_between_the_review_and_the_taking_is_told() -> None:
    charted()
    found = look({("issues", "B2"): "Edited", ("findings", "C2"): "adequate"})
    assess(1, 1, "missing", seen=1)
    with pytest.raises(Conflict, match="meanwhile"):
        take(found)
    assert page(1).line.title == "Lamps fail", "all or nothing"


def test_nothing_that_cannot_be_taken_is_lost_silently() -> None:
    charted()
    found = look(
        {
            ("issues", "D2"): "Weather",
            ("issues", "G2"): 99,
            ("issues", "H3"): "closed",
            ("issues", "L2"): "call them",
            ("mechanisms", "D2"): "miracle",
            ("mechanisms", "E2"): "www",
            ("findings", "C2"): "perhaps",
            ("findings", "F2"): "31.06.2013",
            ("findings", "A5"): 77,
            ("findings", "B5"): 1,
            ("overview", "D3"): "adequate",
            ("mechanisms", "B3"): "",
        }
    )
    assert not found.edits
    assert not found.added
    assert {(f.table, f.column, f.value, f.why) for f in found.faults} == {
        ("issues", "area", "Weather", "category"),
        ("issues", "into", "99", "unknown"),
        ("issues", "state", "closed", "shown"),
        ("issues", "#12", "call them", "column"),
        ("mechanisms", "kind", "miracle", "kind"),
        ("mechanisms", "address", "www", "address"),
        ("mechanisms", "name", "", "empty"),
        ("findings", "finding", "perhaps", "finding"),
        ("findings", "checked", "31.06.2013", "day"),
        ("findings", "issue", "77", "unknown"),
        ("overview", "M1 Convention 1", "adequate", "overview"),
    }


def test_a_row_that_was_taken_out_stays_and_is_listed() -> None:
    charted()
    book = openpyxl.load_workbook(io.BytesIO(spreadsheets.workbook(SLUG)))
    book["issues"].delete_rows(2)
    book.create_sheet("my sums")["A1"] = 42
    made = io.BytesIO()
    book.save(made)
    found = spreadsheets.looked_through(SLUG, made.getvalue())
    assert found.absent == [("issues", ("1",))]
    assert [(f.table, f.why) for f in found.faults] == [("my sums", "sheet")]


def test_a_locked_list_takes_no_new_issue_from_a_file_either() -> None:
    charted()
    acts.lock_list(operator(), group=SLUG, words="Closed.", at=AT)
    with pytest.raises(Problem, match="plenary alone"):
        take(look({("issues", "B5"): "Bells rust"}))


@pytest.mark.parametrize("role", ["observer", "member"])
def test_who_orders_nothing_imports_nothing(role: str) -> None:
    charted()
    with pytest.raises(Forbidden):
        take(look({("issues", "B2"): "Edited"}), factories.actor(role))


@pytest.mark.parametrize("data", [b"", b"no workbook", workbooks.LEGACY + b"x" * 100, b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_said(data: bytes) -> None:
    with pytest.raises(workbooks.NoWorkbook):
        workbooks.read(data)


def test_another_workbook_is_no_mapping() -> None:
    charted()
    with pytest.raises(workbooks.NoWorkbook, match="None of the sheets"):
        spreadsheets.looked_through(SLUG, sheets.xlsx([sheets.Sheet("Sheet1", ["a"], [["b"]])]))


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_any_words_go_out_and_come_back_unchanged(told: list[tuple[str, str]]) -> None:
    from django.db import transaction

    with transaction.atomic():
        chart(issues=())
        for title, note in told:
            if title.strip() and note.strip():
                number = propose(title, words=note)
                assess(number, 1, "partial", note=note, source=title[:50])
        found = spreadsheets.looked_through(SLUG, spreadsheets.workbook(SLUG))
        assert found == Comparison(same=found.same)
        transaction.set_rollback(True)
