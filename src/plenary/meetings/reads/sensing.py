"""Polls, breakout groups, questions to the chair, the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F

from plenary.meetings.models import Breakout, BreakoutPiece, ChairQuestion, Poll, PollMark, Screen
from plenary.members.reads import class_in, seat_of
from plenary.record.actor import Actor

Words = dict[str, str]
PAGE = 200


@dataclass(frozen=True, slots=True)
class PollLine:
    number: int
    kind: str
    question: Words
    options: tuple[Words, ...]
    who: str
    opened: datetime
    closed: datetime | None
    result: dict[str, Any]
    item: int | None


def _poll(p: Poll) -> PollLine:
    return PollLine(
        p.number,
        p.kind,
        p.question,
        tuple(p.options),
        p.who,
        p.opened,
        p.closed,
        p.result,
        p.item.number if p.item else None,
    )


def polls(meeting: int, *, whole: bool = False) -> tuple[PollLine, ...]:
    """The questions to the room of a meeting (its key), the newest first. One query."""
    rows = Poll.objects.filter(meeting=meeting).select_related("item").order_by("-number")
    return tuple(_poll(p) for p in rows[: None if whole else PAGE])


def poll(meeting: int, number: int) -> PollLine | None:
    """One question to the room of a meeting (its key). One query."""
    p = Poll.objects.filter(meeting=meeting, number=number).select_related("item").first()
    return _poll(p) if p else None


def poll_now(meeting: int) -> PollLine | None:
    """The question that is open, else the last one; None without any. One query."""
    p = Poll.objects.filter(meeting=meeting).select_related("item").order_by("-number").first()
    return _poll(p) if p else None


def own_mark(by: Actor, group: str, meeting: int, poll: int) -> str:
    """What she shows now in an open poll; "" where nothing. Two queries."""
    if by.person is None:
        return ""
    seat, _name = seat_of(by.person, group)
    member = class_in(by, group) == "member"
    holder = f"seat/{seat}" if member and seat is not None else f"person/{by.person}"
    found = PollMark.objects.filter(poll__meeting=meeting, poll__number=poll, holder=holder)
    return found.values_list("value", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class PieceLine:
    number: int
    kind: str
    text: str
    state: str
    into: tuple[int, int] | None  # breakout and number
    final: str
    reason: str  # why plenary left it

    @property
    def words(self) -> str:
        """In the words of plenary, where it gave it others."""
        return self.final or self.text


@dataclass(frozen=True, slots=True)
class BreakoutPage:
    number: int
    title: Words
    lead: str
    lead_person: int | None
    room: str
    join: str
    notes: str
    version: int
    state: str
    item: int | None
    pieces: tuple[PieceLine, ...]


def breakouts(meeting: int) -> tuple[BreakoutPage, ...]:
    """The breakout groups of a meeting (its key) with what they bring. Two queries."""
    pieces: dict[int, list[PieceLine]] = {}
    rows = BreakoutPiece.objects.filter(breakout__meeting=meeting).select_related("into__breakout").order_by("number")
    for p in rows:
        into = (p.into.breakout.number, p.into.number) if p.into else None
        pieces.setdefault(p.breakout_id, []).append(
            PieceLine(p.number, p.kind, p.text, p.state, into, p.final, p.reason)
        )
    return tuple(
        BreakoutPage(
            b.number,
            b.title,
            b.lead,
            b.lead_person_id,
            b.room,
            b.join,
            b.notes,
            b.version,
            b.state,
            b.item.number if b.item else None,
            tuple(pieces.get(b.pk, ())),
        )
        for b in Breakout.objects.filter(meeting=meeting).select_related("item").order_by("number")
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """What plenary made of the breakout groups' work: its words, and whose pieces went into it (A41)."""

    kind: str
    words: str
    origins: tuple[tuple[int, int, str], ...]  # breakout, piece, lead: its own first, then those merged into it


def taken(group: str, meeting: str) -> tuple[Taken, ...]:
    """What plenary took of a meeting's breakout groups, in their order: for whoever goes on with it. One query."""
    rows = list(
        BreakoutPiece.objects.filter(
            breakout__meeting__group__slug=group, breakout__meeting__slug=meeting, state__in=("taken", "merged")
        )
        .select_related("breakout")
        .order_by("breakout__number", "number")
    )
    merged: dict[int, list[tuple[int, int, str]]] = {}
    for p in rows:
        if p.into_id is not None:
            merged.setdefault(p.into_id, []).append((p.breakout.number, p.number, p.breakout.lead))
    return tuple(
        Taken(
            p.kind,
            p.final or p.text,
            ((p.breakout.number, p.number, p.breakout.lead), *merged.get(p.pk, ())),
        )
        for p in rows
        if p.state == "taken"
    )


def categories(group: str) -> tuple[str, ...]:
    """The categories that plenary took from breakout groups (A167), of the last meeting that has any. One query."""
    rows = BreakoutPiece.objects.filter(breakout__meeting__group__slug=group, kind="category", state="taken")
    last = rows.order_by(F("breakout__meeting__starts").desc(nulls_first=True), "-breakout__meeting")
    found = rows.filter(breakout__meeting=last.values("breakout__meeting")[:1]).order_by("breakout__number", "number")
    return tuple(dict.fromkeys(" ".join((final or text).split()) for final, text in found.values_list("final", "text")))


@dataclass(frozen=True, slots=True)
class QuestionLine:
    number: int
    item: int | None
    text: str  # "" where it was removed
    name: str
    asked: datetime
    answer: str
    answered: datetime | None
    answered_as: str
    removed: str


def questions(meeting: int, *, after: int = 0, whole: bool = False) -> tuple[QuestionLine, ...]:
    """The questions to the chair of a meeting (its key), a page at a time, or the whole list. One query."""
    rows = ChairQuestion.objects.filter(meeting=meeting, number__gt=after).select_related("item").order_by("number")
    return tuple(
        QuestionLine(
            q.number,
            q.item.number if q.item else None,
            "" if q.removed else q.text,
            q.name,
            q.asked,
            "" if q.removed else q.answer,
            q.answered,
            q.answered_as,
            q.removed,
        )
        for q in rows[: None if whole else PAGE]
    )


@dataclass(frozen=True, slots=True)
class ScreenNow:
    shows: str
    text: str
    document: int | None
    page: int | None
    item: int = 0  # number of the item under which a question of a call for input is up
    question: str = ""
    words: Words = field(default_factory=dict)


def screen(meeting: int) -> ScreenNow:
    """What is on the screen of a meeting (its key): the item, where nothing was put up. One query."""
    s = Screen.objects.filter(meeting=meeting).select_related("item").first()
    if s is None:
        return ScreenNow("item", "", None, None)
    return ScreenNow(s.shows, s.text, s.document_id, s.page, s.item.number if s.item else 0, s.question, s.words)
