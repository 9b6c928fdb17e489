"""Sentences of a text, word for word, in the six languages of the United Nations."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final

# After these a full stop ends no sentence.
_SHORT: Final = frozenset(
    "para paras art arts no nos nr cf vs viz e.g i.e eg ie al ibid op cit p pp ch fig figs vol eds mr mrs ms dr prof st "
    "sec sect dept inc ltd gov gen rev add corr res approx ca resp incl "
    "par n° ex c.-à-d c-à-d m mm mme mlle me chap éd env "
    "párr párrs parr parrs núm núms num nums pág págs pag pags sr sra sres dra ud uds ej p.ej cap ee "
    "г гг п пп ст стр см т тт рис табл напр гл ул им млн млрд тыс руб в вв "
    "ص م د أ".split()
)
# These may end one: they do where a capital letter follows.
_EITHER: Final = frozenset("etc u.s u.k u.n e.u uu t.d т.д т.п др пр inc ltd jr sr.a г гг".split())
_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s)|[。！？｡]+[”’」』）》]*|\n\s*\n\s*")
_LABEL = re.compile(r"(?:[-–—•·▪◦●○■□*#>§]+\s+|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,5})[.)]\s+)+")
_LABELLED = re.compile(r"\s*(?:[-–—•·▪◦●○■□*#>]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]\s)")
_OPENING = "\"'“‘«([¿¡*_"
_QUOTED = re.compile(r"[\"'”’»]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_BREAK = re.compile(r"(?<=\S)[^\S\n]*\n\s*")
_FIRST = re.compile(r"\S*")
_NARROW, _WIDE = 50, 110  # characters in a line of a text that a mail program or a PDF has wrapped
_WORD = re.compile(r"[^\s(\[\"'“«]+$")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences in order, each as it stands in `text`, without the bullet or number of a list before it.

    A line that ends without a stop ends a sentence (a heading, an item of a list) unless the next begins with a small
    letter: then the line was only wrapped. Numbers such as 3.1, "paras. 69-71" and initials end nothing.
    """
    found: list[str] = []
    for start, end in _spans(text):
        label = _LABEL.match(text, start, end)
        piece = text[label.end() if label else start : end].strip()
        if any(letter.isalnum() for letter in piece):
            found.append(piece)
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _paragraphs(text):
        label = _LABEL.match(text, start, end)
        at = start
        for stop in _END.finditer(text, label.end() if label else start, end):
            if _ends(text, stop):
                yield at, stop.end()
                at = stop.end()
        yield at, end


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks; lines that were only wrapped stay together."""
    start = line = 0
    breaks = list(_BREAK.finditer(text))
    starts = [0, *(found.end() for found in breaks)]
    lengths = [stop - begin for begin, stop in zip(starts, [*(f.start() for f in breaks), len(text)], strict=True)]
    for n, found in enumerate(breaks):
        length = found.start() - line
        line = found.end()
        if found[0].count("\n") == 1 and not _LABELLED.match(text, line) and text[found.start() - 1] not in ".:;!?。؟":
            word = _FIRST.match(text, line)
            full = length + 1 + len(word[0] if word else "") > _column(lengths, n)  # the next word had no room
            if text[line : line + 1].islower() or full:
                continue
        yield start, found.start()
        start = line
    yield start, len(text)


def _column(lengths: Sequence[int], at: int) -> int:
    """How wide the column about a line is, where lines about it are broken at one width; else more than any line."""
    about = [length for length in lengths[max(0, at - 6) : at + 7] if length <= _WIDE]
    width = max(about, default=0)
    if lengths[at] > _WIDE or width < _NARROW or sum(length * 100 > width * 85 for length in about) < 3:
        return sys.maxsize
    return width


def _ends(text: str, stop: re.Match[str]) -> bool:
    """True where a stop ends a sentence, judged by the word before it and the letter after it."""
    if stop[0][0] not in ".!?…":
        return True
    after = text[stop.end() : stop.end() + 12].lstrip().lstrip(_OPENING)[:1]
    if after.islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith("..") or _QUOTED.search(stop[0]):
        return True
    before = _WORD.search(text, max(0, stop.start() - 24), stop.start())
    word = before[0] if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    low = word.casefold()
    if low in _SHORT and low not in _EITHER:
        return False
    if low in _EITHER or _DOTTED.fullmatch(low):
        return after.isupper() or not after
    return True
