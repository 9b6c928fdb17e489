"""Kinds of entries: who comes, who is there."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["AttendanceNoted", "Registered", "RegistrationCancelled", "RegistrationSet"]


@kind("meetings.registration-set")
@dataclass(frozen=True)
class RegistrationSet(Kind):
    """Registration for a meeting was opened or closed, or its places changed; whoever waited longest moves up first."""

    state: str
    places: int  # for observers in the room; 0: no cap
    promoted: list[int]


@kind("meetings.registered")
@dataclass(frozen=True)
class Registered(Kind):
    """Somebody registered, for the room or from far away; beyond the cap she waits, in the order of arrival."""

    registration: int
    klass: str
    mode: str
    state: str
    promoted: list[int]  # whoever waited and took the place in the room that she left


@kind("meetings.registration-cancelled")
@dataclass(frozen=True)
class RegistrationCancelled(Kind):
    """A registration was cancelled; the first who waits for the room takes its place."""

    registration: int
    promoted: list[int]


@kind("meetings.attendance-noted")
@dataclass(frozen=True)
class AttendanceNoted(Kind):
    """Who is at a session, in the room or far away, was noted."""

    session: int
    registrations: list[int]
    mode: str  # room, remote, left
