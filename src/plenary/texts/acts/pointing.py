"""Which paragraph is before the room: what the projector shows."""

from __future__ import annotations

from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.texts.acts.common import address, drafted, living
from plenary.texts.entries.making import ParagraphPointed
from plenary.texts.rights import KEEP


@act
def point(by: Actor, *, group: str, text: str, key: int, at: datetime) -> Outcome:
    """Put a paragraph before the room: every projector of the text shows it. Raises Problem, Forbidden."""
    found = drafted(by, group, text, KEEP)
    living(found, key)
    if found.pointed == key:
        return Unchanged(address(found, key))
    found.pointed = key
    found.save()
    return Written(ParagraphPointed(key), address(found, key))
