"""How values are shown: dates, words in the reader's language, prose, symbols of state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext
from markupsafe import Markup

from plenary.calls.charts import region_name
from plenary.calls.life_words import channel_name, date_name, warning
from plenary.library import kinds
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.press import charts, prose
from plenary.press.compiled import Chart
from plenary.rules import date_ranges, languages, ordinals
from plenary.texts import showing as texts


def words(value: Mapping[str, str] | str | None, language: str = "") -> str:
    """A text kept per language, in the reader's; else in English; else in whichever there is."""
    if not value:
        return ""
    if isinstance(value, str):
        return value
    return languages.chosen(value, language or get_language() or "en")


def value(told: Any) -> str:
    """A value of an entry as it is recorded: words as they are, everything else as JSON with letters as letters."""
    if told in ("", None):
        return "–"
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def language_of(value: Mapping[str, str] | str | None) -> str:
    """Which language `words` took, for a lang attribute; "" where it is the page's own."""
    if not value or isinstance(value, str):
        return ""
    here = get_language() or "en"
    found = languages.chosen_in(value, here)
    return "" if found == here else found


def day(value: date | None) -> str:
    """A day as the reader's language writes it."""
    if value is None:
        return ""
    return _day(value.year, value.month, value.day, get_language() or "en")


@lru_cache(maxsize=2000)
def _day(year: int, month: int, number: int, language: str) -> str:
    return date_ranges.day(date(year, month, number), language)


def iso_day(value: str) -> str:
    """A day written 2013-09-17 or a month written 2013-09 in words; a year or anything else as it stands."""
    try:
        if len(value) == len("2013-09"):
            first = date.fromisoformat(f"{value}-01")
            return date_ranges.months(first, first, get_language() or "en")
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def listed(values: Iterable[Any]) -> str:
    """Several things in a row, with the comma of the reader's script."""
    return {"ar": "، ", "zh": "、"}.get(get_language() or "", ", ").join(str(v) for v in values)


def moment(value: datetime | None, zone: str = "UTC") -> str:
    """Date and time with the zone's name: an instant without its zone is no instant."""
    if value is None:
        return ""
    here = value.astimezone(ZoneInfo(zone))
    comma = {"ar": "، ", "zh": " "}.get(get_language() or "", ", ")
    return f"{day(here.date())}{comma}{here:%H:%M} {place(zone)}"


def utc(value: datetime) -> str:
    """An instant as machines read it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def place(zone: str) -> str:
    """What people call the venue's time."""
    if zone == "Europe/Zurich":
        return gettext("Geneva")
    return zone.rpartition("/")[2].replace("_", " ")


def role(code: str) -> str:
    """A capacity in words."""
    named = {
        "secretariat": gettext("secretariat"),
        "chair": gettext("chair"),
        "member": gettext("member"),
        "observer": gettext("observer"),
        "public": gettext("public"),
    }
    return named.get(code, code)


def kind(code: str) -> str:
    """A kind of document or of question in words; one that has none is shown as it is."""
    named = {
        "long": gettext("long text"),
        "text": gettext("short text"),
        "choice": gettext("one choice"),
        "multiple": gettext("several choices"),
        "profile": gettext("profile of the respondent"),
        "note": gettext("a note, asks nothing"),
    }
    return named.get(code) or kinds.named(code)


def meeting_titles(group: str) -> dict[str, str]:
    """The meetings of a group by slug: for rooms below that know a meeting by its address alone."""
    return {m.slug: naming.title(m) for m in planning.meetings(group)}


def number(value: int) -> str:
    return _number(value, get_language() or "en")


@lru_cache(maxsize=5000)
def _number(value: int, language: str) -> str:
    return format_decimal(value, locale=language)


def html(text: str, ident: str = "", heading: int = 4) -> Markup:
    """Prose as HTML; it comes out escaped. `ident` begins its footnotes' ids, `heading` is its first heading level."""
    return Markup(prose.render_html(text, ident=ident, heading=heading, note_label=gettext("Note")))  # noqa: S704 -- press.prose escapes every character it was given


_MARKS = re.compile(r"^(?:\[\^[^\]]*\]: .*|#+ |\s*- |\| )|\[\^[^\]]*\]", re.M)


def excerpt(text: str, letters: int) -> str:
    """The beginning of an answer as one line, without the marks of its structure and its notes."""
    plain = " ".join(_MARKS.sub("", text[: letters * 3]).replace(" | ", " · ").split())
    return plain if len(plain) <= letters else plain[:letters].rsplit(" ", 1)[0] + "…"


def svg(chart: Chart, ident: str) -> Markup:
    """A chart as SVG, mirrored where the page runs right to left."""
    return Markup(charts.svg(chart, direction=direction(get_language() or "en"), ident=ident))  # noqa: S704 -- press.charts escapes


RTL = frozenset({"ar", "fa", "he", "ur", "ps"})


def direction(language: str) -> str:
    return "rtl" if language.split("-")[0] in RTL else "ltr"


def clock(value: datetime, zone: str = "UTC") -> str:
    """The time of day at the venue, to the second."""
    return f"{value.astimezone(ZoneInfo(zone)):%H:%M:%S}"


def hour(value: datetime, zone: str = "UTC") -> str:
    """The time of day at the venue."""
    return f"{value.astimezone(ZoneInfo(zone)):%H:%M}"


def daykey(value: datetime, zone: str = "UTC") -> str:
    """On which day an instant falls at the venue."""
    return value.astimezone(ZoneInfo(zone)).date().isoformat()


def ordinal(value: int) -> str:
    """A place in an order: 6th, السادس; where a language writes the figure alone, that."""
    language = (get_language() or "en").partition("-")[0]
    if language == "ar":
        return ordinals.arabic(value)
    return ordinals.english(value) if language == "en" else str(value)


FILTERS: dict[str, Any] = {
    "bracketed": texts.bracketed,
    "changed_words": texts.changed_words,
    "citation": texts.cited,
    "noted": texts.noted,
    "redlined": texts.redlined,
    "tongue": languages.name,  # a language by its own name, as whoever speaks it looks for it
    "clock": clock,
    "hour": hour,
    "daykey": daykey,
    "ordinal": ordinal,
    "meeting": naming.title,
    "formally": naming.formally,
    "dates": naming.dates,
    "agreed": naming.agreed,  # the dates of a meeting in words that were agreed
    "computed": naming.computed,
    "said": lambda text: gettext(text) if text else "",  # a reason that the program gave; others stay as written
    "quoted": "“{}”".format,
    "value": value,
    "words": words,
    "wordlang": language_of,
    "day": day,
    "isoday": iso_day,
    "listed": listed,
    "role": role,
    "kind": kind,
    "moment": moment,
    "utc": utc,
    "channel": channel_name,
    "datename": date_name,
    "warning": warning,
    "number": number,
    "prose": html,
    "direction": direction,
    "region": region_name,
    "svg": svg,
    "excerpt": excerpt,
}
