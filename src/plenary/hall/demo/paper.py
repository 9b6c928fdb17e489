"""Prose set as a Word file, the way people do: real lists, tables, footnotes, running heads and page numbers."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Literal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from plenary.press.prose import Heading, Item, Note, Paragraph, Table, parse, spans

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
Look = Literal["", "bold", "italic", "underline"]
_FORMATS = {"1.": ("decimal", "%1."), "a)": ("lowerLetter", "%1)"), "i)": ("lowerRoman", "%1)")}


class Paper:
    """A Word file under way. Anything that has paragraphs (the body, a cell) may be written into as `into`."""

    def __init__(self, title: str, author: str, made: datetime) -> None:
        self.document: Any = Document()
        about = self.document.core_properties
        about.title, about.author, about.created, about.modified = title, author, made, made
        self.document.styles["Normal"].font.name = "Times New Roman"
        self.document.styles["Normal"].font.size = Pt(11)
        self._notes: list[str] = []
        self._abstracts: dict[str, int] = {}

    # Paragraphs

    def line(
        self, text: str, look: Look = "", *, style: str | None = None, into: Any = None, centre: bool = False
    ) -> Any:
        """One paragraph; a newline in `text` is a line break, a footnote's mark in it a footnote of `notes`."""
        paragraph = (into or self.document).add_paragraph(style=style)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._runs(paragraph, text, look, {})
        return paragraph

    def _runs(self, paragraph: Any, text: str, look: Look, notes: dict[str, str]) -> None:
        for span in spans(text):
            if span.kind == "break":
                paragraph.add_run().add_break()
            elif span.kind == "mark" and span.text in notes:
                self._note(paragraph, notes[span.text])
            else:
                run = paragraph.add_run(span.text if span.kind != "mark" else f"[^{span.text}]")
                if look:
                    setattr(run, look, True)

    def _note(self, paragraph: Any, text: str) -> None:
        self._notes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._notes)))
        run._r.append(reference)

    def prose(self, text: str, into: Any = None, *, first: Any = None) -> None:
        """Prose as paragraphs, lists, tables and footnotes; its first paragraph goes into `first` where given."""
        nodes = parse(text)
        notes = {n.mark: n.text for n in nodes if isinstance(n, Note)}
        lists: dict[tuple[int, str], int] = {}
        for node in nodes:
            if not isinstance(node, Item):
                lists = {}
            match node:
                case Paragraph(words):
                    paragraph = first if first is not None else (into or self.document).add_paragraph()
                    self._runs(paragraph, words, "", notes)
                case Heading(level, words):
                    paragraph = (into or self.document).add_paragraph(style=f"Heading {min(level + 2, 4)}")
                    self._runs(paragraph, words, "", notes)
                case Item():
                    self._item(node, lists, into, notes)
                case Table(rows):
                    self._table(rows, into, notes)
            first = None

    def _item(self, item: Item, lists: dict[tuple[int, str], int], into: Any, notes: dict[str, str]) -> None:
        kind = "1." if item.label[:1].isdigit() else "a)" if item.label else "-"
        key = (item.level, kind)
        if key not in lists:
            lists[key] = self._list(kind, item.level)
        for deeper in [k for k in lists if k[0] > item.level]:
            del lists[deeper]
        paragraph = (into or self.document).add_paragraph()
        self.number(paragraph, lists[key], item.level)
        self._runs(paragraph, item.text, "", notes)

    def _table(self, rows: tuple[tuple[str, ...], ...], into: Any, notes: dict[str, str]) -> None:
        width = max(map(len, rows))
        table = (into or self.document).add_table(rows=len(rows), cols=width)
        table.style = "Table Grid"
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                self._runs(cell.paragraphs[0], text, "", notes)

    # Automatic numbering

    def _list(self, kind: str, level: int) -> int:
        return self.numbering(*_FORMATS.get(kind, ("bullet", "•")), level=level)

    def numbering(self, form: str, shown: str, *, level: int = 1, start: int = 1) -> int:
        """A new list that counts from `start`; `shown` is its label ("%1.", "Question %1:")."""
        root = self.document.part.numbering_part.element
        ident = str(1000 + len(self._abstracts))
        self._abstracts[ident] = level
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:lvl w:ilvl="{level - 1}"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown.replace("%1", f"%{level}")}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{360 * level + 360}" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )
        instances = root.findall(qn("w:num"))
        root.insert(root.index(instances[0]) if instances else len(root), abstract)
        number: int = root.add_num(int(ident)).numId
        return number

    def number(self, paragraph: Any, ident: int, level: int = 1) -> None:
        """Give a paragraph its number or bullet in a list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = ident

    # Furniture and the file

    def furniture(self, head: str, page: str = "Page") -> None:
        """A running head, and a foot that counts the pages."""
        section = self.document.sections[0]
        section.header.paragraphs[0].text = head
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(f"{page} ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        foot._p.append(field)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)

    def file(self) -> bytes:
        """The bytes of the .docx."""
        if self._notes:
            main = self.document.part
            body = "".join(
                f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
                f'<w:r><w:t xml:space="preserve"> {_escaped(text)}</w:t></w:r></w:p></w:footnote>'
                for n, text in enumerate(self._notes, 1)
            )
            xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_SEPARATORS}{body}</w:footnotes>'
            part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), main.package)
            main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
