"""Blocks as *prose*, the light formatting in which an answer is kept (grammar: docs/rules/questionnaire.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from plenary.rules.questionnaire.values import Block

_CLOSED = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,6}|[أبجدهو])[.)]"
_ORDERED = re.compile(rf"(?:{_CLOSED}|\d{{1,3}}(?:\.\d{{1,3}})+)")
_TYPED = re.compile(rf"(?P<label>[-–—•·▪◦●○■□*]|{_CLOSED})\s+(?=\S)")  # not "1.2 million"
_BULLETS = frozenset("-–—•·▪◦●○■□*o§")
_BREAKS = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or what is left of it when the words of a question are taken away."""

    index: int
    kind: str
    text: str
    level: int = 0
    label: str = ""
    bold: bool = False
    table: int = 0
    row: int = 0
    column: int = 0
    mark: str = ""


def piece(block: Block, text: str, *, label: str | None = None, kind: str | None = None) -> Piece:
    """A copy of a block with other words, another label or another kind."""
    return Piece(
        block.index,
        kind or block.kind,
        text,
        block.level,
        block.label if label is None else label,
        block.bold,
        block.table,
        block.row,
        block.column,
        block.mark,
    )


def _one_line(text: str, joint: str = " ") -> str:
    return _BREAKS.sub(joint, text.strip())


def _item(text: str, label: str, level: int) -> str:
    shown = label.strip()
    if not shown or shown in _BULLETS or not _ORDERED.fullmatch(shown):
        text = f"- {text}" if not shown or not any(c.isalnum() for c in shown) or shown == "o" else f"- {shown} {text}"
    else:
        text = f"{shown} {text}"
    return "  " * max(0, level - 1) + text


def _paragraph(block: Block) -> tuple[str, str]:
    """(kind, prose) of a paragraph; one that begins with a typed bullet or number is an item of a list."""
    text = _BREAKS.sub("\n", block.text.strip())
    if block.label.strip():
        return "item", _item(_one_line(text), block.label, block.level)
    typed = _TYPED.match(text)
    if typed and "\n" not in text:
        label = typed["label"]
        return "item", _item(text[typed.end() :], "" if label in _BULLETS else label, 1)
    return "paragraph", text


def _row(cells: Sequence[Block]) -> str:
    columns: dict[int, list[str]] = {}
    for cell in cells:
        text = f"{cell.label} {cell.text}" if cell.label.strip() else cell.text
        columns.setdefault(cell.column, []).append(_SPACE.sub(" ", _one_line(text, " / ").replace("|", "¦")))
    row = [" / ".join(t for t in columns.get(c, []) if t) for c in range(min(columns), max(columns) + 1)]
    return "| " + " | ".join(row) + " |"


def _items(blocks: Sequence[Block]) -> Iterable[tuple[str, str]]:
    levels = sorted({b.level for b in blocks if b.kind == "heading"})
    for (kind, table), group in groupby(blocks, key=lambda b: (b.kind, b.table if b.kind == "cell" else 0)):
        if kind == "cell":
            for _, cells in groupby(group, key=lambda b: b.row):
                row = list(cells)
                if any(c.text.strip() for c in row):
                    yield f"row {table}", _row(row)
            continue
        for block in group:
            text = block.text.strip()
            if not text:
                continue
            if kind == "heading":
                shown = f"{block.label.strip()} {text}" if block.label.strip() else text
                yield "heading", "#" * min(3, levels.index(block.level) + 1) + " " + _one_line(shown)
            elif kind == "item":
                yield "item", _item(_one_line(text), block.label, block.level)
            elif kind == "footnote":
                yield "note", f"[^{block.mark.strip() or '*'}]: {_one_line(text)}"
            else:
                yield _paragraph(block)


def prose(blocks: Sequence[Block]) -> str:
    """The prose of blocks in the order given; "" where they hold no words.

    Headings are numbered from the highest that occurs, so that an answer never begins with a third-level heading.
    A bar in a cell becomes "¦", since the grammar has no escapes.
    """
    out: list[str] = []
    before = ""
    for kind, text in _items(blocks):
        if out:
            close = kind == before and (kind in ("item", "note") or kind.startswith("row"))
            out.append("\n" if close else "\n\n")
        out.append(_SPACE.sub(" ", text) if kind in ("paragraph", "heading", "note") else text)
        before = kind
    return "".join(out).strip()
