"""Captions come in pieces, as they are typed or recognised: gathered into lines. See docs/rules/captions.md.

Steno programs send fragments of words, and backspaces where they take something back; a line ends where they say so, at
the end of a sentence once it is long enough, or before it would become too long to read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST = 160  # characters of a line
ENOUGH = 48  # from which the end of a sentence ends a line
ENDS = ".!?…。！？؟"
BREAKS = "\n\r\u2028\u2029"
UNSAID = ("Cc", "Cs")  # control characters, and halves of characters: no text


@dataclass(frozen=True, slots=True)
class Piece:
    """What has been typed and is no line yet."""

    text: str = ""


def feed(piece: Piece, chunk: str) -> tuple[tuple[str, ...], Piece]:
    """The lines that a chunk completes, and what is left. Backspaces take from what is left, never from a line."""
    lines: list[str] = []
    text = piece.text
    for letter in chunk:
        if letter in "\b\x7f":
            text = _shorter(text)
        elif letter in BREAKS:
            _take(lines, text)
            text = ""
        elif letter.isspace() or unicodedata.category(letter) not in UNSAID:
            if letter.isspace():
                if len(text) >= ENOUGH and text.rstrip()[-1:] in ENDS:
                    _take(lines, text)
                    text = ""
                    continue
                letter = " "
            text += letter
            if len(text) > LONGEST:
                head, text = _broken(text)
                _take(lines, head)
    return tuple(lines), Piece(text)


def close(piece: Piece) -> str:
    """What is left, as a last line; "" where nothing is."""
    return " ".join(piece.text.split())


def said(text: str) -> str:
    """Text as it is kept: one blank between words, none around them, no character that is no text."""
    flat = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in UNSAID)
    return " ".join(flat.split())


def parted(text: str, most: int) -> tuple[str, ...]:
    """A text in parts of at most `most` characters, each ending with a full word where it can: no word is lost."""
    parts = []
    text = said(text)
    while len(text) > most:
        place = text.rfind(" ", 1, most + 1)
        place = most if place < 1 else place
        parts.append(text[:place].rstrip())
        text = text[place:].lstrip()
    return (*parts, text) if text else tuple(parts)


def _take(lines: list[str], text: str) -> None:
    if said := " ".join(text.split()):
        lines.append(said)


def _shorter(text: str) -> str:
    """Without its last letter, and the marks that combine with it."""
    end = len(text) - 1
    while end > 0 and unicodedata.combining(text[end]):
        end -= 1
    return text[: max(end, 0)]


def _broken(text: str) -> tuple[str, str]:
    """A long text in two: after its last full word, or in the middle of a word that has no end."""
    place = text.rstrip().rfind(" ", 1)
    if place < LONGEST // 3:
        return text[:LONGEST], text[LONGEST:]
    return text[:place], text[place + 1 :]
