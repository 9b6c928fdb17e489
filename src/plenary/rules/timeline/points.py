"""Signs into days: one point ("early January 2018") or two ("30 April - 2 May 2014")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from plenary.rules.deadlines.days import NoSuchDay
from plenary.rules.timeline.signs import Sign, signs
from plenary.rules.timeline.values import Half, Precision, When, last_of


@dataclass(frozen=True, slots=True)
class Unread:
    """Why it is no date; `suggestion` is the day that was likely meant."""

    reason: str
    suggestion: date | None = None


@dataclass(slots=True)
class Point:
    """What was said of one end of a date."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    part: int | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None
    date: date | None = None
    half_day: Half = ""
    week_of: bool = False


_THIRDS: Final = {1: (1, 10), 2: (11, 20), 3: (21, 31)}


def expression(text: str, locale: str, near: date | None) -> When | Unread:
    """Read a text that is a date from end to end; reason "not-a-date" where another word stands in it."""
    found = signs(text, locale)
    if isinstance(found, NoSuchDay):
        return Unread(found.reason, found.suggestion)
    if not found:
        return Unread("not-a-date")
    about = any(s.name == "about" for s in found)
    between = any(s.name == "between" for s in found)
    ends = _split([s for s in found if s.name not in ("about", "between")], between)
    points = [point for one in ends if (point := _point(one)) is not None]
    if not points or len(points) < len(ends) or len(points) > 2:
        return Unread("not-a-date")
    first, last = points[0], points[-1]
    if first is not last:
        _fill(first, last)
    made = _made(first, last, near)
    if isinstance(made, Unread):
        return made
    alternative = any(s.name == "or" for s in found) and made.precision == "days"
    other = next((s.other for s in found if s.other), None)
    return replace(made, about=about, precision="part" if alternative else made.precision, other=other)


def _split(found: list[Sign], between: bool) -> list[list[Sign]]:
    """The two ends of a range. "from ... to", "с ... по", and "until" within a range, are as good as a dash."""
    if found[:1] and found[0].name == "from" and any(s.name in ("to", "by") for s in found[1:]):
        found = found[1:]
    apart = {"to", "or", "and"}
    if any(s.name != "by" for s in found[:1]) and sum(s.name in ("to", "by") for s in found) == 1:
        apart.add("by")
    ends: list[list[Sign]] = [[]]
    for sign in found:
        if sign.name in apart:
            ends.append([])
        else:
            ends[-1].append(sign)
    return ends


def _point(found: list[Sign]) -> Point | None:
    """One end; None where it says something twice, or what is no date."""
    point = Point()
    if not found:
        return None
    for sign in found:
        name = {"half-day": "half_day", "week-of": "week_of"}.get(sign.name, sign.name)
        if name not in Point.__slots__ or getattr(point, name) not in (None, "", False):
            return None
        setattr(point, name, True if name == "week_of" else sign.value)
    if point.date and (point.day or point.month or point.year):
        return None
    return point


def _fill(first: Point, last: Point) -> None:
    """What one end leaves out the other says: 25-27 September 2017; September 25-27, 2017; November - February 2014."""
    if last.date is not None and first.date is None and first.day is not None:
        first.year = first.year or last.date.year
        first.month = first.month or last.date.month
    if first.date is not None:
        last.year = last.year or (first.date.year if last.date is None else None)
        return
    if first.month is None and first.year is None and first.quarter is None and first.half is None:
        first.month = last.month
    if last.month is None and last.day is not None:
        last.month = first.month
    if first.day is None and last.day is None and first.part and last.part and last.month is None and not last.year:
        last.month = first.month
    if first.year is None and last.year is not None:
        crosses = first.month is not None and last.month is not None and first.month > last.month
        first.year = last.year - crosses
    elif last.year is None and first.year is not None:
        crosses = first.month is not None and last.month is not None and first.month > last.month
        last.year = first.year + crosses


