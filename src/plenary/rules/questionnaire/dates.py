"""Dates in running text as ISO dates; "10/9/2013" keeps both of its readings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plenary.rules.questionnaire.words import flat

_NAMES = (
    "january jan janvier janv enero ene января январь يناير gennaio januar janeiro",
    "february feb février fevrier févr febrero февраля февраль فبراير|شباط febbraio februar fevereiro",
    "march mar mars marzo марта март مارس|آذار|اذار märz março",
    "april apr avril avr abril abr апреля апрель أبريل|ابريل|نيسان aprile",
    "may mai mayo мая май مايو|أيار|ايار maggio maio",
    "june jun juin junio июня июнь يونيو|يونيه|حزيران giugno juni junho",
    "july jul juillet juil julio июля июль يوليو|يوليه|تموز luglio juli julho",
    "august aug août aout agosto ago августа август أغسطس|اغسطس|آب|اب",
    "september sept sep septembre septiembre setiembre сентября сентябрь سبتمبر|أيلول|ايلول settembre setembro",
    "october oct octobre octubre октября октябрь أكتوبر|اكتوبر ottobre oktober outubro",
    "november nov novembre noviembre ноября ноябрь نوفمبر novembro",
    "december dec décembre decembre déc diciembre dic декабря декабрь ديسمبر dicembre dezember dezembro",
)
_MONTHS = {name: n for n, row in enumerate(_NAMES, 1) for word in row.split(" ") for name in word.split("|")}
_MONTHS |= {"كانون الثاني": 1, "تشرين الثاني": 11}
_MONTHS |= {"تشرين الأول": 10, "تشرين الاول": 10, "كانون الأول": 12, "كانون الاول": 12}
MONTH_NAMES = _MONTHS  # each name of a month that is read, in lower case, with its number
_MONTH = "|".join(sorted((re.escape(m) for m in _MONTHS), key=len, reverse=True))
_TWICE = rf"(?P<m>{_MONTH})(?:\s?/\s?(?:{_MONTH}))?"  # the UN writes both Arabic names: 31 تموز/يوليه 2013
_YEAR = r"(?P<y>(?:1[89]|20|21)\d{2})"
_PATTERNS = (
    re.compile(r"(?<!\d)(?P<y>(?:1[89]|20|21)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:1[89]|20|21)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日号]"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°)?(?:\.?\s+|-)(?:of\s+|de\s+|d['’]\s?)?{_TWICE}\b(?:\.?,?\s+|-)(?:de\s+|del\s+)?{_YEAR}",
        re.I,
    ),
    re.compile(rf"(?<!\w)(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.I),
    re.compile(
        r"(?<![\d/.\-])(?P<a>\d{1,2})(?P<s>[/.\-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:1[89]|20|21)\d{2}|\d{2})(?![\d/]|[.\-]\d)"
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as it stands in a text."""

    text: str
    start: int  # its place in the text, in characters
    iso: tuple[str, ...]  # every day it can mean, day first before month first; () where there is no such day
    said: tuple[
        tuple[int, int, int], ...
    ] = ()  # year, month, day of each way to read it, also where there is no such day

    @property
    def ambiguous(self) -> bool:
        """True where somebody has to say which day is meant."""
        return len(self.iso) > 1


def month_named(text: str) -> int | None:
    """The month whose name stands in a text, in any of the languages read here; None where there is none."""
    found = re.search(rf"(?<!\w)(?:{_MONTH})(?!\w)", flat(text), re.I)
    return _MONTHS[found[0].casefold()] if found else None


def _iso(said: tuple[int, int, int]) -> tuple[str, ...]:
    try:
        return (date(*said).isoformat(),)
    except ValueError:
        return ()


def _said(found: re.Match[str]) -> tuple[tuple[int, int, int], ...]:
    parts = found.groupdict()
    year = int(parts["y"])
    if "a" not in parts:
        month = parts["m"]
        return ((year, int(month) if month.isdigit() else _MONTHS[month.casefold()], int(parts["d"])),)
    if year < 100:
        year += 2000 if year < 70 else 1900
    a, b = int(parts["a"]), int(parts["b"])
    if parts["s"] == ".":
        return ((year, b, a),)  # a full stop between figures is never American: 10.9.2013 is 10 September
    return tuple(dict.fromkeys(((year, b, a), (year, a, b))))


def _reading(text: str, found: re.Match[str]) -> Reading:
    said = _said(found)
    days = tuple(iso for way in said for iso in _iso(way))
    return Reading(text[found.start() : found.end()], found.start(), days, said)


def dates(text: str) -> tuple[Reading, ...]:
    """Every full date in a text, in order, each with all the days it can mean; vague dates are not read here."""
    plain = flat(text)
    found: list[Reading] = []
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            found.append(_reading(text, match))
    return tuple(sorted(found, key=lambda r: r.start))
