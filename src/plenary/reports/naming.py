"""A meeting's title and dates in words of a language, for a document that is printed in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from plenary.meetings.reads import MeetingLine


def title(meeting: MeetingLine, language: str) -> str:
    """ "4th meeting", or the title that it was given."""
    own = meeting.title.get(language) or meeting.title.get("en")
    if own or meeting.ordinal is None:
        return own or _("meeting")
    return _("meeting no. %(number)s") % {"number": meeting.ordinal}


def dates(meeting: MeetingLine, language: str) -> str:
    """As the group agreed them, or as they are entered."""
    said = meeting.text.get(language) or meeting.text.get("en")
    return said or (meeting.starts.isoformat() if meeting.starts else "")
