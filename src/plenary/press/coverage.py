"""Which characters the printing fonts can show.

PDF/UA forbids a character without a glyph, so each one is looked up before a document is set, and what no font has is
replaced by U+FFFD and named to the caller. The shipped list covers the fonts in `fonts/` and those inside typst; the
system's fonts are read only when a document holds a character beyond that list, once in a process.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont, TTLibError

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "\ufffd"
# What steers lines, direction and shape is never drawn and needs no glyph.
INVISIBLE = frozenset("\n\t \u00a0\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f").union(
    map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))),
    map(chr, (*range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0))),
)


@cache
def _shipped() -> tuple[list[int], list[int]]:
    ranges = json.loads((FONTS / "coverage.json").read_text())
    return [first for first, _ in ranges], [last for _, last in ranges]


def shipped(character: str) -> bool:
    """Whether the fonts that always are there can show it."""
    firsts, lasts = _shipped()
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


class _System:
    """The system's fonts, read one by one and only as far as somebody asks."""

    def __init__(self) -> None:
        self.unread: list[str] | None = None
        self.found: set[int] = set()

    def lacks(self, wanted: frozenset[int]) -> frozenset[int]:
        """Those of `wanted` that no font of the system has."""
        if self.unread is None:
            # The faces of one collection differ in the shapes of their characters, hardly in which they have.
            self.unread = sorted({info.path for info in typst.Fonts().fonts() if info.path}, reverse=True)
        left = wanted - self.found
        while left and self.unread:
            try:
                with TTFont(self.unread.pop(), fontNumber=0, lazy=True) as font:
                    self.found.update(font.getBestCmap() or ())
            except (OSError, TTLibError, KeyError, AssertionError, ValueError):
                continue  # a font that cannot be read shows nothing
            left = left - self.found
        return left


_system = _System()


def missing(characters: Iterable[str]) -> frozenset[str]:
    """Those of `characters` that neither the shipped nor the system's fonts can show."""
    beyond = {character for character in characters if character not in INVISIBLE and not shipped(character)}
    if not beyond:
        return frozenset()
    return frozenset(map(chr, _system.lacks(frozenset(map(ord, beyond)))))
