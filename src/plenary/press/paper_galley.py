"""A text or a report as the printers take it: cleaned, its footnotes, comments and changes numbered through.

PDF, ODT, HTML, Markdown and Akoma Ntoso are all set from this one value, so that none holds a word that another lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Literal

from plenary.press import galley, prose
from plenary.press.galley import clean, direction_of, line
from plenary.press.paper import Linked, Paper, Par, Remark

# Words that the printers add; `Paper.labels` gives them in the document's language.
LABELS = galley.LABELS | {
    "inserted": "put in",
    "deleted": "taken out",
    "change_end": "end of the change",
    "par_ins": "New paragraph",
    "par_del": "Paragraph taken out",
    "par_moved-from": "Paragraph moved away from here",
    "par_moved-to": "Paragraph moved to here",
    "legend": "Changes: what was put in is underlined and stands between plus signs; what was taken out is struck through "
    "and stands between minus signs.",
    "by": "By",
    "other": "Not agreed by consensus",
    "consensus": "Agreed by consensus",
    "mixed": "Parts of this document were not agreed by consensus; each of their paragraphs says so.",
    "mixed_short": "Parts not agreed by consensus",
    "only_agreed": "This document holds only what was agreed by consensus.",
    "only_agreed_short": "Only what was agreed by consensus",
    "comments": "Comments",
    "comment": "Comment",
    "sources": "What the paragraphs rest on",
    "cites": "Rests on",
    "closing": "About this document",
    "address": "Address",
    "back": "Back to the text",
    "permalink": "Address of this paragraph",
}
Change = Literal["", "ins", "del"]
NAME = 48  # letters by which a paragraph without a number is called
HEADINGS, ITEMS = 5, 6  # levels


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a paragraph: words, a footnote's first mark, or its mark again."""

    kind: Literal["text", "note", "again"]
    text: str = ""  # text: the words; note: the words of the footnote
    role: Literal["", "bracket", "sponsors"] = ""
    mark: Change = ""
    author: str = ""
    hand: int = 0  # who changed it: from 1, a place in `LaidPaper.hands`; 0 for nobody named
    at: datetime | None = None
    number: int = 0  # of the footnote, through the document from 1


@dataclass(frozen=True, slots=True)
class LaidRemark:
    number: int  # through the document from 1
    author: str
    day: str  # ISO 8601; "" where none is known
    quote: str
    text: str


@dataclass(frozen=True, slots=True)
class LaidPar:
    """One paragraph, ready to be set."""

    anchor: str  # the id in the document: the key wherever it can be one, never twice
    key: str
    kind: Literal["heading", "preambular", "operative", "paragraph", "item"]
    number: str  # as given: "8 bis"
    label: str  # as printed: "8 bis."
    name: str  # how lists at the end call it: its number, or its first words
    level: int  # headings: from 1, none leapt over; items: from 1
    bits: tuple[Bit, ...]
    mark: Literal["", "ins", "del", "moved-from", "moved-to"]
    changed: str  # what happened to it as a whole and by whom, in words; "" for nothing
    state: str
    part: Literal["", "consensus", "other"]
    standing: str  # "Not agreed by consensus" on each such paragraph; its opposite where it begins; "" for neither
    remarks: tuple[LaidRemark, ...]
    sources: tuple[str, ...]

    @property
    def mixed(self) -> bool:
        """Has the label letters, so that it needs a direction of its own?"""
        return any(c.isalpha() for c in self.label)

    @property
    def change(self) -> Change:
        """How all its words are marked, whatever is marked in them."""
        return {"ins": "ins", "moved-to": "ins", "del": "del", "moved-from": "del"}.get(self.mark, "")  # type: ignore[return-value]  # the values are of that type


