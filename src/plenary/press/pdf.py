"""PDF to blocks: `read(data)`. What a page shows is all there is, so the result is never certain."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from plenary.press.blocks import Attachment, Kind, Source
from plenary.press.building import Builder, Draft, Marks
from plenary.press.gate import Refused
from plenary.press.pdf_chars import chars_of, upright
from plenary.press.pdf_layout import Column, Line, columns_of, furniture, lines_of
from plenary.press.pdf_loose import loose_tables
from plenary.press.pdf_notes import Note, notes_of, without_mark
from plenary.press.pdf_order import in_disorder, is_rtl, put_in_order
from plenary.press.pdf_paragraphs import Paragraph, cut, goes_on, label_of, leading_of, text_of
from plenary.press.pdf_rules import Grid, Turn, grids_of
from plenary.press.pdf_text import PageText, Piece, Span, spans_of
from plenary.press.wording import all_capitals, one_line, words_within

_MOST_PAGES = 3_000
_NUMBERS = re.compile(r"\d+")
_MOST_ATTACHED = 50 * 1024 * 1024
_ONE_AT_A_TIME = threading.Lock()  # the library keeps state between calls
# Annotations whose look is text that somebody typed onto the page.
_TYPED = frozenset((c.FPDF_ANNOT_WIDGET, c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_STAMP))


def read(data: bytes) -> Source:
    """Read a PDF. Raises `Refused` "encrypted", "damaged"; a scan without text gives no block and "no-text"."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as fault:
            locked = "password" in str(fault).lower() or "security" in str(fault).lower()
            raise Refused("encrypted" if locked else "damaged", str(fault)) from fault
        try:
            if document.get_formtype():
                document.init_forms()
            return _Reader(document).read()
        finally:
            document.close()


