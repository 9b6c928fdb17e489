"""A talk ready to be shown: slides of a title and a few lines, each leading to what it says; plain values.

The same value goes to the page, to PDF and to HTML, so that none holds a fact that another lacks. Every word is in the
reader's language already, except where a run says which it is in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

MOST: Final = 8  # lines on a slide: what a room can take in at once
ROWS: Final = 11.0  # of print on a slide: a line may take several, a note under it takes NOTE each
NOTE: Final = 0.8
WIDE, NOTE_WIDE = 74, 98  # letters of a row, of a row of a note
LONGEST, LONGEST_NOTE = 3 * WIDE, 2 * NOTE_WIDE  # letters of a line: longer ones are cut, and lead to the whole

SIGNS: Final = {"agreed": "✓", "revisit": "↻", "none": "✕", "open": "…", "quiet": "–"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line. `href`: a path of this house ("/groups/…"), "#" and the key of a slide, or "" for none."""

    text: str
    href: str = ""
    language: str = ""  # BCP 47; "" for the talk's own

    @property
    def left(self) -> bool:
        """Has it letters or figures, and none that is written from right to left? Beside such it stands isolated."""
        return any(c.isalnum() for c in self.text) and not any(
            unicodedata.bidirectional(c) in ("R", "AL") for c in self.text
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said. `state` is a key of SIGNS with its word beside it: never a colour alone."""

    runs: tuple[Run, ...]
    note: tuple[Run, ...] = ()
    state: str = ""
    word: str = ""

    @property
    def rows(self) -> float:
        """How many rows of print it takes, generously."""
        room = ceil((_width(self.runs) + 3 + len(self.word)) / WIDE)
        return room + NOTE * ceil(_width(self.note) / NOTE_WIDE)


@dataclass(frozen=True, slots=True)
class Slide:
    """`key` is its anchor; `subject` that of the first of those that go on with one subject."""

    key: str
    title: str
    lines: tuple[Line, ...]
    sources: tuple[Run, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The printers' own words."""

    sources: str
    page: str  # with {page} and {pages}
    address: str


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole talk. The first slide is made of its title, `about` and `opening`; `slides` are those that follow."""

    title: str
    subtitle: str
    language: str  # BCP 47; gives the direction
    about: str  # whose it is and of which day, in words
    opening: tuple[Line, ...]
    slides: tuple[Slide, ...]
    words: Words
    house: str = ""  # what paths of this house are led to by: "https://plenary.example"
    address: str = ""  # of the page it was made of
    title_language: str = ""

    @property
    def rtl(self) -> bool:
        """Is it read from right to left?"""
        return rtl(self.language)

    def leads(self, href: str) -> str:
        """Where a run leads for whoever holds the file alone."""
        return self.house + href if href.startswith("/") else href


def rtl(language: str) -> bool:
    """Is a language written from right to left?"""
    return language.partition("-")[0] in ("ar", "fa", "he", "ur", "ps")


def spread(slide: Slide, *, most: int = 2, more: Line | None = None) -> tuple[Slide, ...]:
    """A subject on as many slides as its lines need, () where it has none: none holds more than it has room for.

    Where that would be more than `most` slides, what is over is left out and `more` says so as the last line; its first
    run has "{}" for the number of lines that were left out.
    """
    lines = [_cut(line) for line in slide.lines]
    pages = _filled(lines)
    if len(pages) > most:
        kept = [line for page in pages[:most] for line in page]
        if more is not None:
            while kept and len(_filled([*kept, more])) > most:
                kept.pop()
            first = more.runs[0]
            said = replace(first, text=first.text.replace("{}", str(len(lines) - len(kept))))
            kept.append(replace(more, runs=(said, *more.runs[1:])))
        pages = _filled(kept)
    if len(pages) == 1:
        return (replace(slide, lines=tuple(pages[0]), subject=slide.key),)
    return tuple(
        replace(
            slide,
            key=slide.key if number == 1 else f"{slide.key}-{number}",
            title=f"{slide.title} \u2068({number}/{len(pages)})\u2069",
            lines=tuple(page),
            subject=slide.key,
        )
        for number, page in enumerate(pages, 1)
    )


def _filled(lines: Sequence[Line]) -> list[list[Line]]:
    """Pages as few as can be; of several, each holds as many lines as the next, so that none stands alone."""
    pages = _poured(lines, MOST)
    even = _poured(lines, ceil(len(lines) / len(pages))) if pages else pages
    return even if len(even) == len(pages) else pages


def _poured(lines: Sequence[Line], most: int) -> list[list[Line]]:
    pages: list[list[Line]] = []
    rows = 0.0
    for line in lines:
        if not pages or len(pages[-1]) == most or rows + line.rows > ROWS:
            pages.append([])
            rows = 0.0
        pages[-1].append(line)
        rows += line.rows
    return pages


def _cut(line: Line) -> Line:
    return replace(line, runs=_shortened(line.runs, LONGEST), note=_shortened(line.note, LONGEST_NOTE))


def _shortened(runs: tuple[Run, ...], most: int) -> tuple[Run, ...]:
    """As many letters as there is room for; the run that is cut ends in "…"."""
    kept: list[Run] = []
    for run in runs:
        room = most - _width(kept)
        if _width((run,)) <= room:
            kept.append(run)
            continue
        text = run.text[:room]
        while text and _width((Run(text),)) > room - 1:
            text = text[:-1]
        text = text.rsplit(" ", 1)[0] if " " in text.strip() else text
        if text.strip():
            kept.append(replace(run, text=text.rstrip(" ,;:·") + "…"))
        break
    return tuple(kept)


def _width(runs: Sequence[Run]) -> int:
    """Letters, those of Chinese counted twice."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for run in runs for c in run.text)
