"""Who comes to a meeting, in the room or from far away; who is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.meetings.acts.common import address, met
from plenary.meetings.entries.registering import (
    AttendanceNoted,
    Registered,
    RegistrationCancelled,
    RegistrationSet,
)
from plenary.meetings.models import Attendance, Meeting, Registration, Session
from plenary.meetings.rights import ATTEND, KEEP, RUN
from plenary.members import reads as members
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, SECRETARIAT, Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.rules import places, switches

MODES = ("room", "remote")


@act
def set_registration(
    by: Actor,
    *,
    group: str,
    meeting: str,
    state: str,
    places_for_observers: int | None = None,
    until: datetime | None = None,
    at: datetime,
) -> Outcome:
    """Open or close registration ("open", "closed"), say until when, and how many places observers have in the room.

    Where places are added those who waited longest move up. Raises Problem.
    """
    found = met(by, group, meeting, KEEP)
    if state not in ("open", "closed"):
        raise Problem("Registration is open or closed.")
    if places_for_observers is not None and places_for_observers < 0:
        raise Problem("A room has no negative number of places.")
    before = (found.registration, found.seats, found.registration_until)
    if before == (state, places_for_observers, until):
        return Unchanged(address(found))
    found.registration, found.seats, found.registration_until = state, places_for_observers, until
    found.save()
    moved = _promote(found)
    return Written(RegistrationSet(state, found.seats or 0, moved), address(found))


@act
def register(by: Actor, *, group: str, meeting: str, mode: str, at: datetime) -> Outcome:
    """Whoever acts registers, for the room or from far away; `value` is the registration's number.

    Registered already with the other mode, she changes it. Raises Problem, Forbidden.
    """
    found = met(by, group, meeting, ATTEND)
    if by.person is None:
        raise Forbidden(ATTEND, ATTEND.reason)
    _open(found, at)
    held = by.roles_in(group)
    klass = "member" if held & {MEMBER, CHAIR, SECRETARIAT} else "observer"
    seat, organisation = members.seat_of(by.person, group)
    return _enter(found, by.person, by.name, organisation, seat, klass, mode, at)


@act
def register_other(
    by: Actor, *, group: str, meeting: str, name: str, organisation: str = "", klass: str, mode: str, at: datetime
) -> Outcome:
    """The secretariat registers somebody who has no account; `value` is the registration's number. Raises Problem."""
    found = met(by, group, meeting, RUN)
    name, organisation = " ".join(name.split())[:200], " ".join(organisation.split())[:300]
    if not name:
        raise Problem("Say who registers.")
    if klass not in (MEMBER, OBSERVER):
        raise Problem("Say whether she is a member or an observer.")
    if found.state == "cancelled":
        raise Problem("This meeting was cancelled.")
    same = Registration.objects.filter(meeting=found, name=name, organisation=organisation)
    if (other := same.exclude(state="cancelled").first()) is not None:
        raise Problem("%(name)s is registered already, under number %(number)s.", name=name, number=other.number)
    return _enter(found, None, name, organisation, None, klass, mode, at)


def _open(meeting: Meeting, at: datetime) -> None:
    if meeting.state == "cancelled":
        raise Problem("This meeting was cancelled.")
    if meeting.registration != "open" or (meeting.registration_until and at >= meeting.registration_until):
        raise Problem("Registration is closed: write to the secretariat, which can enter you.")


def _enter(
    m: Meeting, person: int | None, name: str, organisation: str, seat: int | None, klass: str, mode: str, at: datetime
) -> Outcome:
    if mode not in MODES:
        raise Problem("Choose whether it is for the room or from far away.")
    rows = Registration.objects.filter(meeting=m)
    row: Registration | None = rows.filter(person=person).first() if person is not None else None
    if row is not None and row.state != "cancelled" and (row.mode, row.klass) == (mode, klass):
        return Unchanged(address(m, "registration", row.number), row.number)
    capped = mode == "room" and klass == OBSERVER
    state = "registered"
    if capped:
        others = rows.filter(klass=OBSERVER, mode="room").exclude(pk=row.pk if row else None)
        state = places.place(m.seats, others.filter(state="registered").count(), others.filter(state="waiting").count())
    if row is None:
        row = Registration(meeting=m, person_id=person, number=0)
    if not row.number or row.state == "cancelled" or capped:
        # Whoever asks for a place in the room now comes after those who asked before, whenever she first registered.
        row.number, row.instant = next_number(Registration, meeting=m), at
    row.name, row.organisation, row.seat_id = name, organisation, seat
    row.klass, row.mode, row.state = klass, mode, state
    row.save()
    told = Registered(row.number, klass, mode, state, _promote(m))
    return Written(told, address(m, "registration", row.number), row.number)


