"""Workbooks (.xlsx) that come in, as tables of texts: every sheet, every cell, nothing guessed and nothing run."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from plenary.press.gate import Parts, Refused
from plenary.press.letters import cleaned
from plenary.press.refusals import Unfit

MOST_ROWS: Final = 50_000  # of one sheet
MOST_COLUMNS: Final = 200
LEGACY: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NoWorkbook(Unfit):
    """The file is no workbook that can be read."""


def read(data: bytes) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every sheet by its name, as rows of texts; blank rows at the end are left out.

    A whole number is written as one, a day as 2013-09-17; of a formula the value that was last worked out is taken.
    Raises NoWorkbook.
    """
    if data[:8] == LEGACY:
        raise NoWorkbook(
            "This is a workbook of the format used before 2007 (.xls). Save it as .xlsx and hand it in again."
        )
    try:
        Parts(data)  # sizes, and no document type in any part
    except Refused:
        raise NoWorkbook("The workbook is damaged or too large. Save it anew as .xlsx and hand it in again.") from None
    try:
        import openpyxl  # where it is used: a server that starts has no workbook to read

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            found = {sheet.title: _rows(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
            book.close()
    except NoWorkbook:
        raise
    except Exception:  # openpyxl raises what its parts raise: KeyError, ValueError, TypeError, BadZipFile …
        raise NoWorkbook(
            "The workbook cannot be read. Open it in a spreadsheet program and save it again as .xlsx."
        ) from None
    return found


def _rows(lines: object) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for line in lines:  # type: ignore[attr-defined]  # what openpyxl yields has no type of its own
        if len(rows) >= MOST_ROWS:
            raise NoWorkbook("A sheet has more than %(most)s rows. Hand it in in several parts.", most=MOST_ROWS)
        if len(line) > MOST_COLUMNS and any(cell not in (None, "") for cell in line[MOST_COLUMNS:]):
            raise NoWorkbook("A sheet has more than %(most)s columns. Hand it in in several parts.", most=MOST_COLUMNS)
        rows.append(tuple(text_of(cell) for cell in line[:MOST_COLUMNS]))
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)


def text_of(cell: object) -> str:
    """What a cell holds, as a text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        whole = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if whole else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return cleaned(str(cell))
