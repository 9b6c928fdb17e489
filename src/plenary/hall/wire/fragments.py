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


def rendered(fragment: Fragment, channel: str, language: str, after: int, at: datetime) -> tuple[tuple[int, str], ...]:
    """What is to be sent of a fragment: (number of the record or 0, HTML). Of one that only grows: what came after."""
    group, _slash, meeting = channel.partition("/")
    with translation.override(language):
        if fragment.appends is not None:
            return fragment.appends(group, meeting, language, after, at)
        return ((0, fragment.render(group, meeting, language, at)),)
