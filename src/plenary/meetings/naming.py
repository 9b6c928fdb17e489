"""A meeting's title and dates in words of a language."""

from __future__ import annotations

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from plenary.meetings.reads import MeetingLine
from plenary.rules import date_ranges, ordinals


def _chosen(language: str) -> str:
    return language or get_language() or "en"


def title(meeting: MeetingLine, language: str = "") -> str:
    """“4th meeting”, or the title that it was given."""
    language = _chosen(language)
    own = meeting.title.get(language) or meeting.title.get("en") or next(iter(meeting.title.values()), "")
    if own:
        return own
    if meeting.ordinal is not None:
        return ordinals.meeting(meeting.ordinal, language)
    with override(language):
        return _("Meeting “%(name)s”") % {"name": meeting.slug}


def formally(meeting: MeetingLine, language: str = "") -> str:
    """Of a meeting that formally extends another one: which (X14); "" for others."""
    if meeting.continues is None:
        return ""
    language = _chosen(language)
    slug, ordinal = meeting.continues
    base = ordinals.meeting(ordinal, language) if ordinal is not None else slug
    with override(language):
        return _("Formally an extension of the %(meeting)s.") % {"meeting": base}


def dates(meeting: MeetingLine, language: str = "") -> str:
    """As the group agreed them in words, else as they are computed: ranges over months, half days, a window (A36, A83)."""
    language = _chosen(language)
    if said := meeting.text.get(language):
        return said
    with override(language):
        if meeting.starts is None:
            if meeting.earliest and meeting.latest:
                window = date_ranges.months(meeting.earliest, meeting.latest, language)
                return _("%(window)s, not fixed yet") % {"window": window}
            return _("dates not fixed yet")
        days = date_ranges.days(meeting.starts, meeting.ends or meeting.starts, language)
        if meeting.starts_half == "pm" and meeting.ends_half == "am":
            return _("%(days)s, from the afternoon of the first day to noon of the last") % {"days": days}
        if meeting.starts_half == "pm":
            return _("%(days)s, from the afternoon of the first day") % {"days": days}
        if meeting.ends_half == "am":
            return _("%(days)s, to noon of the last day") % {"days": days}
        return days
