"""What anybody may see of meetings: one module a subject."""

from plenary.meetings.reads.now import MeetingLine, Now, SessionNow, TurnNow, now

__all__ = ["MeetingLine", "Now", "SessionNow", "TurnNow", "now"]
