"""What anybody may see of meetings: one module a subject."""

from plenary.meetings.reads.now import ItemNow, MeetingLine, Now, SessionNow, TurnNow, now
from plenary.meetings.reads.registering import mode_of

__all__ = ["ItemNow", "MeetingLine", "Now", "SessionNow", "TurnNow", "mode_of", "now"]
