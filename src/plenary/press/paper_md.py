"""A text or a report as Markdown (CommonMark): an anchor for each paragraph, footnotes as links, changes as HTML.

Inline HTML is part of CommonMark, so `<ins>`, `<del>` and `<sup>` are shown by every reader of it; CriticMarkup and
`[^1]:` are shown as they stand by most, and the latter swallows a footnote of one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from plenary.press.paper import Paper
from plenary.press.paper_galley import Bit, Item, LaidPaper, LaidPar, blocks, changes, day, lay, leads, links, lists

# What begins or ends inline markup in CommonMark, and in what is often added to it (tables, strike-through, formulas).
_MARKUP = re.compile(r"([\\`*_\[\]<>&#~|${}^])")
_START = re.compile(r"^(\s*)(?:([+\-=:])|(\d{1,9})([.)]))")
SIGNS = {"ins": "+", "del": "−"}


def markdown(paper: Paper) -> bytes:
    """The paper as UTF-8 text. Same paper, same bytes."""
    return _Sheet(lay(paper)).file()


def escaped(text: str) -> str:
    """Words that stay words anywhere inside a line; a line end becomes a break."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", "<br>").replace("\t", " ")


def begun(text: str) -> str:
    """The same for the beginning of a line, where a number or a dash would begin a list."""
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", escaped(text))


