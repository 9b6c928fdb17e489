"""A day as people write it in six languages; a day that there is not is refused with the one that was likely meant."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from plenary.rules.questionnaire.dates import Reading, dates, month_named
from plenary.rules.questionnaire.words import flat

MONTH_FIRST: Final = frozenset({"en-us", "en-ph", "es-us", "es-pr", "es-pa"})  # all others write the day first
_Date = date  # the field of that name hides it
_FIGURES = re.compile(r"(\d{1,4})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{1,4})")
_RUN = re.compile(r"((?:1[89]|20|21)\d\d)(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read. Where it is `ambiguous`, `other` is the day it would be in the other order."""

    date: _Date
    text: str
    ambiguous: bool = False
    other: _Date | None = None


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """What was written is no day; `suggestion` is the day that was likely meant, where there is one.

    Reasons: empty; no-such-day (31.06.2013); no-year ("31 July"); no-day ("October 2013": agreed so, or to be made
    exact); several (more than one day, or a day and more figures); not-a-date.
    """

    text: str
    suggestion: date | None
    reason: str


def read_day(text: str, locale: str) -> Day | NoSuchDay:
    """Read one day. `locale` ("en", "en-US", "fr", "ar") decides 07/08/2013, which stays marked as ambiguous.

    Digits of any script and both Arabic styles of months are read; words around the date ("Wednesday", "года") are
    passed over. With a full stop between figures the day stands first everywhere.
    """
    plain = flat(unicodedata.normalize("NFC", text)).strip()
    if not plain:
        return NoSuchDay(text, None, "empty")
    if run := _RUN.fullmatch(plain):
        plain = "-".join(run.groups())
    elif figures := _FIGURES.fullmatch(plain):
        plain = (re.search(r"[-./]", plain) or ["/"])[0].join(figures.groups())
    found = dates(plain)
    if not found:
        return NoSuchDay(text, None, _why_not(plain))
    rest = plain.replace(found[0].text, " ", 1)
    if len(found) > 1 or re.search(r"\d", rest):
        return NoSuchDay(text, None, "several")
    days = [date.fromisoformat(iso) for iso in found[0].iso]
    if not days:
        return NoSuchDay(text, _likely(found[0]), "no-such-day")
    if len(days) > 1 and locale.replace("_", "-").casefold() in MONTH_FIRST:
        days.reverse()
    return Day(days[0], text, len(days) > 1, days[1] if len(days) > 1 else None)


def _why_not(plain: str) -> str:
    month = month_named(plain) or re.search(r"\d\s?月", plain)
    year = re.search(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)", plain)
    if year and (month or re.fullmatch(r"\d{4}|\d{4}[-./]\d{1,2}|\d{1,2}[-./]\d{4}", plain)):
        return "no-day"
    if re.fullmatch(r"\d{1,2}[-./]\d{1,2}[-./]?", plain) or (month and re.search(r"\d", plain)):
        return "no-year"
    return "no-day" if month else "not-a-date"


def _likely(found: Reading) -> date | None:
    """The last day of the month where the figure is 29 to 31; day and month exchanged where only that gives a day."""
    for year, month, day in found.said:
        if 1 <= month <= 12 and 28 < day <= 31:
            return date(year, month, monthrange(year, month)[1])
    for year, month, day in found.said:
        if 1 <= day <= 12 and 12 < month <= monthrange(year, day)[1]:
            return date(year, day, month)
    return None
