"""What a room shows live: public fragments of a page, rendered once per language and sent to all who watch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from plenary.record.following import Happened

Render = Callable[[str, str, str, datetime], str]  # group, meeting or text, language, now: the HTML of the fragment
Appends = Callable[[str, str, str, int, datetime], tuple[tuple[int, str], ...]]  # …, after this number of the record
# …, the entries that concern it (None: anything may have changed): (id of an element, its HTML), in the order of the page
Pieces = Callable[[str, str, str, Sequence[Happened] | None, datetime], tuple[tuple[str, str], ...]]


def nothing(group: str, name: str, language: str, at: datetime) -> str:
    """For a fragment that is made of pieces."""
    return ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of the live page, named as in its `data-live`. `acts` are beginnings of the kinds of entry that concern it.

    `appends` is for what only grows (captions): the lines after a number of the record, each with its own number, so
    that whoever was cut off misses none and sees none twice; `render` then gives the last lines, for the page.

    `pieces` is for a page of many elements that change one by one (a text's paragraphs): those alone that the entries
    concern are rendered and sent, each put in the place of the element that bears its id. `of` says what is watched.
    """

    name: str
    acts: tuple[str, ...]
    render: Render = nothing
    appends: Appends | None = None
    pieces: Pieces | None = None
    of: str = "meeting"  # meeting, text
