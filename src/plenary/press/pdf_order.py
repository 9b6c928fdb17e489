"""Characters of a line in the order in which they are read, where the file gives them otherwise.

Files that are read from the right, and files whose program set words out of order, are put in order from what the
eye sees: characters from left to right, then Arabic and Hebrew turned round, numbers and Latin words in them kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from plenary.press.pdf_chars import Char

_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "{": "}", "}": "{"}
_OPENING = frozenset("([{«")
_WITHIN_NUMBER = frozenset(".,/:-–٫٬%")


def is_rtl(text: str) -> bool:
    """Whether a character belongs to a script that is written from right to left."""
    code = ord(text[0])
    return 0x0590 <= code <= 0x08FF or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC or 0x10800 <= code < 0x11000


def in_disorder(chars: Sequence[Char]) -> bool:
    """Whether a page needs its characters put in order: it holds a script from the right, or jumps back in lines."""
    back = 0
    before: Char | None = None
    for char in chars:
        if is_rtl(char.text) and char.text.isalpha():
            return True
        if before is not None and not char.new and abs(char.base - before.base) < 0.1 * char.size:
            back += char.x1 < before.x0 - 0.3 * char.size
        before = char
    return back > 2


def put_in_order(chars: Sequence[Char]) -> list[Char]:
    """All characters of a page, line by line from the top, each stretch of a line in reading order.

    `new` is set where a stretch begins, `space` where white space is seen.
    """
    out: list[Char] = []
    for line in _lines(chars):
        for stretch in _stretches(line):
            ordered = _logical(stretch)
            spaces = [place > 0 and _apart(ordered[place - 1], char) for place, char in enumerate(ordered)]
            for place, (char, space) in enumerate(zip(ordered, spaces, strict=True)):
                char.space, char.new = space, place == 0
            _mend_brackets(ordered)
            out += ordered
    for place, char in enumerate(out):
        char.place = place
    return out


def _lines(chars: Sequence[Char]) -> list[list[Char]]:
    lines: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: -char.base):
        last = lines[-1] if lines else None
        if last is not None and last[0].base - char.base <= 0.45 * max(char.size, last[0].size):
            last.append(char)
        else:
            lines.append([char])
    return lines


def _stretches(line: list[Char]) -> list[list[Char]]:
    """A line from left to right, cut where a wide gap shows that columns or cells stand beside each other."""
    bases = sorted((c for c in line if not _is_mark(c)), key=lambda c: (c.x0 + c.x1, c.place))
    out: list[list[Char]] = []
    for char in bases:
        if out and _drawn_again(out[-1][-1], char):
            continue
        if out and char.x0 - out[-1][-1].x1 <= 1.5 * char.size:
            out[-1].append(char)
        else:
            out.append([char])
    for mark in (c for c in line if _is_mark(c)):
        _attach(mark, out)
    return out


def _drawn_again(before: Char, char: Char) -> bool:
    """Whether a letter only repeats the one before it: a vowel sign set apart brings its letter along once more."""
    return (
        before.text[0] == char.text
        and abs(before.base - char.base) > 0.1 * char.size
        and abs(before.x0 + before.x1 - char.x0 - char.x1) < 0.5 * char.size
    )


def _is_mark(char: Char) -> bool:
    return unicodedata.combining(char.text[0]) != 0


def _attach(mark: Char, stretches: list[list[Char]]) -> None:
    """Put a vowel sign or accent on the letter over which it stands."""
    at = (mark.x0 + mark.x1) / 2
    nearest: Char | None = None
    for stretch in stretches:
        for char in stretch:
            away = abs((char.x0 + char.x1) / 2 - at)
            if nearest is None or away < abs((nearest.x0 + nearest.x1) / 2 - at):
                nearest = char
    if nearest is None:
        stretches.append([mark])
    elif mark.text not in nearest.text:
        nearest.text += mark.text


def _kind(char: Char) -> str:
    first = char.text[0]
    if is_rtl(first) and (first.isalpha() or first == "ـ"):
        return "R"
    if first.isdigit():
        return "N"
    return "L" if first.isalpha() else " "


def _logical(stretch: list[Char]) -> list[Char]:
    kinds = [_kind(char) for char in stretch]
    if "R" not in kinds:
        return stretch
    if kinds.count("R") * 2 >= kinds.count("R") + kinds.count("L"):
        return _keep_latin(stretch[::-1], kinds[::-1])
    out: list[Char] = []
    at = 0
    while at < len(stretch):
        if kinds[at] != "R":
            out.append(stretch[at])
            at += 1
            continue
        end = at + 1
        for further in range(at + 1, len(stretch)):
            if kinds[further] == "L":
                break
            if kinds[further] == "R":
                end = further + 1
        out += _keep_latin(stretch[at:end][::-1], kinds[at:end][::-1])
        at = end
    return out


def _keep_latin(chars: list[Char], kinds: list[str]) -> list[Char]:
    """Turn Latin words and numbers round again in a stretch that was turned round."""
    out: list[Char] = []
    at = 0
    while at < len(chars):
        if kinds[at] in " R":
            out.append(chars[at])
            at += 1
            continue
        end = at + 1
        latin = kinds[at] == "L"
        for further in range(at + 1, len(chars)):
            kind = kinds[further]
            if kind == "R":
                break
            if kind in "LN" and (latin or kind == "L" or _one_number(chars[at : further + 1])):
                latin = latin or kind == "L"
                end = further + 1
        out += chars[at:end][::-1]
        at = end
    return out


def _one_number(chars: list[Char]) -> bool:
    return all(c.text.isdigit() or c.text in _WITHIN_NUMBER for c in chars) and not any(
        _apart(before, after) for before, after in pairwise(chars)
    )


def _apart(before: Char, after: Char) -> bool:
    """Whether white space stands between two characters that follow each other in reading."""
    if after.place == before.place + 1:
        return after.space
    if before.place == after.place + 1:
        return before.space
    gap = max(after.x0 - before.x1, before.x0 - after.x1)
    return gap > 0.14 * max(before.size, after.size)


def _mend_brackets(chars: list[Char]) -> None:
    """Brackets in text from the right come mirrored from some programs: one that opens stands before a word."""
    if not any(is_rtl(char.text) for char in chars):
        return
    for place, char in enumerate(chars):
        if char.text not in _MIRRORED:
            continue
        before = chars[place - 1] if place else None
        after = chars[place + 1] if place + 1 < len(chars) else None
        opens = (before is None or char.space) and after is not None and not after.space
        closes = before is not None and not char.space and (after is None or after.space or not after.text.isalnum())
        if opens != closes and (char.text in _OPENING) != opens:
            char.text = _MIRRORED[char.text]
