"""Tables for spreadsheets: no formula runs, nothing is cut, every text comes back."""

from __future__ import annotations

import csv as reader
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.press import sheets
from plenary.press.sheets import LONGEST, Sheet

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'quoted", '=HYPERLINK("http://x")']


def read(data: bytes) -> list[list[str]]:
    return list(reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(RISKY), min_size=2, max_size=2)
    )
)
def test_every_cell_of_a_csv_file_can_be_had_back(rows: list[list[str]]) -> None:
    cells = read(sheets.csv(rows, ("a", "b")))[1:]
    assert [[sheets.unguarded(cell) for cell in row] for row in cells] == rows


@given(st.text() | st.sampled_from(RISKY))
def test_no_cell_of_a_csv_file_begins_as_a_formula(text: str) -> None:
    assert not sheets.guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_has_byte_order_mark_line_ends_and_plain_numbers() -> None:
    data = sheets.csv([("é", -3, None), ("-3", 2.5, "")], ("name", "n", "x"))
    assert data == "\ufeffname,n,x\r\né,-3,\r\n'-3,2.5,\r\n".encode()


def test_a_lone_surrogate_does_not_stop_csv() -> None:
    assert "a\ufffdb".encode() in sheets.csv([("a\ud800b",)], ("x",))


def book(*rows: tuple[sheets.Cell, ...], **more: object) -> openpyxl.worksheet.worksheet.Worksheet:
    made = sheets.xlsx([Sheet("Answers", ("a", "b"), rows, **more)])  # type: ignore[arg-type]  # a test says its own fields
    return openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]


@pytest.mark.parametrize("text", RISKY)
def test_what_looks_like_a_formula_is_text_in_xlsx(text: str) -> None:
    page = book((text, "http://example.org"))
    cell = page["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value.replace("_x000D_", "\r") == text
    assert page["B2"].hyperlink is None


def test_numbers_stay_numbers_and_digits_stay_text() -> None:
    page = book((7, "007"))
    assert (page["A2"].value, page["B2"].value) == (7, "007")


def test_a_text_longer_than_a_cell_goes_on_beside_it() -> None:
    long = "".join(f"{number} " for number in range(12_000))
    page = book((long, "last"))
    cells = [cell.value for cell in page[2]]
    assert cells[1] == "last"
    parts = [cells[0], *cells[2:]]
    assert len(parts) > 1
    assert "".join(part.removesuffix(sheets.CONTINUED) for part in parts) == long
    assert all(len(part) <= LONGEST for part in parts)
    assert page["C1"].value == "[continued]"


@given(st.integers(LONGEST - 3, LONGEST * 2 + 3), st.sampled_from(["a", "文", "😀"]))
def test_pieces_fit_and_join(length: int, letter: str) -> None:
    parts = sheets.pieces(letter * length)
    assert "".join(part.removesuffix(sheets.CONTINUED) for part in parts) == letter * length
    assert all(len(part.encode("utf-16-le")) // 2 <= LONGEST for part in parts)


def test_control_characters_are_taken_out_and_counted() -> None:
    assert book(("a\x07b\x0bc", ""))["A2"].value == "[2 control characters removed] abc"


def test_heads_are_frozen_and_columns_wide_enough_to_read() -> None:
    page = book(("x" * 40, "y"), right_to_left=True)
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width >= 40
    assert page.sheet_view.rightToLeft


def test_sheet_names_are_made_legal_and_told_apart() -> None:
    made = sheets.xlsx(
        [Sheet("A/B: what?" * 4, ("x",), ()), Sheet("A/B: what?" * 4, ("x",), ()), Sheet("", ("x",), ())]
    )
    names = openpyxl.load_workbook(io.BytesIO(made)).sheetnames
    assert len(set(names)) == 3
    assert all(0 < len(name) <= 31 for name in names)


def test_same_content_same_bytes() -> None:
    assert sheets.xlsx([Sheet("S", ("a",), [("x",)])]) == sheets.xlsx([Sheet("S", ("a",), [("x",)])])


def test_a_workbook_without_a_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a sheet"):
        sheets.xlsx([])
