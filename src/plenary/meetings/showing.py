"""What the fragments of a meeting's live page are made of: for the page and for the wire alike."""

from __future__ import annotations

from typing import Any

from plenary.library import reads as library
from plenary.meetings.reads import Now, captions, deciding, sensing
from plenary.meetings.reads.agenda import agenda
from plenary.record.door import Visit


def screen(now: Now, at: Any) -> dict[str, Any]:
    """What is on the screen, with its document and the documents of the item. Five queries at most."""
    shown = sensing.screen(now.meeting.id)
    document = library.document(shown.document) if shown.document is not None else None
    items = agenda(now.meeting.id, at, only=now.item.number) if shown.shows == "item" and now.item else ()
    return {
        "screen": shown,
        "document": document.line if document else None,
        "documents": items[0].documents if items else (),
        "poll": sensing.poll_now(now.meeting.id),
    }


def spoken(now: Now, language: str) -> dict[str, Any]:
    """The last lines of the captions, in the reader's language where there are any. Three queries at most."""
    chosen = captions.language_for(now.meeting.id, language)
    return {"captions": captions.last(now.meeting.id, chosen) if chosen else (), "whole": True}


def decided(now: Now) -> dict[str, Any]:
    """The newest decisions. One query."""
    return {"decided": deciding.decisions(now.meeting.id, newest=3)}


def everything(now: Now, visit: Visit) -> dict[str, Any]:
    """All of it, for the page."""
    return screen(now, visit.at) | spoken(now, visit.language) | decided(now)
