"""Who registered, who waits, who is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from plenary.meetings.models import Attendance, Registration

PAGE = 200


def mode_of(session: int, person: int) -> str:
    """Where a person is at a session (its key), by what was noted: "room", "remote", or "" where nothing was."""
    found = Attendance.objects.filter(session=session, registration__person=person, left=None)
    return found.values_list("mode", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Mine:
    """Somebody's own registration; `before` is how many wait before her."""

    number: int
    klass: str
    mode: str
    state: str
    before: int


def mine(meeting: int, person: int | None) -> Mine | None:
    """One's own registration for a meeting (its key); None without one. Two queries at most."""
    if person is None:
        return None
    r = Registration.objects.filter(meeting=meeting, person=person).exclude(state="cancelled").first()
    if r is None:
        return None
    before = 0
    if r.state == "waiting":
        before = Registration.objects.filter(
            meeting=meeting, klass=r.klass, mode="room", state="waiting", number__lt=r.number
        ).count()
    return Mine(r.number, r.klass, r.mode, r.state, before)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many registered and wait, how many are there now."""

    members: int
    observers: int
    waiting: int
    room: int
    remote: int


def counts(meeting: int, session: int | None) -> Counts:
    """Of a meeting and of its open session (keys). Two queries."""
    c = Registration.objects.filter(meeting=meeting).aggregate(
        members=Count("pk", filter=Q(klass="member", state="registered")),
        observers=Count("pk", filter=Q(klass="observer", state="registered")),
        waiting=Count("pk", filter=Q(state="waiting")),
    )
    there = {"room": 0, "remote": 0}
    if session is not None:
        there |= Attendance.objects.filter(session=session, left=None).aggregate(
            room=Count("pk", filter=Q(mode="room")), remote=Count("pk", filter=Q(mode="remote"))
        )
    return Counts(c["members"], c["observers"], c["waiting"], there["room"], there["remote"])


@dataclass(frozen=True, slots=True)
class Registered:
    number: int
    name: str
    organisation: str
    klass: str
    mode: str
    state: str
    instant: datetime
    there: str  # at the session asked for: room, remote, left, ""
    place: int  # on the waiting list; 0 for who does not wait


def registered(meeting: int, session: int | None = None, *, after: int = 0, query: str = "") -> tuple[Registered, ...]:
    """A page of a meeting's registrations by arrival, after a number. Three queries."""
    all_rows = Registration.objects.filter(meeting=meeting)
    rows = all_rows.filter(number__gt=after).exclude(state="cancelled").order_by("number")
    if query:
        rows = rows.filter(Q(name__icontains=query) | Q(organisation__icontains=query))
    found = list(rows[:PAGE])
    there = (
        {
            a.registration_id: "left" if a.left else a.mode
            for a in Attendance.objects.filter(session=session, registration__in=found)
        }
        if session is not None
        else {}
    )
    waiting = all_rows.filter(state="waiting").order_by("number").values_list("number", flat=True)
    places = {number: place for place, number in enumerate(waiting, 1)}
    return tuple(
        Registered(
            r.number, r.name, r.organisation, r.klass, r.mode, r.state, r.instant, there.get(r.pk, ""),
            places.get(r.number, 0),
        )
        for r in found
    )  # fmt: skip


def attended(meeting: int) -> dict[int, dict[int, Stay]]:
    """Who was at which session of a meeting (its key): by the registration's number, by the session's. One query."""
    found: dict[int, dict[int, Stay]] = {}
    rows = Attendance.objects.filter(session__meeting=meeting)
    for number, session, *stay in rows.values_list("registration__number", "session__number", "mode", "since", "left"):
        found.setdefault(number, {})[session] = Stay(*stay)
    return found


@dataclass(frozen=True, slots=True)
class Stay:
    mode: str  # room, remote
    since: datetime
    left: datetime | None
