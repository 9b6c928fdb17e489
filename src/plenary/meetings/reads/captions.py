"""Captions: the last lines, the lines after a number of the record, the transcript by item, search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, Max, Min, Q

from plenary.meetings.models import Caption, CaptionFeed, Recording, Session
from plenary.record import following
from plenary.rules.folding import fold

# What the group switched per session (A133): lines of a session without a transcript are read while it lasts.
TRANSCRIBED = Q(session__switches__transcript__value=True)
PRIVATE = ~Q(switches__transcript__value=True)  # of sessions
LAST = 12  # lines on the live page
PAGE = 200  # lines of a transcript on one page


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """One line, with who was speaking. `id` is its place on a page: c-en-12."""

    number: int
    language: str
    speaker: str
    text: str
    source: str
    instant: datetime
    corrected: bool
    item: int | None  # key
    turn: int | None  # key
    session: int  # key
    opens: bool = True  # is somebody else speaking than in the line before?

    @property
    def id(self) -> str:
        return f"c-{self.language}-{self.number}"


def _line(c: Caption, opens: bool = True) -> CaptionLine:
    return CaptionLine(
        c.number,
        c.language,
        c.speaker,
        c.text,
        c.source,
        c.instant,
        c.corrected > 0,
        c.item_id,
        c.turn_id,
        c.session_id,
        opens,
    )


def _lines(rows: Iterable[Caption], before: Caption | None = None) -> tuple[CaptionLine, ...]:
    """Lines in order; `opens` says where the speaker changes, and is true of the first unless the one before is given."""
    found = []
    for c in rows:
        found.append(_line(c, before is None or before.speaker != c.speaker))
        before = c
    return tuple(found)


def _shown(meeting: int, *, live: bool = False) -> models.QuerySet[Caption]:
    """The lines that anybody may read: of sessions with a transcript, and where `live` of those that are not over.

    One query, and of the lines none yet. As a rule no session is left out, and no line is looked at for that.
    """
    private = Session.objects.filter(PRIVATE, meeting=meeting, opened__isnull=False)
    left_out = list((private.exclude(closed=None) if live else private).values_list("pk", flat=True))
    rows: models.QuerySet[Caption] = Caption.objects.filter(meeting=meeting)
    return rows.exclude(session__in=left_out) if left_out else rows


def languages(meeting: int, *, transcribed: bool = False) -> tuple[str, ...]:
    """The languages in which a meeting (its key) has captions, the one with the most lines first. Two queries at most.

    `transcribed`: of the sessions alone whose transcript the group has switched on.
    """
    found: models.QuerySet[Caption] = _shown(meeting) if transcribed else Caption.objects.filter(meeting=meeting)
    rows = found.values_list("language").annotate(n=Count("pk")).order_by("-n", "language")
    return tuple(language for language, _n in rows)


def language_for(meeting: int, reader: str) -> str:
    """The reader's language where there are captions in it, else the one with the most; "" without any. Two queries."""
    if Caption.objects.filter(meeting=meeting, language=reader).exists():
        return reader
    return next(iter(languages(meeting)), "")


def last(meeting: int, language: str, *, most: int = LAST) -> tuple[CaptionLine, ...]:
    """The newest lines in one language, oldest first. Two queries."""
    rows = _shown(meeting, live=True).filter(language=language).order_by("-number")[:most]
    return _lines(reversed(rows))


