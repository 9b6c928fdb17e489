"""Word documents (.docx, .docm, .dotx) to blocks: `read(data)`.

Why not a library: `docs/decisions/0003-reading-word.md`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from plenary.press.blocks import Kind, Source
from plenary.press.building import Builder, Draft, pieces
from plenary.press.form_answers import form_of
from plenary.press.gate import Parts, Refused
from plenary.press.looks import TITLE_LENGTH, heading_level
from plenary.press.word_numbering import Numbering
from plenary.press.word_runs import (
    DIAGRAM,
    MC,
    A,
    Piece,
    R,
    Story,
    chosen_content,
    runs_of,
    shows_placeholder,
)
from plenary.press.word_styles import NO_STYLE, Style, Styles, W, look_of, number, value

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BLOCK_WRAPPERS = frozenset(
    (W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo", W + "body", W + "subDoc")
)
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])$")  # Word's own styles nest without saying so otherwise
_Cell = tuple[int, int, int]  # table, row, column


def main_part(parts: Parts) -> str:
    """The name of the part that holds the text, "" where the file is no Word document."""
    for kind, target in relations(parts, "").values():
        if kind == "officeDocument" and parts.has(target):
            return target if b"wordprocessingml" in parts.unpack("[Content_Types].xml") else ""
    return "word/document.xml" if parts.has("word/document.xml") else ""


def read(parts: Parts) -> Source:
    """Read a Word document that went through the gate. Raises `Refused` "damaged" where it has no text part."""
    main = main_part(parts)
    root = parts.xml(main) if main else None
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise Refused("damaged", "no text part")
    return _Reader(parts, main).read(body)


def relations(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Relationship id to (last word of its type, target): a part's name, or an address outside."""
    folder, name = posixpath.split(part)
    root = parts.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root.iter(_RELATION) if root is not None else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
    return found


@dataclass(slots=True)
class _Shared:
    """What all parts of a document read together: body, notes, heads and feet."""

    styles: Styles
    numbering: Numbering
    body_size: float = 11.0
    italics_stand_out: bool = True


