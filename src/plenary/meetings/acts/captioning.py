"""Captions: lines come in from a captioner, with the speaker who has the floor; a correction is an act (A91, A178)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db.models import Max

from plenary.meetings.acts.common import address, met, next_number
from plenary.meetings.entries.captions import CaptionCorrected, Captioned, FeedClosed, FeedOpened
from plenary.meetings.models import Caption, CaptionFeed, Meeting
from plenary.meetings.reads.now import now as standing
from plenary.meetings.rights import CAPTION, FEED
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Receipt, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.record.writer import durably
from plenary.rules import caption_lines

SOURCES = ("steno", "typed", "automatic")
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
LONGEST = 2000  # characters of a line
CHUNK = 16_000  # characters of what a program sends at once


def _object(group: str, meeting: str, language: str) -> str:
    """Quiet for what is kept in the process: record.kept."""
    return f"captions/{group}/{meeting}/{language}"


@act
def caption(
    by: Actor,
    *,
    group: str,
    meeting: str,
    language: str,
    lines: Sequence[str],
    speaker: str = "",
    source: str = "typed",
    at: datetime,
) -> Outcome:
    """Lines as they were said; `value` is their numbers. The speaker is whoever has the floor, unless one is named.

    Raises Problem where no session is open or the group has not switched captions on.
    """
    CAPTION.require(by, group)
    return _take(group, meeting, language, lines, speaker, source, at)


@act
def _fed(
    by: Actor, *, group: str, meeting: str, language: str, lines: Sequence[str], speaker: str, source: str, at: datetime
) -> Outcome:
    """As `caption`, of a program that holds a key: `feed` has seen it."""
    FEED.require(by, group)
    return _take(group, meeting, language, lines, speaker, source, at)


def _take(
    group: str, meeting: str, language: str, lines: Sequence[str], speaker: str, source: str, at: datetime
) -> Outcome:
    now = standing(group, meeting)
    if now is None:
        raise Problem("There is no such meeting.")
    if now.session is None:
        raise Problem("No session of this meeting is open: captions belong to one.")
    if not now.session.on("captions"):
        raise Problem(
            "Captions are switched off for this session: the chair switches them on with the meeting's sessions."
        )
    if language not in LANGUAGES:
        raise Problem("Captions are in one of these languages: %(known)s.", known=", ".join(LANGUAGES))
    if source not in SOURCES:
        raise Problem("Captions are typed, from a steno program, or recognised automatically.")
    said = [line for given in lines if (line := " ".join(given.split())[:LONGEST])]
    if not said:
        return Unchanged(_object(group, meeting, language), [])
    rows = Caption.objects.filter(meeting=now.meeting.id, language=language)
    first = int(rows.aggregate(most=Max("number"))["most"] or 0) + 1
    made = [
        Caption(
            meeting_id=now.meeting.id,
            session_id=now.session.id,
            item_id=now.item.id if now.item else None,
            turn_id=now.turn.id if now.turn else None,
            number=first + n,
            language=language,
            speaker=(" ".join(speaker.split()) or (now.turn.name if now.turn else ""))[:300],
            text=line,
            source=source,
            instant=at,
        )
        for n, line in enumerate(said)
    ]
    Caption.objects.bulk_create(made)
    numbers = [row.number for row in made]
    return Written(Captioned(language, numbers, source), _object(group, meeting, language), numbers)


@act
def correct_caption(
    by: Actor,
    *,
    group: str,
    meeting: str,
    language: str,
    number: int,
    text: str,
    speaker: str | None = None,
    at: datetime,
) -> Outcome:
    """Correct a line, or who said it. What it said before stays in the record. Raises Problem."""
    CAPTION.require(by, group)
    row: Caption | None = Caption.objects.filter(
        meeting__group__slug=group, meeting__slug=meeting, language=language, number=number
    ).first()
    if row is None:
        raise Problem("There is no such line.")
    text = " ".join(text.split())[:LONGEST]
    if not text:
        raise Problem("A line needs words.")
    named = row.speaker if speaker is None else " ".join(speaker.split())[:300]
    if (row.text, row.speaker) == (text, named):
        return Unchanged(_object(group, meeting, language), number)
    row.text, row.speaker, row.corrected = text, named, row.corrected + 1
    row.save()
    return Written(CaptionCorrected(language, number), _object(group, meeting, language), number)


@act
def open_feed(
    by: Actor, *, group: str, meeting: str, name: str, language: str, source: str = "steno", at: datetime
) -> Outcome:
    """Give out a key for a captioner's program. `value` is {"number", "key"}: the key is shown this once."""
    found = met(by, group, meeting, CAPTION)
    name = " ".join(name.split())[:120]
    if not name:
        raise Problem("Name the captioner or the program, so that the key can be taken back.")
    if language not in LANGUAGES or source not in SOURCES:
        raise Problem("Choose the language, and how the captions are made.")
    key = secrets.token_urlsafe(24)
    row = CaptionFeed(
        meeting=found,
        number=next_number(CaptionFeed, meeting=found),
        name=name,
        language=language,
        source=source,
        digest=sha256(key.encode()).hexdigest(),
    )
    row.save()
    told = FeedOpened(row.number, language, source)
    return Written(told, address(found, "feed", row.number), {"number": row.number, "key": key})


@act
def close_feed(by: Actor, *, group: str, meeting: str, feed: int, at: datetime) -> Outcome:
    """The key is good no longer; the rest of a line that it had begun is said as it stands."""
    found = met(by, group, meeting, CAPTION)
    row: CaptionFeed | None = CaptionFeed.objects.filter(meeting=found, number=feed).first()
    if row is None:
        raise Problem("There is no such key.")
    if row.closed is not None:
        return Unchanged(address(found, "feed", feed))
    row.closed = at
    row.save()
    return Written(FeedClosed(feed), address(found, "feed", feed))


def feed_of(meeting: Meeting | int, key: str) -> CaptionFeed | None:
    """The feed that a key opens; None where it opens none of this meeting's."""
    digest = sha256(key.encode()).hexdigest()
    found: CaptionFeed | None = CaptionFeed.objects.filter(digest=digest, closed=None, meeting=meeting).first()
    return found


def feed(
    by: Actor,
    *,
    group: str,
    meeting: str,
    key: str,
    text: str,
    sequence: int | None = None,
    language: str = "",
    speaker: str = "",
    at: datetime,
) -> Receipt | None:
    """What a program sends: lines that are complete become captions, the rest waits. None where no line was completed.

    A sequence number that was had already adds nothing: a retry is safe. Raises Problem; LookupError for a key that
    opens nothing.
    """
    now = standing(group, meeting)
    if now is None or feed_of(now.meeting.id, key) is None:
        raise LookupError(key)
    if len(text) > CHUNK:
        raise Problem("Send at most %(most)s characters at once.", most=CHUNK)

    def once() -> Receipt | None:
        row = CaptionFeed.objects.select_for_update().get(pk=feed_of(now.meeting.id, key).pk)  # type: ignore[union-attr]  # asked above
        if sequence is not None and sequence <= row.last:
            return None
        lines, rest = caption_lines.feed(caption_lines.Piece(row.piece), text)
        receipt = None
        if lines:
            receipt = _fed(
                by,
                group=group,
                meeting=meeting,
                language=language or row.language,
                lines=lines,
                speaker=speaker,
                source=row.source,
                at=at,
            )
        row.piece = rest.text
        row.last = sequence if sequence is not None else row.last
        row.save(update_fields=["piece", "last"])
        return receipt

    receipt: Receipt | None = durably(once)
    return receipt
