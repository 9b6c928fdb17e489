"""Channels, dates and their warnings in the reader's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from plenary.rules.deadlines import Warn
from plenary.rules.languages import chosen


def _words(given: dict[str, str]) -> str:
    return chosen(given, get_language() or "en")


def channel_name(line: Any) -> str:
    """A way that a call goes out (a ChannelLine, or its code): by its own name, or as the usual one it is."""
    if not isinstance(line, str) and line.name:
        return _words(line.name)
    code = line if isinstance(line, str) else line.code
    return {
        "members": _("To the members of the group"),
        "member-states": _("To Member States"),
        "public": _("On the website, for all stakeholders"),
        "list": _("By the mailing list of the group"),
    }.get(code, code)


def date_name(line: Any) -> str:
    """A date of the chain (a DateLine, or its code): by its own label, or as the usual one it is."""
    if not isinstance(line, str) and line.label:
        return _words(line.label)
    code = line if isinstance(line, str) else line.code
    return {
        "sending": _("Sending out"),
        "deadline": _("Deadline for responses"),
        "compilation": _("Compilation due"),
        "summary": _("Summary due"),
        "meeting": _("Meeting that reads the summary"),
    }.get(code, code)


def warning(warn: Warn, lines: Any) -> str:
    """Why a date leaves too little time, as one sentence."""
    names = {line.code: date_name(line) for line in lines}
    step, after = names.get(warn.step, date_name(warn.step)), names.get(warn.after, date_name(warn.after))
    if warn.code == "out-of-order":
        return _("“%(step)s” would come on the wrong side of “%(after)s”.") % {"step": step, "after": after}
    if warn.code == "no-time":
        return _("“%(step)s” falls on the day of “%(after)s”: that leaves no time.") % {"step": step, "after": after}
    needs = abs(warn.needs)
    return ngettext(
        "“%(step)s” has %(has)s days after “%(after)s”, and %(needs)s day is needed.",
        "“%(step)s” has %(has)s days after “%(after)s”, and %(needs)s days are needed.",
        needs,
    ) % {"step": step, "after": after, "has": abs(warn.has), "needs": needs}
