"""A compilation as the printers take it: cleaned, its prose cut into pieces, its footnotes numbered through.

PDF, DOCX, ODT and HTML are all set from the same galley, so that none can hold a word that another lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from plenary.press import prose
from plenary.press.compiled import Chart, Compiled, Section

LABELS = {
    "contents": "Contents",
    "page": "Page",
    "of": "of",
    "statistics": "Statistics",
    "notes": "Notes",
    "symbol": "Symbol",
    "version": "Version",
    "question": "Question",
    "skip": "Skip to the text",
    "note": "Note",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})

# What XML cannot carry and no font shows: controls, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in a piece."""

    kind: Literal["text", "break", "link", "note", "again"]
    text: str = ""  # text and link: what is shown; again: the number of a note printed before
    number: int = 0  # note and again: counted through the document from 1
    note: tuple[Run, ...] = ()  # note: its words


@dataclass(frozen=True, slots=True)
class Piece:
    """One printable block."""

    kind: Literal["p", "h", "li", "table", "rest"]  # rest: a footnote that nothing in its answer refers to
    runs: tuple[Run, ...] = ()
    level: int = 0  # h: from 1; li: from 1, without leaps
    label: str = ""  # li: "" for a bullet; rest: its mark
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()  # table: all rows of one length
    headed: bool = False  # table: the first row heads the columns


@dataclass(frozen=True, slots=True)
class LaidEntry:
    anchor: str
    heading: str
    meta: str
    language: str
    direction: str
    state: str
    notes: tuple[str, ...]
    prompt: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class LaidSection:
    anchor: str
    number: str
    title: str
    text: tuple[Piece, ...]
    notes: tuple[str, ...]
    entries: tuple[LaidEntry, ...]


@dataclass(frozen=True, slots=True)
class Galley:
    title: str
    subtitle: str
    symbol: str
    version: str
    issued: str
    language: str
    direction: str
    front: tuple[Piece, ...]
    sections: tuple[LaidSection, ...]
    charts: tuple[Chart, ...]
    notes: tuple[Piece, ...]
    labels: dict[str, str] = field(default_factory=dict)
    flowing: bool = False
    brief: bool = False


def clean(text: str) -> str:
    """Text that every format can carry: what is unprintable becomes U+FFFD, one for one; line separators newlines.

    A byte order mark in the middle of text, which PDF/UA forbids, becomes the word joiner that it stood for.
    """
    text = text.replace("\ufeff", "\u2060")
    return _UNPRINTABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n")))


def line(text: str) -> str:
    """A heading or label: cleaned, on one line."""
    return " ".join(clean(text).split())


def direction_of(language: str, default: str = "ltr") -> str:
    """ "rtl" or "ltr" of a BCP 47 tag; `default` where the tag is empty."""
    if not language:
        return default
    parts = language.lower().replace("_", "-").split("-")
    if "latn" in parts[1:]:
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT or {"arab", "hebr"} & set(parts[1:]) else "ltr"


def part(compiled: Compiled, anchor: str) -> Compiled:
    """The document cut down to the section with this anchor, without charts. Raises KeyError where there is none."""
    for section in compiled.sections:
        if section.anchor == anchor:
            return replace(compiled, sections=(section,), charts=())
    raise KeyError(anchor)


def lay(compiled: Compiled) -> Galley:
    """Cut every text of the document into pieces. Raises nothing; empty texts give no pieces."""
    numbers = _Numbers()
    front = tuple(piece for text in compiled.front for piece in numbers.pieces(text, 2))
    sections = tuple(_section(section, compiled, numbers) for section in compiled.sections)
    notes = tuple(piece for text in compiled.notes for piece in numbers.pieces(text, 2))
    return Galley(
        title=line(compiled.title) or "–",
        subtitle=line(compiled.subtitle),
        symbol=line(compiled.symbol),
        version=line(compiled.version),
        issued=line(compiled.issued),
        language=compiled.language or "en",
        direction=compiled.direction,
        front=front,
        sections=sections,
        charts=tuple(_chart(chart) for chart in compiled.charts),
        notes=notes,
        labels=LABELS | {key: line(value) for key, value in compiled.labels.items()},
        flowing=compiled.flowing,
        brief=compiled.brief,
    )


def _section(section: Section, compiled: Compiled, numbers: _Numbers) -> LaidSection:
    text = numbers.pieces(section.text, 2)
    entries = []
    for entry in section.entries:
        entries.append(
            LaidEntry(
                anchor=entry.anchor,
                heading=line(entry.heading) or "–",
                meta=line(entry.meta),
                language=entry.language or compiled.language,
                direction=direction_of(entry.language, compiled.direction),
                state=line(entry.state),
                notes=tuple(line(note) for note in entry.notes),
                prompt=numbers.pieces(entry.prompt, 3),
                text=numbers.pieces(entry.text, 3),
            )
        )
    return LaidSection(
        anchor=section.anchor,
        number=line(section.number),
        title=line(section.title) or ("" if compiled.brief else "–"),
        text=text,
        notes=tuple(line(note) for note in section.notes),
        entries=tuple(entries),
    )


