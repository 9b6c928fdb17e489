"""What the secretariat puts up on the screen for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.library import reads as library
from plenary.meetings.acts.common import address, item_of, met
from plenary.meetings.entries.sensing import ScreenPut
from plenary.meetings.models import Item, Meeting, Screen
from plenary.meetings.rights import RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Problem

SHOWS = ("item", "text", "document", "captions", "poll", "question", "nothing")
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
    item: int | None = None,
    question: str = "",
    words: Mapping[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Put up the item, a text, a document (its key, and a page), captions, the question to the room, or nothing.

    `question` of a call for input is put up under the `item` that discusses its responses, with its `words` by language
    (A50): the room that asks knows them, this one does not. Raises Problem.
    """
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
    under = _under(found, item, question) if shows == "question" else None
    asked = (under.pk, " ".join(question.split())[:20], words_of(words, 4000)) if under else (None, "", {})
    if under and not asked[2]:
        raise Problem("Choose the question.")
    kept = (shows, text, document if shows == "document" else None, page if shows == "document" else None, *asked)
    now = (row.shows, row.text, row.document_id, row.page, row.item_id, row.question, row.words)
    if row.pk is not None and now == kept:
        return Unchanged(address(found, "screen"))
    row.shows, row.text, row.document_id, row.page, row.item_id, row.question, row.words = kept
    row.changed = at
    row.save()
    told = ScreenPut(shows, document or 0, page or 0, under.number if under else 0, row.question)
    return Written(told, address(found, "screen"))


def _under(meeting: Meeting, item: int | None, question: str) -> Item:
    """The item under which a question is put up. Raises Problem."""
    if item is None or not question.strip():
        raise Problem("Choose the question.")
    row = item_of(meeting, item)
    if not row.about:
        raise Problem("Item %(number)s names no call for input: name it first.", number=item)
    return row
