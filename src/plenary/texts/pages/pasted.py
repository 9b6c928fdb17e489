"""Words that were pasted, as paragraphs: a blank line ends one, # begins a heading, - an item of a list."""

from __future__ import annotations

import re
from typing import Any

_HEADING = re.compile(r"(#{1,6})\s+(.+)", re.S)
_ITEM = re.compile(r"\s*[-–•*]\s+(.+)", re.S)


def paragraphs(text: str, style: str = "plain") -> list[dict[str, Any]]:
    """The paragraphs, as `enter_paragraphs` takes them. In a resolution's style they are operative."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found: list[dict[str, Any]] = []
    for block in re.split(r"\n[ \t]*\n", plain):
        for piece in _pieces(block.strip("\n")):
            heading, item = _HEADING.fullmatch(piece), _ITEM.fullmatch(piece)
            if heading:
                found.append({"kind": "heading", "level": len(heading[1]), "words": heading[2].strip()})
            elif item:
                found.append({"kind": "item", "words": item[1].strip()})
            elif piece.strip():
                found.append({"kind": "operative" if style == "resolution" else "paragraph", "words": piece.strip()})
    return found


def _pieces(block: str) -> list[str]:
    """Headings and items stand on lines of their own; other lines that follow one another are one paragraph."""
    pieces: list[str] = []
    fresh = True
    for line in block.split("\n"):
        alone = bool(_HEADING.fullmatch(line))
        if fresh or alone or _ITEM.match(line):
            pieces.append(line)
        else:
            pieces[-1] += f"\n{line}"
        fresh = alone
    return pieces