class _Reader:
    def __init__(self, document: pdfium.PdfDocument) -> None:
        self.document = document
        self.builder = Builder("pdf")
        self.marks = Marks()
        self.known: frozenset[str] = frozenset()
        self.given: dict[tuple[int, str], str] = {}  # (page, mark as printed) to the mark given
        self.notes: list[Note] = []
        self.stream: list[Paragraph] = []
        self.patterns: dict[str, Draft] = {}  # of heads and feet
        self.heads: dict[int, list[float]] = {}  # by table: its column edges, to see it go on overleaf

    def read(self) -> Source:
        pages = list(self._pages())
        if not any(page.spans or page.turned for page in pages):
            self.builder.warn("no-text")
        else:
            self._arrange(pages)
        self._attachments()
        told = {key: self.document.get_metadata_value(key) or "" for key in ("Title", "Author")}
        return self.builder.source(certain=False, title=told["Title"], author=told["Author"])

    def _pages(self) -> Iterator[PageText]:
        fonts: dict[int, bool] = {}
        count = len(self.document)
        if count > _MOST_PAGES:
            raise Refused("too-large", f"{count} pages")
        empty = 0
        for index in range(count):
            try:
                page = self.document[index]
            except pdfium.PdfiumError:
                self.builder.warn("pages-unreadable")
                continue
            try:
                text = _page(self.document, page, index + 1, fonts)
            finally:
                page.close()
            empty += not text.spans
            yield text
        if empty and empty < count:
            self.builder.warn("pages-without-text")

    def _arrange(self, pages: list[PageText]) -> None:
        aside = furniture(pages)
        sizes: Counter[float] = Counter()
        words = []
        for page in pages:
            taken = {id(span) for span in aside.get(page.number, ())}
            self._set_apart(page, aside.get(page.number, []))
            page.spans = [span for span in page.spans if id(span) not in taken]
            for span in page.spans:
                sizes[round(span.size * 2) / 2] += len(span.text)
                words.append(span.text)
        usual = max(sizes, key=lambda size: sizes[size]) if sizes else 11.0
        self.known = words_within("\n".join(words))
        leading = leading_of([lines_of(page.spans, page.number) for page in pages])
        arranged = [(page, *self._page_without_notes(page, usual, leading)) for page in pages]
        for page, columns, cells in arranged:
            for column in columns:
                if column.grid >= 0:
                    self._table(page.grids[column.grid], column, cells[column.grid], leading)
                else:
                    self._flow(column, leading)
            for text in page.turned:
                self._emit_turned(text, page.number)
        self._emit(usual)
        for note in self.notes:
            text = without_mark(text_of(note.lines, {}, self.known), note.shown)
            self.builder.note(self.given[note.page, note.shown], text, note.page)

    def _set_apart(self, page: PageText, spans: list[Span]) -> None:
        """Keep heads and feet; those that differ in numbers only ("Page 1", "Page 2") make one block, a line each."""
        for line in lines_of(spans, page.number):
            text = one_line(line.text)
            pattern = _NUMBERS.sub("#", text)
            kept = self.patterns.get(pattern)
            if kept is None:
                self.builder.set_apart(text, page=page.number)
                self.patterns[pattern] = self.builder.furniture[-1]
            elif text not in kept.text.split("\n"):
                kept.text += f"\n{text}"

    def _page_without_notes(
        self, page: PageText, usual: float, leading: float
    ) -> tuple[list[Column], dict[int, list[Span]]]:
        """Columns of a page, its notes taken out and its tables' text put into cells."""
        cells, free = _into_grids(page.spans, page.grids, 0)
        notes, left = notes_of(lines_of(free, page.number), usual, self.notes[-1] if self.notes else None)
        for note in notes:
            self.given[page.number, note.shown] = self.marks.give(note.shown, page.number)
        self.notes += notes
        spans = [span for line in left for span in line.spans]
        loose = loose_tables(left, leading)
        more, spans = _into_grids(spans, loose, len(page.grids))
        page.grids, cells = [*page.grids, *loose], {**cells, **more}
        markers = [
            Span(grid.xs[0], grid.xs[-1], grid.top - usual, usual, grid=at)
            for at, grid in enumerate(page.grids)
            if cells[at]
        ]
        return columns_of(page, [*spans, *markers]), cells

    def _flow(self, column: Column, leading: float) -> None:
        if len(column.lines) > 4:
            leading = leading_of([column.lines])  # scripts differ, and so do quoted passages
        found = cut(column, column.lines, leading)
        if found and self.stream and goes_on(self.stream[-1], found[0]):
            self.stream[-1].lines += found[0].lines
            self.stream[-1].column = column
            found = found[1:]
        self.stream += found

    def _table(self, grid: Grid, column: Column, spans: list[Span], leading: float) -> None:
        cells: dict[tuple[int, int], list[Span]] = {}
        from_right = sum(is_rtl(span.text) for span in spans) * 2 > len(spans)
        for span in spans:
            home = _home(grid, span)
            if home:
                row, at = home
                cells.setdefault((row, len(grid.xs) - at if from_right else at), []).append(span)
        last = self.stream[-1] if self.stream else None
        table, row_before = 0, 0
        if last is not None and last.cell[0] and last.lines[-1].page == column.page - 1:
            edges = self.heads.get(last.cell[0], [])
            if len(edges) == len(grid.xs) and all(abs(a - b) < 4 for a, b in zip(edges, grid.xs, strict=True)):
                table, row_before = last.cell[:2]
        self._drop_repeated_heads(table, cells, column.page)
        first_row = min((row for row, _ in cells), default=1)
        if table:
            row_before -= first_row - 1
            cut_row = self._row_goes_on(table, last.cell[1] if last else 0, cells, first_row, column)
            row_before -= 1 if cut_row else 0
        else:
            table = self.builder.new_table()
            self.heads[table] = grid.xs
            cut_row = False
        for (row, at), inside in sorted(cells.items()):
            place = Column([], column.page, min(s.x0 for s in inside), max(s.x1 for s in inside))
            found = cut(place, lines_of(inside, column.page), leading)
            for paragraph in found:
                paragraph.cell = (table, row + row_before, at)
            if cut_row and row == first_row and found:
                before = self._last_in(table, row + row_before, at)
                if before is not None and _flows(before, found[0]):
                    before.lines += found[0].lines
                    found = found[1:]
            self.stream += found

    def _drop_repeated_heads(self, table: int, cells: dict[tuple[int, int], list[Span]], page: int) -> None:
        """Set apart rows that repeat the head of their table, as printers do where they cut it.

        On the first page `table` is 0, and only a head that stands at the same height on several pages is known.
        """
        head: dict[int, str] = {}
        for paragraph in self.stream:
            of, row, at = paragraph.cell
            if table and of == table and row == 1:
                head[at] = f"{head.get(at, '')} {_said(paragraph.lines)}".strip()
        for row in {row for row, _ in cells}:
            here = {at: _said(lines_of(inside, page)) for (of, at), inside in cells.items() if of == row}
            text = " ".join(here[at] for at in sorted(here))
            if here == head or any(text == kept.text for kept in self.builder.furniture):
                self.builder.set_apart(text, page=page)
                for at in here:
                    del cells[row, at]

    def _row_goes_on(
        self, table: int, row: int, cells: dict[tuple[int, int], list[Span]], first_row: int, column: Column
    ) -> bool:
        """Whether the first row of a page is the rest of the last row of the page before."""
        runs_on = False
        for at in sorted(at for of, at in cells if of == first_row):
            first = lines_of(cells[first_row, at], column.page)[0]
            before = self._last_in(table, row, at)
            if before is not None and _flows(before, Paragraph([first], column)):
                runs_on = True
            elif at == 1:
                return False  # what names a row begins anew
        return runs_on

    def _last_in(self, table: int, row: int, at: int) -> Paragraph | None:
        return next((p for p in reversed(self.stream) if p.cell == (table, row, at)), None)

    def _emit_turned(self, text: str, page: int) -> None:
        self.stream.append(Paragraph([Line([_plain_span(text)], page)], Column([], page, 0, 0), ended=True))

    # Blocks

    def _emit(self, usual: float) -> None:
        larger = sorted({round(p.first.size) for p in self.stream if self._is_title(p, usual)}, reverse=True)
        indents: list[float] = []
        for paragraph in self.stream:
            text = text_of(paragraph.lines, self.given, self.known)
            label, rest = label_of(text) if paragraph.label else ("", text)
            bold = all(line.bold for line in paragraph.lines)
            kind: Kind = "paragraph"
            level = 0
            short = len(text) <= 200 and len(paragraph.lines) <= 3
            if paragraph.cell[0]:
                kind = "cell"
            elif self._is_title(paragraph, usual):
                kind, level = "heading", min(larger.index(round(paragraph.first.size)) + 1, 6)
                indents.clear()
            elif bold and short and all_capitals(rest):
                kind, level = "heading", min(len(larger) + 1, 6)
            elif label:
                start = paragraph.first.x0 if not paragraph.first.rtl else -paragraph.first.x1
                while indents and start < indents[-1] - 3:
                    indents.pop()
                if not indents or start > indents[-1] + 3:
                    indents.append(start)
                kind, level = "item", min(len(indents), 6)
            self.builder.add(Draft(kind, rest, level, label, bold, paragraph.first.page, *paragraph.cell))

    @staticmethod
    def _is_title(paragraph: Paragraph, usual: float) -> bool:
        if paragraph.cell[0] or paragraph.ended or len(paragraph.lines) > 4:
            return False
        letters = sum(len(line.text) for line in paragraph.lines)
        return paragraph.first.size >= 1.12 * usual and letters <= 250

    def _attachments(self) -> None:
        total = 0
        for index in range(min(self.document.count_attachments(), 50)):
            try:
                attached = self.document.get_attachment(index)
                data = bytes(attached.get_data())
            except (pdfium.PdfiumError, ValueError):
                self.builder.warn("attachments-left-out")
                continue
            total += len(data)
            if total > _MOST_ATTACHED:
                self.builder.warn("attachments-left-out")
                return
            name = attached.get_name().replace("/", "_").replace("\\", "_")[-200:]
            self.builder.attachments.append(Attachment(name or f"attachment-{index + 1}", data))