def _made(first: Point, last: Point, near: date | None) -> When | Unread:
    if near is not None:
        _place(first, last, near)
    begin, finish = _days(first), _days(last)
    if isinstance(begin, Unread):
        return begin
    if isinstance(finish, Unread):
        return finish
    if begin[0] > finish[1] or begin[1] > finish[1]:
        return Unread("backwards")
    precision = begin[2] if first is last else _together(begin[2], finish[2])
    starts: Half = "pm" if first.half_day == "pm" else ""
    ends: Half = "am" if last.half_day == "am" else ""
    return When(begin[0], finish[1], precision, "", starts_half=starts, ends_half=ends)


def _place(first: Point, last: Point, near: date) -> None:
    """Give a date without year the first year in which it does not end before `near`."""
    if first.year or last.year or first.date or last.date or last.month is None:
        return
    crosses = first.month is not None and first.month > last.month
    for year in range(near.year, near.year + 9):  # 29 February comes every fourth year, once every eighth
        last.year, first.year = year, year - crosses if first is not last else year
        finish = _days(last)
        if isinstance(finish, Unread):
            if finish.suggestion is None or (last.month, last.day) != (2, 29):
                return
            continue
        if finish[1] >= near:
            return


def _together(one: Precision, other: Precision) -> Precision:
    if one == other:
        return {"day": "days", "month": "months", "year": "years"}.get(one, one)  # type: ignore[return-value]  # of Precision
    return "part" if {one, other} & {"part", "week", "day"} else "months"


def _days(point: Point) -> tuple[date, date, Precision] | Unread:
    """From when to when one end is, and how exactly."""
    if point.date is not None:
        one: Any = point.date
        if point.week_of:
            monday = one - timedelta(days=one.weekday())
            return monday, monday + timedelta(days=6), "week"
        return (one, one, "day") if not (point.part or point.week) else Unread("not-a-date")
    if point.year is None:
        return Unread("no-year" if point.month or point.quarter or point.half or point.day else "not-a-date")
    if point.day is not None:
        return _day(point, point.year, point.day)
    if point.half_day or point.week_of:
        return Unread("no-day")
    year = point.year
    if point.month is not None:
        return _in_month(point, year, point.month)
    if point.week is not None:
        return Unread("not-a-date")
    months, precision = _months(point)
    if point.part is not None:
        size = len(months) // 3
        if not size:
            return Unread("not-a-date")
        months = months[(point.part - 1) * size : point.part * size]
        precision = "part"
    return date(year, months[0], 1), last_of(year, months[-1]), precision


def _months(point: Point) -> tuple[list[int], Precision]:
    if point.quarter is not None:
        return list(range(point.quarter * 3 - 2, point.quarter * 3 + 1)), "quarter"
    if point.half is not None:
        return list(range(point.half * 6 - 5, point.half * 6 + 1)), "half"
    return list(range(1, 13)), "year"


def _day(point: Point, year: int, day: int) -> tuple[date, date, Precision] | Unread:
    if point.month is None or point.quarter or point.half or point.part or point.week:
        return Unread("not-a-date")
    last = last_of(year, point.month)
    if not 1 <= day <= last.day:
        return Unread("no-such-day", last if 28 < day <= 31 else None)
    one = date(year, point.month, day)
    if point.week_of:
        monday = one - timedelta(days=one.weekday())
        return monday, monday + timedelta(days=6), "week"
    return one, one, "day"


def _in_month(point: Point, year: int, month: int) -> tuple[date, date, Precision] | Unread:
    if point.quarter is not None:
        return Unread("not-a-date")
    last = last_of(year, month)
    first = date(year, month, 1)
    if point.week is not None:
        begin = last - timedelta(days=6) if point.week < 0 else first + timedelta(days=7 * (point.week - 1))
        return begin, begin + timedelta(days=6), "week"
    if point.half is not None:
        return (first, date(year, month, 15), "part") if point.half == 1 else (date(year, month, 16), last, "part")
    if point.part is not None:
        begin_day, end_day = _THIRDS[point.part]
        return date(year, month, begin_day), date(year, month, min(end_day, last.day)), "part"
    return first, last, "month"