@act
def cancel_registration(by: Actor, *, group: str, meeting: str, number: int, at: datetime) -> Outcome:
    """Cancel one's own registration, or as the secretariat anybody's; who waits first moves up. Raises Problem."""
    found = met(by, group, meeting, ATTEND)
    row: Registration | None = Registration.objects.filter(meeting=found, number=number).first()
    if row is None:
        raise Problem("There is no such registration.")
    if row.person_id != by.person and not RUN.asked(by, group).allowed:
        raise Forbidden(RUN, RUN.reason)
    if row.state == "cancelled":
        return Unchanged(address(found, "registration", number))
    row.state = "cancelled"
    row.save()
    return Written(RegistrationCancelled(number, _promote(found)), address(found, "registration", number))


def _promote(m: Meeting) -> list[int]:
    rows = Registration.objects.filter(meeting=m, klass=OBSERVER, mode="room")
    taken = rows.filter(state="registered").count()
    moved = places.promoted(m.seats, taken, [r.number for r in rows.filter(state="waiting")])
    for row in rows.filter(number__in=moved):
        row.state = "registered"
        row.save()
    return list(moved)


@act
def note_attendance(
    by: Actor, *, group: str, meeting: str, session: int, numbers: Sequence[int], mode: str, at: datetime
) -> Outcome:
    """Note who is at a session: registrations by number, "room", "remote" or "left".

    The secretariat and the chair note anybody; whoever joins from far away notes herself. Raises Problem, Forbidden.
    """
    found = met(by, group, meeting, ATTEND)
    if mode not in (*MODES, "left"):
        raise Problem("Choose whether she is in the room, far away, or has left.")
    row: Session | None = Session.objects.filter(meeting=found, number=session).first()
    if row is None:
        raise Problem("There is no session %(number)s.", number=session)
    runs = RUN.asked(by, group).allowed
    if not runs and mode == "remote":
        _may_join(row, by.roles_in(group))
    people = list(Registration.objects.filter(meeting=found, number__in=list(numbers)).exclude(state="cancelled"))
    if len(people) != len(set(numbers)):
        raise Problem("Not all of these are registered.")
    if not runs and (mode == "room" or any(p.person_id != by.person for p in people)):
        raise Forbidden(RUN, RUN.reason)
    there = {a.registration_id: a for a in Attendance.objects.filter(session=row, registration__in=people)}
    touched = []
    for person in people:
        entry = there.get(person.pk)
        if mode == "left":
            if entry is None or entry.left is not None:
                continue
            entry.left = at
        else:
            if entry is not None and entry.mode == mode and entry.left is None:
                continue
            entry = entry or Attendance(session=row, registration=person, since=at)
            entry.mode, entry.left = mode, None
        entry.save()
        touched.append(person.number)
    if not touched:
        return Unchanged(address(found, "session", session))
    return Written(AttendanceNoted(session, sorted(touched), mode), address(found, "session", session))


def _may_join(session: Session, held: frozenset[str]) -> None:
    """From far away, as the group switched it for this session. Raises Problem."""
    if session.closed is not None:
        raise Problem("Session %(number)s is closed.", number=session.number)
    if not switches.on(session.switches, "remote"):
        raise Problem("Nobody takes part in session %(number)s from far away.", number=session.number)
    if held & {MEMBER, CHAIR, SECRETARIAT}:
        return
    if not switches.on(session.switches, "observers"):
        raise Problem("Session %(number)s is held without observers.", number=session.number)
