"""Word files as Word itself leaves them: torn runs, live numbering, real footnotes, fields in the foot."""

from __future__ import annotations

import io
from collections.abc import Iterable
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.habits.habit import pieces

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
Levels = tuple[tuple[str, str], ...]  # (numFmt, lvlText) a level
DECIMAL: Levels = (("decimal", "%1."), ("lowerLetter", "%2)"))
BULLET: Levels = (("bullet", "•"), ("bullet", "–"))


class Word:
    """A document in the making. Answers are given as prose."""

    def __init__(self, *, head: str = "", foot: bool = True) -> None:
        self.made = docx.Document()
        self.made.core_properties.author = "typist 4"
        self._notes: list[tuple[str, str]] = []
        section = self.made.sections[0]
        if head:
            section.header.paragraphs[0].text = head
        if foot:
            line = section.footer.paragraphs[0]
            line.add_run("Page ")
            field(line, "PAGE", "1")
            line.add_run(" of ")
            field(line, "NUMPAGES", "6")

    def numbering(self, levels: Levels) -> int:
        """A new list with live numbers; gives its numId. As Word does it: one abstract list for each."""
        part = self.made.part.numbering_part.element
        number = 1 + max(int(n) for n in part.xpath("w:abstractNum/@w:abstractNumId"))
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{720 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for depth, (fmt, text) in enumerate(levels)
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
        part.insert(list(part).index(part.xpath("w:num")[0]), parse_xml(abstract))
        found: int = part.add_num(number).numId
        return found

    def heads(self, levels: Levels) -> None:
        """Give Heading 1 and 2 live numbers, which stand in the style and in no paragraph."""
        number = self.numbering(levels)
        for depth in range(len(levels)):
            properties = self.made.styles[f"Heading {depth + 1}"].element.get_or_add_pPr()
            properties.xpath("w:spacing")[0].addprevious(_num(number, depth))  # the schema's order

    def lines(self, *texts: str) -> None:
        """Plain paragraphs."""
        for text in texts:
            fill(self.made.add_paragraph(), text)

    def prose(self, text: str, *, style: str | None = None, cell: _Cell | None = None) -> None:
        """An answer, in the document or in a cell of a table. A cell's own empty paragraph is used first."""
        first = cell is not None and not cell.paragraphs[0].text and len(cell.paragraphs) == 1
        place = cell if cell is not None else self.made

        def paragraph() -> Paragraph:
            nonlocal first
            made = cell.paragraphs[0] if first and cell is not None else place.add_paragraph()
            first = False
            if style:
                made.style = self.made.styles[style]
            return made

        for piece in pieces(text):
            if piece.kind == "list":
                number = self.numbering(BULLET if piece.labels[0] == "-" else DECIMAL)
                for line, depth in zip(piece.lines, piece.depths, strict=True):
                    made = paragraph()
                    made._p.get_or_add_pPr().append(_num(number, depth))
                    fill(made, line)
            elif piece.kind == "table":
                rows, columns = len(piece.cells), len(piece.cells[0])
                table = self.made.add_table(rows, columns)
                table.style = self.made.styles["Table Grid"]
                for r, row in enumerate(piece.cells):
                    for c, words in enumerate(row):
                        table.cell(r, c).text = words
            elif piece.kind == "notes":
                self._notes += zip(piece.labels, piece.lines, strict=True)
            else:
                fill(paragraph(), "\n".join(piece.lines))

    def bytes(self) -> bytes:
        if self._notes:
            self._add_notes()
        out = io.BytesIO()
        self.made.save(out)
        return out.getvalue()

    def _add_notes(self) -> None:
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        rule = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
        body = rule.format("separator", -1, "separator")
        body += rule.format("continuationSeparator", 0, "continuationSeparator")
        for number, text in self._notes:
            inner = f'{mark}<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
            body += f'<w:footnote w:id="{number}"><w:p>{inner}</w:p></w:footnote>'
        data = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{body}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _NOTES, data.encode(), self.made.part.package)
        self.made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def fill(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """Put text into a paragraph in runs torn at odd places, as spelling marks and later edits tear them.

    A newline becomes a soft line break, "[^3]" a footnote's mark; every ninth run starts on a new page.
    """
    for count, line in enumerate(text.split("\n")):
        if count:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        for turn, stretch in enumerate(torn(line)):
            if stretch.startswith("[^"):
                _refer(paragraph.add_run(), stretch[2:-1])
                continue
            run = paragraph.add_run(stretch)
            run.bold = bold or None
            if turn % 9 == 8:
                run._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
            if turn % 4 == 1:
                fault = OxmlElement("w:proofErr")
                fault.set(qn("w:type"), "spellStart")
                run._r.addprevious(fault)


def torn(line: str) -> Iterable[str]:
    """A line in stretches: footnote marks alone, the rest cut every seventeen letters, within words too."""
    while line:
        at = line.find("[^")
        end = line.index("]") + 1 if at == 0 else min(17, at if at > 0 else 17, len(line))
        yield line[:end]
        line = line[end:]


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field such as PAGE with what it last showed."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    simple.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{shown}</w:t></w:r>"))
    paragraph._p.append(simple)


def _num(number: int, depth: int) -> BaseOxmlElement:
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def _refer(run: Run, number: str) -> None:
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), number)
    run._r.append(mark)
