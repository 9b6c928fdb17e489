"""A Word file with tracked changes and comments: what stood, what is wanted, by whom: `changes`, `plain_changes`.

Servers ask `confined.Reader.read_changes`, which does the same in a process of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from plenary.press.changed import (
    UNKNOWN,
    Changed,
    ChangedParagraph,
    Comment,
    Leftover,
    Note,
    Piece,
    Stamp,
)
from plenary.press.gate import DEFAULT, Limits

__all__ = [
    "UNKNOWN",
    "Changed",
    "ChangedParagraph",
    "Comment",
    "Leftover",
    "Note",
    "Piece",
    "Stamp",
    "changes",
    "plain_changes",
]


def changes(data: bytes, limits: Limits = DEFAULT) -> Changed:
    """Read the tracked changes and comments of a Word file. Raises `Refused`, and nothing else, for whatever bytes.

    What changes the look of words alone is no change. A file without tracking gives paragraphs whose `before` and
    `after` are the same: `plain_changes` finds what was changed in it.
    """
    raise NotImplementedError


def plain_changes(before: Sequence[tuple[str, str]], data: bytes, limits: Limits = DEFAULT) -> Changed:
    """Read a file of which we know what it said: changes that nobody tracked are found too. Raises `Refused`.

    `before`: (key, words) of each paragraph in order, as the file was when it was taken away; in words `[^1]` is the
    mark of the first note. Tracked changes keep author and instant; what was done without tracking bears `UNKNOWN`, and
    the warning "untracked-changes" is given. Paragraphs are found by our bookmarks, and where these are gone by
    their words; keys that the file holds no more come back as "deleted" at the place where they stood.
    """
    raise NotImplementedError
