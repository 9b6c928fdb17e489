"""Paragraphs of Rich Text Format as they were found, before it is known how the rest of the document looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plenary.press.blocks import Kind
from plenary.press.building import Builder, Draft, Run, pieces
from plenary.press.looks import TITLE_LENGTH, heading_level

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titulo|titolo) ?(\d)$")


@dataclass(slots=True)
class Look:
    """What a group inherits and gives back at its end."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    size: int = 24
    font: int = -1
    unicode_skip: int = 1
    target: str = "text"


@dataclass(slots=True)
class Bit:
    """A stretch of text in one look; `strong` is None for marks and addresses that nobody formatted."""

    text: str
    strong: bool | None = False
    italic: bool = False
    size: int = 24  # half points


@dataclass(slots=True)
class Shape:
    """What `\\pard` sets back."""

    style: int = 0
    outline: int | None = None
    tables: int = 0  # how many tables the paragraph stands in
    level: int = 0
    centred: bool = False


@dataclass(slots=True)
class Raw:
    """One paragraph with all that its shape depends on."""

    bits: list[Bit]
    label: str
    shape: Shape
    cell: tuple[int, int, int] = (0, 0, 0)


@dataclass(slots=True)
class _Row:
    table: int
    row: int = 1
    column: int = 1


@dataclass(slots=True)
class Story:
    """A text of its own: the body, a note, a head, a box."""

    builder: Builder
    shape: Shape = field(default_factory=Shape)
    bits: list[Bit] = field(default_factory=list)
    label: str = ""
    raws: list[Raw] = field(default_factory=list)
    boxes: list[Raw] = field(default_factory=list)  # texts of boxes anchored in the open paragraph
    rows: dict[int, _Row] = field(default_factory=dict)  # by depth
    endnote: bool = False

    def end_paragraph(self) -> None:
        """Close the open paragraph, in the cell that is open at its depth."""
        depth = self.shape.tables
        for deeper in [other for other in self.rows if other > depth]:
            del self.rows[deeper]
        cell = (0, 0, 0)
        if depth:
            row = self._row(depth)
            cell = (row.table, row.row, row.column)
        if self.bits or self.label:
            shape = self.shape
            copy = Shape(shape.style, shape.outline, shape.tables, shape.level, shape.centred)
            self.raws.append(Raw(self.bits, self.label.strip(), copy, cell))
        for raw in self.boxes:
            raw.cell = raw.cell if raw.cell[0] else cell
        self.raws += self.boxes
        self.bits, self.label, self.boxes = [], "", []

    def _row(self, depth: int) -> _Row:
        if depth not in self.rows:
            self.rows[depth] = _Row(self.builder.new_table())
        return self.rows[depth]

    def end_cell(self, depth: int) -> None:
        """Close a cell of the table at this depth (from 1)."""
        self.shape.tables = max(self.shape.tables, depth)
        self.end_paragraph()
        self._row(depth).column += 1

    def end_row(self, depth: int) -> None:
        """Close a row; what follows stands in the first cell of the next."""
        if depth in self.rows:
            row = self.rows[depth]
            row.row, row.column = row.row + 1, 1

    def text(self) -> str:
        """All of a small story, its paragraphs separated by line breaks."""
        lines = (f"{raw.label} {''.join(bit.text for bit in raw.bits)}".strip() for raw in self.raws)
        return "\n".join(line for line in lines if line)


def shape_all(builder: Builder, raws: list[Raw], styles: dict[int, tuple[str, int | None]]) -> None:
    """Turn the paragraphs of the body into blocks, now that the usual size and look of the text are known."""
    sizes: dict[int, int] = {}
    italic = total = 0
    for raw in raws:
        for bit in raw.bits:
            if bit.text.strip():
                sizes[bit.size] = sizes.get(bit.size, 0) + len(bit.text)
                italic += len(bit.text) if bit.italic else 0
                total += len(bit.text)
    usual = max(sizes, key=lambda size: sizes[size]) if sizes else 24
    frames = _frames(raws)
    for raw in raws:
        if raw.cell[0] in frames:
            raw.cell = (0, 0, 0)
        _shape(builder, raw, styles, usual, italic * 2 <= total)


def _frames(raws: list[Raw]) -> set[int]:
    """Tables of one cell: frames around ordinary text."""
    cells: dict[int, set[tuple[int, int]]] = {}
    for raw in raws:
        if raw.cell[0]:
            cells.setdefault(raw.cell[0], set()).add(raw.cell[1:])
    return {table for table, places in cells.items() if places == {(1, 1)}}


def _shape(
    builder: Builder, raw: Raw, styles: dict[int, tuple[str, int | None]], usual: int, italics_stand_out: bool
) -> None:
    runs = [
        Run(bit.text, None if bit.strong is None else bit.strong or (italics_stand_out and bit.italic))
        for bit in raw.bits
    ]
    name, outline = styles.get(raw.shape.style, ("", None))
    if raw.shape.outline is not None:
        outline = raw.shape.outline
    found = _HEADING.match(name.lower())
    if found:
        outline = int(found.group(1)) - 1
    heading = outline is not None and outline < 9
    parts = pieces(runs)
    if heading and parts and sum(len(text) for text, _ in parts) <= 3 * TITLE_LENGTH:
        parts = [("\n".join(text for text, _ in parts), all(bold for _, bold in parts))]
    size = min((bit.size for bit in raw.bits if bit.text.strip()), default=0)
    table, row, column = raw.cell
    for index, (text, bold) in enumerate(parts or [("", False)]):
        kind: Kind = "paragraph"
        level = 0
        if table:
            kind = "cell"
        elif heading:
            kind, level = "heading", min((outline or 0) + 1, 6)
        elif raw.label and index == 0:
            kind, level = "item", min(raw.shape.level + 1, 9)
        else:
            level = heading_level(text, bold=bold, size=size, usual=usual, centred=raw.shape.centred)
            kind = "heading" if level else "paragraph"
        builder.add(Draft(kind, text, level, raw.label if index == 0 else "", bold, 0, table, row, column))