class _Reader:
    """Reads one part; notes, heads and feet get a reader of their own with what is shared."""

    def __init__(self, parts: Parts, part: str, shared: _Shared | None = None) -> None:
        self.parts = parts
        self.builder = Builder("docx")
        self.relations = relations(parts, part)
        self.by_kind = dict(self.relations.values())
        self.shared = shared or _Shared(Styles(self._related("styles")), Numbering(self._related("numbering")))
        links = {ident: target for ident, (kind, target) in self.relations.items() if kind == "hyperlink"}
        self.story = Story(self.builder, self.shared.styles, links)
        self.unfinished: list[Piece] = []  # of a paragraph whose end was deleted: it runs on in the next

    def _related(self, kind: str) -> etree._Element | None:
        return self.parts.xml(self.by_kind[kind]) if kind in self.by_kind else None

    def read(self, body: etree._Element) -> Source:
        about = dict(relations(self.parts, "").values())
        core, custom = about.get("core-properties", ""), about.get("custom-properties", "")
        form = form_of(self.parts.xml(custom) if custom else None)
        self.story.repeats = bool(form)
        self._measure(body)
        self._blocks(body, None)
        for kind in ("footnote", "endnote"):
            self._notes(kind)
        self._margins(body)
        if any(name.endswith("vbaProject.bin") for name in self.parts.names):
            self.builder.warn("macros-left-out")
        properties = self.parts.xml(core) if core else None
        told = {etree.QName(e).localname: e.text or "" for e in properties} if properties is not None else {}
        return self.builder.source(title=told.get("title", ""), author=told.get("creator", ""), form=form)

    def _measure(self, body: etree._Element) -> None:
        """Find the size of most of the text, and whether most of it is in italics."""
        sizes: dict[float, int] = {}
        italic = total = 0
        for paragraph in body.iter(W + "p"):
            base = self._style(paragraph.find(W + "pPr")).look.over(self.shared.styles.base)
            for run in paragraph.iter(W + "r"):
                length = sum(len(t.text or "") for t in run.iterchildren(W + "t"))
                if length:
                    look = look_of(run.find(W + "rPr")).over(base)
                    sizes[look.size or 10.0] = sizes.get(look.size or 10.0, 0) + length
                    italic += length if look.italic else 0
                    total += length
        if sizes:
            self.shared.body_size = max(sizes, key=lambda size: sizes[size])
        self.shared.italics_stand_out = italic * 2 <= total

    def _style(self, properties: etree._Element | None) -> Style:
        ident = value(properties.find(W + "pStyle")) if properties is not None else ""
        return self.shared.styles.get(ident or self.shared.styles.default_paragraph)

    def _blocks(self, parent: etree._Element, cell: _Cell | None) -> None:
        self._walk(parent, cell)
        if self.unfinished and parent.tag not in _BLOCK_WRAPPERS:
            self._finish(cell)

    def _finish(self, cell: _Cell | None) -> None:
        found, self.unfinished = self.unfinished, []
        self._shape(found, None, NO_STYLE, cell)

    def _walk(self, parent: etree._Element, cell: _Cell | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child, cell)
            elif tag == W + "tbl":
                if self.unfinished:
                    self._finish(cell)
                self._table(child, cell)
            elif tag == W + "sdt":
                self._control(child, cell)
            elif tag in _BLOCK_WRAPPERS:
                self._blocks(child, cell)
            elif tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    self._blocks(chosen, cell)
            elif tag == W + "altChunk":
                self._embedded(child)

    def _control(self, control: etree._Element, cell: _Cell | None) -> None:
        content = control.find(W + "sdtContent")
        tag, outer = self.story.tags.of(control), self.builder.tag
        if tag and self.unfinished:
            self._finish(cell)
        self.builder.tag = tag or outer
        if shows_placeholder(control):
            self.builder.warn("placeholders-left-out")
        elif content is not None:
            self._blocks(content, cell)
        if tag and self.unfinished:
            self._finish(cell)
        self.builder.tag = outer

    def _embedded(self, element: etree._Element) -> None:
        """A whole document put in as it was (by report generators): read with the reader of its own kind."""
        from plenary.press import reading  # the readers know each other only here

        name = self.relations.get(element.get(R + "id", ""), ("", ""))[1]
        try:
            inner = reading.read(posixpath.basename(name), self.parts.unpack(name))
        except Refused:
            self.builder.warn("embedded-objects-left-out")
            return
        tables = {ident: self.builder.new_table() for ident in sorted({b.table for b in inner.blocks} - {0})}
        for block in inner.blocks:
            kind: Kind = "paragraph" if block.kind == "footnote" else block.kind
            at = (tables.get(block.table, 0), block.row, block.column)
            self.builder.add(Draft(kind, block.text, block.level, block.label, block.bold, 0, *at))
        for code in inner.warnings:
            self.builder.warn(code)

    def _paragraph(self, paragraph: etree._Element, cell: _Cell | None) -> None:
        properties = paragraph.find(W + "pPr")
        style = self._style(properties)
        base = style.look.over(self.shared.styles.base)
        found, drawings = self.story.gather(paragraph, base)
        outer = self.builder.tag
        self.builder.tag = self.story.tag or outer
        found, self.unfinished = self.unfinished + found, []
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            self.builder.warn("tracked-changes-accepted")
            self.unfinished = found
        else:
            self._shape(found, properties, style, cell)
        for drawing in drawings:
            self._drawing(drawing, cell)
        self.builder.tag = outer

    def _shape(
        self,
        found: list[Piece],
        properties: etree._Element | None,
        style: Style,
        cell: _Cell | None,
    ) -> None:
        runs = list(runs_of(found, self.shared.italics_stand_out))
        list_id, at, label = self._list_place(properties, style)
        outline = style.outline
        if properties is not None:
            outline = number(value(properties.find(W + "outlineLvl")), outline)
        heading = outline is not None and outline < 9
        parts = pieces(runs)
        if heading and parts and sum(len(text) for text, _ in parts) <= 3 * TITLE_LENGTH:
            parts = [("\n".join(text for text, _ in parts), all(bold for _, bold in parts))]
        if not parts and label:
            parts = [("", False)]
        for index, (text, bold) in enumerate(parts):
            own_label = (label or "") if index == 0 else ""
            kind: Kind = "paragraph"
            level = 0
            if cell is not None:
                kind = "cell"
            elif heading:
                kind, level = "heading", min((outline or 0) + 1, 6)
            elif list_id and label is not None and (index == 0 or not bold):
                kind, level = ("item", at + 1) if index == 0 else ("paragraph", 0)
            else:
                level = self._level_by_look(text, bold, found, properties, style)
                kind = "heading" if level else "paragraph"
            table, row, column = cell or (0, 0, 0)
            self.builder.add(Draft(kind, text, level, own_label, bold, 0, table, row, column))

    def _list_place(self, properties: etree._Element | None, style: Style) -> tuple[str, int, str | None]:
        """(w:numId or "", level from 0, label or None for no list); counts the paragraph."""
        list_id, at = style.list_id, style.list_level
        if properties is not None and properties.find(W + "numPr") is not None:
            list_id = value(properties.find(f"{W}numPr/{W}numId")) or list_id
            at = number(value(properties.find(f"{W}numPr/{W}ilvl")), at)
        if not list_id or list_id == "0":
            return "", 0, None
        if at is None:
            ident = value(properties.find(W + "pStyle")) if properties is not None else ""
            at = self.shared.numbering.level_of_style(list_id, ident) or 0
        at = min(at, 8)
        named = _DEEPER_LIST.match(style.name) if at == 0 else None
        return list_id, int(named.group(1)) - 1 if named else at, self.shared.numbering.next_label(list_id, at)

    def _level_by_look(
        self, text: str, bold: bool, found: list[Piece], properties: etree._Element | None, style: Style
    ) -> int:
        if style.name.startswith("toc"):
            return 0
        centred = style.centred
        if properties is not None and properties.find(W + "jc") is not None:
            centred = value(properties.find(W + "jc")) == "center"
        size = min((p.look.size or 10.0 for p in found if p.look is not None and p.text.strip()), default=0.0)
        return heading_level(text, bold=bold, size=size, usual=self.shared.body_size, centred=centred)

    def _drawing(self, drawing: etree._Element, cell: _Cell | None) -> None:
        for box in _outermost(drawing, W + "txbxContent"):
            self._blocks(box, cell)
        for ids in drawing.iter(DIAGRAM + "relIds"):
            diagram = self.parts.xml(self.relations.get(ids.get(R + "dm", ""), ("", ""))[1])
            for paragraph in diagram.iter(A + "p") if diagram is not None else ():
                table, row, column = cell or (0, 0, 0)
                text = "".join(t.text or "" for t in paragraph.iter(A + "t"))
                self.builder.add(Draft("cell" if cell else "paragraph", text, table=table, row=row, column=column))

    def _table(self, table: etree._Element, outer: _Cell | None) -> None:
        rows = list(_rows(table))
        cells = [list(_cells(row)) for row in rows]
        if len(rows) == 1 and len(cells[0]) == 1:
            self._blocks(cells[0][0], outer)  # a frame drawn with a table: what stands in it is ordinary text
            return
        ident = self.builder.new_table()
        for row_at, (row, row_cells) in enumerate(zip(rows, cells, strict=True), start=1):
            properties = row.find(W + "trPr")
            if properties is not None:
                if properties.find(W + "del") is not None:
                    self.builder.warn("tracked-changes-accepted")
                    continue
                if properties.find(W + "ins") is not None:
                    self.builder.warn("tracked-changes-accepted")
            column = 1
            if properties is not None:
                column += number(value(properties.find(W + "gridBefore")), 0) or 0
            for cell in row_cells:
                about = cell.find(W + "tcPr")
                if about is None or about.find(W + "cellDel") is None:
                    self._blocks(cell, (ident, row_at, column))
                span = number(value(about.find(W + "gridSpan"))) if about is not None else None
                column += max(span or 1, 1)

    def _notes(self, kind: str) -> None:
        if f"{kind}s" not in self.by_kind:
            return
        name = self.by_kind[f"{kind}s"]
        root = self.parts.xml(name)
        if root is None:
            return
        notes = {value(note, "id"): note for note in root.iter(W + kind) if not value(note, "type")}
        for (of, ident), mark in list(self.story.note_marks.items()):
            if of == kind and ident in notes:
                self.builder.note(mark, self._text_of(notes.pop(ident), name))
        for note in notes.values():  # their references were deleted, or stand where nobody sees them
            self.builder.note(self.story.marks.give(""), self._text_of(note, name))

    def _text_of(self, part: etree._Element, name: str) -> str:
        """The text of a small part (a note, a header), its paragraphs separated by line breaks."""
        inner = _Reader(self.parts, name, self.shared)
        inner._blocks(part, None)
        for code in inner.builder.source().warnings:
            self.builder.warn(code)
        lines = [f"{draft.label} {draft.text}".strip() for draft in inner.builder.drafts]
        return "\n".join(line for line in lines if line)

    def _margins(self, body: etree._Element) -> None:
        """Headers and footers, in the order of their sections."""
        for reference in body.iter(W + "headerReference", W + "footerReference"):
            name = self.relations.get(reference.get(R + "id", ""), ("", ""))[1]
            root = self.parts.xml(name) if name else None
            if root is not None:
                self.builder.set_apart(self._text_of(root, name))


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Descendants with this tag that do not stand in another one; of alternate content only the form to read."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == MC + "AlternateContent":
            chosen = chosen_content(child)
            if chosen is not None:
                yield from _outermost(chosen, tag)
        else:
            yield from _outermost(child, tag)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _cells(child)
