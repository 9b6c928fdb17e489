"""Kinds of entries: captions and recordings."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "CaptionCorrected",
    "Captioned",
    "FeedClosed",
    "FeedOpened",
    "RecordingKept",
    "RecordingRemoved",
]


@kind("meetings.captioned")
@dataclass(frozen=True)
class Captioned(Kind):
    """Lines of captions came in, in one language; how they came to be is said with them."""

    language: str
    lines: list[int]
    source: str  # steno, typed, automatic


@kind("meetings.caption-corrected")
@dataclass(frozen=True)
class CaptionCorrected(Kind):
    """A line of the captions was corrected; what it said before stays in the record."""

    language: str
    line: int


@kind("meetings.feed-opened")
@dataclass(frozen=True)
class FeedOpened(Kind):
    """A key was given out by which a captioner's program sends lines. Of the key itself a digest is kept."""

    feed: int
    language: str
    source: str


@kind("meetings.feed-closed")
@dataclass(frozen=True)
class FeedClosed(Kind):
    """A captioner's key is good no longer."""

    feed: int


@kind("meetings.recording-kept")
@dataclass(frozen=True)
class RecordingKept(Kind):
    """A recording of a session was kept; captions follow it by its beginning."""

    session: int
    recording: int
    media_type: str


@kind("meetings.recording-removed")
@dataclass(frozen=True)
class RecordingRemoved(Kind):
    """A recording was taken out of public view, for a public reason."""

    session: int
    recording: int
    reason: str
