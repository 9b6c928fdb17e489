"""The tables of meetings."""

from plenary.meetings.models.agenda import (
    Amendment,
    Election,
    Item,
    ItemDocument,
    ItemSpell,
    Presiding,
    Turn,
)
from plenary.meetings.models.captions import Caption, CaptionFeed, Recording
from plenary.meetings.models.deciding import (
    Action,
    Breakout,
    BreakoutPiece,
    ChairQuestion,
    Decision,
    Highlight,
    Poll,
    PollMark,
    Screen,
)
from plenary.meetings.models.planning import Attendance, Meeting, Registration, Session, Update

__all__ = [
    "Action",
    "Amendment",
    "Attendance",
    "Breakout",
    "BreakoutPiece",
    "Caption",
    "CaptionFeed",
    "ChairQuestion",
    "Decision",
    "Election",
    "Highlight",
    "Item",
    "ItemDocument",
    "ItemSpell",
    "Meeting",
    "Poll",
    "PollMark",
    "Presiding",
    "Recording",
    "Registration",
    "Screen",
    "Session",
    "Turn",
    "Update",
]
