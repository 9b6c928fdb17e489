"""A text or a report as an OpenDocument text (ODF 1.3): headings, footnotes, brackets, visible changes.

Changes are shown as they are printed. Those that somebody accepts or rejects are in the Word file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from plenary.press import odt_base as base
from plenary.press.archive import EPOCH
from plenary.press.paper import Paper
from plenary.press.paper_galley import Bit, Item, LaidPaper, LaidPar, blocks, changes, lay, leads, links, lists

SIGNS = {"ins": "+", "del": "−"}
_SPANS = {
    "Strong": 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
    "Put_In": 'style:text-underline-style="solid" style:text-underline-width="bold" style:text-underline-color="font-color"',
    "Taken_Out": 'style:text-line-through-style="solid" style:text-line-through-type="single"',
}
_CHANGES = {"ins": "Put_In", "del": "Taken_Out"}


def odt(paper: Paper) -> bytes:
    """The paper as OpenDocument text. Same paper, same bytes."""
    return _Writer(lay(paper)).file()


def words(text: str) -> str:
    return "<text:line-break/>".join(map(base.words, text.split("\n")))


class _Writer:
    def __init__(self, paper: LaidPaper) -> None:
        self.paper = paper
        self.labels = paper.labels
        self.body: list[str] = []

    def file(self) -> bytes:
        paper = self.paper
        self._masthead()
        if paper.front:
            if paper.front_title:
                self._h(1, words(paper.front_title))
            self._pars(paper.front, 1 if paper.front_title else 0)
            self._p("Rule", "")
        self._pars(paper.pars, 0)
        self._ends()
        return self._packed()

    def _masthead(self) -> None:
        paper = self.paper
        about = " · ".join(part for part in (paper.symbol, paper.kind, paper.dated, paper.edition) if part)
        self._p("About", words(about))
        self._p("Title", words(paper.title))
        if paper.subtitle:
            self._p("Subtitle", words(paper.subtitle))
        for text in (paper.authority, *paper.said):
            if text:
                self._p("Said", words(text))
        for text in paper.legend:
            self._p("About", words(text))

    def _pars(self, pars: Sequence[LaidPar], deeper: int) -> None:
        for block in blocks(pars):
            if isinstance(block, tuple):
                self._list(block, 1)
            elif block.kind == "heading":
                level = min(5, block.level + deeper)
                label = f"{self._label(block)} " if block.label else ""
                standing = words(f" ({block.standing})") if block.standing else ""
                self._h(
                    level, f"{_mark(block.anchor)}{label}{self._words(block)}{standing}", other=block.part == "other"
                )
                self._after(block, 0)
            else:
                self._par(block)

    def _par(self, par: LaidPar) -> None:
        kin = "_Other" if par.part == "other" else ""
        if par.standing:
            self._p(f"Standing{kin}", words(par.standing))
        label = f"{self._label(par)}<text:tab/>" if par.label else ""
        self._p(f"{'Par' if par.label else 'Plain'}{kin}", f"{_mark(par.anchor)}{label}{self._words(par)}")
        self._after(par, 0, kin)

    def _list(self, items: Sequence[Item], level: int) -> None:
        labelled = bool(items[0].par.label)
        self.body.append(f'<text:list text:style-name="{"Labels" if labelled else "Bullets"}">')
        for item in items:
            par = item.par
            # Beside a rule a tab would go too far.
            behind = " " if par.part == "other" else "<text:tab/>"
            label = f"{self._label(par)}{behind}" if labelled else ""
            standing = f"{_span('Strong', words(par.standing))}: " if par.standing else ""
            self.body.append("<text:list-item>")
            kin = "_Other" if par.part == "other" else ""
            self._p(f"Entry{kin}", f"{_mark(par.anchor)}{label}{standing}{self._words(par)}")
            self._after(par, level)
            for below in lists(item.below):
                self._list(below, level + 1)
            self.body.append("</text:list-item>")
        self.body.append("</text:list>")

    def _label(self, par: LaidPar) -> str:
        return words(f"\u2068{par.label}\u2069" if par.mixed and self.paper.direction == "rtl" else par.label)

    def _after(self, par: LaidPar, level: int, kin: str = "") -> None:
        said = [words(text) for text in (par.changed, par.state) if text]
        if par.remarks:
            marks = ", ".join(_inner(f"_c{remark.number}", str(remark.number)) for remark in par.remarks)
            said.append(f"{words(self.labels['comments'] + ': ')}{marks}")
        if par.sources:
            said.append(_inner(f"_s-{par.anchor}", self.labels["cites"]))
        if said:
            self._p("After_Item" if level else f"After{kin}", " · ".join(said))

    def _words(self, par: LaidPar) -> str:
        found = []
        for first, bits in changes(par.bits):
            # Spans of one change each: a footnote inside a struck span would be struck at the foot as well.
            inner = "".join(self._bit(bit, first.mark or par.change) for bit in bits)
            if first.mark:
                hand = str(first.hand) if first.hand and len(self.paper.hands) > 1 else ""
                sign = SIGNS[first.mark]
                inner = f"{_span('Raised', sign + hand)}{inner}{_span('Raised', sign)}"
            found.append(inner)
        return "".join(found) or "–"

    def _bit(self, bit: Bit, change: str) -> str:
        if bit.kind == "note":
            return (
                f'<text:note text:id="_n{bit.number}" text:note-class="footnote"><text:note-citation>{bit.number}'
                '</text:note-citation><text:note-body><text:p text:style-name="Footnote">'
                f"{_text(bit.text)}</text:p></text:note-body></text:note>"
            )
        if bit.kind == "again":
            return _span("Raised", str(bit.number))
        shown = words(bit.text)
        if bit.role:
            # Codes keep their own direction; what XML calls a span has none.
            shown = _span("Strong", shown) if bit.role == "bracket" else _span("Raised", f"\u2068{shown}\u2069")
        return _span(_CHANGES[change], shown) if change else shown

    def _ends(self) -> None:
        paper = self.paper
        if paper.remarked:
            self._h(1, words(self.labels["comments"]))
            for par in paper.remarked:
                for one in par.remarks:
                    by = _span("Strong", words(" · ".join(part for part in (one.author, one.day) if part)))
                    quote = words(f"“{one.quote}” ") if one.quote else ""
                    head = f"{_mark(f'_c{one.number}')}{one.number}.<text:tab/>{_inner(par.anchor, par.name)} · {by}: "
                    self._p("Par", f"{head}{quote}{words(one.text)}")
        if paper.sourced:
            self._h(1, words(self.labels["sources"]))
            for par in paper.sourced:
                sources = "; ".join(_link(to, one) if (to := leads(one)) else _text(one) for one in par.sources)
                self._p("Plain", f"{_mark(f'_s-{par.anchor}')}{_inner(par.anchor, par.name)}: {sources}")
        if paper.closing or paper.address:
            self._p("Closing", _span("Strong", words(self.labels["closing"])))
            for text in paper.closing:
                self._p("About", _text(text))
        if paper.address:
            self._p("About", f"{words(self.labels['address'])}: {_text(paper.address)}")

    def _p(self, style: str, inside: str) -> None:
        self.body.append(f'<text:p text:style-name="{style}">{inside}</text:p>')

    def _h(self, level: int, inside: str, *, other: bool = False) -> None:
        style = f"Heading_{level}{'_Other' if other else ''}"
        self.body.append(f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>')

    def _packed(self) -> bytes:
        paper, rtl = self.paper, self.paper.direction == "rtl"
        content = (
            f"{base.HEAD}<office:document-content {base.SPACES}><office:automatic-styles>{self._styles()}"
            f"</office:automatic-styles><office:body><office:text>{''.join(self.body)}</office:text></office:body>"
            "</office:document-content>"
        )
        head, foot = self._furniture()
        parts = {
            "mimetype": base.MIMETYPE,
            "META-INF/manifest.xml": base.manifest(0),
            "content.xml": content,
            "styles.xml": base.styles(paper.language, rtl=rtl, head=head, foot=foot, flowing=True, brief=True),
            "meta.xml": base.meta(paper.title, paper.symbol, paper.language),
        }
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for path, text in parts.items():
                entry = zipfile.ZipInfo(path, EPOCH)
                # The type has to stand first and as it is, so that it can be read without unpacking.
                entry.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
                target.writestr(entry, text.encode())
        return made.getvalue()

    def _furniture(self) -> tuple[str, str]:
        paper, labels = self.paper, self.labels
        pattern = labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}"
        counted = words(pattern).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
        counted = counted.replace("{pages}", "<text:page-count>1</text:page-count>")
        short = " · ".join(text.rstrip(".。") for text in paper.short)
        dated = " · ".join(part for part in (paper.dated, paper.edition) if part)
        head = f"{words(paper.title)}<text:tab/>{words(paper.symbol)}"
        return f"{head}<text:line-break/>{words(short)}" if short else head, f"{words(dated)}<text:tab/>{counted}"

    def _styles(self) -> str:
        """What a paper needs beyond the styles of every document. A rule at the side tells what is not agreed."""
        # LibreOffice mirrors the indents of a right-to-left paragraph, and does not mirror its borders.
        rule = f'fo:border-{"right" if self.paper.direction == "rtl" else "left"}="3pt double #1c2733"'
        rule += (
            f' style:border-line-width-{"right" if self.paper.direction == "rtl" else "left"}="0.03cm 0.05cm 0.08cm"'
        )
        rule += f' fo:padding-{"right" if self.paper.direction == "rtl" else "left"}="0.2cm"'
        near = 'fo:keep-with-next="always"'
        small = 'fo:font-size="8.5pt" style:font-size-asian="8.5pt" style:font-size-complex="8.5pt" fo:color="#55606b"'
        hang = 'fo:margin-left="1.5cm" fo:text-indent="-1.5cm" fo:margin-right="0cm"'
        tab = '<style:tab-stops><style:tab-stop style:position="1.5cm"/></style:tab-stops>'
        made = []
        for kin, more in (("", ""), ("_Other", f" {rule}")):
            made += [
                _style(f"Par{kin}", "Standard", hang + more, inside=tab),
                _style(f"Plain{kin}", "Standard", more),
                _style(f"Entry{kin}", "Item", more),
                _style(f"Standing{kin}", "Standard", near + more, _SPANS["Strong"]),
                _style(f"After{kin}", "Standard", f'fo:margin-left="1.5cm"{more}', small),
            ]
        made += [_style(f"Heading_{level}_Other", f"Heading_{level}", rule) for level in range(1, 6)]
        made += [
            _style("After_Item", "Item", "", small),
            _style("Said", "Standard", 'fo:border="1.5pt solid #1c2733" fo:padding="0.2cm"', _SPANS["Strong"]),
            _style("Rule", "Standard", 'fo:border-bottom="0.5pt solid #9aa5b0"'),
            _style(
                "Closing", "About", 'fo:border-top="0.5pt solid #9aa5b0" fo:padding-top="0.2cm" fo:margin-top="0.8cm"'
            ),
        ]
        made += [
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
            for name, look in _SPANS.items()
        ]
        return "".join(made)


def _style(name: str, parent: str, p: str, t: str = "", *, inside: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
        f"<style:paragraph-properties {p}>{inside}</style:paragraph-properties><style:text-properties {t}/></style:style>"
    )


def _span(style: str, inside: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def _mark(anchor: str) -> str:
    return f"<text:bookmark text:name={quoteattr(anchor)}/>"


def _inner(anchor: str, shown: str) -> str:
    return _link(f"#{anchor}", shown)


def _link(target: str, shown: str) -> str:
    href = quoteattr(target)
    return f'<text:a xlink:type="simple" xlink:href={href} text:style-name="Link">{words(shown)}</text:a>'


def _text(text: str) -> str:
    return "".join(_link(piece, piece) if link else words(piece) for piece, link in links(text))
