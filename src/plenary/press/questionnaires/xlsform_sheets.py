"""The sheets of an XLSForm workbook as rows of texts, each column's languages apart."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plenary.press.gate import Parts, Refused, explain
from plenary.press.questionnaires.values import Problem, Problems, Unreadable, clean

MOST_ROWS: Final = 5000
_LANGUAGES: Final = {
    "english": "en", "french": "fr", "français": "fr", "francais": "fr", "spanish": "es", "español": "es",
    "espanol": "es", "arabic": "ar", "العربية": "ar", "chinese": "zh", "中文": "zh", "russian": "ru", "русский": "ru",
    "portuguese": "pt", "português": "pt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the heads."""

    where: str  # "survey, row 5"
    cells: dict[str, str]  # column in lower case without language: text
    texts: dict[str, dict[str, str]]  # "label", "hint": {language: text}

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")


def sheets_of(data: bytes, problems: Problems) -> dict[str, list[Row]]:
    """Those sheets that a form has, by name. Raises Unreadable; a sheet that is too long is named among the problems."""
    try:
        Parts(data)  # sizes, and no document type in any part
    except Refused as refused:
        raise Unreadable([Problem(explain(refused.why), "workbook")]) from None
    try:
        import openpyxl  # where it is used: a server that starts has no workbook to read

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = {}
            for sheet in book.worksheets:
                name = sheet.title.strip().lower()
                if name in ("survey", "choices", "settings", "titles"):
                    sheets[name] = list(_rows(name, sheet.iter_rows(values_only=True), problems))
            book.close()
    except Unreadable:
        raise
    except Exception:  # openpyxl raises what its parts raise: KeyError, ValueError, TypeError, BadZipFile …
        none = Problem(
            "The workbook cannot be read. Open it in a spreadsheet program and save it again as .xlsx.",
            "workbook",
        )
        raise Unreadable([none]) from None
    return sheets


def _rows(sheet: str, lines: Iterator[tuple[object, ...]], problems: Problems) -> Iterator[Row]:
    heads: list[str] = []
    for number, line in enumerate(lines, start=1):
        cells = [_cell(value) for value in line[:200]]
        if not any(cells):
            continue
        if not heads:
            heads = cells
            continue
        if number > MOST_ROWS:
            problems.mend(
                "A sheet has more than %(most)s rows. Hand it in in several parts.",
                f"{sheet}, row {number}",
                most=MOST_ROWS,
            )
            return
        plain: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for head, text in zip(heads, cells, strict=False):
            if not head or not text:
                continue
            column, _, spoken = re.sub(r"\s*:{1,2}\s*", "::", head).partition("::")
            column = column.strip().lower().replace(" ", "_")
            if column in ("label", "hint", "form_title"):
                texts.setdefault(column, {})[language_of(spoken)] = text
            if not spoken:
                plain[column] = text
        yield Row(f"{sheet}, row {number}", plain, texts)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value))


def language_of(spoken: str) -> str:
    """ "English (en)" is "en", "French" is "fr", "" is the form's own."""
    code = re.search(r"\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*\)", spoken)
    if code:
        main, dash, rest = code[1].partition("-")
        return main.lower() + dash + rest
    plain = spoken.strip().lower()
    return _LANGUAGES.get(plain, plain if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]+)*", plain) else "")


def in_language(row: Row, language: str) -> Row:
    """The row with texts that name no language put under the form's own."""
    texts = {}
    for column, spoken in row.texts.items():
        own = {code: text for code, text in spoken.items() if code}
        if "" in spoken:
            own.setdefault(language, spoken[""])
        texts[column] = own
    return Row(row.where, row.cells, texts)
