"""Days and ranges of days in the six languages, as programmes of meetings write them (A36)."""

from __future__ import annotations

from datetime import date

from babel import UnknownLocaleError
from babel.dates import format_date

from plenary.rules.languages import LANGUAGES

# United Nations documents in Arabic name a month both ways.
ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
_OF = {"es": " de "}  # between day, month and year
_AFTER = {"ru": " года"}


def day(one: date, language: str) -> str:
    """25 September 2017; in a language that is none of the six, as CLDR writes its long date, and in English where it has none."""
    code = language.partition("-")[0]
    if code in LANGUAGES:
        return days(one, one, code)
    try:
        return format_date(one, "long", locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return days(one, one, "en")


def days(first: date, last: date, language: str) -> str:
    """25–27 September 2017; 30 April – 2 May 2014; one day alone. Raises ValueError where it would end before it begins."""
    if last < first:
        raise ValueError("it would end before it begins")
    code = language.partition("-")[0]
    if code == "zh":
        return _chinese(first, last)
    whole = _day(last, code, year=True)
    if first == last:
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{whole}"
    return f"{_day(first, code, year=first.year != last.year)} – {whole}"


def months(first: date, last: date, language: str) -> str:
    """September – October 2017; September 2017; of a window whose days are not fixed."""
    code = language.partition("-")[0]
    if code == "zh":
        begin = f"{first.year}年{first.month}月"
        if (first.year, first.month) == (last.year, last.month):
            return begin
        return begin + ("至" if first.year == last.year else f"至{last.year}年") + f"{last.month}月"
    of = _OF.get(code, " ")
    whole = f"{_month(last, code, alone=True)}{of}{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return whole
    year = "" if first.year == last.year else f"{of}{first.year}"
    return f"{_month(first, code, alone=True)}{year} – {whole}"


def _day(one: date, code: str, *, year: bool) -> str:
    of = _OF.get(code, " ")
    return f"{one.day}{of}{_month(one, code)}" + (f"{of}{one.year}{_AFTER.get(code, '')}" if year else "")


def _month(one: date, code: str, *, alone: bool = False) -> str:
    if code == "ar":
        return ARABIC_MONTHS[one.month - 1]
    known = code if code in ("en", "fr", "es", "ru") else "en"
    return format_date(one, "LLLL" if alone else "MMMM", locale=known)


def _chinese(first: date, last: date) -> str:
    begin = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return begin
    if first.year != last.year:
        return f"{begin}至{last.year}年{last.month}月{last.day}日"
    if first.month != last.month:
        return f"{begin}至{last.month}月{last.day}日"
    return f"{begin}至{last.day}日"
