"""The light formatting of answers: block structure in plain text, no inline marks, no escapes.

`parse` turns text into nodes, `write` turns nodes into text; `write(parse(x))` is the canonical spelling of `x`, and
writing what was parsed from it changes nothing more. Every character that is not white space or block syntax survives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

DEEPEST = 6  # levels of a list; deeper ones are shown at this depth

_COUNT = r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdmIVXLCDM]{1,6}|[^\W\d_]{1,2})"  # 3, 2.1, iv, b, bb
_LABEL = rf"\({_COUNT}\)|{_COUNT}[.)]"
_HEADING = re.compile(r"(#{1,3}) +(\S.*)")
_ITEM = re.compile(rf"( *)(-|{_LABEL}) +(\S.*)")
_NOTE = re.compile(r"\[\^([^\]\s\[^]{1,16})\]:(?:\s+(.*))?")
_MARK = re.compile(r"\[\^([^\]\s\[^]{1,16})\]")
_LINK = re.compile(r"https?://[^\s<>\"'«»“”\u3000-\u303f\uff00-\uffef\u060c\u061b\u061f]+", re.IGNORECASE)
_SPAN = re.compile(rf"\n|{_MARK.pattern}|({_LINK.pattern})", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str  # "\n" is a line break


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 to 3
    text: str  # one line


@dataclass(frozen=True, slots=True)
class Item:
    level: int  # from 1
    label: str  # "" for a bullet, otherwise as written: "1.", "a)", "(iv)"
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]  # may be ragged

    @property
    def headed(self) -> bool:
        """Whether the first row can head the columns: more rows follow, and none of its cells is empty."""
        return len(self.rows) > 1 and len(self.rows[0]) == self.width and all(self.rows[0])

    @property
    def width(self) -> int:
        return max(len(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Note:
    mark: str  # "3" for "[^3]"
    text: str


Node = Paragraph | Heading | Item | Table | Note


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of running text."""

    kind: Literal["text", "mark", "link", "break"]
    text: str  # the words; for a mark the mark alone ("3"), for a link its address, for a break "\n"


def parse(text: str) -> tuple[Node, ...]:
    """Read prose. Never fails: what fits no other form is a paragraph."""
    nodes: list[Node] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    for chunk in _BLANK.split(text):
        lines = [line.rstrip() for line in chunk.split("\n") if line.strip()]
        rest: list[str] = []  # lines of a running paragraph
        for number, line in enumerate(lines):
            if rest:
                rest.append(line.strip())  # a paragraph runs to the next blank line whatever its lines begin with
                continue
            node = _line(line)
            before = nodes[-1] if nodes and number else None
            if isinstance(node, str):
                if isinstance(before, Item):
                    nodes[-1] = Item(before.level, before.label, f"{before.text}\n{node}")
                elif isinstance(before, Note):
                    nodes[-1] = Note(before.mark, f"{before.text}\n{node}".strip())
                else:
                    rest.append(node)
            elif isinstance(node, Table) and isinstance(before, Table):
                nodes[-1] = Table(before.rows + node.rows)
            else:
                nodes.append(node)
        if rest:
            nodes.append(Paragraph("\n".join(rest)))
    if nodes and isinstance(nodes[0], Item):
        # Leading white space never counts, so nothing can begin deeper than the first level.
        nodes[0] = Item(1, nodes[0].label, nodes[0].text)
    return tuple(nodes)


def _line(line: str) -> Heading | Item | Table | Note | str:
    """What one line is by itself; a string where it is running text."""
    bare = line.strip()
    if found := _HEADING.fullmatch(bare):
        return Heading(len(found[1]), found[2])
    if len(bare) > 1 and bare[0] == bare[-1] == "|":
        return Table((tuple(cell.strip() for cell in bare[1:-1].split("|")),))
    if found := _NOTE.fullmatch(bare):
        return Note(found[1], (found[2] or "").strip())
    if found := _ITEM.fullmatch(line.replace("\t", "  ")):
        return Item(min(DEEPEST, len(found[1]) // 2 + 1), "" if found[2] == "-" else found[2], found[3])
    return bare


def write(nodes: Sequence[Node]) -> str:
    """Spell nodes out as prose. The bar that separates cells cannot stand in a cell and becomes a broken bar."""
    if not nodes:
        return ""
    parts = [_spell(nodes[0])]
    for before, node in pairwise(nodes):
        together = type(before) is type(node) and isinstance(node, Item | Note)
        parts += ["\n" if together else "\n\n", _spell(node)]
    return "".join(parts)


def _spell(node: Node) -> str:
    match node:
        case Paragraph(text):
            return text
        case Heading(level, text):
            return f"{'#' * level} {text}"
        case Item(level, label, text):
            return f"{'  ' * (level - 1)}{label or '-'} {text}"
        case Table(rows):
            return "\n".join("| " + " | ".join(cell.replace("|", "¦") for cell in row) + " |" for row in rows)
        case Note(mark, text):
            return f"[^{mark}]: {text}".rstrip()


def spans(text: str) -> tuple[Span, ...]:
    """Cut running text at line breaks, footnote marks and http(s) addresses. Nothing is lost between the spans."""
    found: list[Span] = []
    at = 0
    for match in _SPAN.finditer(text):
        link = match[2] or ""
        end = match.end()
        if link:
            kept = _without_closing(link)
            end -= len(link) - len(kept)
            link = kept
        if match.start() > at:
            found.append(Span("text", text[at : match.start()]))
        if link:
            found.append(Span("link", link))
        elif match[1]:
            found.append(Span("mark", match[1]))
        else:
            found.append(Span("break", "\n"))
        at = end
    if at < len(text):
        found.append(Span("text", text[at:]))
    return tuple(found)


def _without_closing(address: str) -> str:
    """An address does not end with the punctuation of the sentence around it, nor with a bracket it did not open."""
    while address and (
        address[-1] in ".,;:!?"
        or (address[-1] == ")" and address.count("(") < address.count(")"))
        or (address[-1] == "]" and address.count("[") < address.count("]"))
    ):
        address = address[:-1]
    return address


def words(text: str) -> str:
    """The words alone, for searching and counting: no block syntax, one line a block."""
    lines: list[str] = []
    for node in parse(text):
        match node:
            case Table(rows):
                lines += [" ".join(row) for row in rows]
            case Item(_, label, said):
                lines.append(f"{label} {said}".strip())
            case _:
                lines.append(node.text)
    return "\n".join(_MARK.sub("", line) for line in lines)
