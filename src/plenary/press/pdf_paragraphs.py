"""Lines of a PDF to paragraphs: where one ends, and where a page break has cut one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plenary.press.lines import BULLET, NUMBER
from plenary.press.pdf_layout import Column, Line
from plenary.press.wording import is_wide, join_all

_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；؟۔…][\"'”’»)\]\d]*\s*(?:\[\^[^\]]+\])*$")
_PRINTED_BULLET = re.compile(r"([\uf000-\uf0ff■□▪▫●○•◦‣➢✓❖o§])\s+(?=\S)")


@dataclass
class Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    column: Column
    label: str = ""
    cell: tuple[int, int, int] = (0, 0, 0)
    ended: bool = False  # nothing may be joined to it

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]


def label_of(text: str) -> tuple[str, str]:
    """Split "a) text" into its label and the rest; ("", text) where there is none."""
    text = text.strip()
    found = BULLET.match(text) or NUMBER.match(text) or _PRINTED_BULLET.match(text)
    if not found or (found.group(1) == "o" and not text[found.end()].isupper()):
        return "", text
    return found.group(1), text[found.end() :]


def cut(column: Column, lines: Sequence[Line], leading: float) -> list[Paragraph]:
    """Cut the lines of a column, or of a cell, into paragraphs."""
    out: list[Paragraph] = []
    for line in lines:
        if out and not _begins(out[-1], line, leading):
            out[-1].lines.append(line)
        else:
            out.append(Paragraph([line], column, label_of(line.text)[0]))
    return out


def leading_of(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance between lines of one paragraph, in points."""
    steps = sorted(
        before.base - after.base
        for lines in pages
        for before, after in pairwise(lines)
        if 0.8 * after.size < before.base - after.base < 3.2 * after.size and abs(before.size - after.size) < 0.6
    )
    return steps[int(len(steps) * 0.35)] if steps else 14.0


def _begins(paragraph: Paragraph, line: Line, leading: float) -> bool:
    """Whether a line begins a new paragraph after this one, both in one column."""
    last, column = paragraph.lines[-1], paragraph.column
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return True
    step = last.base - line.base
    if step > 1.22 * max(leading, 0.9 * line.size) or step < 0:
        return True
    text = line.text.strip()
    ended = bool(_ENDS_SENTENCE.search(last.text))
    short = would_fit(last, line, column)
    if last.bold != line.bold and _look_changes(last, line) and (ended or short):
        return True
    if label_of(text)[0]:
        level = paragraph.label and _start(line, column) <= _start(paragraph.first, column) + 2
        return bool(ended or short or level or last.text.rstrip().endswith((",", " and", " or")))
    if short and not text[:1].islower():
        return True
    indent = _start(line, column) - _start(last, column)
    if abs(indent) < 0.9 * line.size:
        return False
    if len(paragraph.lines) == 1:
        return indent > 0 and not paragraph.label and short
    return ended or not text[:1].islower()


def _look_changes(last: Line, line: Line) -> bool:
    before = [piece.bold for piece in last.pieces if not piece.neutral and piece.text.strip()]
    after = [piece.bold for piece in line.pieces if not piece.neutral and piece.text.strip()]
    return bool(before and after) and before[-1] != after[0]


def _start(line: Line, column: Column) -> float:
    """How far the line's beginning stands from the column's edge."""
    return column.right - line.x1 if line.rtl else line.x0 - column.left


def would_fit(last: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line would have fitted on the one before: the break was meant."""
    room = last.x0 - column.left if last.rtl else column.right - last.x1
    text = line.text.strip()
    word = text[:1] if is_wide(text[:1]) else text.split(None, 1)[0] if text else ""
    wide = (line.x1 - line.x0) * len(word) / max(len(text), 1)
    return room > wide + 0.8 * line.size


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph of the next column or page is the rest of the one before it."""
    last, line = before.lines[-1], after.first
    if before.ended or after.label or before.cell != (0, 0, 0) or after.cell != (0, 0, 0):
        return False
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return False
    if last.bold != line.bold and _look_changes(last, line):
        return False
    text = line.text.strip()
    if last.text.rstrip().endswith(("-", "\u00ad", "\u0002", "\ufffe")) and text[:1].islower():
        return True
    ended = bool(_ENDS_SENTENCE.search(last.text))
    full = not would_fit(last, line, before.column)
    if text[:1].isalpha() and not text[:1].isupper():
        return full or not ended
    if _start(line, after.column) > 0.9 * line.size:
        return False  # the first line of a paragraph is set in
    # A last line is seldom full by chance: a full one has been cut, even where a sentence ends with it.
    return full and (len(before.lines) > 1 or not ended)


def text_of(lines: Sequence[Line], marks: dict[tuple[int, str], str], known: frozenset[str]) -> str:
    """The words of a paragraph; raised numbers that refer to a note of their page become "[^3]"."""
    return join_all((_written(line, marks) for line in lines), known)


def _written(line: Line, marks: dict[tuple[int, str], str]) -> str:
    out = ""
    for piece in line.pieces:
        mark = marks.get((line.page, piece.text.strip())) if piece.raised else None
        out += f"[^{mark}]" + (" " if piece.text.endswith(" ") else "") if mark else piece.text
    return out
