"""The fragments of the live page: which of them an entry concerns, and how they are rendered, once a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from plenary.floor.live import FRAGMENTS as FLOOR
from plenary.hall.wire import messages
from plenary.meetings import reads as meetings
from plenary.meetings.live import FRAGMENTS as MEETINGS
from plenary.record.live import Fragment

FRAGMENTS: tuple[Fragment, ...] = (*FLOOR, *MEETINGS)


def channel_of(obj: str) -> str:
    """The channel that an entry about this object is for: "wgec-2/1"; "" where no meeting is concerned."""
    parts = obj.split("/")
    return f"{parts[1]}/{parts[2]}" if len(parts) > 2 and parts[0] in ("meeting", "captions") else ""


def sits(channel: str) -> bool:
    """Is a session of this meeting open? Nothing of another one changes with the clock."""
    group, _slash, meeting = channel.partition("/")
    found = meetings.now(group, meeting)
    return found is not None and found.session is not None


def concerned(acts: Iterable[str], fragments: Iterable[Fragment] = FRAGMENTS) -> tuple[Fragment, ...]:
    """The fragments that acts of these kinds concern."""
    kinds = set(acts)
    return tuple(f for f in fragments if any(act.startswith(f.acts) for act in kinds))


def tongue(language: str, captions: Iterable[str]) -> str:
    """The name of a stream: the page's language, and where nothing but captions is wanted, their languages."""
    chosen = ",".join(sorted(set(captions))[:3])
    return f"{language}.{chosen}" if chosen else language


def rendered(fragment: Fragment, channel: str, tongue: str, after: int, at: datetime) -> tuple[tuple[int, str], ...]:
    """What is to be sent of a fragment: (number of the record or 0, HTML). Of one that only grows: what came after."""
    group, _slash, meeting = channel.partition("/")
    language, _dot, chosen = tongue.partition(".")
    with translation.override(language):
        if fragment.appends is not None:
            codes = chosen.split(",") if chosen else [language]
            came = {x for code in codes for x in fragment.appends(group, meeting, code, after, at)}
            return tuple(sorted(came))
        return () if chosen else ((0, fragment.render(group, meeting, language, at)),)


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment as it is to be sent. `number` is the entry's own where it only grows, else 0."""

    fragment: Fragment
    number: int
    html: str


def batch(pieces: Iterable[Piece], before: int, newest: int, shows: int) -> tuple[tuple[int, bytes], ...]:
    """The events of what came between two entries, each with the number that a message is remembered by.

    `shows` is the newest entry that any of it can show. What only grows comes last, in its order: whoever has a line of it
    has all that stands before, so that one who is cut off in between loses nothing and gets no line again.
    """
    some = sorted(pieces, key=lambda p: (p.number, p.fragment.name))
    found = []
    for n, piece in enumerate(some, 1):
        had = newest if n == len(some) else piece.number or before
        ident = messages.mark(had, piece.number if had == piece.number else max(shows, newest))
        found.append((piece.number or max(shows, newest), messages.event(piece.fragment.name, piece.html, ident)))
    return tuple(found)
