"""The chair's summary as a document: numbered paragraphs under their headings, footnotes, and what each rests on (A89).

It takes the printers of the compilation, so that PDF, Word, ODT and HTML hold the same words, in either direction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenary.press import prose
from plenary.press.compiled import Compiled, Section
from plenary.press.galley import direction_of

_MARK = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Point:
    """One paragraph; its number is its place. [1] in `text` marks the first of `notes`, lines are kept as they are."""

    text: str
    heading: str = ""  # that stands before it
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # what it rests on, in words; an http(s) address becomes a link


@dataclass(frozen=True, slots=True)
class ChairSummary:
    """Every word is in the summary's own language already."""

    title: str
    subtitle: str  # the group and the meeting
    symbol: str  # "" before it has one
    dated: str  # the day that it bears, in words: 17 days after the meeting, it may be (A89)
    language: str  # BCP 47; gives the direction
    points: tuple[Point, ...]
    version: str = ""
    front: tuple[str, ...] = ()  # paragraphs without a number before the first
    labels: Mapping[str, str] = field(default_factory=dict)  # as `Compiled.labels`; "notes" heads the sources


def compiled(summary: ChairSummary) -> Compiled:
    """The summary ready for the printers.

    Footnotes are numbered through the document in the order of their marks. A mark that has no note stays as it was
    typed, a note that has no mark follows its paragraphs. Sources stand at the end, under the number of their paragraph.
    """
    return Compiled(
        title=summary.title,
        subtitle=summary.subtitle,
        by="question",
        symbol=summary.symbol,
        version=summary.version,
        issued=summary.dated,
        language=summary.language,
        direction=direction_of(summary.language),
        sections=tuple(_sections(summary.points)),
        front=tuple(plain(text) for text in summary.front),
        notes=_sources(summary.points),
        labels=summary.labels,
        flowing=True,
        brief=True,
    )


def _sections(points: Sequence[Point]) -> list[Section]:
    found: list[Section] = []
    items: list[str] = []
    notes: list[str] = []
    title, last = "", 0

    def close() -> None:
        if items:
            text = "\n".join(items) + ("\n\n" + "\n".join(notes) if notes else "")
            found.append(Section(f"part-{len(found) + 1}", "", title, text, ()))
            items.clear()
            notes.clear()

    for number, point in enumerate(points, 1):
        if point.heading.strip():
            close()
            title = point.heading
        text, own, last = _numbered(point, last)
        items.append(_item(number, text))
        notes += own
    close()
    return found


def _numbered(point: Point, last: int) -> tuple[str, list[str], int]:
    """The text with its marks as prose has them, its notes, and the last number given."""
    given: dict[int, int] = {}

    def mark(found: re.Match[str]) -> str:
        nonlocal last
        own = int(found[1])
        if not 1 <= own <= len(point.notes):
            return found[0]
        if own not in given:
            last += 1
            given[own] = last
        return f"[^{given[own]}]"

    text = _MARK.sub(mark, _unmarked(point.text))
    for own in range(1, len(point.notes) + 1):
        if own not in given:
            last += 1
            given[own] = last
    notes = [f"[^{number}]: {_flat(point.notes[own - 1])}" for own, number in given.items()]
    return text, notes, last


def _item(number: int, text: str) -> str:
    """A paragraph as an item labelled with its number; a list at its end stands one step in.

    A list with words after it is kept as lines: as items, those words would belong to the last of them.
    """
    lines = [line for given in text.splitlines() if (line := " ".join(given.split()))]
    labelled = [isinstance(prose.parse(line)[0], prose.Item) for line in lines[1:]]
    listed = labelled == sorted(labelled)
    out = [f"{number}. {lines[0] if lines else '–'}"]
    for line, item in zip(lines[1:], labelled, strict=True):
        out.append(f"  {line}" if item and listed else plain(line, marks=True))
    return "\n".join(out)


def _sources(points: Sequence[Point]) -> tuple[str, ...]:
    lines = [
        f"{number}. {'; '.join(_flat(source) for source in point.sources)}"
        for number, point in enumerate(points, 1)
        if point.sources
    ]
    return ("\n".join(lines),) if lines else ()


def plain(text: str, *, marks: bool = False) -> str:
    """One line as prose that says just that: nothing of it begins a heading, a list, a table or a footnote.

    `marks`: marks of footnotes in it are meant.
    """
    flat = " ".join(text.split()) if marks else _flat(text)
    if len(prose.parse(flat)) == 1 and isinstance(prose.parse(flat)[0], prose.Paragraph):
        return flat
    # A word joiner: what begins with it begins with no mark, and nobody sees it.
    return "\u2060" + flat if flat else flat


def _flat(text: str) -> str:
    return _unmarked(" ".join(text.split()))


def _unmarked(text: str) -> str:
    """A mark of prose that somebody typed is no mark here."""
    return text.replace("[^", "[\u2060^")