def _page(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, fonts: dict[int, bool]) -> PageText:
    raw = page.raw
    if _has_typed(raw) and c.FPDFPage_Flatten(raw, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS:
        # What was typed into fields and notes becomes part of the page; it is read anew to see it.
        index = number - 1
        page.close()
        page = document[index]
        raw = page.raw
    width, height = page.get_size()
    text = c.FPDFText_LoadPage(raw)
    if not text:
        return PageText(number, width, height, [], [])
    try:
        # What counts is how the text stands, not how the page is to be shown: scanners and slides leave either.
        quarters = upright(text)
        if (int(c.FPDFPage_GetRotation(raw)) + quarters) % 2:
            width, height = height, width
        turn = Turn(quarters, width, height)
        grids = grids_of(raw, turn)
        chars, turned = chars_of(document.raw, raw, text, turn, fonts)
        if in_disorder(chars):
            chars = put_in_order(chars)
        spans = spans_of(chars, grids)
    finally:
        c.FPDFText_ClosePage(text)
        if page.raw is not None:
            page.close()
    return PageText(number, width, height, spans, turned, grids)


def _has_typed(page: c.FPDF_PAGE) -> bool:
    for index in range(min(c.FPDFPage_GetAnnotCount(page), 5_000)):
        annotation = c.FPDFPage_GetAnnot(page, index)
        if annotation:
            kind = c.FPDFAnnot_GetSubtype(annotation)
            c.FPDFPage_CloseAnnot(annotation)
            if kind in _TYPED:
                return True
    return False


def _home(grid: Grid, span: Span) -> tuple[int, int] | None:
    return grid.cell(min(span.x0 + span.size * 0.3, (span.x0 + span.x1) / 2), span.base + span.size * 0.25)


def _into_grids(spans: list[Span], grids: list[Grid], first: int) -> tuple[dict[int, list[Span]], list[Span]]:
    """Spans by the table that they stand in, counted from `first`, and those that stand in none."""
    inside: dict[int, list[Span]] = {at + first: [] for at in range(len(grids))}
    free: list[Span] = []
    for span in spans:
        at = next((at for at, grid in enumerate(grids) if _home(grid, span)), -1)
        (inside[at + first] if at >= 0 else free).append(span)
    return inside, free


def _said(lines: list[Line]) -> str:
    """What lines say, white space folded."""
    return " ".join(" ".join(line.text for line in lines).split())


def _flows(before: Paragraph, after: Paragraph) -> bool:
    """Whether the text of a cell runs on in another: it breaks off, and the other begins in the middle."""
    last, text = before.lines[-1].text.rstrip(), after.first.text.strip()
    return text[:1].islower() and not label_of(text)[0] and not last.endswith((".", "!", "?", ":", ";"))


def _plain_span(text: str) -> Span:
    return Span(0.0, 1.0, 0.0, 1.0, [Piece(text, size=1.0)])
