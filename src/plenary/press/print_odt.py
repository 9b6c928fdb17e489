"""A compilation as an OpenDocument text (ODF 1.3): headings, contents, footnotes, lists, tables, charts as pictures.

Written as text part by part, like the Word file, and from the same galley.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from plenary.press import odt_base as base
from plenary.press.archive import EPOCH
from plenary.press.charts import svg
from plenary.press.compiled import Chart, Compiled
from plenary.press.galley import (
    CONTENTS_LIMIT,
    Galley,
    LaidEntry,
    Nested,
    Piece,
    Run,
    grouped,
    lay,
    outline,
    titled,
)
from plenary.press.odt_base import words

_LTR = 'style:writing-mode="lr-tb" fo:text-align="left"'
_RTL = 'style:writing-mode="rl-tb" fo:text-align="right"'


def odt(compiled: Compiled) -> bytes:
    """The document as OpenDocument text. Same document, same bytes."""
    return _Writer(lay(compiled)).file()


class _Writer:
    def __init__(self, galley: Galley) -> None:
        self.galley = galley
        self.rtl = galley.direction == "rtl"
        self.own = (galley.language, self.rtl)
        self.tongue = self.own  # of what is being written
        self.body: list[str] = []
        self.automatic: dict[tuple[str, str, bool], str] = {}

    def file(self) -> bytes:
        galley = self.galley
        names = [f"{number}-{anchor}" for number, (_, anchor, _) in enumerate(outline(galley), start=1)]
        self._front()
        self._contents(names)
        if galley.charts:
            self._heading(1, words(galley.labels["statistics"]))
            for number, chart in enumerate(galley.charts, start=1):
                self._chart(chart, number)
        named = iter(names)
        for section in galley.sections:
            if titled(section):
                self._heading(1, words(titled(section)), next(named))
            self._pieces(section.text)
            for note in section.notes:
                self._p("About", words(note))
            for entry in section.entries:
                self._entry(entry, next(named))
        if galley.notes:
            self._heading(1, words(galley.labels["notes"]))
            self._pieces(galley.notes)
        return self._packed()

    def _packed(self) -> bytes:
        galley = self.galley
        styles = "".join(
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            # By its letter "start" would do, but LibreOffice takes it for the left in every paragraph.
            f"<style:paragraph-properties {_RTL if rtl else _LTR}/>"
            f"<style:text-properties {base.locale(language, rtl=rtl)}/></style:style>"
            for (parent, language, rtl), name in self.automatic.items()
        )
        content = (
            f"{base.HEAD}<office:document-content {base.SPACES}><office:automatic-styles>{styles}{base.TABLES}"
            f"</office:automatic-styles><office:body><office:text>{''.join(self.body)}</office:text></office:body>"
            "</office:document-content>"
        )
        charts = {
            f"Pictures/chart{number}.svg": svg(chart, direction=galley.direction, ident=f"c{number}", standalone=True)
            for number, chart in enumerate(galley.charts, start=1)
        }
        head, foot = self._furniture()
        parts = {
            "mimetype": base.MIMETYPE,
            "META-INF/manifest.xml": base.manifest(len(charts)),
            "content.xml": content,
            "styles.xml": base.styles(
                galley.language, rtl=self.rtl, head=head, foot=foot, flowing=galley.flowing, brief=galley.brief
            ),
            "meta.xml": base.meta(galley.title, galley.symbol, galley.language),
        } | charts
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for path, text in parts.items():
                entry = zipfile.ZipInfo(path, EPOCH)
                # The type has to stand first and as it is, so that it can be read without unpacking.
                entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
                target.writestr(entry, text.encode())
        return made.getvalue()

    def _furniture(self) -> tuple[str, str]:
        labels = self.galley.labels
        pattern = labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}"
        counted = words(pattern).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
        counted = counted.replace("{pages}", "<text:page-count>1</text:page-count>")
        head = f"{words(self.galley.title)}<text:tab/>{words(self.galley.symbol)}"
        return head, f"{words(self.galley.issued)}<text:tab/>{counted}"

    def _front(self) -> None:
        galley = self.galley
        version = f"{galley.labels['version']} {galley.version}" if galley.version else ""
        self._p("About", words(" · ".join(part for part in (galley.symbol, galley.issued, version) if part)))
        self._p("Title", words(galley.title))
        if galley.subtitle:
            self._p("Subtitle", words(galley.subtitle))
        self._pieces(galley.front)

    def _contents(self, names: Sequence[str]) -> None:
        entries = list(outline(self.galley))
        if len(entries) < 2 or self.galley.brief:
            return
        depth = 2 if len(entries) <= CONTENTS_LIMIT else 1
        head = words(self.galley.labels["contents"])
        templates = "".join(
            f'<text:table-of-content-entry-template text:outline-level="{level}" text:style-name="Contents_{level}">'
            "<text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-text/>"
            '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
            "<text:index-entry-link-end/></text:table-of-content-entry-template>"
            for level in range(1, depth + 1)
        )
        self.body.append(
            '<text:table-of-content text:name="Contents" text:protected="true"><text:table-of-content-source'
            f' text:outline-level="{depth}"><text:index-title-template text:style-name="Contents_Heading">{head}'
            f"</text:index-title-template>{templates}</text:table-of-content-source><text:index-body>"
            f'<text:index-title text:name="Contents_Head"><text:p text:style-name="Contents_Heading">{head}</text:p>'
            "</text:index-title>"
        )
        for (level, _, title), name in zip(entries, names, strict=True):
            if level <= depth:
                target = quoteattr(name)
                self.body.append(
                    f'<text:p text:style-name="Contents_{level}"><text:a xlink:type="simple" text:style-name="Quiet_Link"'
                    f" xlink:href={quoteattr('#' + name)}>{words(title)}<text:tab/><text:bookmark-ref"
                    f' text:reference-format="page" text:ref-name={target}>–</text:bookmark-ref></text:a></text:p>'
                )
        self.body.append("</text:index-body></text:table-of-content>")

    def _entry(self, entry: LaidEntry, name: str) -> None:
        self._heading(2, words(entry.heading), name)
        for about in (entry.meta, *entry.notes):
            if about:
                self._p("About", words(about))
        self._pieces(entry.prompt, "Prompt")
        self.tongue = (entry.language, entry.direction == "rtl")
        self._pieces(entry.text)
        self.tongue = self.own
        if entry.state:
            self._p("State", words(entry.state))

    def _style(self, name: str) -> str:
        """The style as it is, or its kin in the language of the answer being written."""
        if self.tongue == self.own:
            return name
        return self.automatic.setdefault((name, *self.tongue), f"P{len(self.automatic) + 1}")

    def _p(self, style: str, inside: str) -> None:
        self.body.append(f'<text:p text:style-name="{self._style(style)}">{inside}</text:p>')

    def _heading(self, level: int, inside: str, name: str = "") -> None:
        if name:
            mark = quoteattr(name)
            inside = f"<text:bookmark-start text:name={mark}/>{inside}<text:bookmark-end text:name={mark}/>"
        level = min(5, level)
        style = self._style(f"Heading_{level}")
        self.body.append(f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>')

    def _pieces(self, pieces: Sequence[Piece], style: str = "Standard") -> None:
        for piece in grouped(pieces):
            if not isinstance(piece, Piece):
                for tree in piece:
                    self._list(tree, "Numbered" if tree.labels and self.galley.brief else "Item")
                continue
            match piece.kind:
                case "h":
                    self._heading(piece.level, self._runs(piece.runs))
                case "table":
                    self._rows([[self._runs(cell) for cell in row] for row in piece.rows], headed=piece.headed)
                case "rest":
                    self._p("Footnote", f"{words(piece.label + '. ')}{self._runs(piece.runs)}")
                case _:
                    self._p(style, self._runs(piece.runs))

    def _list(self, tree: Nested, style: str = "Item") -> None:
        kind = "Labels" if tree.labels else "Bullets"
        self.body.append(f'<text:list text:style-name="{kind}">')
        for at, (runs, below) in enumerate(tree.items):
            label = f"{words(tree.labels[at])}<text:tab/>" if tree.labels else ""
            self.body.append("<text:list-item>")
            self._p(style, label + self._runs(runs))
            for inner in below:
                self._list(inner)
            self.body.append("</text:list-item>")
        self.body.append("</text:list>")

    def _rows(self, rows: Sequence[Sequence[str]], *, headed: bool, far: bool = False) -> None:
        """A table of cells that are marked up already; `far` puts all but the first column at the far side."""
        out = [
            f'<table:table table:style-name="Rows"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        ]
        for number, row in enumerate(rows):
            head = headed and not number
            out.append(("<table:table-header-rows>" if head else "") + "<table:table-row>")
            for at, cell in enumerate(row):
                style = ("Far_Head" if head else "Far") if far and at else "CellHead" if head else "Cell"
                out.append(
                    '<table:table-cell table:style-name="Box" office:value-type="string">'
                    f'<text:p text:style-name="{self._style(style)}">{cell}</text:p></table:table-cell>'
                )
            out.append("</table:table-row>" + ("</table:table-header-rows>" if head else ""))
        self.body.append("".join(out) + "</table:table>")

    def _chart(self, chart: Chart, number: int) -> None:
        self._heading(2, words(chart.title))
        height = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg(chart))
        wide, high = (int(height[1]), int(height[2])) if height else (320, 200)
        size = min(11.0, 22 * wide / high)  # a page is 22 cm high
        # In a right-to-left paragraph LibreOffice turns the figures of a picture round too.
        self._p(
            "Picture_Line",
            f'<draw:frame draw:style-name="Picture" draw:name="chart{number}" text:anchor-type="as-char"'
            f' svg:width="{size:.2f}cm" svg:height="{size * high / wide:.2f}cm"><draw:image'
            f' xlink:href="Pictures/chart{number}.svg" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
            f' draw:mime-type="image/svg+xml"/><svg:title>{words(chart.title)}</svg:title>'
            f"<svg:desc>{words(chart.description)}</svg:desc></draw:frame>",
        )
        self._p("Standard", words(chart.description))
        lines = [chart.columns, *((label, *map(str, counts)) for label, counts in chart.rows)]
        if chart.total:
            sums = (sum(counts[at] for _, counts in chart.rows) for at in range(len(chart.columns) - 1))
            lines.append((chart.total, *map(str, sums)))
        self._rows([[words(cell) for cell in row] for row in lines], headed=True, far=True)

    def _runs(self, runs: Sequence[Run]) -> str:
        out = []
        for run in runs:
            match run.kind:
                case "text":
                    out.append(words(run.text))
                case "break":
                    out.append("<text:line-break/>")
                case "link":
                    out.append(
                        f'<text:a xlink:type="simple" xlink:href={quoteattr(run.text)} text:style-name="Link">'
                        f"{words(run.text)}</text:a>"
                    )
                case "note":
                    out.append(
                        f'<text:note text:id="n{run.number}" text:note-class="footnote"><text:note-citation>{run.number}'
                        f'</text:note-citation><text:note-body><text:p text:style-name="{self._style("Footnote")}">'
                        f"{self._runs(run.note)}</text:p></text:note-body></text:note>"
                    )
                case "again":
                    out.append(f'<text:span text:style-name="Raised">{words(run.text)}</text:span>')
        return "".join(out)
