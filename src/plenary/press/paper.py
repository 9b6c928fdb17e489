"""A text or a report ready to be printed: numbered paragraphs, brackets, tracked changes, comments; plain values.

The same value goes to Word, PDF, ODT, HTML, Markdown and Akoma Ntoso, so that none holds a word that another lacks. Every
word is in the document's own language already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph. A footnote's mark is a run without text whose `note` is its number in `Par.notes`."""

    text: str
    mark: Literal["", "ins", "del"] = ""  # a tracked change: put in, taken out
    author: str = ""  # of the change
    at: datetime | None = None  # of the change; aware
    role: Literal["", "bracket", "sponsors"] = ""  # a sign of negotiation: "[", "/", "]"; whose words these are, raised
    note: int = 0  # from 1


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in the margin."""

    author: str
    text: str
    at: datetime | None = None
    quote: str = ""  # the words it stands beside; "" for the whole paragraph


class Linked(str):
    """Words that lead to an address: what a paragraph rests on."""

    __slots__ = ("address",)
    address: str

    def __new__(cls, words: str, address: str) -> Linked:
        made = super().__new__(cls, words)
        made.address = address
        return made


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph, heading or list item."""

    key: str  # its address for ever, unique in the document: "p12"
    kind: Literal["heading", "preambular", "operative", "paragraph", "item"]
    number: str = ""  # as it is shown: "8 bis"; "" for none
    level: int = 1  # headings and items
    runs: tuple[Run, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes, plain words
    mark: Literal["", "ins", "del", "moved-from", "moved-to"] = ""  # the paragraph as a whole, as a tracked change
    author: str = ""
    at: datetime | None = None
    state: str = ""  # "Agreed ad referendum", in words; shown after the paragraph
    part: Literal["", "consensus", "other"] = ""  # of a report: agreed by consensus, or not (A9): marked unmistakably
    remarks: tuple[Remark, ...] = ()
    cites: tuple[str, ...] = ()  # what it rests on, in words; an http(s) address becomes a link


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole document."""

    title: str
    language: str  # BCP 47; gives the direction
    pars: tuple[Par, ...]
    subtitle: str = ""
    symbol: str = ""
    kind: str = ""  # in words: "Draft recommendations"
    authority: str = ""  # whose it is, in words: "Report of the Chair, on the Chair's own responsibility"
    banner: str = ""  # what has to be known before anything: "Draft. In square brackets: not agreed."
    short: str = ""  # the running head in few words; "": authority and banner
    dated: str = ""  # in words
    date: str = ""  # ISO 8601, for machines; "" where it bears none
    version: str = ""
    front: tuple[Par, ...] = ()  # an executive summary, numbered apart
    front_title: str = ""
    address: str = ""  # where it can be read, with a stable address per paragraph: address + "#" + key
    closing: tuple[str, ...] = ()  # plain paragraphs at the end: how it was made, the record's head
    labels: Mapping[str, str] = field(default_factory=dict)  # words of the printers; see paper_galley.LABELS
    document: Literal["text", "report"] = "text"  # for machines: what Akoma Ntoso takes it for
