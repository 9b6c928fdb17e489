"""Plain text files to blocks: `read(data)`."""

from __future__ import annotations

from plenary.press.blocks import Source
from plenary.press.building import Builder
from plenary.press.encodings import decode, wide_without_mark
from plenary.press.lines import add_lines


def read(data: bytes) -> Source:
    """Decode and cut a text into paragraphs, lists, headings and tables; never raises for whatever bytes."""
    text, encoding = decode(data)
    builder = Builder("txt")
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        builder.warn("unreadable-characters")
    add_lines(builder, text)
    return builder.source(encoding=encoding)


def is_wide(data: bytes) -> bool:
    """Whether bytes are text with two bytes a character that carries no mark saying so."""
    return bool(wide_without_mark(data))
