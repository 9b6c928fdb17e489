"""Long texts in pages that fit a poor line: a page holds as many answers as its budget allows, and says where to go on.

An answer longer than a page is cut between paragraphs and goes on on the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")
LETTERS = 22_000  # of text a page: with its frame under 14 KB compressed


@dataclass(frozen=True, slots=True)
class Piece(Generic[K]):
    """An answer, or as much of it as fits. `skipped` paragraphs stand on pages before, `more` says that it goes on."""

    key: K
    text: str
    skipped: int
    more: bool


@dataclass(frozen=True, slots=True)
class Paged(Generic[K]):
    """One page; `on` is the key to go on from (None at the end), `after` the paragraph within it."""

    pieces: tuple[Piece[K], ...]
    on: K | None
    after: int


def weight(text: str) -> int:
    """How much of the budget a text takes: letters beyond ASCII compress less."""
    return len(text.encode()) if len(text) < 200_000 else 2 * len(text)


def page(texts: Sequence[tuple[K, str]], *, start: K | None = None, after: int = 0, budget: int = LETTERS) -> Paged[K]:
    """The page that begins with key `start` (the first where it is not there), `after` paragraphs into it."""
    keys = [key for key, _text in texts]
    first = keys.index(start) if start in keys else 0
    pieces: list[Piece[K]] = []
    left = budget
    for n, (key, text) in enumerate(texts[first:]):
        skip = after if n == 0 else 0
        paragraphs = text.split("\n\n")
        rest = "\n\n".join(paragraphs[skip:])
        if weight(rest) <= left:
            pieces.append(Piece(key, rest, skip, False))
            left -= weight(rest) + 400
            continue
        if pieces and left < budget // 2:
            return Paged(tuple(pieces), key, 0)
        fit = _fitting(paragraphs[skip:], left) or (0 if pieces else 1)
        if not fit:
            return Paged(tuple(pieces), key, 0)
        more = skip + fit < len(paragraphs)
        pieces.append(Piece(key, "\n\n".join(paragraphs[skip : skip + fit]), skip, more))
        if more:
            return Paged(tuple(pieces), key, skip + fit)
        left = 0
    return Paged(tuple(pieces), None, 0)


def _fitting(paragraphs: Iterable[str], left: int) -> int:
    """How many paragraphs fit, counted from the first."""
    fit = 0
    for paragraph in paragraphs:
        left -= weight(paragraph)
        if left < 0:
            break
        fit += 1
    return fit
