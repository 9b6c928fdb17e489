"""A statement that time did not reach is handed in as text or as a file, and stands beside the list (A103)."""

from __future__ import annotations

from datetime import datetime

from plenary.floor.acts.common import address, find, here, listed
from plenary.floor.entries.lists import TextHandedIn
from plenary.floor.reads.values import is_hers
from plenary.floor.rights import ENTER, HAND_IN
from plenary.library import acts as library
from plenary.meetings.reads.items import item_key
from plenary.members.reads import seat_of
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.agenda import OVER
from plenary.rules.floor import became

LONGEST = 40_000  # characters
LARGEST = 20 * 1024 * 1024  # bytes of a file


@act
def hand_in_text(
    by: Actor,
    *,
    group: str,
    meeting: str,
    item: int,
    arrived: int,
    text: str = "",
    file: tuple[str, bytes, str] | None = None,
    at: datetime,
) -> Outcome:
    """Hand in what was not said: text, a file (name, bytes, media type), or both. Raises Problem, Forbidden.

    For whoever was not reached, or withdrew; the chair and the secretariat hand in for somebody.
    """
    now = here(by, group, meeting, HAND_IN)
    row = listed(now, item, needed=False)
    made = find(row, arrived)
    seat, _organisation = seat_of(by.person, group) if by.person else (None, "")
    if not is_hers(made, by.person, seat) and not ENTER.asked(by, group).allowed:
        raise Problem("This request is somebody else's.")
    _key, state = item_key(now.meeting.id, item)
    told = became(made.state, made.rest, state in OVER)
    if told not in ("unreached", "withdrawn"):
        raise Problem("A text is handed in for a statement that was not reached.")
    text = text.strip()
    if not text and file is None and made.file_id is None:
        raise Problem("Write the statement, or choose a file.")
    if len(text) > LONGEST:
        raise Problem("A statement has at most %(most)s characters: hand in a file.", most=LONGEST)
    if file is not None and len(file[1]) > LARGEST:
        raise Problem("The file is larger than 20 MB.")
    if file is None and text == made.text:
        return Unchanged(address(now, item, arrived))
    if file is not None:
        name, data, media = file
        made.file_id = library.keep_original(by, name=name, data=data, media_type=media, at=at).value
    made.text, made.state = text, told
    made.save()
    return Written(TextHandedIn(item, arrived, made.file_id is not None), address(now, item, arrived))
