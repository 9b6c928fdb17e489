"""A list of names that somebody keeps as lines, as CSV or as a workbook: name; mail; group; region; language."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
from collections.abc import Iterable, Sequence
from typing import Final

from plenary.press.encodings import decode
from plenary.press.gate import Parts, Refused
from plenary.press.letters import cleaned
from plenary.press.refusals import Unfit

COLUMNS: Final = ("name", "email", "group", "region", "language")
MOST_ROWS: Final = 10_000
MOST_CELL: Final = 1_000  # characters
_HEADS: Final = {
    "name": "name organisation organization body institution invited nom organisme nombre organizacion الاسم المنظمة 名称 "
    "姓名 组织 имя название организация",
    "email": "email mail e-mail address mail-address courriel adresse correo البريد 电子邮件 邮箱 почта",
    "group": "group stakeholder-group groupe grupo المجموعة 组 группа",
    "region": "region région región المنطقة 地区 регион",
    "language": "language lang langue idioma اللغة 语言 язык",
}
_MEANS: Final = {word: column for column, words in _HEADS.items() for word in words.split()}


class NoList(Unfit):
    """The file is no list that can be read."""


def of_text(text: str) -> tuple[dict[str, str], ...]:
    """Lines as somebody pastes them: cells apart by a tab, a semicolon or a comma, whichever the lines have."""
    text = unicodedata.normalize("NFC", cleaned(text)).replace("\r\n", "\n").replace("\r", "\n")
    marks = [(sum(mark in line for line in text.split("\n")), mark) for mark in ("\t", ";", ",")]
    apart = max(marks, key=lambda found: (found[0], found[1] == "\t"))[1]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=apart, skipinitialspace=True))
    except csv.Error:
        raise NoList("The lines cannot be read as a table: look for a quotation mark that is never closed.") from None
    return _named(rows)


def of_file(name: str, data: bytes) -> tuple[dict[str, str], ...]:
    """CSV in any encoding, or the first sheet of a workbook (.xlsx). Raises NoList."""
    if data[:4] == b"PK\x03\x04" or name.lower().endswith((".xlsx", ".xlsm")):
        return _named(_book(data))
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise NoList("This is a workbook of the format used before 2007 (.xls). Save it as .xlsx and hand it in again.")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NoList("This is no list. Hand in CSV or a workbook (.xlsx).")
    text, _encoding = decode(data)
    return of_text(text.lstrip("\ufeff"))


def _book(data: bytes) -> list[list[str]]:
    try:
        Parts(data)  # sizes, and no document type in any part
        import openpyxl  # where it is used: a server that starts has no workbook to read

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            rows = []
            for line in book.worksheets[0].iter_rows(values_only=True):
                rows.append(["" if cell is None else cleaned(str(cell)) for cell in line[:50]])
                if len(rows) > MOST_ROWS:
                    break
            book.close()
    except Refused:
        raise NoList("The workbook is damaged or too large. Save it anew as .xlsx and hand it in again.") from None
    except Exception:  # openpyxl raises what its parts raise: KeyError, ValueError, TypeError, BadZipFile …
        raise NoList(
            "The workbook cannot be read. Open it in a spreadsheet program and save it again as .xlsx."
        ) from None
    return rows


def _named(rows: Iterable[Sequence[str]]) -> tuple[dict[str, str], ...]:
    """Rows as mappings of COLUMNS: by the heads where the first row has some, otherwise in that order."""
    lines = [[" ".join(cell.split()) for cell in row] for row in rows]
    lines = [row for row in lines if any(row)]
    if len(lines) > MOST_ROWS:
        raise NoList("The list has more than %(most)s rows. Hand it in in several parts.", most=MOST_ROWS)
    if any(len(cell) > MOST_CELL for row in lines for cell in row):
        raise NoList(
            "A cell holds more than %(most)s characters: that is too long for a list of names.", most=MOST_CELL
        )
    if not lines:
        return ()
    heads = [_MEANS.get(re.sub(r"[\s_]+", "-", cell.casefold().strip(" :*")), "") for cell in lines[0]]
    if "name" in heads:
        lines = lines[1:]
    else:
        heads = list(COLUMNS)
        if any("@" in row[0] for row in lines if row) and not any("@" in cell for row in lines for cell in row[1:2]):
            heads[:2] = ["email", "name"]  # address first, as address books have it
    made = []
    for row in lines:
        found: dict[str, str] = {}
        for head, cell in zip(heads, row, strict=False):
            if head and cell:
                found.setdefault(head, cell)
        if found:
            made.append(_apart(found))
    return tuple(made)


_ANGLED = re.compile(r"^(.*?)\s*<([^<>\s]+@[^<>\s]+)>$")


def _apart(row: dict[str, str]) -> dict[str, str]:
    """`Ana Lopez <ana@example.org>` in one cell is a name and an address."""
    if "email" not in row and (both := _ANGLED.match(row.get("name", ""))):
        return {**row, "name": both[1].strip(' "') or both[2], "email": both[2]}
    if both := _ANGLED.match(row.get("email", "")):
        return {**row, "email": both[2], "name": row.get("name") or both[1].strip(' "') or both[2]}
    if "name" not in row and "email" in row:
        return {**row, "name": row["email"].partition("@")[0]}
    return row
