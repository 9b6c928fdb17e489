"""A text or a report as one HTML file that needs nothing else. Each paragraph has its key as its id, for ever."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from plenary.press.paper import Paper
from plenary.press.paper_galley import Bit, Item, LaidPaper, LaidPar, blocks, changes, day, lay, leads, links, lists

CSS = """
:root{color-scheme:light dark}
body{margin:0 auto;max-inline-size:46rem;padding:1rem;font:1.0625rem/1.6 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
:lang(zh){font-family:Georgia,"Noto Serif CJK SC",SimSun,serif}
h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance;margin-block:1.5rem .5rem}
header,.front{border-block-end:2px solid;padding-block-end:1rem}
.said{border:3px solid;padding:.5rem 1rem;font-weight:bold}
.said p{margin-block:.25rem}
.par{display:grid;grid-template-columns:3.75rem 1fr;margin-block:1rem}
.par>.n{font-variant-numeric:tabular-nums}
.par p{margin-block:0 .25rem}
.head{display:flex;gap:1rem;align-items:baseline}
.head>*{margin-block:1.5rem 0}
.items{padding-inline-start:0;margin-block:.5rem;margin-inline-start:3.75rem;list-style:none}
.items .items{margin-inline-start:2rem}
.items .par{grid-template-columns:2rem 1fr;margin-block:.5rem}
.other{border-inline-start:6px double;padding-inline-start:1rem}
.about,.end,footer{font-size:.875rem}
.state{font-style:italic}
.standing{font-weight:bold}
a{color:inherit}
sup{line-height:0;font-size:.75em}
b,ins{font-weight:bold}
ins{font-weight:inherit;text-decoration:underline 2px}
del{text-decoration:line-through 2px}
ins>sup[aria-hidden],del>sup[aria-hidden]{display:inline-block}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
@media print{body{max-inline-size:none;font-size:10.5pt}h2{break-after:avoid}.par{break-inside:avoid}}
""".strip()
SIGNS = {"ins": "+", "del": "−"}


def html(paper: Paper) -> bytes:
    """The paper as one UTF-8 file. Nothing of it runs, nothing is fetched; same paper, same bytes."""
    return _Page(lay(paper)).file()


class _Page:
    def __init__(self, paper: LaidPaper) -> None:
        self.paper = paper
        self.labels = {key: escape(value) for key, value in paper.labels.items()}
        self.out: list[str] = []
        self.notes: list[Bit] = []

    def file(self) -> bytes:
        paper = self.paper
        self._head()
        self.out.append('<main id="_text">\n')
        if paper.front:
            titled = paper.front_title
            self.out.append('<section class="front" aria-labelledby="_front">\n' if titled else '<div class="front">\n')
            if titled:
                self.out.append(f'<h2 id="_front">{escape(titled)}</h2>\n')
            self._pars(paper.front, 3 if titled else 2)
            self.out.append("</section>\n" if titled else "</div>\n")
        self._pars(paper.pars, 2)
        self._footnotes()
        self._comments()
        self._sources()
        self.out.append("</main>\n")
        if paper.closing or paper.address:
            lines = "".join(f"<p>{_text(text)}</p>\n" for text in paper.closing)
            self.out.append(
                f'<footer>\n<h2 class="about">{self.labels["closing"]}</h2>\n{lines}{self._address()}</footer>\n'
            )
        self.out.append("</body>\n</html>\n")
        return "".join(self.out).encode()

    def _head(self) -> None:
        paper = self.paper
        about = " · ".join(part for part in (paper.symbol, paper.kind, paper.dated, paper.edition) if part)
        said = [f"<p>{escape(text)}</p>" for text in (paper.authority, *paper.said) if text]
        canonical = f'<meta name="dcterms.identifier" content="{escape(paper.address, quote=True)}">\n'
        self.out.append(
            f'<!DOCTYPE html>\n<html lang="{escape(paper.language, quote=True)}" dir="{paper.direction}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"{canonical if paper.address else ''}<title>{escape(paper.title)}</title>\n<style>\n{CSS}\n</style>\n</head>\n"
            f'<body>\n<a class="skip" href="#_text">{self.labels["skip"]}</a>\n<header>\n'
            + (f'<p class="about">{escape(about)}</p>\n' if about else "")
            + f"<h1>{escape(paper.title)}</h1>\n"
            + (f"<p>{escape(paper.subtitle)}</p>\n" if paper.subtitle else "")
            + (f'<div class="said" role="note">{"".join(said)}</div>\n' if said else "")
            + "".join(f'<p class="about">{escape(text)}</p>\n' for text in paper.legend)
            + "</header>\n"
        )

    def _address(self) -> str:
        if not self.paper.address:
            return ""
        return f"<p>{self.labels['address']}: {_text(self.paper.address)}</p>\n"

    def _pars(self, pars: Sequence[LaidPar], top: int) -> None:
        for block in blocks(pars):
            if isinstance(block, tuple):
                self._list(block)
            elif block.kind == "heading":
                self._heading(block, top)
            else:
                self._par(block)

    def _heading(self, par: LaidPar, top: int) -> None:
        level = min(6, top - 1 + par.level)
        link = f'<a class="n" href="#{par.anchor}" aria-label="{self.labels["permalink"]}: {escape(par.name, quote=True)}">¶</a>'
        standing = f' <span class="standing">({escape(par.standing)})</span>' if par.standing else ""
        self.out.append(
            f'<div class="{_class("head", par)}" id="{par.anchor}">'
            f"<h{level}>{self._label(par)}{self._words(par)}{standing}</h{level}>{link}</div>\n{self._after(par)}"
        )

    def _label(self, par: LaidPar) -> str:
        return f"{_label(par)} " if par.label else ""

    def _par(self, par: LaidPar) -> None:
        self.out.append(f'<div class="{_class("par", par)}" id="{par.anchor}">{self._body(par)}</div>\n')

    def _body(self, par: LaidPar) -> str:
        shown = _label(par) or "–¶"[par.kind != "item"]
        named = "" if par.label else f' aria-label="{self.labels["permalink"]}: {escape(par.name, quote=True)}"'
        before = f'<p class="standing">{escape(par.standing)}</p>' if par.standing else ""
        link = f'<a class="n" href="#{par.anchor}"{named}>{shown}</a>'
        return f"{link}<div>{before}<p>{self._words(par)}</p>{self._after(par)}</div>"

    def _list(self, items: Sequence[Item]) -> None:
        self.out.append('<ul class="items" role="list">\n')
        for item in items:
            self.out.append(
                f'<li><div class="{_class("par", item.par)}" id="{item.par.anchor}">{self._body(item.par)}</div>\n'
            )
            for below in lists(item.below):
                self._list(below)
            self.out.append("</li>\n")
        self.out.append("</ul>\n")

    def _after(self, par: LaidPar) -> str:
        """What is said of the paragraph: the change, its state, the way to comments and sources."""
        said = [escape(par.changed)] if par.changed else []
        said += [f'<span class="state">{escape(par.state)}</span>'] if par.state else []
        if par.remarks:
            named = self.labels["comment"]
            links = ", ".join(
                f'<a href="#_c{remark.number}" aria-label="{named} {remark.number}">{remark.number}</a>'
                for remark in par.remarks
            )
            said.append(f"{self.labels['comments']}: {links}")
        if par.sources:
            said.append(f'<a href="#_s-{par.anchor}">{self.labels["cites"]}</a>')
        return f'<p class="about">{" · ".join(said)}</p>\n' if said else ""

    def _words(self, par: LaidPar) -> str:
        found = "".join(self._change(first, bits) for first, bits in changes(par.bits)) or "–"
        return f"<{par.change}>{found}</{par.change}>" if par.change else found

    def _change(self, first: Bit, bits: Sequence[Bit]) -> str:
        inner = "".join(self._bit(bit) for bit in bits)
        if not first.mark:
            return inner
        hand = str(first.hand) if first.hand and len(self.paper.hands) > 1 else ""
        told = self.labels["inserted" if first.mark == "ins" else "deleted"]
        by = f", {escape(first.author)}" if first.author else ""
        at = f' datetime="{day(first.at)}"' if first.at else ""
        title = f' title="{escape(first.author, quote=True)}"' if first.author else ""
        sign = SIGNS[first.mark]
        return (
            f'<{first.mark}{at}{title}><span class="sr">[{told}{by}: </span><sup aria-hidden="true">{sign}{hand}</sup>{inner}'
            f'<sup aria-hidden="true">{sign}</sup><span class="sr"> – {self.labels["change_end"]}]</span></{first.mark}>'
        )

    def _bit(self, bit: Bit) -> str:
        if bit.kind == "text":
            shown = escape(bit.text).replace("\n", "<br>")
            if bit.role == "bracket":
                return f"<b>{shown}</b>"
            return f"<sup><bdi>{shown}</bdi></sup>" if bit.role == "sponsors" else shown
        back = ""
        if bit.kind == "note":
            self.notes.append(bit)
            back = f' id="_m{bit.number}"'
        return (
            f'<sup><a href="#_n{bit.number}"{back} role="doc-noteref"'
            f' aria-label="{self.labels["note"]} {bit.number}">{bit.number}</a></sup>'
        )

    def _footnotes(self) -> None:
        if not self.notes:
            return
        lines = "".join(
            f'<li id="_n{bit.number}">{_text(bit.text)} {self._back(f"_m{bit.number}", bit.number)}</li>\n'
            for bit in self.notes
        )
        self._end("_notes", self.labels["notes"], f"<ol>\n{lines}</ol>", ' role="doc-endnotes"')

    def _back(self, anchor: str, number: int) -> str:
        return f'<a href="#{anchor}" role="doc-backlink" aria-label="{self.labels["back"]} {number}">↩</a>'

    def _comments(self) -> None:
        lines = []
        for par in self.paper.remarked:
            for remark in par.remarks:
                head = " · ".join(escape(part) for part in (remark.author, remark.day) if part)
                quote = f" <q>{escape(remark.quote)}</q>" if remark.quote else ""
                words = escape(remark.text).replace("\n", "<br>")
                link = f'<a href="#{par.anchor}">{escape(par.name)}</a>'
                lines.append(f'<li id="_c{remark.number}">{link} · <b>{head}</b>{quote} {words}</li>\n')
        if lines:
            self._end("_comments", self.labels["comments"], f"<ol>\n{''.join(lines)}</ol>")

    def _sources(self) -> None:
        lines = [
            f'<li id="_s-{par.anchor}"><a href="#{par.anchor}">{escape(par.name)}</a>: {"; ".join(map(_source, par.sources))}</li>\n'
            for par in self.paper.sourced
        ]
        if lines:
            self._end("_sources", self.labels["sources"], f"<ul>\n{''.join(lines)}</ul>")

    def _end(self, ident: str, title: str, body: str, role: str = "") -> None:
        self.out.append(
            f'<section class="end" aria-labelledby="{ident}"{role}>\n<h2 id="{ident}">{title}</h2>\n{body}\n</section>\n'
        )


def _class(name: str, par: LaidPar) -> str:
    return f"{name} {par.part}".strip()


def _label(par: LaidPar) -> str:
    return f"<bdi>{escape(par.label)}</bdi>" if par.mixed else escape(par.label)


def _text(text: str) -> str:
    return "".join(_link(escape(piece, quote=True)) if link else escape(piece) for piece, link in links(text))


def _source(source: str) -> str:
    address = leads(source)
    if not address:
        return _text(source)
    return f'<a href="{escape(address, quote=True)}" rel="nofollow ugc noreferrer">{escape(source)}</a>'


def _link(shown: str) -> str:
    return f'<a href="{shown}" rel="nofollow ugc noreferrer">{shown}</a>'
