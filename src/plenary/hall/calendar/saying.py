"""Dates, states and warnings of the calendar in words of the reader's language."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from plenary.hall.calendar.lines import Line
from plenary.rules import date_ranges, languages, ordinals
from plenary.rules.timeline import Because, Compared, Lacks, When

KINDS = ("mandate", "meeting", "deadline", "output", "session", "duty", "context", "history")


def words(value: Mapping[str, str] | str) -> str:
    """In the reader's language, or in whichever there is."""
    return value if isinstance(value, str) else languages.chosen(value, get_language() or "en")


def computed(when: When) -> str:
    """The days that are reckoned with: days, a window, or a bound; "" where there are none."""
    language = get_language() or "en"
    first, last = when.earliest, when.latest
    if first and last:
        if first == last:
            said = date_ranges.day(first, language)
        elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            said = str(first.year) if _year(first, last) else date_ranges.months(first, last, language)
        else:
            said = date_ranges.days(first, last, language)
        if when.starts_half == "pm":
            return _("%(days)s, from the afternoon of the first day") % {"days": said}
        return _("%(days)s, to noon of the last day") % {"days": said} if when.ends_half == "am" else said
    if last:
        return _("at the latest %(day)s") % {"day": date_ranges.day(last, language)}
    return _("not before %(day)s") % {"day": date_ranges.day(first, language)} if first else ""


def _year(first: date, last: date) -> bool:
    return first.year == last.year and first.month == 1 and last.month == 12


def agreed(line: Line) -> str:
    """The date as it was agreed, or what is computed where nobody put it into words."""
    return words(line.text) or computed(line.when)


def beside(line: Line) -> str:
    """What is computed, where it says more than what was agreed."""
    said = computed(line.when)
    return "" if _plainly(said) == _plainly(agreed(line)) else said


def _plainly(text: str) -> str:
    """Dates that differ in their dashes alone say the same."""
    return re.sub(r"\s*[-–]\s*", "-", text).casefold()


def happened(line: Line) -> str:
    """When it happened, in days."""
    if line.actual is None:
        return ""
    return date_ranges.days(line.actual.earliest, line.actual.latest, get_language() or "en")


def label(line: Line) -> str:
    """What the date is of; of the end of a round of comments, that too."""
    said = words(line.label)
    if line.kind == "proposals":
        return _("Proposals on “%(text)s”") % {"text": said}
    if line.kind == "comments":
        return _("Comments on “%(text)s”") % {"text": said}
    number = line.milestone.ordinal if line.milestone else None
    if line.kind == "session" and number:
        named = ordinals.session(number, get_language() or "en")
        return said if named in said or str(number) in said else f"{said}: {named}"
    return said


def kind(code: str) -> str:
    """What kind of date it is."""
    named = {
        "mandate": _("mandate"),
        "meeting": _("meeting"),
        "deadline": _("deadline"),
        "output": _("paper due"),
        "session": _("session of the parent body"),
        "duty": _("recurring duty"),
        "context": _("other process"),
        "history": _("before the group"),
        "proposals": _("deadline"),
        "comments": _("deadline"),
        "silence": _("silence procedure"),
        "canvass": _("opinion of the public"),
        "nominations": _("nominations"),
        "questions": _("questions to the chair"),
    }
    return named.get(code, code)


def meaning(line: Line) -> str:
    """What its end does, where nobody may miss that."""
    return _("whoever says nothing agrees") if line.kind == "silence" else ""


def role(line: Line) -> str:
    """Who sees to it."""
    m = line.milestone
    if m is None:
        return ""
    if m.who:
        return words(m.who)
    named = {
        "chair": _("the chair"),
        "secretariat": _("the secretariat"),
        "members": _("members"),
        "all": _("everybody who takes part"),
        "body": _("a named body"),
    }
    return named.get(m.role, "")


def how(code: str) -> str:
    """How a date came to be."""
    named = {
        "planned": _("planned"),
        "added": _("added, in no earlier plan"),
        "extended": _("extended"),
        "changed": _("changed"),
        "fixed": _("days fixed"),
    }
    return named.get(code, code)


def seat(code: str) -> str:
    """Who entered it, by office."""
    office = code.partition("/")[0]
    named = {"secretariat": _("the secretariat"), "chair": _("the chair")}
    return named.get(office, code)


def slip(days: int | None) -> str:
    """How far it slipped."""
    if days is None:
        return "–"
    if days == 0:
        return _("none")
    if days < 0:
        return ngettext("%(num)s day early", "%(num)s days early", -days) % {"num": -days}
    return ngettext("%(num)s day late", "%(num)s days late", days) % {"num": days}


def outcome(row: Compared) -> str:
    """What came of the plan."""
    named = {
        "on-time": _("as planned"),
        "early": _("early"),
        "late": _("late"),
        "unplanned": _("in no plan"),
        "overdue": _("overdue"),
        "open": _("to come"),
        "dropped": _("will not happen"),
        "not-counted": _("not counted: it has no day"),
        "not-noted": _("nothing was noted"),
    }
    return named[row.outcome]


def lacks(one: Lacks, names: Mapping[str, str]) -> str:
    """A warning in a sentence."""
    said = {
        "step": names.get(one.step, one.step),
        "next": names.get(one.next, one.next),
        "has": one.has,
        "needs": one.needs,
    }
    if one.code == "no-time":
        return _("“%(step)s” ends on the day on which “%(next)s” is due: that leaves no time for it.") % said
    if one.code == "out-of-order":
        return _("“%(step)s” would end after “%(next)s”.") % said
    if one.code == "too-late":
        return _("“%(step)s” is too late for the session that the group reports to.") % said
    return _("Between “%(step)s” and “%(next)s” there are too few days: %(has)s of %(needs)s that are needed.") % said


def because(why: Because, names: Mapping[str, str]) -> str:
    """Why a step has its latest day."""
    name = names.get(why.code, why.code)
    if why.days:
        said = ngettext("%(num)s day before %(name)s", "%(num)s days before %(name)s", why.days)
        return said % {"num": why.days, "name": name}
    return _("before %(name)s") % {"name": name}


def flagged(when: When) -> str:
    """What is said of an imported date that is none (A136)."""
    if not when.flag:
        return ""
    said = _("Kept as it was written; it is no day of the calendar and counts as none.")
    if when.flag != "no-such-day":
        return _("Kept as it was written; it could not be read as a date and counts as none.")
    if when.suggestion:
        likely = date_ranges.day(when.suggestion, get_language() or "en")
        return said + " " + _("%(day)s may have been meant.") % {"day": likely}
    return said
