"""The mapping as a workbook, and a workbook that comes back beside the mapping: what would change, and what cannot be taken.

Names of sheets, columns and findings are the same in every language, so that a file that somebody took away in Arabic comes
back in English; areas and categories are written by name in the language it was taken away in, and read in any.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from plenary.mapping import reads
from plenary.mapping.acts.common import SOURCE, TITLE, WORDS
from plenary.press import sheets, workbooks
from plenary.rules.folding import fold
from plenary.rules.gaps import FINDINGS
from plenary.rules.gaps.comparing import MARK, Added, Comparison, Edit, Fault, Row, Table, compare, mark
from plenary.rules.languages import chosen

SCHEMES = {"area": reads.AREAS, "second": reads.MAIN}
ONE_LINE = {
    "title",
    "subject",
    "state",
    "proposer",
    "decided",
    "decision",
    "work",
    "source",
    "name",
    "body",
    "address",
    "kind",
    "area",
    "second",
    "finding",
    "checked",
    "into",
}
LONGEST = {
    "title": TITLE,
    "name": TITLE,
    "body": TITLE,
    "words": WORDS,
    "note": WORDS,
    "source": SOURCE,
    "address": 500,
}
OVERVIEW, ABOUT = "overview", "read me"
WIDTHS = {"number": 8, "title": 50, "words": 60, "note": 60, "name": 40, "area": 28, "second": 28, MARK: 14}


class Labels:
    """Names of areas and categories: to write, and to find whichever of them somebody wrote."""

    def __init__(self, group: str) -> None:
        self._codes: dict[tuple[str, str], str | None] = {}
        self._names: dict[tuple[str, str], str] = {}
        language = get_language() or "en"
        for column, scheme in SCHEMES.items():
            for c in reads.categories(group, scheme):
                for label in {c.code, *c.name.values(), f"{c.letter} {next(iter(c.name.values()))}"}:
                    place = (column, fold(label))
                    self._codes[place] = c.code if self._codes.get(place, c.code) == c.code else None
                self._names[column, c.code] = chosen(c.name, language)

    def name(self, column: str, code: str) -> str:
        """What a code is called, where that leads back to it; the code itself otherwise."""
        name = self._names.get((column, code), code)
        return name if self.code(column, name) == code else code

    def code(self, column: str, label: str) -> str | None:
        """The code that a label means; "" for none; None where it means nothing, or several."""
        return self._codes.get((column, fold(label))) if label else ""

    def known(self, column: str, code: str) -> bool:
        return not code or (column, code) in self._names


def workbook(group: str) -> bytes:
    """Everything that stands, as .xlsx: issues, mechanisms, findings to be edited; an overview and a page that says how."""
    labels, told = Labels(group), reads.tables(group)
    made = [_about()]
    for table in reads.TABLES:
        columns = (*table.columns, MARK)
        rows = [[_written(labels, c, row[c]) for c in table.columns] + [mark(table, row)] for row in told[table.name]]
        made.append(sheets.Sheet(table.name, columns, rows, [WIDTHS.get(c, 16) for c in columns]))
    return sheets.xlsx([*made, *_topics(group), _overview(group, labels)])


def findings_csv(group: str) -> bytes:
    """The findings as CSV, a row each with the titles beside the numbers."""
    found = reads.whole(group)
    names = {str(m.number): m.name for m in found.mechanisms}
    columns = ["issue", "title", "mechanism", "name", "finding", "note", "source", "checked"]
    rows: list[list[sheets.Cell]] = [
        [
            r["issue"],
            found.by_number[int(r["issue"])].title,
            r["mechanism"],
            names.get(r["mechanism"], ""),
            *(r[c] for c in ("finding", "note", "source", "checked")),
        ]
        for r in reads.tables(group)["findings"]
    ]
    return sheets.csv(rows, columns)


def _written(labels: Labels, column: str, value: str) -> sheets.Cell:
    if column in SCHEMES:
        return labels.name(column, value)
    return int(value) if column in ("number", "issue", "mechanism", "into") and value else value


def _about() -> sheets.Sheet:
    lines = (
        _(
            "Edit the sheets issues, mechanisms and findings, and hand the file in again: you are shown what would change."
        ),
        _("Leave the names of sheets and columns, the numbers and the column “mark” as they are."),
        _("A row without a number is a new issue or mechanism. A row that you take out stays here."),
        _(
            "In “into”, write the number of the issue that an issue is merged into; take it out to tell both apart again."
        ),
        _("A finding is adequate, partial or missing; empty, it is open. Days are written 2013-09-17."),
        _("The sheet overview is for reading: what is changed there is named, and not taken."),
    )
    return sheets.Sheet(ABOUT, [_("How to use this workbook")], [[line] for line in lines], [110], get_language_bidi())


def _topics(group: str) -> list[sheets.Sheet]:
    """Topics for later work, to read: what is changed there is named, and not taken. No sheet where there is none."""
    table, rows = reads.TOPIC_TABLE, reads.topic_table(group)
    told: list[list[sheets.Cell]] = [
        [int(row["number"]), *(row[c] for c in table.columns[1:]), mark(table, row)] for row in rows
    ]
    columns = (*table.columns, MARK)
    widths = [WIDTHS.get(c, 16) for c in columns]
    return [sheets.Sheet(table.name, columns, told, widths)] if rows else []


def _overview(group: str, labels: Labels) -> sheets.Sheet:
    found = reads.whole(group)
    columns = ["number", "title", "area", *(f"M{m.number} {m.name}" for m in found.columns)]
    rows: list[list[sheets.Cell]] = [
        [
            i.number,
            i.title,
            labels.name("area", i.area),
            *(seen.finding if (seen := found.grid.get((i.number, m.number))) else "" for m in found.columns),
        ]
        for i in found.issues
        if i.stands
    ]
    return sheets.Sheet(OVERVIEW, columns, rows, [8, 50, 28])


def looked_through(group: str, data: bytes) -> Comparison:
    """A workbook beside what stands now. Raises workbooks.NoWorkbook."""
    book = {name.strip().casefold(): rows for name, rows in workbooks.read(data).items()}
    labels, stands, made = Labels(group), reads.tables(group), Comparison()
    if not any(table.name in book for table in reads.TABLES):
        raise workbooks.NoWorkbook(
            "None of the sheets issues, mechanisms and findings is in this workbook. Begin from one that was taken away here."
        )
    for table in reads.TABLES:
        if table.name in book:
            compare(table, stands[table.name], _rows(table, book[table.name], labels, made), made)
    if reads.TOPIC_TABLE.name in book:
        compare(
            reads.TOPIC_TABLE, reads.topic_table(group), _rows(reads.TOPIC_TABLE, book["topics"], labels, made), made
        )
    known = {ABOUT, OVERVIEW, *(t.name for t in (*reads.TABLES, reads.TOPIC_TABLE))} | {fold(ABOUT), fold(OVERVIEW)}
    made.faults += [Fault(name, 1, "", "", "sheet") for name, rows in book.items() if name not in known and rows]
    _overviewed(group, book.get(OVERVIEW, ()), made)
    return _sound(group, made, labels)


def _rows(table: Table, rows: Sequence[Sequence[str]], labels: Labels, made: Comparison) -> list[Row]:
    heads = [h.strip().casefold() for h in rows[0]] if rows else []
    found: list[Row] = []
    for line in rows[1:]:
        row: dict[str, str] = {}
        for n, cell in enumerate(line):
            head = heads[n] if n < len(heads) else ""
            if head or cell:
                row[head or f"#{n + 1}"] = _plain(head, cell)
        for column in SCHEMES:
            if column in row:
                code = labels.code(column, row[column])
                row[column] = row[column] if code is None else code
        if row.get("finding"):
            row["finding"] = _FOUND.get(fold(row["finding"]), row["finding"])
        found.append(row)
    return found


_FOUND = {**{f: f for f in FINDINGS}, "✓": "adequate", "↻": "partial", "✕": "missing"}


def _plain(column: str, cell: str) -> str:
    """A cell as it would be kept."""
    said = unicodedata.normalize("NFC", cell).replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(said.split()) if column in ONE_LINE else said


def _overviewed(group: str, rows: Sequence[Sequence[str]], made: Comparison) -> None:
    """What somebody changed in the overview, which is not read back, and did not change among the findings too."""
    found = reads.whole(group)
    heads = list(rows[0]) if rows else []
    places = {n: m.number for m in found.columns for n, h in enumerate(heads) if h.startswith(f"M{m.number} ")}
    edited = {(e.key, e.after) for e in made.edits if e.column == "finding"}
    edited |= {
        ((a.values["issue"], a.values["mechanism"]), a.values["finding"]) for a in made.added if a.table == "findings"
    }
    for line, row in enumerate(rows[1:], 2):
        number = row[0] if row else ""
        for n, mechanism in places.items():
            said = _FOUND.get(fold(row[n]), row[n]) if n < len(row) else ""
            seen = found.grid.get((int(number), mechanism)) if number.isdecimal() and len(number) < 10 else None
            if said and said != (seen.finding if seen else "") and ((number, str(mechanism)), said) not in edited:
                made.faults.append(Fault(OVERVIEW, line, heads[n], said, "overview"))


def _sound(group: str, made: Comparison, labels: Labels) -> Comparison:
    """What cannot be taken goes from the edits and the new rows to the faults, with why."""
    found = reads.whole(group)
    issues = {str(i.number) for i in found.issues if i.state != "merged"}
    mechanisms = {str(m.number) for m in found.columns}
    edits: list[Edit] = []
    added: list[Added] = []
    for edit in made.edits:
        why = _wrong(edit.column, edit.after, labels, issues)
        if not why and edit.column in ("title", "name") and not edit.after:
            why = "empty"
        if not why and edit.column == "into" and (edit.after == edit.key[0] or (edit.before and edit.after)):
            why = "into"
        if why:
            made.faults.append(Fault(edit.table, edit.line, edit.column, edit.after, why))
        else:
            edits.append(edit)
    for one in made.added:
        row = one.values
        wrong = [(c, v, why) for c, v in row.items() if v and (why := _wrong(c, v, labels, issues))]
        if one.table == "findings" and row["issue"] not in issues:
            wrong.append(("issue", row["issue"], "unknown"))
        if one.table == "findings" and row["mechanism"] not in mechanisms:
            wrong.append(("mechanism", row["mechanism"], "unknown"))
        if one.table != "findings" and not row.get("title" if one.table == "issues" else "name"):
            wrong.append(("title" if one.table == "issues" else "name", "", "empty"))
        if one.table == "issues" and row.get("into"):
            wrong.append(("into", row["into"], "into"))
        made.faults += [Fault(one.table, one.line, c, v, why) for c, v, why in wrong]
        if not wrong:
            added.append(replace(one, values=_new(one.table, row)))
    made.edits, made.added = edits, added
    return made


def _new(table: str, row: Row) -> Mapping[str, str]:
    """A new row: its kind is the usual one where none is said."""
    return {**row, "kind": row.get("kind") or "other"} if table == "mechanisms" else row


def _wrong(column: str, value: str, labels: Labels, issues: set[str]) -> str:
    if len(value) > LONGEST.get(column, WORDS):
        return "long"
    if not value:
        return ""
    if column in SCHEMES and not labels.known(column, value):
        return "category"
    if column == "finding" and value not in FINDINGS:
        return "finding"
    if column == "kind" and value not in reads.KINDS:
        return "kind"
    if column == "address" and not value.startswith(("https://", "http://")):
        return "address"
    if column == "into" and value not in issues:
        return "unknown"
    if column == "checked":
        try:
            date.fromisoformat(value)
        except ValueError:
            return "day"
    return ""
