"""A date as people write it, in six languages: from a day to "before the inter-sessional meeting"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from plenary.rules.deadlines.days import NoSuchDay
from plenary.rules.questionnaire.words import CJK, flat
from plenary.rules.timeline import words
from plenary.rules.timeline.points import Unread, expression
from plenary.rules.timeline.signs import pattern, phrases
from plenary.rules.timeline.values import Relation, When

MOST: Final = 200  # letters of a date
_DAY = timedelta(days=1)
_BOUNDS: Final[tuple[tuple[Relation | str, str], ...]] = (
    ("from", words.FROM), ("by", words.BY), ("before", words.BEFORE), ("after", words.AFTER), ("at", words.DURING),
)  # fmt: skip
_KINDS: Final = {p: name for name, row in reversed(_BOUNDS) for p in phrases(row)}
_BOUND = re.compile(pattern(list(_KINDS)), re.I)
_ARTICLES = re.compile(
    r"^(?:(?:the|le|la|les|l['’]|el|los|las|a|au|aux|al|de|du|des|del|its|our|их)(?:\s+|(?<=['’])))+", re.I
)
_COUNTS: Final = {p: n for n, row in words.COUNTED.items() for p in phrases(row)}
_UNITS: Final = {p: n for n, row in words.UNITS.items() for p in phrases(row)}
_DUALS: Final = {p: n for n, row in words.DUAL.items() for p in phrases(row)}
_DISTANCE = re.compile(
    rf"(?:(?:at least|au moins|por lo menos|al menos|не менее чем|не менее|至少)\s*)?(?:за\s+|через\s+)?"
    rf"(?:(?:(?P<n>\d{{1,3}}|{pattern(list(_COUNTS))})\s*)?(?P<u>{pattern(list(_UNITS))})|(?P<d>{pattern(list(_DUALS))}))\s*$",
    re.I,
)
_BEHIND = re.compile(rf"\s(?:(?P<d>{pattern(list(_DUALS))})|ب(?P<n>\d{{1,3}})\s(?P<u>{pattern(list(_UNITS))}))\s*$")
_CHINESE = re.compile(
    r"^(?P<what>.+?)(?:举行|召开)?(?P<side>之前|以前|前|之后|以后|后)(?:至少)?(?P<n>\d{1,3}|[一两二三四五六十])?(?P<u>天|日|周|个星期|星期|个月)?$"
)
_TAIL = re.compile(r"^(?P<what>.+?)(?:\s*[,(،]\s*|\s+(?:in|on|en|le|в|في)\s+)(?P<date>[^,(]*\d{4}[^,]*)$", re.I)


def read(text: str, locale: str, *, near: date | None = None) -> When | NoSuchDay:
    """Read a date as it was agreed. `locale` ("en", "en-US", "ar") decides 07/08/2013; words of any of the six are read.

    A date without its year is the first such one that does not end before `near`; without `near` it is refused. Reasons
    of a refusal are those of `deadlines.read_day`, and: backwards (it would end before it begins), too-long.
    """
    plain = flat(unicodedata.normalize("NFC", text)).strip().strip(".;,").strip()
    if not plain:
        return NoSuchDay(text, None, "empty")
    if len(plain) > MOST:
        return NoSuchDay(text, None, "too-long")
    found = _whole(plain, locale, near)
    if isinstance(found, Unread):
        return NoSuchDay(text, found.suggestion, found.reason)
    return replace(found, text=text)


def kept(text: str, locale: str, *, near: date | None = None) -> When:
    """A date of an imported text: what cannot be read stays as it was written, flagged, and counts as no day (A136)."""
    found = read(text, locale, near=near)
    if isinstance(found, When):
        return found
    return When(None, None, "none", text, flag=found.reason, suggestion=found.suggestion)


def _whole(plain: str, locale: str, near: date | None, *, deeper: bool = True) -> When | Unread:
    found = expression(plain, locale, near)
    if not isinstance(found, Unread) or found.reason != "not-a-date":
        return found
    if re.search(f"[{CJK}]", plain) and (behind := _CHINESE.match(plain)):
        return _chinese(behind, locale, near)
    for bound in _BOUND.finditer(plain):
        kind = _KINDS[re.sub(r"\s+", " ", bound[0].casefold()).replace("’", "'")]
        said = _bounded(plain[: bound.start()], kind, plain[bound.end() :], locale, near, deeper)
        if not isinstance(said, Unread) or said.reason != "not-a-date":
            return said
    return found


def _bounded(head: str, kind: str, tail: str, locale: str, near: date | None, deeper: bool = False) -> When | Unread:
    """`head` before or by `tail`: the head is a window, a distance or nothing; the tail a date, or what it hangs on."""
    head, tail = head.strip().rstrip(",(").strip(), tail.strip()
    distance, head = _distance(head)
    window: When | None = None
    if head:
        read_head = expression(head, locale, near)
        if isinstance(read_head, Unread):
            return read_head
        window = read_head
    if not tail:
        return Unread("not-a-date")
    dated = expression(tail, locale, near)
    if isinstance(dated, Unread) and dated.reason != "not-a-date":
        return dated
    if isinstance(dated, When):
        return _dated(window, kind, dated, distance)
    if deeper and not window and not distance and kind in ("by", "from") and _BOUND.search(tail):
        within = _whole(tail, locale, near, deeper=False)  # "no later than a week before the meeting"
        if not isinstance(within, Unread):
            return within
    return _hung(window, kind, tail, distance, locale, near)


def _dated(window: When | None, kind: str, dated: When, distance: int) -> When | Unread:
    if window is not None:
        return Unread("several")
    apart = timedelta(days=distance)
    ends = dated.earliest if dated.precision != "part" else dated.latest  # "before the end of January": by its last day
    if kind == "from":
        return replace(dated, latest=None, bound="from")
    if kind == "after":
        last = dated.latest
        return replace(dated, earliest=last and last + max(_DAY, apart), latest=None, bound="from")
    if kind == "before" or (kind == "by" and distance):
        if dated.precision != "part" or distance:
            ends = ends and ends - max(_DAY, apart)
        return replace(dated, earliest=None, latest=ends, bound="by")
    if kind == "by":
        return replace(dated, earliest=None, bound="by")
    return dated


def _hung(window: When | None, kind: str, tail: str, distance: int, locale: str, near: date | None) -> When | Unread:
    """A date that hangs on an event: it moves when that one does."""
    russian = bool(re.search("[а-яё]", tail, re.I))
    if kind == "from":
        return Unread("not-a-date")
    if window is None and (dated := _TAIL.match(tail)):
        read_tail = expression(dated["date"].strip("() "), locale, near)
        if isinstance(read_tail, When):
            tail = dated["what"]
            ends = read_tail.latest if kind != "after" else None
            starts = read_tail.earliest if kind != "before" else None
            window = replace(
                read_tail,
                earliest=starts if kind != "by" else None,
                latest=ends,
                bound="by" if kind != "after" else "from",
            )
    if behind := _BEHIND.search(tail):
        distance = _days(behind)
        tail = tail[: behind.start()]
    anchor = _ARTICLES.sub("", tail.strip(" ,;.()")).strip()
    if not re.search(r"[^\W\d_]{2}", anchor):
        return Unread("not-a-date")
    if kind == "by" and (distance or russian):
        kind = "before"  # до совещания: before it; до 15 мая: by then
    relation: Relation = kind  # type: ignore[assignment]  # of the relations read, 'from' is gone by now
    made = window or When(None, None, "anchored", "")
    return replace(made, anchor=anchor, relation=relation, distance=distance)


def _chinese(found: re.Match[str], locale: str, near: date | None) -> When | Unread:
    """会议之前: what it hangs on stands first."""
    kind = "before" if "前" in found["side"] else "after"
    what, distance = found["what"], 0
    if found["u"]:
        distance = _days(found)
    elif counted := _DISTANCE.search(what):
        distance, what = _days(counted), what[: counted.start()]
    if dated := re.match(r"^(?P<date>\d{4}年(?:\d{1,2}月)?)(?P<rest>.+)$", what):
        whole, window = expression(what, locale, near), expression(dated["date"], locale, near)
        if isinstance(whole, Unread) and not isinstance(window, Unread):
            return _hung(window, kind, dated["rest"], distance, locale, near)
    return _bounded("", kind, what, locale, near) if not distance else _with(distance, kind, what, locale, near)


def _with(distance: int, kind: str, what: str, locale: str, near: date | None) -> When | Unread:
    dated = expression(what, locale, near)
    if isinstance(dated, When):
        return _dated(None, kind, dated, distance)
    return _hung(None, kind, what, distance, locale, near)


def _distance(head: str) -> tuple[int, str]:
    found = _DISTANCE.search(head)
    return (_days(found), head[: found.start()].strip()) if found else (0, head)


def _days(found: re.Match[str]) -> int:
    if given := found.groupdict().get("d"):
        return _DUALS[given.casefold()]
    counted = (found["n"] or "1").casefold()
    return (int(counted) if counted.isdigit() else _COUNTS[counted]) * _UNITS[found["u"].casefold()]