@dataclass(frozen=True, slots=True)
class LaidPaper:
    title: str
    subtitle: str
    symbol: str
    kind: str
    authority: str
    banner: str
    dated: str
    date: str
    version: str
    language: str
    direction: Literal["ltr", "rtl"]
    document: Literal["text", "report"]
    front_title: str
    front: tuple[LaidPar, ...]
    pars: tuple[LaidPar, ...]
    said: tuple[str, ...]  # on the first page, before anything: banner, parts without consensus
    short: tuple[str, ...]  # the same on every page
    legend: tuple[str, ...]  # of changes; empty where nothing is changed
    hands: tuple[str, ...]  # who changed words, in order of appearance
    closing: tuple[str, ...]
    address: str  # "" where it is none that a browser may follow
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        """Its version as printed: "Version 2", "Draft 1"."""
        return f"{self.labels['version']} {self.version}" if self.version[:1].isdigit() else self.version

    @property
    def all(self) -> tuple[LaidPar, ...]:
        return self.front + self.pars

    @property
    def remarked(self) -> tuple[LaidPar, ...]:
        return tuple(par for par in self.all if par.remarks)

    @property
    def sourced(self) -> tuple[LaidPar, ...]:
        return tuple(par for par in self.all if par.sources)


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with those below it."""

    par: LaidPar
    below: tuple[Item, ...]


def lay(paper: Paper) -> LaidPaper:
    """Clean every word and give every note, comment and hand its number. Raises nothing."""
    return _Laying(paper).laid()


def blocks(pars: Sequence[LaidPar]) -> Iterator[LaidPar | tuple[Item, ...]]:
    """Paragraphs in order, with items that follow each other gathered into lists; a list holds labels or bullets."""
    for listed, group in groupby(pars, key=lambda par: par.kind == "item"):
        if not listed:
            yield from group
        else:
            yield from lists(_items(tuple(group)))


def lists(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Cut where labels and bullets change."""
    for _, group in groupby(items, key=lambda item: bool(item.par.label)):
        yield tuple(group)


def _items(pars: Sequence[LaidPar]) -> tuple[Item, ...]:
    found: list[Item] = []
    at = 0
    while at < len(pars):
        end = at + 1
        while end < len(pars) and pars[end].level > pars[at].level:
            end += 1
        found.append(Item(pars[at], _items(pars[at + 1 : end])))
        at = end
    return tuple(found)


def changes(bits: Sequence[Bit]) -> Iterator[tuple[Bit, tuple[Bit, ...]]]:
    """Neighbours that one hand changed in one way, together: the first of them, and all. Unchanged ones as well."""
    for _, group in groupby(bits, key=lambda bit: (bit.mark, bit.hand, bit.at)):
        found = tuple(group)
        yield found[0], found


def words(bits: Sequence[Bit]) -> str:
    """The text without footnotes."""
    return "".join(bit.text for bit in bits if bit.kind == "text")


def linked(text: str) -> bool:
    """Is this, as a whole, an address that may become a link?"""
    return text.lower().startswith(("http://", "https://")) and not any(c.isspace() or c in "<>\"'`\\" for c in text)


