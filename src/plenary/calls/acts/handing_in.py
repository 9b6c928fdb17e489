"""Files are handed in: kept at once, read by a job."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.calls.entries import FilesHandedIn
from plenary.calls.models import Call, Question
from plenary.calls.rights import RECEIVE
from plenary.library import work
from plenary.library.acts import keep_original
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem


@act
def hand_in_files(by: Actor, *, call: str, files: Sequence[tuple[str, bytes, str]], at: datetime) -> Outcome:
    """Keep files (name, bytes, media type) and order their reading. `value` is the job's key."""
    found = Call.objects.select_related("group").get(slug=call)
    RECEIVE.require(by, found.group.slug)
    if not Question.objects.filter(call=found).exists():
        raise Problem("The call has no questions yet: write or import its questionnaire first.")
    kept = [keep_original(by, name=name, data=data, media_type=media, at=at).value for name, data, media in files]
    arguments = {"call": call, "files": kept, "by": {"person": by.person, "seat": by.seat, "capacity": by.capacity}}
    job = work.ask("import", f"call/{call}", arguments, by.person, at, queue=work.READING)
    return Written(FilesHandedIn(call, len(kept)), f"call/{call}", job)
