"""OpenDocument texts (.odt, .ott and the flat .fodt) to blocks: `read(parts)` and `read_flat(root)`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from plenary.press.blocks import Kind, Source
from plenary.press.building import Builder, Draft, Marks, Run, pieces, with_address
from plenary.press.gate import Parts, Refused
from plenary.press.looks import heading_level
from plenary.press.opendocument_forms import ContentControls, control_text, controls_of, form_in, text_of
from plenary.press.opendocument_styles import (
    DRAW,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Counter,
    Look,
    Styles,
    whole,
)

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MATH = "{http://www.w3.org/1998/Math/MathML}"

_Cell = tuple[int, int, int]
_REPEATED = 1000  # rows or columns that a table may say it repeats
_SKIPPED = frozenset(
    (
        TEXT + "tracked-changes",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        OFFICE + "forms",
        OFFICE + "annotation-end",
        TABLE + "table-columns",
        TABLE + "table-column",
        TEXT + "index-title-template",
        _MATH + "annotation",
    )
)
_SHAPES = frozenset(
    DRAW + name
    for name in (
        *("frame", "text-box", "custom-shape", "rect", "ellipse", "circle", "line", "connector", "caption", "g"),
        *("a", "polygon", "polyline", "path", "regular-polygon", "measure", "control", "object", "object-ole"),
    )
)


def read(parts: Parts) -> Source:
    """Read an OpenDocument text that went through the gate. Raises `Refused` "encrypted", "damaged"."""
    manifest = parts.unpack("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise Refused("encrypted", "manifest")
    content = parts.xml("content.xml")
    if content is None:
        raise Refused("damaged", "no text part")
    return _Reader(content, parts.xml("styles.xml"), parts.xml("meta.xml")).read()


def read_flat(root: etree._Element) -> Source:
    """Read an OpenDocument text kept in one XML file, checked and parsed by the gate."""
    return _Reader(root, root, root).read()


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element | None, meta: etree._Element | None) -> None:
        self.builder = Builder("odt")
        self.styles = Styles(styles, content) if styles is not content else Styles(content)
        self.marks = Marks()
        self.content, self.style_part, self.meta = content, styles, meta
        self.headings = Counter(self.styles.outline)
        self.counters: dict[str, Counter] = {}  # by xml:id of a list, and by list style for lists that go on
        self.controls = controls_of(content)
        self.fields = ContentControls()
        self.body_size = 12.0
        self.italics_stand_out = True

    def read(self) -> Source:
        body = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise Refused("not-a-document", "an OpenDocument file that is no text")
        self._measure(body)
        if body.find(TEXT + "tracked-changes") is not None:
            self.builder.warn("tracked-changes-accepted")
        self._blocks(body, None)
        self._margins()
        title = author = ""
        if self.meta is not None:
            title = next((e.text or "" for e in self.meta.iter(_DC + "title")), "")
            names = [e.text or "" for e in self.meta.iter(_META + "initial-creator", _DC + "creator")]
            author = next((name for name in names if name), "")
        return self.builder.source(title=title, author=author, form=form_in(self.meta))

    def _measure(self, body: etree._Element) -> None:
        sizes: dict[float, int] = {}
        italic = total = 0
        for paragraph in body.iter(TEXT + "p"):
            length = len(text_of(paragraph))
            look = self.styles.get("paragraph", paragraph.get(TEXT + "style-name", "")).look
            size = look.size or 12.0
            sizes[size] = sizes.get(size, 0) + length
            total += length
            slanted = sum(
                len(text_of(span))
                for span in paragraph.iterchildren(TEXT + "span")
                if bool(self.styles.get("text", span.get(TEXT + "style-name", "")).look.italic)
            )
            italic += length if look.italic else slanted
        if sizes:
            self.body_size = max(sizes, key=lambda size: sizes[size])
        self.italics_stand_out = italic * 2 <= total

    def _blocks(self, parent: etree._Element, cell: _Cell | None) -> None:
        for child in parent:
            self._block(child, cell)

    def _block(self, child: etree._Element, cell: _Cell | None) -> None:
        tag = child.tag
        if tag in (TEXT + "p", TEXT + "h"):
            self._paragraph(child, cell)
        elif tag == TEXT + "list":
            self._list(child, 1, "", None, cell)
        elif tag == TABLE + "table":
            self._table(child, cell)
        elif tag == TEXT + "numbered-paragraph":
            self._numbered(child, cell)
        elif tag in _SHAPES:
            self._shape(child, cell)
        elif tag == DRAW + "image":
            self.builder.warn("images-left-out")
        elif tag == TEXT + "section" and child.get(TEXT + "display") == "none":
            self.builder.warn("hidden-text-left-out")
        elif tag == OFFICE + "annotation":
            self.builder.warn("comments-left-out")
        elif tag not in _SKIPPED:  # sections, indexes, and whatever wraps text
            self._blocks(child, cell)

    # Paragraphs

    def _paragraph(self, element: etree._Element, cell: _Cell | None, label: str | None = None, depth: int = 0) -> None:
        """Add a paragraph; `label` is None outside lists, and "" for the second paragraph of an item."""
        style = self.styles.get("paragraph", element.get(TEXT + "style-name", ""))
        runs: list[Run] = []
        sizes: list[float] = []
        shapes: list[etree._Element] = []
        self._inside(element, style.look, runs, sizes, shapes)
        outline = whole(element.get(TEXT + "outline-level"), style.outline or 1) if element.tag == TEXT + "h" else None
        if outline is None and style.names and any(name in ("title", "subtitle") for name in style.names[:3]):
            outline = 1 if "title" in style.names[:3] else 2
        if outline is not None and element.tag == TEXT + "h" and label is None:
            label = self._heading_label(element, outline)
        parts = pieces(runs)
        if outline is not None and parts:
            parts = [("\n".join(text for text, _ in parts), all(bold for _, bold in parts))]
        if not parts and label:
            parts = [("", False)]
        for index, (text, bold) in enumerate(parts):
            kind: Kind = "paragraph"
            level = 0
            if cell is not None:
                kind = "cell"
            elif outline is not None:
                kind, level = "heading", min(max(outline, 1), 6)
            elif depth and label is not None and index == 0 and label:
                kind, level = "item", depth
            else:
                level = heading_level(
                    text,
                    bold=bold,
                    size=min(sizes, default=0.0),
                    usual=self.body_size,
                    centred=bool(style.look.centred),
                )
                kind = "heading" if level else "paragraph"
            table, row, column = cell or (0, 0, 0)
            own_label = (label or "") if index == 0 else ""
            self.builder.add(Draft(kind, text, level, own_label, bold, 0, table, row, column))
        for shape in shapes:
            self._shape(shape, cell)
        self.builder.tag = ""

    def _heading_label(self, element: etree._Element, outline: int) -> str:
        if element.get(TEXT + "is-list-header") == "true":
            return ""
        if element.get(TEXT + "restart-numbering") == "true":
            self.headings.restart(outline, whole(element.get(TEXT + "start-value"), 1))
        return self.headings.next_label(outline)

    def _inside(
        self,
        element: etree._Element,
        look: Look,
        runs: list[Run],
        sizes: list[float],
        shapes: list[etree._Element],
    ) -> None:
        self._say(element.text, look, runs, sizes)
        for child in element:
            self._inline(child, look, runs, sizes, shapes)
            self._say(child.tail, look, runs, sizes)

    def _say(self, text: str | None, look: Look, runs: list[Run], sizes: list[float]) -> None:
        if not text:
            return
        if look.hidden:
            if text.strip():
                self.builder.warn("hidden-text-left-out")
            return
        # White space of the file is one space; what shows as more is written with elements.
        folded = " ".join(text.split()) if not text.isspace() else ""
        folded = (" " if text[:1].isspace() else "") + folded + (" " if text[-1:].isspace() and folded else "")
        italic = self.italics_stand_out and bool(look.italic)
        runs.append(Run(folded, bool(look.bold or look.underlined or look.capitals or italic)))
        if folded.strip():
            sizes.append(look.size or 12.0)

    def _inline(
        self,
        child: etree._Element,
        look: Look,
        runs: list[Run],
        sizes: list[float],
        shapes: list[etree._Element],
    ) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            style = self.styles.get("text", child.get(TEXT + "style-name", ""))
            self._inside(child, style.look.over(look), runs, sizes, shapes)
        elif tag in (TEXT + "s", TEXT + "tab"):
            runs.append(Run(" ", None))
        elif tag == TEXT + "line-break":
            runs.append(Run("\n", None))
        elif tag == TEXT + "soft-hyphen":
            return
        elif tag == TEXT + "a":
            begin = len(runs)
            self._inside(child, Look(underlined=False).over(look), runs, sizes, shapes)
            text = "".join(run.text for run in runs[begin:])
            if text.strip():
                runs.append(Run(with_address(text, child.get(_XLINK + "href", "")), None))
        elif tag == TEXT + "note":
            self._note(child, runs)
        elif tag in (OFFICE + "annotation", OFFICE + "annotation-end"):
            self.builder.warn("comments-left-out")
        elif tag == TEXT + "ruby":
            for part in child:
                if part.tag == TEXT + "ruby-base":
                    self._inside(part, look, runs, sizes, shapes)
                elif part.text:
                    runs.append(Run(f" ({part.text})", None))
        elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            if child.get(TEXT + "is-hidden") == "true":
                self.builder.warn("hidden-text-left-out")
            else:
                runs.append(Run(child.get(TEXT + "string-value", ""), None))
        elif tag == TEXT + "drop-down":
            runs.append(Run((child.tail and "") or text_of(child), None))
        elif tag == TEXT + "placeholder" or self.fields.is_placeholder(child, self.builder):
            self.builder.warn("placeholders-left-out")
        elif tag in _SHAPES:
            shapes.append(child)
        elif tag not in _SKIPPED:
            self._inside(child, look, runs, sizes, shapes)

    def _note(self, note: etree._Element, runs: list[Run]) -> None:
        citation = note.find(TEXT + "note-citation")
        shown = text_of(citation) if citation is not None else ""
        mark = self.marks.give(shown)
        runs.append(Run(f"[^{mark}]", None))
        body = note.find(TEXT + "note-body")
        if body is not None:
            self.builder.note(mark, self._aside(body))

    def _aside(self, part: etree._Element) -> str:
        """The text of a note, head or foot, its paragraphs separated by line breaks."""
        flow, self.builder.drafts = self.builder.drafts, []
        self._blocks(part, None)
        inside, self.builder.drafts = self.builder.drafts, flow
        lines = [f"{draft.label} {draft.text}".strip() for draft in inside]
        return "\n".join(line for line in lines if line)

    # Lists

    def _list(
        self,
        element: etree._Element,
        depth: int,
        style_name: str,
        counter: Counter | None,
        cell: _Cell | None,
    ) -> None:
        own_style = element.get(TEXT + "style-name", "") or style_name or self._style_within(element)
        if counter is None or (own_style != style_name and own_style in self.styles.lists):
            counter = self._counter(element, own_style)
        elif element.get(TEXT + "continue-numbering") != "true":
            counter.restart(depth)
        if len(element) and depth < 30:
            for item in element:
                if item.tag == TEXT + "list-item" and item.get(TEXT + "start-value"):
                    counter.restart(depth, whole(item.get(TEXT + "start-value"), 1))
                self._item(item, depth, own_style, counter, cell)

    def _counter(self, element: etree._Element, style_name: str) -> Counter:
        goes_on = element.get(TEXT + "continue-list", "")
        if goes_on and goes_on in self.counters:
            counter = self.counters[goes_on]
        elif element.get(TEXT + "continue-numbering") == "true" and f"style {style_name}" in self.counters:
            counter = self.counters[f"style {style_name}"]
        else:
            counter = Counter(self.styles.lists.get(style_name, {}))
        self.counters[f"style {style_name}"] = counter
        ident = element.get(_XML + "id", "")
        if ident:
            self.counters[ident] = counter
        return counter

    def _style_within(self, element: etree._Element) -> str:
        """The list style that the first paragraph's own style names."""
        first = next(element.iter(TEXT + "p", TEXT + "h"), None)
        return self.styles.get("paragraph", first.get(TEXT + "style-name", "")).list_style if first is not None else ""

    def _item(self, item: etree._Element, depth: int, style: str, counter: Counter, cell: _Cell | None) -> None:
        labelled = item.tag == TEXT + "list-header"
        for child in item:
            if child.tag == TEXT + "list":
                self._list(child, depth + 1, style, counter, cell)
                labelled = True
            elif child.tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(child, cell, "" if labelled else counter.next_label(depth), depth)
                labelled = True
            else:
                self._block(child, cell)

    def _numbered(self, element: etree._Element, cell: _Cell | None) -> None:
        """One numbered paragraph that is in no list: lists of one list id count on."""
        depth = min(max(whole(element.get(TEXT + "level"), 1), 1), 10)
        ident = f"numbered {element.get(TEXT + 'list-id', '')}"
        style = element.get(TEXT + "style-name", "")
        counter = self.counters.setdefault(ident, Counter(self.styles.lists.get(style, {})))
        if element.get(TEXT + "start-value"):
            counter.restart(depth, whole(element.get(TEXT + "start-value"), 1))
        for child in element.iterchildren(TEXT + "p", TEXT + "h"):
            self._paragraph(child, cell, counter.next_label(depth), depth)

    # Tables, shapes, heads and feet

    def _table(self, table: etree._Element, outer: _Cell | None) -> None:
        rows = list(_rows(table))
        cells = [list(row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell")) for row in rows]
        if len(rows) == 1 and len(cells[0]) == 1:
            self._blocks(cells[0][0], outer)  # a frame drawn with a table: what stands in it is ordinary text
            return
        ident = self.builder.new_table()
        row_at = 1
        for row, row_cells in zip(rows, cells, strict=True):
            column = 1
            for cell in row_cells:
                self._blocks(cell, (ident, row_at, column))
                column += min(max(whole(cell.get(TABLE + "number-columns-repeated"), 1), 1), _REPEATED)
            row_at += min(max(whole(row.get(TABLE + "number-rows-repeated"), 1), 1), _REPEATED)

    def _shape(self, shape: etree._Element, cell: _Cell | None) -> None:
        if shape.tag == DRAW + "control":
            text = control_text(self.controls.get(shape.get(DRAW + "control", "")))
            table, row, column = cell or (0, 0, 0)
            self.builder.add(Draft("cell" if cell else "paragraph", text, table=table, row=row, column=column))
            return
        if shape.tag in (DRAW + "object", DRAW + "object-ole"):
            self.builder.warn("embedded-objects-left-out")
            return
        self._blocks(shape, cell)

    def _margins(self) -> None:
        """Heads and feet of the page styles."""
        if self.style_part is None:
            return
        sides = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
        for master in self.style_part.iter(STYLE + "master-page"):
            for side in master.iterchildren(*(STYLE + name for name in sides)):
                if side.get(STYLE + "display") != "false":
                    self.builder.set_apart(self._aside(side))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-rows", TABLE + "table-header-rows", TABLE + "table-row-group"):
            yield from _rows(child)
