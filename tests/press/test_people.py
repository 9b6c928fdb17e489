"""People from lists: CSV, workbooks, Popolo; what is not read is named; out and in again gives the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import lists, sheets
from plenary.press.people import COLUMNS, NoPeople, Row, of_file, of_popolo, plain, popolo

WORDS = (
    st.text("abcÀñ القラ’-", min_size=1, max_size=9)
    .map(lambda t: " ".join(t.split()))
    .filter(lambda t: t not in ("", "-"))
)
CELL = st.just("") | WORDS
ROWS = st.lists(
    st.fixed_dictionaries({"name": WORDS} | {c: CELL for c in COLUMNS if c not in ("name", "since", "until", "seat")}),
    min_size=1,
    max_size=8,
)


def made(told: list[dict[str, str]]) -> list[Row]:
    return [Row(n, **one) for n, one in enumerate(told, 1)]


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_popolo_out_and_in_again_is_the_same(told: list[dict[str, str]]) -> None:
    rows = made(told)
    read = of_popolo(popolo(rows, ("wg", "Working group")))
    assert list(read.rows) == rows
    assert read.unread == ()


@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from(["csv", "xlsx"]))
def test_tables_out_and_in_again_are_the_same(told: list[dict[str, str]], form: str) -> None:
    rows = made(told)
    cells = [[plain(row)[c] for c in COLUMNS] for row in rows]
    data = sheets.csv(cells, COLUMNS) if form == "csv" else sheets.xlsx([sheets.Sheet("People", COLUMNS, cells)])
    read = of_file(f"a.{form}", data)
    assert [plain(r) | {"number": 0} for r in read.rows] == [plain(r) | {"number": 0} for r in rows]


def test_what_is_not_read_is_named_and_a_row_keeps_its_line() -> None:
    read = of_file("a.csv", "Person_Name;Delegation;Shoe size\n\nAna;Sandbanks;39\n".encode("latin-1"))
    assert read.unread == ("Shoe size",)
    assert [(r.number, r.name, r.organisation) for r in read.rows] == [(3, "Ana", "Sandbanks")]


def test_contact_details_of_popolo_are_not_read_and_said_so() -> None:
    person = {"id": "1", "name": "Ana", "email": "ana@example.org", "contact_details": []}
    read = of_popolo(json.dumps({"persons": [person]}).encode())
    assert read.unread == ("contact_details", "email")
    assert "example.org" not in str(read.rows)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"Ana;Sandbanks\n",
        b"{",
        b'{"persons": []}',
        b'{"persons": [1, null], "memberships": {"a": 1}}',
        b"[[[[",
        b"PK\x03\x04 no workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"a\0b",
        b"name\n" + b"a" * 2000,
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NoPeople):
        of_file("a.csv", data)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        of_file("a.csv", b"name\n" + data)
    except NoPeople:
        return


def test_what_no_table_holds_and_no_reader_sees_is_taken_out_of_names() -> None:
    """Escapes of JSON bring lone surrogates and zeros past the encoding; a zero may stand anywhere in a long CSV."""
    said = b'{"persons": [{"name": "A\\ud800na\\u0000 \\u001b]0;x\\u202eLopez", "sh\\udc00oe": 1, "id": 1%s}]}' % (
        b"0" * 5000
    )
    read = of_file("a.json", said)
    assert [r.name for r in read.rows] == ["A\ufffdna ]0;xLopez"]
    assert read.unread == ("sh\ufffdoe",)
    rows = b"name,organisation\n" + b"Bo Lund,Illyria\n" * 300 + "A\0na\u2066,Sand\x1bbanks\n".encode()
    last = of_file("a.csv", rows).rows[-1]
    assert (last.name, last.organisation) == ("Ana", "Sandbanks")
    assert lists.of_file("a.csv", rows)[-1]["name"] == "Ana"


def test_an_apostrophe_that_guards_nothing_stays_in_a_workbook() -> None:
    data = sheets.xlsx([sheets.Sheet("People", ["name", "organisation"], [["Ana", "'t Quay"]])])
    assert of_file("a.xlsx", data).rows[0].organisation == "'t Quay"
