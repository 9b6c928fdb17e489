"""Tables as CSV and XLSX that lose nothing and run nothing.

In a spreadsheet program a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return may be run as a formula.
In CSV such a cell gets an apostrophe in front; so does one that already begins with an apostrophe, so that taking one
apostrophe away from every cell that begins with one gives the exact text back (`unguarded`). In XLSX cells are typed as
text, and nothing is put in front.
"""

from __future__ import annotations

import csv as _csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlsxwriter

Cell = str | int | float | None

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
LONGEST = 32_767  # characters (UTF-16 units) of one cell in XLSX
CONTINUED = " [continued in the next column]"
REMOVED = "[{} control characters removed] "
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a file's bytes depend on its content alone


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. Rows may be shorter than `columns`; widths are in characters, 0 for a width taken from the content."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    right_to_left: bool = False


def guarded(text: str) -> str:
    """The text as a CSV cell that no program runs."""
    return f"'{text}" if text.startswith(RISKY) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") else cell


def csv(rows: Iterable[Sequence[Cell]], columns: Sequence[str]) -> bytes:
    """Comma-separated values by RFC 4180: UTF-8 with byte order mark, CRLF, texts guarded against formulas.

    Numbers are written as numbers (a negative one is no formula); None is an empty cell. A lone surrogate, which UTF-8
    cannot carry, becomes U+FFFD.
    """
    made = io.StringIO(newline="")
    writer = _csv.writer(made, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + re.sub("[\ud800-\udfff]", "\ufffd", made.getvalue()).encode()


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with one sheet each: frozen bold heads, filters, wrapped text. Same content, same bytes.

    A text longer than a cell can hold goes on in further columns at the end of its row, and says so; a control character
    that the format forbids is taken out, and the cell says how many were. Raises ValueError without a sheet.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    import xlsxwriter  # where it is used: a server that starts has no workbook to write

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": _MADE})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, sheet in zip(_names(sheets), sheets, strict=True):
            _fill(book.add_worksheet(name), sheet, head, body)
    return made.getvalue()


def _fill(page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, head: object, body: object) -> None:
    widths = [_wide(column) for column in sheet.columns]
    overflow = 0
    last = 0
    for number, row in enumerate(sheet.rows, start=1):
        last = number
        further = max(len(sheet.columns), len(row))
        for at, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if not isinstance(cell, str):
                page.write_number(number, at, cell, body)
                continue
            first, *rest = pieces(cell)
            page.write_string(number, at, first, body)
            if at < len(widths):
                widths[at] = max(widths[at], _wide(cell))
            for piece in rest:
                page.write_string(number, further, piece, body)
                further += 1
        overflow = max(overflow, further - len(sheet.columns))
    for at, column in enumerate(sheet.columns):
        page.write_string(0, at, pieces(column)[0], head)
        given = sheet.widths[at] if at < len(sheet.widths) else 0
        page.set_column(at, at, given or widths[at])
    for at in range(len(sheet.columns), len(sheet.columns) + overflow):
        page.write_string(0, at, "[continued]", head)
        page.set_column(at, at, 60)
    page.freeze_panes(1, 0)
    if sheet.columns:
        page.autofilter(0, 0, last, len(sheet.columns) + overflow - 1)
    if sheet.right_to_left:
        page.right_to_left()


def pieces(text: str) -> list[str]:
    """A text as the cells that hold it: one, or several where it is too long; joined they give the text without the notes."""
    bare = _CONTROL.sub("", text)
    if gone := len(text) - len(bare):
        bare = REMOVED.format(gone) + bare
    if _units(bare) <= LONGEST:
        return [bare]
    found: list[str] = []
    room = (LONGEST - len(CONTINUED)) // 2  # a character beyond the basic plane takes two units
    if _units(bare) == len(bare):
        room = LONGEST - len(CONTINUED)
    while len(bare) > room and _units(bare) > LONGEST:
        found.append(bare[:room] + CONTINUED)
        bare = bare[room:]
    return [*found, bare]


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text) if not text.isascii() else len(text)


def _wide(text: str) -> int:
    """A column's width in characters: as the longest line asks, between 8 and 70."""
    return min(70, max(8, max((len(line) for line in text[:2000].split("\n")), default=0) + 2))


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that the format allows: 31 characters, none of []:*?/\\, no apostrophe at an end, none twice."""
    found: list[str] = []
    for sheet in sheets:
        name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", sheet.name).strip(" '")[:31].strip(" '") or "Sheet"
        if name.lower() == "history":
            name = "History 1"  # a name that Excel keeps for itself
        taken = {other.lower() for other in found}
        number = 2
        free = name
        while free.lower() in taken:
            free = f"{name[: 31 - len(str(number)) - 1]} {number}"
            number += 1
        found.append(free)
    return found
