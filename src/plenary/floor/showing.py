"""What the fragments of the floor are made of: for the page and for the wire alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.floor.reads.lists import speakers
from plenary.meetings.reads import Now
from plenary.meetings.reads.planning import sessions
from plenary.rules import floor


def turn(now: Now, at: datetime) -> dict[str, Any]:
    """Who speaks, with the clock; where no session is open, when the next one is. One query at most."""
    clock = floor.clock(now.turn.limit, now.turn.began, at) if now.turn else None
    upcoming = None
    if now.session is None and not now.meeting.closed:
        upcoming = next((s.starts for s in sessions(now.meeting.id) if s.opened is None), None)
    return {"clock": clock, "upcoming": upcoming}


def listed(now: Now, at: datetime) -> dict[str, Any]:
    """The list of the item that is open. Five queries."""
    return {"page": speakers(now, at)}
