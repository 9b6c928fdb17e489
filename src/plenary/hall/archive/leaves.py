"""Pages of an archive: a heading, tables and lists, made by one template; and values as plain data for JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from plenary.press import sheets
from plenary.rules.languages import chosen
from plenary.rules.masking import mask

Files = Iterator[tuple[str, bytes, str]]  # path, content, what it is
# Keys of tables and of people: of no use to whoever reads an archive, and some of them lead to what is not public.
HIDDEN = frozenset({"id", "person", "person_id", "lead_person", "account", "join", "file", "email", "mail"})


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table, with where they lead: a path within the archive, or an anchor of the page."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page. `rows` are a table under `columns`; without columns each row is a line of a list."""

    title: str = ""
    anchor: str = ""
    words: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: where it stands, what it says, and the files beside it."""

    path: str
    title: str
    about: str  # what the manifest says of it
    blocks: tuple[Block, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()  # path, what it is called
    language: str = "en"


@dataclass
class Section:
    """What a room gives to an archive: files, and the pages that lead to them. The first page is the way in."""

    name: str  # as the first page of the archive calls it
    files: list[tuple[str, bytes, str]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    counted: str = ""  # how much there is, in words


def plain(value: Any) -> Any:
    """A value of any read as plain data: keys of people and of tables left out, mail addresses and numbers masked."""
    if isinstance(value, str):
        return mask(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name not in HIDDEN}
    if isinstance(value, Mapping):
        return {str(plain(k)): plain(v) for k, v in value.items() if k not in HIDDEN}
    if isinstance(value, frozenset | set):
        return sorted((plain(v) for v in value), key=str)
    if isinstance(value, Iterable):
        return [plain(v) for v in value]
    raise TypeError(f"{type(value).__name__} has no form in an archive")


def said(words: Mapping[str, str] | str | None) -> str:
    """Words as a page of an archive shows them: English where there is any, since the page is; all are in the data."""
    return mask(words if isinstance(words, str) else chosen(words, "en")) if words else ""


# What a code alone would not tell whoever reads a page of an archive; data keep the codes.
_CODES = {
    "ad-ref": "agreed ad referendum",
    "done-late": "done late",
    "live-with": "can live with",
    "none": "no agreement",
    "part": "done in part",
    "revisit": "to be revisited",
    "statement": "put to the statements",
}


def word(code: str) -> str:
    """A code of the data as a word of a page."""
    return _CODES.get(code, code.replace("-", " "))


def day(value: date | datetime | None) -> str:
    return value.strftime("%Y-%m-%d") if value else ""


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """The same rows as CSV, for a spreadsheet."""
    return sheets.csv([[_shown(cell) for cell in row] for row in rows], list(columns))


def _shown(cell: Any) -> str:
    return cell.text if isinstance(cell, Cell) else "" if cell is None else str(cell)