def since(
    group: str, slug: str, meeting: int, language: str, after: int
) -> tuple[tuple[int, tuple[CaptionLine, ...]], ...]:
    """Lines that came or were corrected after a number of the record, by the number of their entry, in its order.

    Whoever was cut off between two entries asks again from the one she had: an entry's lines go together. Three queries.
    """
    came = following.about(f"captions/{group}/{slug}/{language}", after, most=1000)
    numbers: dict[int, int] = {}
    for entry in came:
        for number in entry.what.get("lines") or [entry.what.get("line")]:
            if isinstance(number, int):
                numbers[number] = entry.sequence
    wanted = {n for number in numbers for n in (number - 1, number)}
    rows = {c.number: c for c in _shown(meeting, live=True).filter(language=language, number__in=wanted)}
    found: dict[int, list[CaptionLine]] = {}
    for number, entry_number in sorted(numbers.items(), key=lambda pair: (pair[1], pair[0])):
        if (c := rows.get(number)) is not None:
            found.setdefault(entry_number, []).extend(_lines((c,), rows.get(number - 1)))
    return tuple((entry_number, tuple(lines)) for entry_number, lines in found.items())


@dataclass(frozen=True, slots=True)
class Extent:
    """What a transcript has of one item: how many lines, from when to when."""

    item: int | None  # key
    lines: int
    first: datetime
    last: datetime


def extents(meeting: int, language: str) -> tuple[Extent, ...]:
    """The items of a transcript in the order in which they were first spoken on. Two queries."""
    rows = (
        _shown(meeting)
        .filter(language=language)
        .values("item")
        .annotate(n=Count("pk"), first=Min("instant"), last=Max("instant"))
        .order_by("first")
    )
    return tuple(Extent(r["item"], r["n"], r["first"], r["last"]) for r in rows)


def transcript(
    meeting: int,
    language: str,
    *,
    item: int | None = None,
    session: int | None = None,
    after: int = 0,
    most: int = PAGE,
) -> tuple[CaptionLine, ...]:
    """Lines in order, a page at a time; of one item or session (keys) where asked. Two queries."""
    rows = _shown(meeting).filter(language=language, number__gt=after).order_by("number")
    if item is not None:
        rows = rows.filter(item=item)
    if session is not None:
        rows = rows.filter(session=session)
    return _lines(rows[:most])


@dataclass(frozen=True, slots=True)
class Hit:
    """A line found by its words."""

    group: str
    meeting: str
    line: CaptionLine


def find(words: str, *, group: str = "", meeting: int | None = None, most: int = 20) -> tuple[Hit, ...]:
    """Lines in which all of these words stand, the newest first, whatever their accents. One query."""
    wanted = fold(words).split()[:8]
    if not wanted:
        return ()
    asked = TRANSCRIBED
    for word in wanted:
        asked &= Q(words__contains=word)
    rows = Caption.objects.filter(asked).select_related("meeting__group")
    if group:
        rows = rows.filter(meeting__group__slug=group)
    if meeting is not None:
        rows = rows.filter(meeting=meeting)
    return tuple(Hit(c.meeting.group.slug, c.meeting.slug, _line(c)) for c in rows.order_by("-instant", "-pk")[:most])


@dataclass(frozen=True, slots=True)
class FeedLine:
    number: int
    name: str
    language: str
    source: str
    closed: datetime | None


def feeds(meeting: int) -> tuple[FeedLine, ...]:
    """The keys that were given out, without the keys. One query."""
    rows = CaptionFeed.objects.filter(meeting=meeting).order_by("number")
    return tuple(FeedLine(f.number, f.name, f.language, f.source, f.closed) for f in rows)


@dataclass(frozen=True, slots=True)
class RecordingLine:
    number: int
    session: int  # key
    session_number: int
    digest: str
    name: str
    size: int
    media_type: str
    language: str
    began: datetime
    rights: str
    removed: str


def recordings(meeting: int) -> tuple[RecordingLine, ...]:
    """The recordings of a meeting's sessions. One query."""
    rows = Recording.objects.filter(session__meeting=meeting).select_related("session", "file").order_by("began", "pk")
    return tuple(
        RecordingLine(
            r.number,
            r.session_id,
            r.session.number,
            r.file.sha256,
            r.file.name,
            r.file.size,
            r.media_type,
            r.language,
            r.began,
            r.rights,
            r.removed,
        )
        for r in rows
    )
