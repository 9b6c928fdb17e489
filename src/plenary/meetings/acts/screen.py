"""What the secretariat puts up on the screen for all."""

from __future__ import annotations

from datetime import datetime

from plenary.library import reads as library
from plenary.meetings.acts.common import address, met
from plenary.meetings.entries.sensing import ScreenPut
from plenary.meetings.models import Screen
from plenary.meetings.rights import RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

SHOWS = ("item", "text", "document", "captions", "poll", "nothing")
LONGEST = 6000


@act
def put_up(
    by: Actor,
    *,
    group: str,
    meeting: str,
    shows: str,
    text: str = "",
    document: int | None = None,
    page: int | None = None,
    at: datetime,
) -> Outcome:
    """Put up the item, a text, a document (its key, and a page), captions, the question to the room, or nothing."""
    found = met(by, group, meeting, RUN)
    if shows not in SHOWS:
        raise Problem("Choose what is to be on the screen.")
    text = text.replace("\r\n", "\n").strip() if shows == "text" else ""
    if shows == "text" and not text:
        raise Problem("Write or paste the text.")
    if len(text) > LONGEST:
        raise Problem("A screen holds at most %(most)s characters: put up a paragraph at a time.", most=LONGEST)
    if shows == "document" and document is None:
        raise Problem("Choose the document.")
    if shows == "document" and document is not None and not library.document(document):
        raise Problem("There is no such document.")
    if shows == "document" and page is not None and page < 1:
        raise Problem("A document begins with page 1.")
    row = Screen.objects.filter(meeting=found).first() or Screen(meeting=found, changed=at)
    kept = (shows, text, document if shows == "document" else None, page if shows == "document" else None)
    if row.pk is not None and (row.shows, row.text, row.document_id, row.page) == kept:
        return Unchanged(address(found, "screen"))
    row.shows, row.text, row.document_id, row.page = kept
    row.changed = at
    row.save()
    return Written(ScreenPut(shows, document or 0, page or 0), address(found, "screen"))
