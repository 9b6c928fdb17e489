"""A day as somebody typed it: read, or refused with what is wrong and which day was likely meant (A136)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.record.problems import Problem
from plenary.rules import date_ranges
from plenary.rules.deadlines import NoSuchDay, read_day

LAST = time(23, 59, 59)  # a deadline that is a day ends when that day ends where the group meets
_HOUR = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a field for a day; `day` is None where `problem` says why, or where it was left empty."""

    text: str
    day: date | None = None
    problem: str = ""
    likely: date | None = None


def typed(text: str, *, needed: bool = True, locale: str = "") -> Typed:
    """Read a field. One in which day and month could change places is asked back, never guessed."""
    text = " ".join(text.split())
    if not text:
        return Typed(text, problem=_("Give a day, such as 2013-09-17 or 17 September 2013.") if needed else "")
    if len(text) > 120:
        return Typed(text, problem=_("That is longer than a date. Write it as 2013-09-17."))
    read = read_day(text, locale or get_language() or "en")
    if isinstance(read, NoSuchDay):
        said = {
            "no-such-day": _("%(text)s is no day of the calendar."),
            "no-year": _("%(text)s has no year. Write it as 2013-09-17."),
            "no-day": _("%(text)s does not say which day of the month. Write it as 2013-09-17."),
            "several": _("%(text)s says more than one day. Write one, as 2013-09-17."),
        }.get(read.reason, _("%(text)s cannot be read as a day. Write it as 2013-09-17.")) % {"text": text}
        if read.suggestion:
            said += " " + _("Did you mean %(day)s (%(iso)s)?") % {
                "day": spoken(read.suggestion),
                "iso": read.suggestion.isoformat(),
            }
        return Typed(text, problem=said, likely=read.suggestion)
    if read.ambiguous and read.other is not None:
        asked = _("%(text)s may be %(one)s or %(other)s. Write the one you mean, as %(iso)s.") % {
            "text": text,
            "one": spoken(read.date),
            "other": spoken(read.other),
            "iso": read.date.isoformat(),
        }
        return Typed(text, problem=asked)
    return Typed(text, read.date)


def spoken(day: date) -> str:
    """A day in the reader's language."""
    return date_ranges.day(day, get_language() or "en")


def hour(text: str) -> time | None:
    """An hour of the day, 17:00; the end of the day where nothing was typed; None where it is no hour."""
    if not text.strip():
        return LAST
    found = _HOUR.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    given = time(int(found[1]), int(found[2]))
    return LAST if given == time(23, 59) else given


def instant_of(day: date, zone: str, at: time = LAST) -> datetime:
    """That hour of that day, by the clock of the venue."""
    return datetime.combine(day, at, ZoneInfo(zone))


def end_of(text: str, zone: str) -> datetime:
    """The end of a day given on the command line. Raises Problem with what is wrong."""
    read = typed(text)
    if read.day is None:
        raise Problem("%(what)s", what=read.problem)
    return instant_of(read.day, zone)
