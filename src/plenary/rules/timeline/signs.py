"""Text into signs: days, months, years, parts, bounds. A word that is none of them makes the text no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from plenary.rules.deadlines.days import Day, NoSuchDay, read_day
from plenary.rules.questionnaire.dates import MONTH_NAMES
from plenary.rules.questionnaire.words import CJK
from plenary.rules.timeline import words

Value = int | str | date | None


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of a date: `name` says which, `value` what it holds. `other`: the day it would be in the other order."""

    name: str
    value: Value = None
    other: date | None = None


def _rows() -> dict[str, Sign]:
    found: dict[str, Sign] = {}
    plain = {
        "noise": words.NOISE, "between": words.BETWEEN, "about": words.ABOUT, "and": words.AND, "or": words.OR,
        "to": words.TO, "by": words.BY, "before": words.BEFORE, "after": words.AFTER, "from": words.FROM,
        "at": words.DURING, "week-of": words.WEEK_OF,
    }  # fmt: skip
    for name, row in plain.items():
        for phrase in phrases(row):
            found.setdefault(phrase, Sign(name))
    for half, row in (("am", words.AM), ("pm", words.PM)):
        found |= {phrase: Sign("half-day", half) for phrase in phrases(row)}
    for part, row in ((1, words.EARLY), (2, words.MID), (3, words.LATE)):
        found |= {phrase: Sign("part", part) for phrase in phrases(row)}
    for name, table in (("quarter", words.QUARTER), ("half", words.HALF), ("week", words.WEEK)):
        for number, row in table.items():
            found |= {phrase: Sign(name, number) for phrase in phrases(row)}
    found |= {name: Sign("month", number) for name, number in MONTH_NAMES.items()}
    return found


def phrases(row: str) -> tuple[str, ...]:
    """The phrases of a row of `words`."""
    return tuple(p for p in (one.strip() for one in row.replace("\n", " ").split("|")) if p)


def pattern(found: list[str]) -> str:
    """A regular expression for any of these phrases, the longest first, as whole words (of Chinese: anywhere)."""
    return "|".join(_bounded(p) for p in sorted(found, key=len, reverse=True))


def _bounded(phrase: str) -> str:
    made = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    if re.search(f"[{CJK}]", phrase) or phrase in ("-", "--", "/", "~"):
        return made
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return before + made + after


_SIGNS: Final = _rows()
_FIGURES = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?!\d)")
_MONTH_YEAR = re.compile(
    r"(?P<m>0?[1-9]|1[0-2])[./](?P<y>(?:1[89]|20|21)\d\d)(?![\d./])|(?P<z>(?:1[89]|20|21)\d\d)[-./](?P<n>0[1-9]|1[0-2])(?![\d./])"
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d(?!\d)\s?年?")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\s?月(?:份)?")
_DAY = re.compile(r"\d{1,2}(?!\d)(?:\s?[日号]|(?:st|nd|rd|th|er|e|º|ª|°|-?го|-?е)(?!\w))?")
_SKIPPED: Final = " \t\n,;:()[]،、."


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(pattern(list(_SIGNS)), re.I)


def signs(text: str, locale: str) -> list[Sign] | NoSuchDay | None:
    """The signs of a text, or None where a word stands in it that is none; NoSuchDay where figures make no day."""
    found: list[Sign] = []
    at = 0
    while at < len(text):
        named = _named().match(text, at)
        if not named and text[at] in _SKIPPED:
            at += 1
            continue
        if figures := _FIGURES.match(text, at):
            read = read_day(figures[0], locale)
            if not isinstance(read, Day):
                return read
            found.append(Sign("date", read.date, read.other))
            at = figures.end()
        elif both := _MONTH_YEAR.match(text, at):
            found += [Sign("month", int(both["m"] or both["n"])), Sign("year", int(both["y"] or both["z"]))]
            at = both.end()
        elif year := _YEAR.match(text, at):
            found.append(Sign("year", int(year[0][:4])))
            at = year.end()
        elif named:
            phrase = re.sub(r"\s+", " ", named[0].casefold()).replace("’", "'")
            found.append(_SIGNS[phrase])
            at = named.end()
        elif month := _MONTH.match(text, at):
            found.append(Sign("month", int(re.match(r"\d+", month[0])[0])))  # type: ignore[index]  # it begins with them
            at = month.end()
        elif day := _DAY.match(text, at):
            found.append(Sign("day", int(re.match(r"\d+", day[0])[0])))  # type: ignore[index]  # as above
            at = day.end()
        else:
            return None
    return _pairs([sign for sign in found if sign.name != "noise"])


def _pairs(found: list[Sign]) -> list[Sign]:
    """The United Nations write Arabic months twice, تشرين الثاني/نوفمبر: once is enough."""
    kept: list[Sign] = []
    for sign in found:
        if len(kept) > 1 and sign.name == "month" and kept[-1].name == "or" and kept[-2] == sign:
            kept.pop()
        else:
            kept.append(sign)
    return kept
