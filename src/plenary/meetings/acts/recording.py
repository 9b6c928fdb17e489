"""Recordings of a session: kept in the library, followed by its captions, taken out of view for a public reason."""

from __future__ import annotations

from datetime import datetime

from plenary.library import acts as library
from plenary.meetings.acts.common import address, met
from plenary.meetings.entries.captions import RecordingKept, RecordingRemoved
from plenary.meetings.models import Recording, Session
from plenary.meetings.rights import CAPTION
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.rules import switches

MEDIA = ("audio/", "video/")


@act
def keep_recording(
    by: Actor,
    *,
    group: str,
    meeting: str,
    session: int,
    name: str,
    digest: str,
    size: int,
    media_type: str,
    began: datetime | None = None,
    language: str = "",
    rights: str = "",
    at: datetime,
) -> Outcome:
    """Keep a recording of a session, whose bytes stand on the library's disk. `value` is its number. Raises Problem.

    `began` is the instant of its first second: None for that at which the session was opened.
    """
    found = met(by, group, meeting, CAPTION)
    row: Session | None = Session.objects.filter(meeting=found, number=session).first()
    if row is None or row.opened is None:
        raise Problem("A recording belongs to a session that was held.")
    if not switches.on(row.switches, "recording"):
        raise Problem(
            "The group has not switched recording on for this session: switch it on first, as it was decided."
        )
    if not media_type.startswith(MEDIA):
        raise Problem("%(name)s is neither sound nor pictures that a browser plays.", name=name)
    file = library.keep_large(by, name=name, digest=digest, size=size, media_type=media_type, at=at).value
    made = Recording(
        session=row,
        number=next_number(Recording, session__meeting=found),
        file_id=file,
        language=language,
        media_type=media_type,
        began=began or row.opened,
        rights=" ".join(rights.split())[:300],
    )
    made.save()
    about = address(found, "session", session, "recording", made.number)
    return Written(RecordingKept(session, made.number, media_type), about, made.number)


@act
def remove_recording(by: Actor, *, group: str, meeting: str, recording: int, reason: str, at: datetime) -> Outcome:
    """Take a recording out of public view, for a public reason. Raises Problem."""
    found = met(by, group, meeting, CAPTION)
    row: Recording | None = (
        Recording.objects.filter(session__meeting=found, number=recording).select_related("session").first()
    )
    if row is None:
        raise Problem("There is no such recording.")
    reason = " ".join(reason.split())[:300]
    if row.removed:
        return Unchanged(address(found, "recording", recording))
    if not reason:
        raise Problem("Say why it is removed: the reason is public.")
    row.removed = reason
    row.save()
    return Written(RecordingRemoved(row.session.number, recording, reason), address(found, "recording", recording))
