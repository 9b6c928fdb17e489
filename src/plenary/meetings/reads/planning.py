"""Meetings of a group, their sessions, and the news about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from plenary.meetings.models import Meeting, Session, Update
from plenary.meetings.reads.now import MeetingLine, SessionNow, line_of

Words = dict[str, str]
PAGE = 100


def meetings(group: str, *, skip: int = 0, most: int = PAGE) -> tuple[MeetingLine, ...]:
    """The meetings of a group, the latest first, those without dates before them. Two queries, whatever their number."""
    return tuple(line for line, *_rest in _lines(group, skip, most))


def numbers(group: str, kind: str = "regular", but: str = "") -> dict[str, int]:
    """The numbers that are taken, by slug, without that of `but`: consultations ("informal") are counted by themselves,
    cancelled meetings have none. One query.
    """
    rows = Meeting.objects.filter(group__slug=group, ordinal__isnull=False).exclude(state="cancelled").exclude(slug=but)
    rows = rows.filter(kind="informal") if kind == "informal" else rows.exclude(kind="informal")
    return dict(rows.values_list("slug", "ordinal"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A meeting as calendars need it."""

    meeting: MeetingLine
    sequence: int
    changed: datetime
    sessions: tuple[SessionNow, ...]


def dated(group: str, slug: str = "") -> tuple[Dated, ...]:
    """The meetings of a group (or the one of that slug) for a calendar, at most PAGE, the latest. Two queries."""
    return tuple(
        Dated(line, m.sequence, m.changed, tuple(_session(s) for s in sorted(held, key=lambda s: (s.starts, s.number))))
        for line, m, held in _lines(group, 0, PAGE, slug)
    )


def _lines(group: str, skip: int, most: int, slug: str = "") -> list[tuple[MeetingLine, Meeting, list[Session]]]:
    rows = Meeting.objects.filter(group__slug=group).select_related("group", "continues")
    if slug:
        rows = rows.filter(slug=slug)
    found = list(rows.order_by(F("starts").desc(nulls_first=True), "-pk")[skip : skip + most])
    sessions: dict[int, list[Session]] = {}
    for s in Session.objects.filter(meeting__in=found).order_by("number"):
        sessions.setdefault(s.meeting_id, []).append(s)
    return [(line_of(m, sessions.get(m.pk, [])), m, sessions.get(m.pk, [])) for m in found]


def sitting(group: str = "") -> tuple[MeetingLine, ...]:
    """Meetings that have a session open at this moment, of every group or of one. One query."""
    rows = Session.objects.filter(opened__isnull=False, closed=None)
    rows = rows.select_related("meeting__group", "meeting__continues").order_by("pk")
    return tuple(line_of(s.meeting, [s]) for s in (rows.filter(meeting__group__slug=group) if group else rows))


def _session(s: Session) -> SessionNow:
    return SessionNow(s.pk, s.number, s.title, s.starts, s.ends, s.opened, s.closed, s.switches)


def sessions(meeting: int) -> tuple[SessionNow, ...]:
    """The sessions of a meeting (its key). One query."""
    return tuple(_session(s) for s in Session.objects.filter(meeting=meeting).order_by("starts", "number"))


@dataclass(frozen=True, slots=True)
class UpdateLine:
    """News about a meeting, with the meeting it is about."""

    id: int
    meeting: MeetingLine
    instant: datetime
    text: Words


def updates(group: str, *, most: int, before: datetime | None = None, below: int = 0) -> tuple[UpdateLine, ...]:
    """News about the meetings of a group, the newest first; before an instant, and of it those below a key. One query."""
    rows = Update.objects.filter(meeting__group__slug=group).select_related("meeting__group", "meeting__continues")
    if before is not None:
        rows = rows.filter(Q(instant__lt=before) | Q(instant=before, pk__lt=below))
    return tuple(
        UpdateLine(u.pk, line_of(u.meeting, []), u.instant, u.text) for u in rows.order_by("-instant", "-pk")[:most]
    )


@dataclass(frozen=True, slots=True)
class Details:
    """What only a meeting's own page shows."""

    note: Words
    goals: tuple[Words, ...]
    seats: int | None
    budget: str
    hours: str
    registration: str
    registration_until: datetime | None
    sequence: int
    changed: datetime
    agenda_adopted: datetime | None
    updates: tuple[tuple[datetime, Words], ...]  # the newest first
    continued_by: tuple[tuple[str, int | None], ...]

    def registering(self, at: datetime) -> bool:
        """Can one register now?"""
        return self.registration == "open" and (self.registration_until is None or at < self.registration_until)


def details(meeting: int) -> Details:
    """Of one meeting (its key). Three queries. Raises Meeting.DoesNotExist."""
    m = Meeting.objects.get(pk=meeting)
    return Details(
        m.note,
        tuple(m.goals),
        m.seats,
        m.budget,
        m.hours,
        m.registration,
        m.registration_until,
        m.sequence,
        m.changed,
        m.agenda_adopted,
        tuple(Update.objects.filter(meeting=m).order_by("-instant", "-pk").values_list("instant", "text")),
        tuple(Meeting.objects.filter(continues=m).order_by("pk").values_list("slug", "ordinal")),
    )
