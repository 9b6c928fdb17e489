"""People as lists bring them: CSV, a workbook, or Popolo JSON, in and out. Plain values; nothing is dropped in silence.

A column or a field that nothing is made of is named in `People.unread`. A row keeps the number it has in its file.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from plenary.press.encodings import decode
from plenary.press.gate import Parts, Refused
from plenary.press.letters import cleaned, json_of
from plenary.press.refusals import Unfit
from plenary.press.sheets import unguarded

MOST_ROWS: Final = 20_000
MOST_BYTES: Final = 20 * 1024 * 1024
MOST_CELL: Final = 1_000


class NoPeople(Unfit):
    """The file is no list of people that can be read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a person in one capacity. Days are ISO 8601, or a year, or ""."""

    number: int  # its line in the file, the heads being the first; its place in Popolo, from 1
    name: str = ""
    organisation: str = ""
    country: str = ""
    part: str = ""  # a stakeholder group, by any of its labels
    region: str = ""
    capacity: str = ""
    label: str = ""  # her title, or what the document calls her
    occasion: str = ""  # the meeting she was sent to
    seat: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """A file read whole."""

    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()  # columns and fields that nothing was made of


COLUMNS: Final = tuple(f.name for f in fields(Row) if f.name != "number")
_HEADS: Final = {
    "name": "name person-name full-name person participant delegate nom nombre الاسم 姓名 имя",
    "organisation": "organisation organization delegation holder body institution institute company member organisme "
    "organizacion المنظمة 组织 организация",
    "country": "country state nationality pays pais الدولة 国家 страна",
    "part": "part group stakeholder-group group-type constituency groupe grupo المجموعة 组 группа",
    "region": "region regional-group région región المنطقة 地区 регион",
    "capacity": "capacity role function-in-group capacité cargo",
    "label": "label title job-title position post function fonction titre",
    "occasion": "occasion meeting event session réunion",
    "seat": "seat seat-number siège",
    "since": "since from start start-date year begins",
    "until": "until to end end-date ends",
}
_MEANS: Final = {head: column for column, heads in _HEADS.items() for head in heads.split()}
_OURS: Final = "working group"
_NOTHING: Final = ("", "NA", "N/A", "NULL", "-", "–")


def of_file(name: str, data: bytes) -> People:
    """A list of people in CSV (any encoding), .xlsx (its first sheet) or Popolo JSON. Raises NoPeople."""
    if len(data) > MOST_BYTES:
        raise NoPeople("The list is larger than 20 MB: hand it in in several parts.")
    if data[:4] == b"PK\x03\x04" or name.lower().endswith((".xlsx", ".xlsm")):
        return _of_lines(_book(data))
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise NoPeople(
            "This is a workbook of the format used before 2007 (.xls). Save it as .xlsx and hand it in again."
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return of_popolo(data)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NoPeople("This is no list. Hand in CSV, a workbook (.xlsx) or Popolo JSON.")
    text, _encoding = decode(data)
    text = cleaned(text.lstrip("\ufeff"))
    head = text.partition("\n")[0]
    apart = max("\t;,", key=lambda mark: (head.count(mark), mark == ","))
    try:
        return _of_lines(list(csv.reader(io.StringIO(text, newline=""), delimiter=apart)), guarded=True)
    except csv.Error:
        raise NoPeople("The lines cannot be read as a table: look for a quotation mark that is never closed.") from None


def _book(data: bytes) -> list[list[str]]:
    try:
        Parts(data)  # sizes, and no document type in any part
        import openpyxl  # where it is used: a server that starts has no workbook to read

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            rows = []
            for line in book.worksheets[0].iter_rows(values_only=True):
                rows.append([_cell(cell) for cell in line[:60]])
                if len(rows) > MOST_ROWS + 1:
                    break
            book.close()
    except Refused:
        raise NoPeople("The workbook is damaged or too large. Save it anew as .xlsx and hand it in again.") from None
    except Exception:  # openpyxl raises what its parts raise: KeyError, ValueError, TypeError, BadZipFile …
        raise NoPeople(
            "The workbook cannot be read. Open it in a spreadsheet program and save it again as .xlsx."
        ) from None
    return rows


def _cell(cell: Any) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cleaned(str(cell))


def _of_lines(lines: Sequence[Sequence[str]], guarded: bool = False) -> People:
    """Rows by their heads; a list without the head of a name is refused: guessing would put people into wrong columns."""
    tidy = [[" ".join(cell.split()) for cell in line] for line in lines]
    first = next((n for n, line in enumerate(tidy) if any(line)), None)
    if first is None:
        raise NoPeople("The list is empty.")
    heads = [_MEANS.get(re.sub(r"[\s_]+", "-", cell.casefold().strip(" :*'")), "") for cell in tidy[first]]
    if "name" not in heads:
        raise NoPeople("The first line names the columns, and one of them is “name”: no such column was found.")
    taken: dict[int, str] = {}
    unread = []
    for at, (column, cell) in enumerate(zip(heads, tidy[first], strict=True)):
        if column and column not in taken.values():
            taken[at] = column
        elif cell:
            unread.append(cell[:80])
    rows = []
    for number, line in enumerate(tidy[first + 1 :], first + 2):
        if not any(line):
            continue
        found = {}
        for at, column in taken.items():
            cell = line[at] if at < len(line) else ""
            cell = unguarded(cell) if guarded else cell  # as `sheets.csv` guards it; a workbook needs no guard
            if len(cell) > MOST_CELL:
                raise NoPeople(
                    "A cell holds more than %(most)s characters: that is too long for a list of names.", most=MOST_CELL
                )
            if cell.strip() not in _NOTHING:
                found[column] = cell
        rows.append(Row(number, **found))
        if len(rows) > MOST_ROWS:
            raise NoPeople("The list has more than %(most)s rows. Hand it in in several parts.", most=MOST_ROWS)
    return People(tuple(rows), tuple(unread))


def of_popolo(data: bytes) -> People:
    """Popolo JSON: persons, organizations, memberships (and posts, areas): a row for each membership. Raises NoPeople.

    A person without a membership is a row of her own. Contact details are personal: they are not read, and said so.
    """
    try:
        read = json_of(data)
    except (ValueError, RecursionError, UnicodeDecodeError):
        raise NoPeople("The file is not JSON. Look for a missing comma, quotation mark or bracket.") from None
    if isinstance(read, list):
        read = {"persons": read}
    if not isinstance(read, dict):
        raise NoPeople("This JSON holds no people: Popolo has a list named “persons”.")
    persons, bodies = _by_id(read.get("persons")), _by_id(read.get("organizations"))
    posts, areas = _by_id(read.get("posts")), _by_id(read.get("areas"))
    if not persons:
        raise NoPeople("This JSON holds no people: Popolo has a list named “persons”.")
    memberships = [m for m in _list(read.get("memberships")) if isinstance(m, dict)]
    for key, person in persons.items():  # Popolo also puts them inside a person
        memberships += [m | {"person_id": key} for m in _list(person.get("memberships")) if isinstance(m, dict)]
    if len(memberships) + len(persons) > MOST_ROWS:
        raise NoPeople("The list has more than %(most)s rows. Hand it in in several parts.", most=MOST_ROWS)
    rows: list[Row] = []
    seen: set[str] = set()
    for m in memberships:
        person = persons.get(_text(m.get("person_id")), {})
        seen.add(_text(m.get("person_id")))
        post = posts.get(_text(m.get("post_id")), {})
        body = bodies.get(_text(m.get("on_behalf_of_id") or m.get("organization_id")), {})
        body = {} if body.get("classification") == _OURS else body  # nobody sits for the group itself
        area = areas.get(_text(m.get("area_id") or post.get("area_id") or body.get("area_id")), {})
        extra = m.get("plenary")
        told: dict[str, Any] = extra if isinstance(extra, dict) else {}
        rows.append(
            Row(
                len(rows) + 1,
                name=_text(person.get("name")),
                organisation=_text(body.get("name")),
                country=_text(area.get("name") or person.get("national_identity")),
                part=_text(told.get("part")),
                region=_text(told.get("region")),
                capacity=_text(m.get("role") or post.get("role")),
                label=_text(m.get("label") or post.get("label")),
                occasion=_text(told.get("occasion")),
                seat=_text(told.get("seat")),
                since=_text(m.get("start_date")),
                until=_text(m.get("end_date")),
            )
        )
    for key, person in persons.items():
        if key not in seen:
            identity = _text(person.get("national_identity"))
            rows.append(Row(len(rows) + 1, name=_text(person.get("name")), country=identity))
    used = {"id", "name", "national_identity", "memberships"}
    unread = sorted({str(field)[:80] for person in persons.values() for field in person if field not in used})
    return People(tuple(rows), tuple(unread))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _by_id(value: Any) -> dict[str, dict[str, Any]]:
    return {_text(one.get("id")) or f"#{n}": one for n, one in enumerate(_list(value), 1) if isinstance(one, dict)}


def _text(value: Any) -> str:
    return " ".join(str(value).split())[:MOST_CELL] if isinstance(value, str | int) and value is not True else ""


def popolo(rows: Iterable[Row], group: tuple[str, str]) -> bytes:
    """Rows as Popolo JSON; `group` is the working group's id and name. Read again it gives the same rows.

    Each row is a membership of the group, on behalf of whom the person sits for; what Popolo has no field for stands
    under "plenary". Rows of one name and one organisation are one person.
    """
    persons: dict[tuple[str, str], dict[str, Any]] = {}
    bodies: dict[str, dict[str, Any]] = {}
    areas: dict[str, dict[str, Any]] = {}
    memberships = []
    for row in rows:
        person = persons.setdefault(
            (row.name, row.organisation), {"id": f"person-{len(persons) + 1}", "name": row.name}
        )
        member: dict[str, Any] = {"person_id": person["id"], "organization_id": group[0]}
        if row.organisation:
            body = bodies.setdefault(
                row.organisation, {"id": f"organization-{len(bodies) + 1}", "name": row.organisation}
            )
            member["on_behalf_of_id"] = body["id"]
        if row.country:
            area = areas.setdefault(row.country, {"id": f"area-{len(areas) + 1}", "name": row.country})
            member["area_id"] = area["id"]
        told = {"role": row.capacity, "label": row.label, "start_date": row.since, "end_date": row.until}
        member |= {k: v for k, v in told.items() if v}
        extra = {k: v for k in ("part", "region", "occasion", "seat") if (v := getattr(row, k))}
        memberships.append(member | ({"plenary": extra} if extra else {}))
    made = {
        "persons": list(persons.values()),
        "organizations": [{"id": group[0], "name": group[1], "classification": _OURS}, *bodies.values()],
        "areas": list(areas.values()),
        "memberships": memberships,
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def plain(row: Row) -> dict[str, Any]:
    """A row as JSON keeps it."""
    return asdict(row)
