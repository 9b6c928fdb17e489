"""The text of a PDF page as stretches of characters that stand together on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plenary.press.building import with_address
from plenary.press.pdf_chars import Char
from plenary.press.pdf_rules import Grid

# A gap wider than this many times the size of the type is no space between words: a column, a cell, a tab.
_WIDE_GAP = 1.5


@dataclass(slots=True)
class Piece:
    """Characters in one look; `raised` for what stands above the line in smaller type."""

    text: str
    raised: bool = False
    bold: bool = False
    neutral: bool = False  # an address that was put in: it has no look
    size: float = 0.0


@dataclass(slots=True)
class Span:
    """Characters that follow each other on one line without a wide gap. Coordinates in points from the lower left."""

    x0: float
    x1: float
    base: float
    size: float
    pieces: list[Piece] = field(default_factory=list)
    grid: int = -1  # of a stand-in for a whole table: its place among the page's grids

    @property
    def text(self) -> str:
        """What is written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class PageText:
    """All that is written on one page."""

    number: int
    width: float
    height: float
    spans: list[Span]
    turned: list[str]  # text that runs up, down or across: a stamp, a watermark, the head of a narrow column
    grids: list[Grid] = field(default_factory=list)


def spans_of(chars: Sequence[Char], grids: Sequence[Grid]) -> list[Span]:
    """Put characters, given in reading order, into spans."""
    spans: list[Span] = []
    span: Span | None = None
    before: Char | None = None
    linked = ""  # the words of the link that is open
    for char in chars:
        if before is not None and span is not None and before.link and char.link != before.link:
            _end_link(span, linked, before.link)
            linked = ""
        linked += (" " if char.space and linked else "") + char.text if char.link else ""
        raised = char.raised
        if span is not None and before is not None:
            fits, raised = _fits(span, before, char, grids)
            if not fits:
                span = None
        if span is None:
            span = Span(char.x0, char.x1, char.base, char.size)
            spans.append(span)
        elif char.space:
            span.pieces[-1].text += " "
        last = span.pieces[-1] if span.pieces else None
        if last is None or last.raised != raised or last.bold != char.bold or last.neutral:
            last = Piece("", raised, char.bold, size=char.size)
            span.pieces.append(last)
        last.text += char.text
        span.x0, span.x1 = min(span.x0, char.x0), max(span.x1, char.x1)
        before = char
    if span is not None and before is not None and before.link:
        _end_link(span, linked, before.link)
    return spans


def _end_link(span: Span, words: str, address: str) -> None:
    added = with_address(words, address)
    if added:
        span.pieces.append(Piece(added, neutral=True, size=span.size))


def _fits(span: Span, before: Char, char: Char, grids: Sequence[Grid]) -> tuple[bool, bool]:
    """Whether a character goes on in a span, and whether it stands raised there."""
    size = max(span.size, char.size)
    drop = char.base - span.base
    if abs(drop) > 0.6 * size or max(char.x0 - span.x1, span.x0 - char.x1) > _WIDE_GAP * size:
        return False, False
    if char.new and char.x0 < before.x0 and abs(drop) > 0.1 * size:
        return False, False
    if any(grid.divides(span.x0, span.x1, char.x0, char.x1, char.base) for grid in grids):
        return False, False
    if char.size < 0.85 * span.size:
        return True, char.raised or drop > 0.12 * span.size
    if span.size < 0.85 * char.size and drop < -0.12 * char.size:
        for piece in span.pieces:  # a mark stands before its note: the line's own type comes second
            piece.raised = True
        span.size, span.base = char.size, char.base
    return True, char.raised
