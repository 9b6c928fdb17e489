"""The fragments of the live page that this room shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from plenary.meetings import showing
from plenary.meetings.reads import captions, now
from plenary.record.live import Fragment


def _rendered(template: str, found: Any, **context: Any) -> str:
    return render_to_string(template, {"now": found, **context}).strip()


def _screen(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return _rendered("meetings/_screen.html", found, **showing.screen(found, at)) if found else ""


def _decided(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return _rendered("meetings/_decided.html", found, **showing.decided(found)) if found else ""


def _poll(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return _rendered("meetings/_poll.html", found, **showing.screen(found, at)) if found else ""


def _captions(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return _rendered("meetings/_captions.html", found, **showing.spoken(found, language)) if found else ""


def _more(group: str, meeting: str, language: str, after: int, at: datetime) -> tuple[tuple[int, str], ...]:
    """The lines since: those of an entry together, with its number."""
    found = now(group, meeting)
    if found is None:
        return ()
    chosen = captions.language_for(found.meeting.id, language)
    if not chosen:
        return ()
    lines = captions.since(group, meeting, found.meeting.id, chosen, after)
    return tuple(
        (number, _rendered("meetings/_captions.html", found, captions=some, whole=False)) for number, some in lines
    )


FRAGMENTS: tuple[Fragment, ...] = (
    Fragment("captions", ("meetings.caption",), _captions, _more),
    Fragment("screen", ("meetings.screen", "meetings.item", "meetings.document", "meetings.poll"), _screen),
    Fragment("decisions", ("meetings.decision",), _decided),
    Fragment("poll", ("meetings.poll",), _poll),
)
