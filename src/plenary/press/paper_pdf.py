"""A text or a report as PDF/UA-1: tagged, with bookmarks, real footnotes, brackets, visible changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from plenary.press.paper import Paper
from plenary.press.paper_galley import Bit, Item, LaidPaper, LaidPar, blocks, changes, lay, leads, links, lists
from plenary.press.typesetting import TEMPLATES, Filed, Printed, apart, breakable, locale, typeset

TEMPLATE = TEMPLATES / "paper.typ"
HEAD, SAID = 80, 150  # letters of a running head: of the title, of what has to be known on every page
SIGNS = {"ins": "+", "del": "−"}
_THIN = "\u202f"  # narrow, and no line breaks at it
_FROM, _TO = "\u2068", "\u2069"  # isolate: codes and notes keep their own direction


def pdf(paper: Paper) -> bytes:
    """The paper as PDF/UA-1. Same paper and fonts, same bytes. Raises PrintFailedError."""
    return printed(paper).data


def printed(paper: Paper) -> Printed:
    """The paper as PDF/UA-1, and the characters that no font shows. Raises PrintFailedError."""
    return typeset(_Sheet(lay(paper)).document(), TEMPLATE)


def pdf_in_subprocess(paper: Paper, path: Path, *, timeout: float) -> Filed:
    """Set it in a process of its own and put it at `path`, whole or not at all; as `print_pdf.pdf_in_subprocess`."""
    return apart({"document": _Sheet(lay(paper)).document(), "template": TEMPLATE.name}, path, timeout=timeout)


class _Sheet:
    """What the template reads; see there for the shapes."""

    def __init__(self, paper: LaidPaper) -> None:
        self.paper = paper
        widest = max((_width(par.label) for par in paper.all if par.kind != "item"), default=0)
        self.gutter = min(5.0, max(2.2, widest))

    def document(self) -> dict[str, Any]:
        paper, labels = self.paper, self.paper.labels
        language, region = locale(paper.language)
        return {
            "title": breakable(paper.title),
            "subtitle": breakable(paper.subtitle),
            "symbol": breakable(paper.symbol),
            "about": breakable(" · ".join(part for part in (paper.kind, paper.dated, paper.edition) if part)),
            "foot": breakable(" · ".join(part for part in (paper.dated, paper.edition) if part)),
            "head": breakable(_short(paper.title, HEAD)),
            "short": breakable(_short(" · ".join(text.rstrip(".。") for text in paper.short), SAID)),
            "authority": breakable(paper.authority),
            "said": [breakable(text) for text in paper.said],
            "legend": [breakable(text) for text in paper.legend],
            "page": labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}",
            "lang": language,
            "region": region,
            "rtl": paper.direction == "rtl",
            "gutter": self.gutter,
            "front_title": breakable(paper.front_title),
            "front": self._blocks(paper.front, 1 if paper.front_title else 0),
            "pars": self._blocks(paper.pars, 0),
            "comments": self._comments(),
            "comments_title": labels["comments"],
            "sources": [
                [par.anchor, breakable(par.name), _joined(par.sources), f"_s-{par.anchor}"] for par in paper.sourced
            ],
            "sources_title": labels["sources"],
            "closing": [_text(text) for text in paper.closing],
            "closing_title": labels["closing"],
            "address": [f"{labels['address']}: ", ["a", paper.address, breakable(paper.address)]]
            if paper.address
            else [],
        }

    def _blocks(self, pars: Sequence[LaidPar], deeper: int) -> list[Any]:
        made: list[Any] = []
        for block in blocks(pars):
            if isinstance(block, tuple):
                made.append(["l", *self._list(block)])
            elif block.kind == "heading":
                made.append(["h", block.level + deeper, self._par(block)])
            else:
                made.append(["p", self._par(block)])
        return made

    def _list(self, items: Sequence[Item]) -> list[Any]:
        labels = [self._label(item.par) for item in items] if items[0].par.label else None
        return [labels, [[self._par(item.par), *map(self._list, lists(item.below))] for item in items]]

    def _par(self, par: LaidPar) -> dict[str, Any]:
        return {
            "anchor": par.anchor,
            "label": self._label(par),
            "wide": _width(par.label) > self.gutter,
            "words": self._words(par),
            "standing": breakable(par.standing),
            "other": par.part == "other",
            "after": self._after(par),
        }

    def _label(self, par: LaidPar) -> str:
        return f"{_FROM}{par.label}{_TO}" if par.mixed and self.paper.direction == "rtl" else par.label

    def _after(self, par: LaidPar) -> list[Any]:
        labels = self.paper.labels
        said: list[list[Any]] = [[breakable(text)] for text in (par.changed, par.state) if text]
        if par.remarks:
            marks = (
                part for remark in par.remarks for part in (", ", ["ref", f"_c{remark.number}", str(remark.number)])
            )
            said.append([f"{labels['comments']}: ", *list(marks)[1:]])
        if par.sources:
            said.append([["ref", f"_s-{par.anchor}", labels["cites"]]])
        return [part for one in said for part in (" · ", *one)][1:]

    def _words(self, par: LaidPar) -> list[Any]:
        made: list[Any] = []
        for first, bits in changes(par.bits):
            inner = [part for bit in bits for part in self._bit(bit)]
            if first.mark:
                hand = str(first.hand) if first.hand and len(self.paper.hands) > 1 else ""
                sign = SIGNS[first.mark]
                made.append([first.mark, f"{sign}{hand}{_THIN}", inner, f"{_THIN}{sign}"])
            elif par.change:  # what is marked in itself is not marked twice: PDF/UA knows one line for a word
                made.append([par.change, "", inner, ""])
            else:
                made += inner
        return _merged(made) or ["–"]

    def _bit(self, bit: Bit) -> list[Any]:
        match bit.kind:
            case "note":
                return [["fn", str(bit.number), [_FROM, *_text(bit.text), _TO]]]
            case "again":
                return [["sup", str(bit.number)]]
        if bit.role == "bracket":
            return [["b", bit.text]]
        return [["by", f"{_FROM}{bit.text}{_TO}"]] if bit.role == "sponsors" else [breakable(bit.text)]

    def _comments(self) -> list[Any]:
        return [
            [
                par.anchor,
                breakable(par.name),
                " · ".join(part for part in (remark.author, remark.day) if part),
                f"“{breakable(remark.quote)}” " if remark.quote else "",
                breakable(remark.text),
                f"_c{remark.number}",
            ]
            for par in self.paper.remarked
            for remark in par.remarks
        ]


def _width(label: str) -> float:
    """The room that a label takes with a space behind it, in ems, generously."""
    return 0.7 + 0.52 * len(label)


def _merged(parts: Iterable[Any]) -> list[Any]:
    made: list[Any] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        elif part:
            made.append(part)
    return made


def _text(text: str) -> list[Any]:
    return [["a", piece, breakable(piece)] if link else breakable(piece) for piece, link in links(text)]


def _joined(texts: Sequence[str]) -> list[Any]:
    return [part for text in texts for part in ("; ", *_led(text))][1:]


def _led(text: str) -> list[Any]:
    return [["a", to, breakable(text)]] if (to := leads(text)) else _text(text)


def _short(text: str, most: int) -> str:
    """As a running head has room for."""
    return text if len(text) <= most else (text[:most].rsplit(" ", 1)[0] or text[:most]) + "…"