class _Sheet:
    def __init__(self, paper: LaidPaper) -> None:
        self.paper = paper
        self.labels = {key: escaped(value) for key, value in paper.labels.items()}
        self.out: list[str] = []  # blocks, which blank lines part
        self.notes: list[Bit] = []

    def file(self) -> bytes:
        paper = self.paper
        self._head()
        if paper.front:
            if paper.front_title:
                self.out.append(f"## {escaped(paper.front_title)}")
            self._pars(paper.front, 3 if paper.front_title else 2)
            self.out.append("---")
        self._pars(paper.pars, 2)
        self._ends()
        if paper.closing or paper.address:
            self.out += ["---", f"**{self.labels['closing']}**"]
            self.out += [_text(text, start=True) for text in paper.closing]
        if paper.address:
            self.out.append(f"{begun(paper.labels['address'])}: {_text(paper.address)}")
        if paper.direction == "rtl":
            self.out = [f'<div dir="rtl" lang="{escape(paper.language, quote=True)}">', *self.out, "</div>"]
        return ("\n\n".join(self.out) + "\n").encode()

    def _head(self) -> None:
        paper = self.paper
        about = " · ".join(part for part in (paper.symbol, paper.kind, paper.dated, paper.edition) if part)
        if about:
            self.out.append(begun(about))
        self.out.append(f"# {escaped(paper.title)}")
        if paper.subtitle:
            self.out.append(begun(paper.subtitle))
        self.out += [f"> **{escaped(text)}**" for text in (paper.authority, *paper.said) if text]
        self.out += [begun(text) for text in paper.legend]

    def _pars(self, pars: Sequence[LaidPar], top: int) -> None:
        for block in blocks(pars):
            if isinstance(block, tuple):
                lines: list[str] = []
                self._list(block, "", lines)
                self.out.append("\n".join(lines))
            elif block.kind == "heading":
                level = min(6, top - 1 + block.level)
                standing = f" ({escaped(block.standing)})" if block.standing else ""
                self.out.append(f"{'#' * level} {self._words(block).replace('<br>', ' ')}{standing}")
                self._after(block)
            else:
                quote = "> " if block.part == "other" else ""
                if block.standing:
                    self.out.append(f"{quote}**{escaped(block.standing)}**")
                self.out.append(f"{quote}{self._words(block)}")
                self._after(block, quote)

    def _list(self, items: Sequence[Item], indent: str, lines: list[str]) -> None:
        for item in items:
            standing = f"<b>{escaped(item.par.standing)}</b>: " if item.par.standing else ""
            said = f" — <small>{said}</small>" if (said := self._said(item.par)) else ""
            lines.append(f"{indent}- {standing}{self._words(item.par)}{said}")
            for below in lists(item.below):
                self._list(below, f"{indent}  ", lines)

    def _after(self, par: LaidPar, quote: str = "") -> None:
        if said := self._said(par):
            self.out.append(f"{quote}<small>{said}</small>")

    def _said(self, par: LaidPar) -> str:
        said = [escaped(text) for text in (par.changed, par.state) if text]
        if par.remarks:
            marks = ", ".join(f"[{remark.number}](#_c{remark.number})" for remark in par.remarks)
            said.append(f"{self.labels['comments']}: {marks}")
        if par.sources:
            said.append(f"[{self.labels['cites']}](#_s-{par.anchor})")
        return " · ".join(said)

    def _words(self, par: LaidPar) -> str:
        """Begins with an anchor, so that nothing of it stands at the beginning of a line."""
        found = "".join(self._change(first, bits) for first, bits in changes(par.bits)).strip() or "–"
        label = f"{escaped(par.label)} " if par.label else ""
        if par.mixed and self.paper.direction == "rtl":
            label = f"<bdi>{escaped(par.label)}</bdi> "
        if par.change:
            found = f"<{par.change}>{found}</{par.change}>"
        return f'<a id="{par.anchor}"></a>{label}{found}'

    def _change(self, first: Bit, bits: Sequence[Bit]) -> str:
        inner = "".join(self._bit(bit) for bit in bits)
        if not first.mark:
            return inner
        hand = str(first.hand) if first.hand and len(self.paper.hands) > 1 else ""
        at = f' datetime="{day(first.at)}"' if first.at else ""
        sign = SIGNS[first.mark]
        return f"<{first.mark}{at}><sup>{sign}{hand}</sup>{inner}<sup>{sign}</sup></{first.mark}>"

    def _bit(self, bit: Bit) -> str:
        if bit.kind == "text":
            return f"<sup>{escaped(bit.text)}</sup>" if bit.role == "sponsors" else escaped(bit.text)
        back = ""
        if bit.kind == "note":
            self.notes.append(bit)
            back = f'<a id="_m{bit.number}"></a>'
        return f"<sup>{back}[{bit.number}](#_n{bit.number})</sup>"

    def _ends(self) -> None:
        paper, labels = self.paper, self.labels
        if self.notes:
            lines = [f'{n.number}. <a id="_n{n.number}"></a>{_text(n.text)} [↩](#_m{n.number})' for n in self.notes]
            self.out += [f"## {labels['notes']}", "\n".join(lines)]
        if paper.remarked:
            lines = []
            for par in paper.remarked:
                for one in par.remarks:
                    told = [f"[{escaped(par.name)}](#{par.anchor})", *(escaped(t) for t in (one.author, one.day) if t)]
                    quote = f" “{escaped(one.quote)}”" if one.quote else ""
                    words = f'<a id="_c{one.number}"></a>{" · ".join(told)}:{quote} {escaped(one.text)}'
                    lines.append(f"{one.number}. {words}")
            self.out += [f"## {labels['comments']}", "\n".join(lines)]
        if paper.sourced:
            lines = [
                f'- <a id="_s-{par.anchor}"></a>[{escaped(par.name)}](#{par.anchor}): {"; ".join(map(_source, par.sources))}'
                for par in paper.sourced
            ]
            self.out += [f"## {labels['sources']}", "\n".join(lines)]


def _source(source: str) -> str:
    address = leads(source)
    if not address or address == source or set(address) & set("<>\\"):
        return _text(source)
    return f"[{escaped(source)}](<{address}>)"


def _text(text: str, *, start: bool = False) -> str:
    found = []
    for piece, link in links(text):
        if link and not set(piece) & set("<>\\"):
            found.append(f"<{piece}>")
        else:
            found.append(begun(piece) if start and not found else escaped(piece))
    return "".join(found)
