"""Compiled both ways from one record: the same content, whatever the format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest

from plenary.calls import acts, compiling, composing, printing
from plenary.calls.printing import publish
from plenary.library import reads as library
from plenary.library import work
from plenary.record.actor import Actor
from plenary.record.verify import verify

NOVEMBER = datetime(2016, 11, 1, tzinfo=UTC)
TEXTS = {
    ("1", ""): "We are an association.",
    ("2", "a"): "It matters.\n\n- more every year\n- for everybody",
    ("2", "b"): "See 10",
    ("10", ""): "=1+1 is what a spreadsheet must not compute.",
}


@pytest.fixture
def filled(by: Actor, call: str, at: datetime) -> str:
    """Four responses: a usual one, one that refuses citation, a late joint one, one in review."""
    for name, told, day, review in (
        ("Arvenia", {"group": "states", "country": "Switzerland", "region": "WEOG"}, 1, ()),
        ("Silent Partners", {"group": "civil", "cited": False}, 2, ()),
        ("Three Ports", {"group": "civil", "joint": ("Port One", "Port Two")}, 40, ()),
        ("Waiting Room", {"group": "civil"}, 3, ("doubts",)),
    ):
        acts.receive_known(
            by,
            call=call,
            name=name,
            answers={key: f"{text}\n\nSaid by {name}." if key[1] != "b" else text for key, text in TEXTS.items()},
            received=at + timedelta(days=day),
            given=told,
            why_review=review,
            at=at,
        )
    return call


def content(call: str, by: str) -> set[tuple[str, str, str]]:
    made = composing.compose(compiling.material(call, reviewed_only=True), by, at=NOVEMBER)
    entries = [(s, e) for s in made.sections for e in s.entries]
    if by == "question":
        return {(e.anchor.split("-")[0], e.anchor.split("-")[1], e.text) for _s, e in entries}
    return {(e.anchor.split("-")[1], e.anchor.split("-")[0], e.text) for _s, e in entries}


@pytest.mark.accepts(156)
def test_by_question_and_by_respondent_hold_the_same(filled: str) -> None:
    assert content(filled, "question") == content(filled, "respondent")
    assert len(content(filled, "question")) == 12


@pytest.mark.accepts("X1")
@pytest.mark.parametrize("format", ["pdf", "docx", "odt", "html", "csv", "xlsx", "json"])
def test_what_may_not_be_cited_is_in_no_format(filled: str, at: datetime, format: str) -> None:
    data = printing.whole(filled, "question", format, at=at).data
    if format in ("docx", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            data = b"\n".join(inside.read(n) for n in inside.namelist())
    assert b"Silent Partners" not in data


@pytest.mark.accepts("X4")
def test_questions_stand_in_natural_order(filled: str) -> None:
    made = composing.compose(compiling.material(filled, reviewed_only=True), "question", at=NOVEMBER)
    assert [s.number for s in made.sections] == ["1", "2", "10"]


@pytest.mark.accepts("X6")
def test_json_says_of_each_answer_what_state_it_is_in(filled: str, at: datetime) -> None:
    rows = json.loads(printing.whole(filled, "question", "json", at=at).data)
    mine = {(r["question"], r["part"]): r for r in rows if r["respondent"] == "Arvenia"}
    assert mine[2, "b"]["state"] == "reference"
    assert mine[10, ""]["answer"].startswith("=1+1")
    assert {r["state"] for r in rows if r["response"] == 2} == {"withheld"}
    assert all(r["answer"] == "" for r in rows if r["response"] == 2)


def test_a_spreadsheet_computes_nothing(filled: str, at: datetime) -> None:
    book = openpyxl.load_workbook(io.BytesIO(printing.whole(filled, "question", "xlsx", at=at).data))
    cells = [c for row in book.worksheets[0].iter_rows() for c in row]
    assert all(c.data_type != "f" for c in cells)
    text = printing.whole(filled, "question", "csv", at=at).data
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert not any(cell.startswith("=") for row in rows for cell in row)


@pytest.mark.accepts(155, 158)
def test_counts_in_the_words_are_counted(filled: str) -> None:
    made = composing.compose(compiling.material(filled, reviewed_only=True), "question", at=NOVEMBER)
    assert made.front[0] == "This compilation holds 3 responses to 3 questions."
    assert any("R2" in note for note in made.notes), "who is counted and not shown is named by number"
    assert any("R4" in note for note in made.notes), "what waits in review is named"
    [groups] = [c for c in made.charts if c.title == "Responses by stakeholder group"]
    assert groups.rows == (("Member States", (1, 0)), ("Civil society", (1, 1)))


@pytest.mark.accepts(23, 64, 180)
def test_a_publication_is_a_version_with_all_its_parts(by: Actor, filled: str, at: datetime) -> None:
    made = publish(by, filled, (), at=at, step=lambda done, total, saying: None)
    latest = library.latest(f"call/{filled}")
    assert latest is not None
    kinds = {(r.by, r.part, r.format) for r in latest[2].renditions}
    for way in ("question", "respondent"):
        assert {(way, "", f) for f in ("pdf", "docx", "odt", "html", "csv", "xlsx")} <= kinds
    assert {("question", "Q10", "pdf"), ("respondent", "R1", "pdf"), ("", "", "zip")} <= kinds
    assert made["version"] == 1
    assert verify().problems == []


def test_a_corrected_answer_is_out_again_in_its_parts(by: Actor, filled: str, at: datetime) -> None:
    publish(by, filled, (), at=at, step=lambda done, total, saying: None)
    acts.correct_answer(by, call=filled, number=1, question="10", text="Corrected words.", reason="Sent anew.", at=at)
    waiting = [j for j in library.jobs(f"call/{filled}") if j.state == "waiting"]
    assert len(waiting) == 2, "the parts at once, and the whole after them"
    assert work.run_waiting() == 2
    found = library.newest(f"call/{filled}", by="question", part="Q10", format="html")
    assert found is None
    whole = library.newest(f"call/{filled}", by="question", part="", format="html")
    assert whole is not None
    with whole.open() as data:
        assert b"Corrected words." in data.read()
    latest = library.latest(f"call/{filled}")
    assert latest is not None
    assert latest[2].number == 3
    parts = library.document(latest[0])
    assert parts is not None
    assert {r.part for r in parts.versions[1].renditions} >= {"Q10", "R1", "Q2"}, "a version is whole in its parts"
