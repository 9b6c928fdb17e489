"""What a room shows live: public fragments of a page, rendered once per language and sent to all who watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

Render = Callable[[str, str, str, datetime], str]  # group, meeting, language, now: the HTML of the fragment
Appends = Callable[[str, str, str, int, datetime], tuple[tuple[int, str], ...]]  # …, after this number of the record


@dataclass(frozen=True, slots=True)
class Fragment:
    """One piece of the live page, named as in its `data-live`. `acts` are beginnings of the kinds of entry that concern it.

    `appends` is for what only grows (captions): the lines after a number of the record, each with its own number, so
    that whoever was cut off misses none and sees none twice; `render` then gives the last lines, for the page.
    """

    name: str
    acts: tuple[str, ...]
    render: Render
    appends: Appends | None = None
