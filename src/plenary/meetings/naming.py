"""A meeting's title and dates in words of a language."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from plenary.meetings.reads import MeetingLine
from plenary.rules import date_ranges, languages, ordinals


def _reader(language: str) -> str:
    return language or get_language() or "en"


def title(meeting: MeetingLine, language: str = "") -> str:
    """“4th meeting”, or the title that it was given."""
    language = _reader(language)
    own = languages.chosen(meeting.title, language)
    if own:
        return own
    if meeting.ordinal is not None:
        named = ordinals.consultation if meeting.kind == "informal" else ordinals.meeting
        return named(meeting.ordinal, language)
    with override(language):
        if meeting.kind == "informal":
            return _("Informal consultation")
        return _("Meeting “%(name)s”") % {"name": meeting.slug}


def formally(meeting: MeetingLine, language: str = "") -> str:
    """Of a meeting that formally extends another one: which (X14); "" for others."""
    if meeting.continues is None:
        return ""
    language = _reader(language)
    slug, ordinal = meeting.continues
    base = ordinals.meeting(ordinal, language) if ordinal is not None else slug
    with override(language):
        return _("Formally an extension of the %(meeting)s.") % {"meeting": base}


def dates(meeting: MeetingLine, language: str = "") -> str:
    """As the group agreed them in words, else as they are computed: ranges over months, half days, a window (A36, A83).

    Words that name no year ("26–27 November") are for a page that shows the computed dates too: here they would mislead.
    """
    said = agreed(meeting, language)
    year = str((meeting.ends or meeting.starts or meeting.latest or date.min).year)
    return said if year in said else computed(meeting, language)


def agreed(meeting: MeetingLine, language: str = "") -> str:
    """The dates in the words that the group agreed in this language (A175); "" without any."""
    return meeting.text.get(_reader(language), "")


def computed(meeting: MeetingLine, language: str = "") -> str:
    """The dates as they are computed from its days."""
    language = _reader(language)
    with override(language):
        if meeting.starts is None:
            return _window(meeting.earliest, meeting.latest, language)
        days = date_ranges.days(meeting.starts, meeting.ends or meeting.starts, language)
        if meeting.starts_half == "pm" and meeting.ends_half == "am":
            return _("%(days)s, from the afternoon of the first day to noon of the last") % {"days": days}
        if meeting.starts_half == "pm":
            return _("%(days)s, from the afternoon of the first day") % {"days": days}
        if meeting.ends_half == "am":
            return _("%(days)s, to noon of the last day") % {"days": days}
        return days


def _window(first: date | None, last: date | None, language: str) -> str:
    """Of a meeting whose days are not fixed (A83); whole months are said as months. The language is active."""
    if first and last:
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        said = date_ranges.months(first, last, language) if whole else date_ranges.days(first, last, language)
        return _("%(window)s, not fixed yet") % {"window": said}
    if last:
        return _("not fixed yet, at the latest %(day)s") % {"day": date_ranges.day(last, language)}
    if first:
        return _("not fixed yet, not before %(day)s") % {"day": date_ranges.day(first, language)}
    return _("dates not fixed yet")
