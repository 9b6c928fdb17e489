"""Footnotes of a PDF: small type at the foot of a page, tied to raised marks above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plenary.press.pdf_layout import Line

_SMALL = 0.93  # of the size of running text
_MARK = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3}|[ivx]{1,5}|[a-z])(?=[\s\u00a0.)]|$|[^\W\d])")


@dataclass
class Note:
    """A footnote: the mark that is printed, and its lines."""

    shown: str
    page: int
    lines: list[Line] = field(default_factory=list)


def notes_of(lines: list[Line], usual: float, open_note: Note | None) -> tuple[list[Note], list[Line]]:
    """Take the notes from the lines of a page, given from top to bottom.

    Gives the notes and the lines that are left. Small type at the foot that begins without a mark goes on with
    `open_note`, the last of the page before.
    """
    marks = {
        piece.text.strip()
        for line in lines
        if line.size > _SMALL * usual
        for piece in line.pieces
        if piece.raised and piece.text.strip()
    }
    foot = len(lines)
    while foot and lines[foot - 1].size <= _SMALL * usual:
        foot -= 1
    notes: list[Note] = []
    left = lines[:foot]
    for line in lines[foot:]:
        mark = _mark_of(line, marks)
        if mark:
            notes.append(Note(mark, line.page, [line]))
        elif notes:
            notes[-1].lines.append(line)
        elif open_note is not None and not left_is_empty(left):
            open_note.lines.append(line)
        else:
            left.append(line)
    return notes, left


def left_is_empty(lines: list[Line]) -> bool:
    """Whether nothing but notes stands on the page."""
    return not lines


def _mark_of(line: Line, marks: set[str]) -> str:
    pieces = [piece for piece in line.pieces if piece.text.strip()]
    if not pieces:
        return ""
    first = pieces[0].text.strip()
    if pieces[0].raised and len(first) <= 4:
        return first.rstrip(".)")
    found = _MARK.match(line.text.strip())
    return found.group(1) if found and found.group(1) in marks else ""


def without_mark(text: str, shown: str) -> str:
    """The text of a note without the mark before it."""
    text = text.strip()
    return text[len(shown) :].lstrip(" .)\u00a0\t") if text.startswith(shown) else text