def links(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is an http(s) address that becomes a link."""
    for span in prose.spans(text):
        yield (f"[^{span.text}]", False) if span.kind == "mark" else (span.text, span.kind == "link")


def day(at: datetime | None) -> str:
    return at.date().isoformat() if at else ""


class _Laying:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.labels = LABELS | {key: line(value) for key, value in paper.labels.items()}
        self.hands: dict[str, int] = {}
        self.notes = 0
        self.remarks = 0
        self.used: dict[str, int] = {}
        parts = {par.part for par in (*paper.front, *paper.pars)}
        self.mixed = "other" in parts and len(parts) > 1

    def laid(self) -> LaidPaper:
        paper, labels = self.paper, self.labels
        front, pars = self._pars(paper.front), self._pars(paper.pars)
        parts = {par.part for par in (*front, *pars)}
        standing: tuple[str, ...]
        if "other" in parts:
            standing = ("mixed", "mixed_short") if self.mixed else ("other", "other")
        else:
            standing = ("only_agreed", "only_agreed_short") if "consensus" in parts else ()
        banner, authority = line(paper.banner), line(paper.authority)
        changed = any(par.mark or any(bit.mark for bit in par.bits) for par in (*front, *pars))
        hands = tuple(self.hands)
        by = ", ".join(f"{number} {hand}" for hand, number in self.hands.items()) if len(hands) > 1 else "".join(hands)
        address = clean(paper.address).strip()
        return LaidPaper(
            title=line(paper.title) or "–",
            subtitle=line(paper.subtitle),
            symbol=line(paper.symbol),
            kind=line(paper.kind),
            authority=authority,
            banner=banner,
            dated=line(paper.dated),
            date=paper.date,
            version=line(paper.version),
            language=paper.language or "en",
            direction="rtl" if direction_of(paper.language) == "rtl" else "ltr",
            document=paper.document,
            front_title=line(paper.front_title),
            front=front,
            pars=pars,
            said=tuple(said for said in (banner, *(labels[key] for key in standing[:1])) if said),
            short=(line(paper.short),)
            if paper.short
            else tuple(said for said in (authority, banner, *(labels[key] for key in standing[1:])) if said),
            legend=(labels["legend"], *([f"{labels['by']}: {by}"] if by else [])) if changed else (),
            hands=hands,
            closing=tuple(line(text) for text in paper.closing if text.strip()),
            address=address if linked(address) else "",
            labels=labels,
        )

    def _pars(self, pars: Sequence[Par]) -> tuple[LaidPar, ...]:
        found: list[LaidPar] = []
        heading, item, before = 0, 0, ""
        for par in pars:
            level = max(1, par.level)
            if par.kind == "heading":
                heading = level = min(heading + 1, level, HEADINGS)
            if par.kind == "item":
                level = min(item + 1, level, ITEMS)
            item = level if par.kind == "item" else 0
            laid = self._par(par, level)
            if par.part == "other":
                laid = replace(laid, standing=self.labels["other"])
            elif par.part == "consensus" and before != "consensus" and self.mixed:
                laid = replace(laid, standing=self.labels["consensus"])
            before = par.part
            found.append(laid)
        return tuple(found)

    def _par(self, par: Par, level: int) -> LaidPar:
        bits = self._bits(par)
        number = line(par.number)
        label = f"{number}." if number and number[-1].isalnum() else number
        author = line(par.author)
        if par.mark and author:
            self._hand(author)
        told = (self.labels[f"par_{par.mark}"], author, day(par.at)) if par.mark else ()
        return LaidPar(
            anchor=self._anchor(par.key),
            key=par.key,
            kind=par.kind,
            number=number,
            label=label,
            name=number or _short(line(words(bits))) or "–",
            level=level,
            bits=bits,
            mark=par.mark,
            changed=" · ".join(part for part in told if part),
            state=line(par.state),
            part=par.part,
            standing="",
            remarks=tuple(self._remark(remark) for remark in par.remarks),
            sources=tuple(_source(source) for source in par.cites if source.strip()),
        )

    def _bits(self, par: Par) -> tuple[Bit, ...]:
        found: list[Bit] = []
        given: dict[int, int] = {}
        for run in par.runs:
            text, noted = clean(run.text), 1 <= run.note <= len(par.notes)
            if not text and not noted:
                continue
            author = line(run.author) if run.mark else ""
            at = run.at if run.mark else None
            made = Bit("text", text, run.role, run.mark, author, self._hand(author), at)
            if made.text:
                found.append(made)
            if noted:
                again = run.note in given
                if not again:
                    self.notes += 1
                    given[run.note] = self.notes
                words = "" if again else line(par.notes[run.note - 1]) or "–"
                kind: Literal["note", "again"] = "again" if again else "note"
                found.append(replace(made, kind=kind, text=words, role="", number=given[run.note]))
        for place, note in enumerate(par.notes, 1):  # what nothing refers to stands at the end
            if place not in given and note.strip():
                self.notes += 1
                found.append(Bit("note", line(note), number=self.notes))
        return tuple(found)

    def _hand(self, author: str) -> int:
        return self.hands.setdefault(author, len(self.hands) + 1) if author else 0

    def _remark(self, remark: Remark) -> LaidRemark:
        self.remarks += 1
        return LaidRemark(
            self.remarks, line(remark.author), day(remark.at), line(remark.quote), clean(remark.text).strip()
        )

    def _anchor(self, key: str) -> str:
        """An id: the key itself wherever it can be one, never twice, and none of the printers' own."""
        ident = "".join(c if c.isalnum() or c in "-_." else "-" for c in clean(key)) or "p"
        if ident.startswith("_"):  # theirs begin so
            ident = f"p{ident}"
        self.used[ident] = self.used.get(ident, 0) + 1
        return ident if self.used[ident] == 1 else self._anchor(f"{ident}-{self.used[ident]}")


def _source(source: str) -> str:
    return Linked(line(source), clean(source.address).strip()) if isinstance(source, Linked) else line(source)


def leads(source: str) -> str:
    """The address to which words as a whole lead; "" for none."""
    address = source.address if isinstance(source, Linked) else source
    return address if linked(address) else ""


def _short(text: str) -> str:
    return text if len(text) <= NAME else text[:NAME].rsplit(" ", 1)[0].rstrip() + "…"
