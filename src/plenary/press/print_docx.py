"""A compilation as a Word file: real styles, headings, bookmarks, contents, footnotes, lists and tables.

The parts are written as text and never held as a tree of objects: a thousand pages take about a second.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from plenary.press import docx_base as base
from plenary.press import docx_chart
from plenary.press.archive import EPOCH
from plenary.press.compiled import Chart, Compiled
from plenary.press.galley import CONTENTS_LIMIT, Galley, LaidEntry, Piece, Run, lay, outline, titled

WIDTH = 8900  # of the text, in twentieths of a point
STEP = 340  # of one list level


def docx(compiled: Compiled) -> bytes:
    """The document as Office Open XML. Same document, same bytes."""
    return _Writer(lay(compiled)).file()


class _Tongue:
    """How the paragraphs and runs of one language are marked."""

    def __init__(self, language: str, *, rtl: bool) -> None:
        tag = quoteattr(language or "en")
        start = language.lower()[:2]
        self.p = "<w:bidi/>" if rtl else ""
        if rtl:
            self.r = f"<w:rtl/><w:lang w:bidi={tag}/>"
            self.hint = '<w:rFonts w:hint="cs"/>'
        elif start in ("zh", "ja", "ko"):
            self.r = f"<w:lang w:eastAsia={tag}/>"
            self.hint = '<w:rFonts w:hint="eastAsia"/>'
        else:
            self.r = f"<w:lang w:val={tag}/>"
            self.hint = ""
        self.rtl = rtl

    def run(self, style: str = "", look: str = "") -> str:
        """Run properties in the order that the schema asks for: style, fonts, look, direction, language."""
        chosen = f'<w:rStyle w:val="{style}"/>' if style else ""
        return f"<w:rPr>{chosen}{self.hint}{look}{self.r}</w:rPr>"


class _Writer:
    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.own = _Tongue(galley.language, rtl=galley.direction == "rtl")
        self.body: list[str] = []
        self.notes: list[str] = []
        self.links: dict[str, str] = {}  # address to relationship
        self.note_links: dict[str, str] = {}
        self.names: dict[str, int] = {}  # bookmarks given
        self.marks = 0

    def file(self) -> bytes:
        galley = self.galley
        names = [self._name(anchor) for _, anchor, _ in outline(galley)]
        self._front()
        self._contents(names)
        if galley.charts:
            self._heading(1, galley.labels["statistics"])
            for number, chart in enumerate(galley.charts, start=1):
                self._chart(chart, number)
        named = iter(names)
        for section in galley.sections:
            if titled(section):
                self._heading(1, titled(section), next(named))
            self._pieces(section.text, self.own)
            for note in section.notes:
                self._line("About", note)
            for entry in section.entries:
                self._entry(entry, next(named))
        if galley.notes:
            self._heading(1, galley.labels["notes"])
            self._pieces(galley.notes, self.own)
        return self._packed()

    def _packed(self) -> bytes:
        galley = self.galley
        side = "<w:bidi/>" if self.own.rtl else ""
        document = (
            f'{base.HEAD}<w:document xmlns:w="{base.W}" xmlns:r="{base.R}"><w:body>{"".join(self.body)}<w:sectPr>'
            '<w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1503" w:bottom="1361" w:left="1503"'
            f' w:header="737" w:footer="680" w:gutter="0"/><w:titlePg/>{side}</w:sectPr></w:body></w:document>'
        )
        inside = [
            ("rIdStyles", f"{base.R}/styles", "styles.xml"),
            ("rIdNumbering", f"{base.R}/numbering", "numbering.xml"),
            ("rIdSettings", f"{base.R}/settings", "settings.xml"),
            ("rIdNotes", f"{base.R}/footnotes", "footnotes.xml"),
            ("rIdHead", f"{base.R}/header", "header1.xml"),
            ("rIdFoot", f"{base.R}/footer", "footer1.xml"),
        ]
        charts = {}
        for number, chart in enumerate(galley.charts, start=1):
            inside.append((f"rIdChart{number}", f"{base.R}/chart", f"charts/chart{number}.xml"))
            charts[f"word/charts/chart{number}.xml"] = docx_chart.part(chart, rtl=self.own.rtl)
        parts = {
            "[Content_Types].xml": base.content_types(len(galley.charts)),
            "_rels/.rels": base.ROOT_RELATIONS,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": base.relations(inside, _pairs(self.links)),
            "word/styles.xml": base.styles(galley.language, flowing=galley.flowing, brief=galley.brief),
            "word/numbering.xml": base.numbering(),
            "word/settings.xml": base.settings(galley.language, ask=not galley.brief),
            "word/footnotes.xml": base.footnotes("".join(self.notes)),
            "word/_rels/footnotes.xml.rels": base.relations((), _pairs(self.note_links)),
            "word/header1.xml": base.furniture("hdr", "Header", self._head(), rtl=self.own.rtl),
            "word/footer1.xml": base.furniture("ftr", "Footer", self._foot(), rtl=self.own.rtl),
            "docProps/core.xml": base.core(galley.title, galley.symbol, galley.language),
            "docProps/app.xml": base.APP,
        } | charts
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for path, content in parts.items():
                entry = zipfile.ZipInfo(path, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, content.encode())
        return made.getvalue()

    def _head(self) -> str:
        look = self.own.run()
        return (
            f"<w:r>{look}{_text(self.galley.title)}</w:r><w:r>{look}<w:tab/></w:r>"
            f"<w:r>{look}{_text(self.galley.symbol)}</w:r>"
        )

    def _foot(self) -> str:
        look = self.own.run()
        labels = self.galley.labels
        pattern = labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}"
        out = [f"<w:r>{look}{_text(self.galley.issued)}</w:r><w:r>{look}<w:tab/></w:r>"]
        for piece in re.split(r"(\{page\}|\{pages\})", pattern):
            if piece in ("{page}", "{pages}"):
                out.append(base.field("PAGE" if piece == "{page}" else "NUMPAGES", "1", look))
            elif piece:
                out.append(f"<w:r>{look}{_text(piece)}</w:r>")
        return "".join(out)

    def _front(self) -> None:
        galley = self.galley
        version = f"{galley.labels['version']} {galley.version}" if galley.version else ""
        self._line("About", " · ".join(part for part in (galley.symbol, galley.issued, version) if part))
        self._line("Title", galley.title)
        if galley.subtitle:
            self._line("Subtitle", galley.subtitle)
        self._pieces(galley.front, self.own)

    def _contents(self, names: Sequence[str]) -> None:
        entries = list(outline(self.galley))
        if len(entries) < 2 or self.galley.brief:
            return
        depth = 2 if len(entries) <= CONTENTS_LIMIT else 1
        shown = [(level, title, name) for (level, _, title), name in zip(entries, names, strict=True) if level <= depth]
        look = self.own.run()
        self._line("ContentsHead", self.galley.labels["contents"])
        start = (
            f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve">'
            f' TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for number, (level, title, name) in enumerate(shown):
            page = base.field(f"PAGEREF {name} \\h", "–", look)
            self._paragraph(
                f"TOC{level}",
                f'{start if not number else ""}<w:hyperlink w:anchor="{name}" w:history="1"><w:r>{look}{_text(title)}</w:r>'
                f"<w:r>{look}<w:tab/></w:r>{page}</w:hyperlink>",
                self.own,
            )
        self._paragraph("Normal", f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>', self.own)

    def _entry(self, entry: LaidEntry, name: str) -> None:
        self._heading(2, entry.heading, name)
        for about in (entry.meta, *entry.notes):
            if about:
                self._line("About", about)
        self._pieces(entry.prompt, self.own, "Prompt")
        self._pieces(entry.text, _Tongue(entry.language, rtl=entry.direction == "rtl"))
        if entry.state:
            self._line("State", entry.state)

    def _heading(self, level: int, text: str, name: str = "") -> None:
        run = f"<w:r>{self.own.run()}{_text(text)}</w:r>"
        if name:
            self.marks += 1
            run = f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>{run}<w:bookmarkEnd w:id="{self.marks}"/>'
        self._paragraph(f"Heading{level}", run, self.own)

    def _line(self, style: str, text: str) -> None:
        self._paragraph(style, f"<w:r>{self.own.run()}{_text(text)}</w:r>", self.own)

    def _paragraph(self, style: str, runs: str, tongue: _Tongue, more: str = "") -> None:
        """One paragraph; `more` holds properties that stand after the direction (indents)."""
        self.body.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tongue.p}{more}</w:pPr>{runs}</w:p>')

    def _pieces(self, pieces: Sequence[Piece], tongue: _Tongue, style: str = "Normal") -> None:
        for piece in pieces:
            match piece.kind:
                case "p":
                    self._paragraph(style, self._runs(piece.runs, tongue), tongue)
                case "h":
                    self._paragraph(f"Heading{min(5, piece.level)}", self._runs(piece.runs, tongue), tongue)
                case "li":
                    self._item(piece, tongue)
                case "table":
                    self._table(piece, tongue)
                case "rest":
                    label = f"<w:r>{tongue.run()}{_text(piece.label + '. ')}</w:r>"
                    self._paragraph("FootnoteText", label + self._runs(piece.runs, tongue), tongue)

    def _item(self, piece: Piece, tongue: _Tongue) -> None:
        level = min(base.BULLETS, piece.level)
        runs = self._runs(piece.runs, tongue)
        if not piece.label:
            self._paragraph("ListBullet" + (str(level) if level > 1 else ""), runs, tongue)
            return
        # The answer's own label is part of its words: a list that Word numbers could change it.
        label = f"<w:r>{tongue.run()}{_text(piece.label)}<w:tab/></w:r>"
        if self.galley.brief and piece.level == 1:
            self._paragraph("Numbered", label + runs, tongue)
            return
        indent = f'<w:ind w:left="{STEP * level + 114}" w:hanging="454"/>'
        self._paragraph("ListOwn", label + runs, tongue, indent)

    def _table(self, piece: Piece, tongue: _Tongue) -> None:
        rows = [[self._runs(cell, tongue) for cell in row] for row in piece.rows]
        self._rows(rows, tongue, headed=piece.headed, widths=[WIDTH // len(rows[0])] * len(rows[0]))

    def _rows(
        self, rows: Sequence[Sequence[str]], tongue: _Tongue, *, headed: bool, widths: Sequence[int], far: bool = False
    ) -> None:
        """A table of cells that are runs already; `far` puts all but the first column at the far side."""
        side = "<w:bidiVisual/>" if tongue.rtl else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out = [
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Plain"/>{side}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="{int(headed)}" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        ]
        for number, row in enumerate(rows):
            out.append("<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if headed and not number else ""))
            for at, (runs, width) in enumerate(zip(row, widths, strict=True)):
                align = '<w:jc w:val="right"/>' if far and at else ""
                out.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>'
                    f"{tongue.p}{align}</w:pPr>{runs}</w:p></w:tc>"
                )
            out.append("</w:tr>")
        # Word joins two tables that touch, and a table may not end a cell or a body.
        self.body.append("".join(out) + "</w:tbl>")
        self._paragraph("Cell", "", tongue)

    def _chart(self, chart: Chart, number: int) -> None:
        own = self.own
        self._heading(2, chart.title)
        # In a right-to-left paragraph LibreOffice turns the figures of a chart round (17 becomes 71).
        self._paragraph("Normal", docx_chart.drawing(chart, number, f"rIdChart{number}"), _Tongue("en", rtl=False))
        self._line("Normal", chart.description)
        look = own.run()
        sums = tuple(sum(counts[at] for _, counts in chart.rows) for at in range(len(chart.columns) - 1))
        lines = [chart.columns, *((label, *map(str, counts)) for label, counts in chart.rows)]
        if chart.total:
            lines.append((chart.total, *map(str, sums)))
        rows = [[f"<w:r>{look}{_text(cell)}</w:r>" for cell in row] for row in lines]
        narrow = min(1400, WIDTH // (len(chart.columns) + 1))
        widths = [WIDTH - narrow * (len(chart.columns) - 1)] + [narrow] * (len(chart.columns) - 1)
        self._rows(rows, own, headed=True, widths=widths, far=True)

    def _runs(self, runs: Sequence[Run], tongue: _Tongue, links: dict[str, str] | None = None) -> str:
        """Runs of text; `links` collects the addresses of the part that they stand in."""
        links = self.links if links is None else links
        look = tongue.run()
        out = []
        for run in runs:
            match run.kind:
                case "text":
                    out.append(f"<w:r>{look}{_text(run.text)}</w:r>")
                case "break":
                    out.append(f"<w:r>{look}<w:br/></w:r>")
                case "link":
                    ident = links.setdefault(run.text, f"rIdLink{len(links) + 1}")
                    out.append(
                        f'<w:hyperlink r:id="{ident}"><w:r>{tongue.run("Hyperlink")}{_text(run.text)}</w:r></w:hyperlink>'
                    )
                case "note":
                    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                    out.append(f'<w:r>{style}<w:footnoteReference w:id="{run.number}"/></w:r>')
                    self.notes.append(
                        f'<w:footnote w:id="{run.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{tongue.p}</w:pPr>'
                        f"<w:r>{style}<w:footnoteRef/></w:r><w:r>{look}{_text(' ')}</w:r>"
                        f"{self._runs(run.note, tongue, self.note_links)}</w:p></w:footnote>"
                    )
                case "again":
                    out.append(f"<w:r>{tongue.run('FootnoteReference')}{_text(run.text)}</w:r>")
        return "".join(out)

    def _name(self, anchor: str) -> str:
        """A bookmark's name: letters, digits and _, at most 40, beginning with a letter, never twice."""
        name = re.sub(r"[^A-Za-z0-9_]", "_", anchor)[:30]
        name = name if name[:1].isalpha() else f"a{name}"
        self.names[name] = self.names.get(name, 0) + 1
        return name if self.names[name] == 1 else self._name(f"{name}_{self.names[name]}")


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""


def _pairs(links: dict[str, str]) -> list[tuple[str, str]]:
    return [(ident, address) for address, ident in links.items()]
