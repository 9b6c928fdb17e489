"""One file in one habit, and the pieces that its answers are written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Key = tuple[str, str]  # (question, part); part is "" where the question was answered as a whole


@dataclass(frozen=True)
class Habit:
    """A file as a respondent would hand it in, and what should be found in it."""

    name: str
    filename: str
    build: Callable[[], bytes]
    expected: dict[Key, str]  # prose; a question that stands here with nothing was left blank or out
    note: str  # what is hard about it


@dataclass(frozen=True)
class Piece:
    """A paragraph, a list, a table or the notes of an answer."""

    kind: str  # "text", "list", "table", "notes"
    lines: tuple[str, ...]  # without bullets, numbers and marks
    labels: tuple[str, ...] = ()  # of items ("-" or "1.") and of notes ("1")
    depths: tuple[int, ...] = ()  # of items, from 0
    cells: tuple[tuple[str, ...], ...] = ()


_ITEM = re.compile(r"( *)(-|\d+\.|[a-z]\)) (.*)")
_NOTE = re.compile(r"\[\^(\d+)\]: (.*)")


def pieces(prose: str) -> Iterator[Piece]:
    """The pieces of an answer, in order."""
    for block in prose.split("\n\n"):
        lines = tuple(block.split("\n"))
        items, notes = [_ITEM.fullmatch(line) for line in lines], [_NOTE.fullmatch(line) for line in lines]
        if all(items):
            found = [m for m in items if m]
            depths = tuple(len(m[1]) // 2 for m in found)
            yield Piece("list", tuple(m[3] for m in found), tuple(m[2] for m in found), depths)
        elif all(notes):
            yield Piece("notes", tuple(m[2] for m in notes if m), tuple(m[1] for m in notes if m))
        elif lines[0].startswith("| "):
            cells = tuple(tuple(c.strip() for c in line.strip("| ").split(" | ")) for line in lines)
            yield Piece("table", lines, cells=cells)
        else:
            yield Piece("text", lines)
