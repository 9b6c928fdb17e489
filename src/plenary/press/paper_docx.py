"""A text or a report as a Word file, with real tracked changes, comments and footnotes: `docx(paper)`.

Every paragraph stands in a bookmark named after its key, and the properties of the file say which text it is in which
version: `word_changes` knows it again when a member sends it back.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import quoteattr

from plenary.press import docx_base as base
from plenary.press import paper_docx_styles as styles
from plenary.press.archive import EPOCH
from plenary.press.galley import direction_of, line
from plenary.press.paper import Paper, Par, Run
from plenary.press.paper_docx_runs import Ink, Mark, Runs, bookmark, stamp
from plenary.press.paper_galley import LaidPar, lay, leads

_TRACK = {"ins": "ins", "del": "del", "moved-from": "moveFrom", "moved-to": "moveTo"}
_FROM = re.compile(r"[-_. ]?from$")


def docx(paper: Paper, *, tracking: bool = True) -> bytes:
    """The document as Office Open XML. Same document, same bytes.

    `tracking` leaves the word processor's own tracking switched on, so that what is written into the file shows who
    wrote it. A paragraph that was moved stands twice, "moved-from" and "moved-to": the two belong together where their
    keys are the same, or the first has "-from" at its end.
    """
    return _Writer(paper, tracking).file()


class _Writer:
    def __init__(self, paper: Paper, tracking: bool) -> None:
        self.paper = paper
        self.tracking = tracking
        self.language = line(paper.language) or "en"
        self.laid = lay(paper)
        self.labels = self.laid.labels
        self.ink = Ink(self.language)
        self.ids = count(1)
        notes = sum(len(par.notes) + len(par.runs) for par in (*paper.front, *paper.pars))
        self.runs = Runs(self.ink, self.ids, notes + 1)
        self.body: list[str] = []
        self.named: set[str] = set()
        sides: dict[str, set[str]] = {}
        for par in (*paper.front, *paper.pars):
            sides.setdefault(_moving(par), set()).add(par.mark)
        self.moves = {key for key, marks in sides.items() if {"moved-from", "moved-to"} <= marks}

    def file(self) -> bytes:
        paper, laid = self.paper, self.laid
        version = f"{self.labels['version']} {laid.version}" if laid.version else ""
        self._line("About", " · ".join(part for part in (laid.symbol, laid.kind, laid.dated, version) if part))
        self._line("Title", laid.title)
        self._line("Subtitle", laid.subtitle)
        self._line("Authority", laid.authority)
        for said in laid.said:
            self._line("Banner", said)
        if paper.front:
            self._line("FrontTitle", laid.front_title)
        for par, printed in zip((*paper.front, *paper.pars), laid.all, strict=True):
            if printed.standing:
                self._line("PartOther" if par.part == "other" else "PartConsensus", printed.standing)
            self._par(par, printed)
        for words in laid.closing:
            self._line("Closing", words)
        if laid.address:
            self._linking("Closing", self.labels["address"], (laid.address,))
        return self._packed()

    def _line(self, style: str, text: str) -> None:
        """A paragraph that is none of the text's own."""
        if text.strip():
            rtl = self.ink.rtl(text)
            self._about(style, rtl, self.runs.plain(text, rtl))

    def _about(self, style: str, rtl: bool, inside: str) -> None:
        ident = next(self.ids)
        mark = f'<w:bookmarkStart w:id="{ident}" w:name="plenary_about_{ident}"/><w:bookmarkEnd w:id="{ident}"/>'
        self.body.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_bidi(rtl)}</w:pPr>{mark}{inside}</w:p>')

    def _par(self, par: Par, printed: LaidPar) -> None:
        number = printed.label
        rtl = self.ink.rtl("".join(run.text for run in par.runs) or number)
        whole = Mark(_TRACK[par.mark], par.author, par.at) if par.mark else None
        if whole is not None and par.mark.startswith("moved") and _moving(par) not in self.moves:
            whole = Mark("del" if par.mark == "moved-from" else "ins", par.author, par.at)
        runs = list(par.runs)
        marked = {run.note for run in runs}
        # A note that nothing refers to stands at the paragraph's end: it was written, so it is printed.
        runs += [Run("", note=place) for place in range(1, len(par.notes) + 1) if place not in marked]
        inside = self.runs.paragraph(number, runs, par.notes, par.remarks, whole, rtl)
        ident = next(self.ids)
        name = self._named(par)
        look = f'<w:pStyle w:val="{styles.of(par.kind, printed.level)}"/>'
        if par.part == "other":
            look += styles.OTHER_EDGE
        look += _bidi(rtl)
        if not number and par.kind != "heading":
            look += styles.flush(par.kind, printed.level)
        if whole is not None:
            look += f"<w:rPr><w:{whole.tag} {stamp(next(self.ids), whole)}/></w:rPr>"
        before = after = ""
        if whole is not None and whole.tag in ("moveFrom", "moveTo"):
            move = f"w:name={quoteattr('move_' + bookmark('', _moving(par)))}"
            span = next(self.ids)
            before = f"<w:{whole.tag}RangeStart {stamp(span, whole)} {move}/>"
            after = f'<w:{whole.tag}RangeEnd w:id="{span}"/>'
        self.body.append(
            f'<w:p><w:pPr>{look}</w:pPr>{before}<w:bookmarkStart w:id="{ident}" w:name="{name}"/>{inside}'
            f'<w:bookmarkEnd w:id="{ident}"/></w:p>{after}'
        )
        self._line("ParState", printed.state)
        if printed.sources:
            self._linking("ParSources", self.labels["cites"], printed.sources)

    def _named(self, par: Par) -> str:
        name = bookmark("parfrom_" if par.mark == "moved-from" else "par_", _moving(par))
        while name in self.named:  # keys are unique; should they not be, the file must still open
            name += "x"
        self.named.add(name)
        return name

    def _linking(self, style: str, label: str, sources: Sequence[str]) -> None:
        """A line of sources: what is an address becomes a link."""
        rtl = self.ink.rtl(label + " ".join(sources))
        parts = [self.runs.plain(f"{label}: ", rtl)]
        for place, source in enumerate(sources):
            if place:
                parts.append(self.runs.plain("; ", rtl))
            if address := leads(source):
                ident = self.runs.link(address)
                parts.append(f'<w:hyperlink r:id="{ident}">{self.ink.run(source, rtl, "Hyperlink")}</w:hyperlink>')
            else:
                parts.append(self.runs.plain(source, rtl))
        self._about(style, rtl, "".join(parts))

    def _packed(self) -> bytes:
        paper = self.paper
        rtl = direction_of(self.language) == "rtl"
        document = (
            f'{base.HEAD}<w:document xmlns:w="{base.W}" xmlns:r="{base.R}"><w:body>{"".join(self.body)}<w:sectPr>'
            '<w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" r:id="rIdFoot"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1503" w:bottom="1361" w:left="1503"'
            f' w:header="737" w:footer="680" w:gutter="0"/><w:titlePg/>{_bidi(rtl)}</w:sectPr></w:body></w:document>'
        )
        inside = [
            ("rIdStyles", f"{base.R}/styles", "styles.xml"),
            ("rIdNumbering", f"{base.R}/numbering", "numbering.xml"),
            ("rIdSettings", f"{base.R}/settings", "settings.xml"),
            ("rIdNotes", f"{base.R}/footnotes", "footnotes.xml"),
            ("rIdHead", f"{base.R}/header", "header1.xml"),
            ("rIdFoot", f"{base.R}/footer", "footer1.xml"),
        ]
        if self.runs.comments:
            inside.append(("rIdComments", f"{base.R}/comments", "comments.xml"))
        settings = base.settings(self.language, ask=False)
        if self.tracking:
            settings = settings.replace('<w:zoom w:percent="100"/>', '<w:zoom w:percent="100"/><w:trackRevisions/>')
        parts = {
            "[Content_Types].xml": styles.content_types(comments=bool(self.runs.comments)),
            "_rels/.rels": styles.ROOT_RELATIONS,
            "word/document.xml": document,
            "word/_rels/document.xml.rels": base.relations(inside, self.runs.links),
            "word/styles.xml": styles.styles(self.language),
            "word/numbering.xml": base.numbering(),
            "word/settings.xml": settings,
            "word/footnotes.xml": base.footnotes("".join(self.runs.notes)),
            "word/header1.xml": base.furniture("hdr", "Header", self._head(rtl), rtl=rtl),
            "word/footer1.xml": base.furniture("ftr", "Footer", self._foot(rtl), rtl=rtl),
            "docProps/core.xml": base.core(self.laid.title, self.laid.symbol, self.language),
            "docProps/app.xml": base.APP,
            "docProps/custom.xml": styles.properties(
                {styles.ADDRESS: paper.address, styles.VERSION: paper.version, styles.LANGUAGE: paper.language}
            ),
        }
        if self.runs.comments:
            parts["word/comments.xml"] = (
                f'{base.HEAD}<w:comments xmlns:w="{base.W}">{"".join(self.runs.comments)}</w:comments>'
            )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for path, content in parts.items():
                entry = zipfile.ZipInfo(path, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, content.encode())
        return made.getvalue()

    def _head(self, rtl: bool) -> str:
        """The running head: title and symbol, and below them what no page may be read without."""
        short = " · ".join(self.laid.short)
        below = f"<w:r><w:br/></w:r>{self.runs.plain(short, rtl)}" if short else ""
        return (
            f"{self.runs.plain(self.laid.title, rtl)}<w:r><w:tab/></w:r>{self.runs.plain(self.laid.symbol, rtl)}{below}"
        )

    def _foot(self, rtl: bool) -> str:
        pattern = self.labels.get("page_of") or f"{self.labels['page']} {{page}} {self.labels['of']} {{pages}}"
        return f"{self.runs.plain(self.laid.dated, rtl)}<w:r><w:tab/></w:r>" + "".join(_paged(self.runs, pattern, rtl))


def _paged(runs: Runs, pattern: str, rtl: bool) -> Iterator[str]:
    for piece in re.split(r"(\{page\}|\{pages\})", pattern):
        if piece in ("{page}", "{pages}"):
            yield base.field("PAGE" if piece == "{page}" else "NUMPAGES", "1", "<w:rPr><w:rtl/></w:rPr>" if rtl else "")
        else:
            yield runs.plain(piece, rtl)


def _moving(par: Par) -> str:
    return _FROM.sub("", par.key) if par.mark == "moved-from" else par.key


def _bidi(rtl: bool) -> str:
    return "<w:bidi/>" if rtl else ""
