"""Captions: lines come in from a captioner, with the speaker who has the floor; a correction is an act (A91, A178)."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Max
from django.utils.crypto import salted_hmac

from plenary.meetings.acts.common import address, met
from plenary.meetings.entries.captions import CaptionCorrected, Captioned, FeedClosed, FeedOpened
from plenary.meetings.models import Caption, CaptionFeed, Meeting
from plenary.meetings.reads.now import now as standing
from plenary.meetings.rights import CAPTION, FEED
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Receipt, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.record.writer import durably
from plenary.rules import caption_lines
from plenary.rules.languages import LANGUAGES

SOURCES = ("steno", "typed", "automatic")
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
    said = [line for given in lines for line in caption_lines.parted(given, LONGEST)]
    if not said:
        return Unchanged(_object(group, meeting, language), [])
    named = (caption_lines.said(speaker) or (now.turn.name if now.turn else ""))[:300]
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
            speaker=named,
            text=line,
            source=source,
            instant=at,
        )
        for n, line in enumerate(said)
    ]
    for row in made:
        row.words = row.folded()
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
    text = caption_lines.said(text)
    if not text:
        raise Problem("A line needs words.")
    if len(text) > LONGEST:
        raise Problem("A line has at most %(most)s characters.", most=LONGEST)
    named = row.speaker if speaker is None else caption_lines.said(speaker)[:300]
    if (row.text, row.speaker) == (text, named):
        return Unchanged(_object(group, meeting, language), number)
    row.text, row.speaker, row.corrected = text, named, row.corrected + 1
    row.save()
    return Written(CaptionCorrected(language, number), _object(group, meeting, language), number)


def new_key(token: str = "") -> str:
    """A key for a program. Of a form's one-time token it is always the same: the form sent twice shows one key."""
    made = salted_hmac("captions-feed", token, algorithm="sha256").digest() if token else secrets.token_bytes(32)
    return urlsafe_b64encode(made[:24]).decode()


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "replace")).hexdigest()


@act
def open_feed(
    by: Actor, *, group: str, meeting: str, name: str, language: str, key: str, source: str = "steno", at: datetime
) -> Outcome:
    """Give out a key (see `new_key`) for a captioner's program. `value` is its number; of the key a digest is kept."""
    found = met(by, group, meeting, CAPTION)
    name = " ".join(name.split())[:120]
    if not name:
        raise Problem("Name the captioner or the program, so that the key can be taken back.")
    if language not in LANGUAGES or source not in SOURCES:
        raise Problem("Choose the language, and how the captions are made.")
    if len(key) < 20:
        raise Problem("A key has at least 20 characters.")
    digest = _digest(key)
    if CaptionFeed.objects.filter(digest=digest).exists():
        raise Problem("This key was given out already: ask for another one.")
    row = CaptionFeed(
        meeting=found,
        number=next_number(CaptionFeed, meeting=found),
        name=name,
        language=language,
        source=source,
        digest=digest,
    )
    row.save()
    return Written(FeedOpened(row.number, language, source), address(found, "feed", row.number), row.number)


@act
def close_feed(by: Actor, *, group: str, meeting: str, feed: int, at: datetime) -> Outcome:
    """The key is good no longer; the rest of a line that it had begun is said as it stands."""
    found = met(by, group, meeting, CAPTION)
    row: CaptionFeed | None = CaptionFeed.objects.filter(meeting=found, number=feed).first()
    if row is None:
        raise Problem("There is no such key.")
    if row.closed is not None:
        return Unchanged(address(found, "feed", feed))
    _say_rest(by, group, meeting, row, at)
    row.piece, row.closed = "", at
    row.save()
    return Written(FeedClosed(feed), address(found, "feed", feed))


def _say_rest(by: Actor, group: str, meeting: str, row: CaptionFeed, at: datetime) -> Receipt | None:
    """What a program had begun becomes a line, where captions are still taken."""
    now = standing(group, meeting)
    rest = caption_lines.close(caption_lines.Piece(row.piece))
    if not rest or now is None or now.session is None or not now.session.on("captions"):
        return None
    return _fed(
        by, group=group, meeting=meeting, language=row.language, lines=[rest], speaker="", source=row.source, at=at
    )


def feed_of(meeting: Meeting | int, key: str) -> CaptionFeed | None:
    """The feed that a key opens; None where it opens none of this meeting's."""
    found: CaptionFeed | None = CaptionFeed.objects.filter(digest=_digest(key), closed=None, meeting=meeting).first()
    return found


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of a piece of text: the receipt of the lines it completed (None for none), what waits for its end."""

    feed: int  # key
    receipt: Receipt | None
    rest: str
    last: int  # the last sequence number that was had


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
) -> Fed:
    """What a program sends: lines that are complete become captions, the rest waits.

    A sequence number that was had already adds nothing: a retry is safe. Raises Problem; LookupError for a key that
    opens nothing.
    """
    now = standing(group, meeting)
    if now is None:
        raise LookupError(key)
    if len(text) > CHUNK:
        raise Problem("Send at most %(most)s characters at once.", most=CHUNK)

    def once() -> Fed:
        given = feed_of(now.meeting.id, key)
        if given is None:
            raise LookupError(key)
        row = CaptionFeed.objects.select_for_update().get(pk=given.pk)
        if sequence is not None and sequence <= row.last:
            return Fed(row.pk, None, row.piece, row.last)
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
        return Fed(row.pk, receipt, row.piece, row.last)

    done: Fed = durably(once)
    return done


def settle(by: Actor, *, group: str, meeting: str, feed: int, rest: str, at: datetime) -> Receipt | None:
    """After a pause what was begun is said as it stands; nothing where the program has gone on. `feed` is a key."""

    def once() -> Receipt | None:
        row = CaptionFeed.objects.select_for_update().filter(pk=feed, closed=None).first()
        if row is None or row.piece != rest:
            return None
        receipt = _say_rest(by, group, meeting, row, at)
        row.piece = ""
        row.save(update_fields=["piece"])
        return receipt

    done: Receipt | None = durably(once)
    return done