def _chart(chart: Chart) -> Chart:
    return Chart(
        title=line(chart.title),
        description=line(chart.description),
        columns=tuple(line(column) for column in chart.columns),
        rows=tuple((line(label), counts) for label, counts in chart.rows),
        total=line(chart.total),
    )


class _Numbers:
    """Gives footnotes their numbers through the whole document."""

    def __init__(self) -> None:
        self.last = 0

    def pieces(self, text: str, top: int) -> tuple[Piece, ...]:
        """Pieces of one prose text; `top` is the level that its first headings take in the document."""
        nodes = prose.parse(clean(text))
        notes: dict[str, list[str]] = {}
        for node in nodes:
            if isinstance(node, prose.Note):
                notes.setdefault(node.mark, []).append(node.text)
        runs = _Runs(self, notes)
        found: list[Piece] = []
        heading = top - 1  # level of the heading before, so that none is leapt over
        deep = 0  # of the list item before
        for node in nodes:
            level = deep
            deep = 0
            match node:
                case prose.Paragraph(words):
                    found.append(Piece("p", runs.of(words)))
                case prose.Heading(asked, words):
                    heading = min(heading + 1, top + asked - 1)
                    found.append(Piece("h", runs.of(words), level=heading))
                case prose.Item(asked, label, words):
                    deep = min(level + 1, asked)
                    found.append(Piece("li", runs.of(words), level=deep, label=label))
                case prose.Table(rows):
                    filled = (row + ("",) * (node.width - len(row)) for row in rows)
                    cells = tuple(tuple(runs.of(cell) for cell in row) for row in filled)
                    found.append(Piece("table", rows=cells, headed=node.headed))
        for mark, texts in runs.left():
            found += [Piece("rest", runs.plain(words), label=mark) for words in texts]
        return tuple(found)


class _Runs:
    """Cuts the running text of one answer; knows its notes."""

    def __init__(self, numbers: _Numbers, notes: dict[str, list[str]]) -> None:
        self.numbers = numbers
        self.notes = notes
        self.given: dict[str, int] = {}

    def of(self, text: str) -> tuple[Run, ...]:
        return tuple(self._run(span) for span in prose.spans(text))

    def plain(self, text: str) -> tuple[Run, ...]:
        """Running text in which a mark stays as it was typed: notes do not refer to notes."""
        return tuple(
            Run("text", f"[^{span.text}]") if span.kind == "mark" else Run(span.kind, span.text)
            for span in prose.spans(text)
        )

    def _run(self, span: prose.Span) -> Run:
        if span.kind != "mark":
            return Run(span.kind, span.text)
        if span.text in self.given:
            return Run("again", str(self.given[span.text]), self.given[span.text])
        if span.text not in self.notes:
            return Run("text", f"[^{span.text}]")
        self.numbers.last += 1
        self.given[span.text] = self.numbers.last
        # The first note of a mark is the one meant; further ones of the same mark are printed after the answer.
        return Run("note", "", self.numbers.last, self.plain(self.notes[span.text].pop(0)))

    def left(self) -> Iterator[tuple[str, Sequence[str]]]:
        yield from ((mark, texts) for mark, texts in self.notes.items() if texts)


def words_of(runs: Sequence[Run]) -> str:
    """The text of runs without notes, a break as a newline."""
    return "".join("\n" if run.kind == "break" else run.text for run in runs if run.kind in ("text", "break", "link"))


def outline(galley: Galley) -> Iterator[tuple[int, str, str]]:
    """(level, anchor, title) of every section that has a heading and of every entry, in order."""
    for section in galley.sections:
        if titled(section):
            yield 1, section.anchor, titled(section)
        for entry in section.entries:
            yield 2, entry.anchor, entry.heading


def titled(section: LaidSection) -> str:
    """A section's number and title, as its heading shows them."""
    return f"{section.number}. {section.title}" if section.number else section.title


CONTENTS_LIMIT = 160  # beyond this many headings a printed contents page lists the sections only; bookmarks list all


@dataclass(frozen=True, slots=True)
class Nested:
    """A list with its own labels, or with bullets; each item may carry lists of its own."""

    labels: tuple[str, ...]  # one an item; empty for bullets
    items: tuple[tuple[tuple[Run, ...], tuple[Nested, ...]], ...]


def nested(items: Sequence[Piece]) -> tuple[Nested, ...]:
    """Trees of list items that follow each other; a new list begins where bullets and labels change."""
    lists: list[Nested] = []
    at = 0
    while at < len(items):
        level, labelled = items[at].level, bool(items[at].label)
        labels: list[str] = []
        members: list[tuple[tuple[Run, ...], tuple[Nested, ...]]] = []
        while at < len(items) and items[at].level == level and bool(items[at].label) == labelled:
            item = items[at]
            at += 1
            end = at
            while end < len(items) and items[end].level > level:
                end += 1
            labels.append(item.label)
            members.append((item.runs, nested(items[at:end])))
            at = end
        lists.append(Nested(tuple(labels) if labelled else (), tuple(members)))
    return tuple(lists)


def grouped(pieces: Sequence[Piece]) -> Iterator[Piece | tuple[Nested, ...]]:
    """Pieces in order, with list items that follow each other gathered into trees."""
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end].kind == "li":
            end += 1
        if end > at:
            yield nested(pieces[at:end])
            at = end
        else:
            yield pieces[at]
            at += 1
