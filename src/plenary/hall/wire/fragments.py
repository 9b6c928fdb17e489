"""The fragments of the live page: which of them an entry concerns, and how they are rendered, once a language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation

from plenary.floor.live import FRAGMENTS as FLOOR
from plenary.meetings.live import FRAGMENTS as MEETINGS
from plenary.record.live import Fragment

FRAGMENTS: tuple[Fragment, ...] = (*FLOOR, *MEETINGS)


def channel_of(obj: str) -> str:
    """The channel that an entry about this object is for: "wgec-2/1"; "" where no meeting is concerned."""
    parts = obj.split("/")
    return f"{parts[1]}/{parts[2]}" if len(parts) > 2 and parts[0] in ("meeting", "captions") else ""


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
