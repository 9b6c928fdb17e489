"""The fragments of live pages: which of them an entry concerns, and how they are rendered, once a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from plenary.consensus.live import FRAGMENTS as CONSENSUS
from plenary.floor.live import FRAGMENTS as FLOOR
from plenary.hall.wire import messages
from plenary.meetings import reads as meetings
from plenary.meetings.live import FRAGMENTS as MEETINGS
from plenary.record.following import Happened
from plenary.record.live import Fragment
from plenary.texts.live import FRAGMENTS as TEXTS

FRAGMENTS: tuple[Fragment, ...] = (*FLOOR, *MEETINGS)  # of a meeting
ALL: tuple[Fragment, ...] = (*FRAGMENTS, *TEXTS, *CONSENSUS)


def channel_of(obj: str) -> str:
    """The channel that an entry about this object is for: "wgec-2/1" of a meeting, "text/wgec-2/draft" of a text.

    "" where nobody can watch it.
    """
    parts = obj.split("/")
    if len(parts) < 3:
        return ""
    if parts[0] == "text":
        return "/".join(parts[:3])
    return f"{parts[1]}/{parts[2]}" if parts[0] in ("meeting", "captions") else ""


def kind_of(channel: str) -> str:
    """What is watched: a meeting, or a text."""
    return "text" if channel.count("/") == 2 else "meeting"


def shown_on(channel: str, some: Iterable[Fragment] = ALL) -> tuple[Fragment, ...]:
    """The fragments of the pages that watch this channel."""
    kind = kind_of(channel)
    return tuple(f for f in some if f.of == kind)


def _place(channel: str) -> tuple[str, str]:
    group, name = channel.split("/")[-2:]
    return group, name


def sits(channel: str) -> bool:
    """Is a session of this meeting open? Nothing of another one, nor of a text, changes with the clock."""
    if kind_of(channel) != "meeting":
        return False
    group, meeting = _place(channel)
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
    group, meeting = _place(channel)
    language, _dot, chosen = tongue.partition(".")
    with translation.override(language):
        if fragment.appends is not None:
            codes = chosen.split(",") if chosen else [language]
            came = {x for code in codes for x in fragment.appends(group, meeting, code, after, at)}
            return tuple(sorted(came))
        return () if chosen else ((0, fragment.render(group, meeting, language, at)),)


def elements(
    fragment: Fragment, channel: str, tongue: str, came: Sequence[Happened] | None, at: datetime
) -> tuple[tuple[str, str], ...]:
    """The elements of a fragment that entries concern: (id, HTML), in the order of the page."""
    if fragment.pieces is None:
        return ()
    language = tongue.partition(".")[0]
    chosen = None if came is None else [e for e in came if e.act.startswith(fragment.acts)]
    with translation.override(language):
        return fragment.pieces(*_place(channel), language, chosen, at)


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
