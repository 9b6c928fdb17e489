"""OpenDocument texts as an office suite leaves them: styles, spans, soft page breaks, nested lists, notes."""

from __future__ import annotations

import io
import re
from xml.sax.saxutils import escape

from odfdo import Document, Element, StyleMasterPage

from tests.habits.habit import Piece, pieces

_LISTS = (
    '<text:list-style style:name="Ordered">'
    '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>'
    "</text:list-style>",
    '<text:list-style style:name="Dashes">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/>'
    "</text:list-style>",
)
_LETTERS = (
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="Lean" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
    '<style:style style:name="Asked" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:font-weight="bold" style:text-underline-style="solid"/></style:style>',
)


class Text:
    """A document in the making. Answers are given as prose."""

    def __init__(self, *, head: str = "") -> None:
        self.made = Document("text")
        self.made.body.clear()
        for style in (*_LISTS, *_LETTERS):
            self.made.insert_style(style, automatic=True)
        if head:
            master = self.made.get_style("master-page", "Standard")
            assert isinstance(master, StyleMasterPage)
            master.set_page_header(head)
            master.set_page_footer(Element.from_tag("<text:p>Page <text:page-number>1</text:page-number></text:p>"))
        self._notes: dict[str, str] = {}

    def heading(self, text: str, level: int = 2) -> None:
        name = f"Heading_20_{level}"
        self._add(f'<text:h text:style-name="{name}" text:outline-level="{level}">{self._inline(text)}</text:h>')

    def lines(self, *texts: str, style: str = "Text_20_body") -> None:
        for text in texts:
            self._add(f'<text:p text:style-name="{style}">{self._inline(text)}</text:p>')

    def prose(self, text: str) -> None:
        """An answer. Its notes are hung into the marks, as the format has it, so they are gathered first."""
        found = list(pieces(text))
        for piece in found:
            if piece.kind == "notes":
                self._notes |= dict(zip(piece.labels, piece.lines, strict=True))
        for piece in found:
            if piece.kind == "list":
                self._add(self._list(piece))
            elif piece.kind == "table":
                self._add(self._table(piece))
            elif piece.kind == "text":
                self.lines("\n".join(piece.lines))

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.made.save(out)
        return out.getvalue()

    def _add(self, xml: str) -> None:
        self.made.body.append(Element.from_tag(xml))

    def _inline(self, text: str) -> str:
        """Every fifth word leans in a span; a page ends softly inside a long paragraph."""
        made = []
        for turn, word in enumerate(re.split(r"(?<=[ \n])", text)):
            shown = re.sub(r"\[\^(\d+)\]", self._note, escape(word)).replace("\n", "<text:line-break/>")
            lean = turn % 5 == 4 and "<" not in shown
            made.append(f'<text:span text:style-name="Lean">{shown}</text:span>' if lean else shown)
            if turn == 30:
                made.append("<text:soft-page-break/>")
        return "".join(made)

    def _note(self, mark: re.Match[str]) -> str:
        body = escape(self._notes[mark[1]])
        return (
            f'<text:note text:id="ftn{mark[1]}" text:note-class="footnote"><text:note-citation>{mark[1]}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">{body}</text:p></text:note-body>'
            "</text:note>"
        )

    def _list(self, piece: Piece) -> str:
        style = "Dashes" if piece.labels[0] == "-" else "Ordered"
        made, depth = f'<text:list text:style-name="{style}">', 0
        for turn, (line, level) in enumerate(zip(piece.lines, piece.depths, strict=True)):
            if level > depth:
                made += "<text:list>"
            elif level < depth:
                made += "</text:list-item></text:list></text:list-item>"
            elif turn:
                made += "</text:list-item>"
            depth = level
            made += f"<text:list-item><text:p>{self._inline(line)}</text:p>"
        return made + "</text:list-item></text:list>" * (depth + 1)

    def _table(self, piece: Piece) -> str:
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{self._inline(c)}</text:p></table:table-cell>" for c in row)
            + "</table:table-row>"
            for row in piece.cells
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(piece.cells[0])}"/>'
        return f'<table:table table:name="Table1">{columns}{rows}</table:table>'
