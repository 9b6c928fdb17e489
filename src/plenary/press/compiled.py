"""A compilation ready to be printed: plain values, every word already in the reader's language.

The same value goes to PDF, DOCX, ODT, HTML and the archive, so that they cannot differ in content.
`text` fields hold *prose*, the light formatting of answers (see `plenary.press.prose`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer under a question, or one question under a respondent."""

    anchor: str  # stable, unique in the document: "R17-Q2a"
    heading: str  # "Cordova" under a question; "2 a) Significance" under a respondent
    meta: str  # "Member States · Western European and Others · French"; may be ""
    language: str  # BCP 47 of the text
    text: str  # prose; "" where nothing is shown
    state: str  # words for a blank, a reference, a withheld answer; "" for an ordinary one
    notes: tuple[str, ...] = ()  # "Received late: 20 September 2013", "Joint answer of …"
    prompt: str = ""  # the question's wording, where the document is by respondent


@dataclass(frozen=True, slots=True)
class Section:
    """A question with all its answers, or a respondent with all of hers."""

    anchor: str  # "Q2", "R17"
    number: str  # "2", "17"
    title: str
    text: str  # the full wording, or the respondent's description; prose
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts as bars, always printed with its table beside it."""

    title: str
    description: str  # one sentence that says what is seen, for those who do not see it
    columns: tuple[str, ...]  # heads of the table, the first names the rows
    rows: tuple[tuple[str, tuple[int, ...]], ...]  # label, one count for each further column
    total: str = ""  # label of the sum row; "" for none


@dataclass(frozen=True, slots=True)
class Compiled:
    """The whole, or one part of it."""

    title: str
    subtitle: str
    by: str  # "question" or "respondent"
    symbol: str  # "E/CN.16/WGEC/2013/3"; "" before publication
    version: str  # "1", "2"
    issued: str  # the date in words
    language: str
    direction: str  # "ltr" or "rtl"
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...] = ()
    front: tuple[str, ...] = ()  # prose paragraphs before the contents: what this is, how to read it
    notes: tuple[str, ...] = ()  # closing notes: late, unauthorised, in review
    labels: Mapping[str, str] = field(default_factory=dict)  # "contents", "page", "of", "statistics", "notes", "symbol"
    flowing: bool = False  # sections follow each other on a page (a short document); else each begins a page
    brief: bool = False  # no contents, a small head, "1." a numbered paragraph; a section without title has no heading
