"""Kinds of entries: meetings, their dates and sessions, news about them."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "MeetingCancelled",
    "MeetingChanged",
    "MeetingPlanned",
    "SessionClosed",
    "SessionDropped",
    "SessionOpened",
    "SessionsPlanned",
    "SwitchSet",
    "UpdatePosted",
]


@kind("meetings.meeting-planned")
@dataclass(frozen=True)
class MeetingPlanned(Kind):
    """A meeting was planned, with its dates as they were known then."""

    meeting: str
    ordinal: int  # 0: none
    kind: str
    state: str
    starts: str
    ends: str
    moved_up: list[str]  # later meetings, whose numbers are one higher since


@kind("meetings.meeting-changed")
@dataclass(frozen=True)
class MeetingChanged(Kind):
    """What is known of a meeting changed: its dates, place, state, capacity or words. Calendars are told where it matters."""

    meeting: str
    changed: list[str]
    sequence: int  # of its calendar entry


@kind("meetings.meeting-cancelled")
@dataclass(frozen=True)
class MeetingCancelled(Kind):
    """A meeting was cancelled, for a public reason; its page stays."""

    meeting: str
    reason: str


@kind("meetings.sessions-planned")
@dataclass(frozen=True)
class SessionsPlanned(Kind):
    """The sessions of a meeting were planned or changed."""

    meeting: str
    sessions: list[int]


@kind("meetings.session-dropped")
@dataclass(frozen=True)
class SessionDropped(Kind):
    """A session that was planned and never opened was taken out of the plan."""

    meeting: str
    session: int


@kind("meetings.session-opened")
@dataclass(frozen=True)
class SessionOpened(Kind):
    """A session was opened."""

    session: int


@kind("meetings.session-closed")
@dataclass(frozen=True)
class SessionClosed(Kind):
    """A session was closed. Its day is the one on which it began, even after midnight."""

    session: int
    seconds: int


@kind("meetings.switch-set")
@dataclass(frozen=True)
class SwitchSet(Kind):
    """The group decided for a session whether it is recorded, captioned, open to observers, or which class speaks first."""

    session: int  # 0: all that were not closed
    switch: str
    value: str
    reason: str


@kind("meetings.update-posted")
@dataclass(frozen=True)
class UpdatePosted(Kind):
    """News about a meeting was put on top of its page; the announcement stays below."""

    update: int
