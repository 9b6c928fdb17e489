"""Dates that hang on an event, duties that come again, and places for a meeting beside others."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from plenary.rules.questionnaire.words import fold, terms
from plenary.rules.timeline.values import Span, When

_DAY: Final = timedelta(days=1)
Every = Literal["month", "quarter", "half-year", "year"]
MONTHS: Final[Mapping[str, int]] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
MOST: Final = 120  # occurrences of one duty


def span(when: When) -> Span | None:
    """The days of a date that others may hang on; None where it has no end that could be reckoned with."""
    if when.latest is None:
        return None
    return Span(when.earliest or when.latest, when.latest, when.fixed)


def resolve(when: When, anchor: Span | None) -> When:
    """Reckon with what a date hangs on, as that stands today.

    Before an event whose days are fixed: the day before its first one, or `distance` days before. Of an event whose days
    are not fixed the last day counts, as everywhere. A window that was agreed ("January 2017, before ...") stays, and is
    only cut. Where the event lies before the window the last day is that of the event: the window has been overtaken.
    """
    if anchor is None or not when.relation:
        return when
    begins = anchor.earliest if anchor.fixed else anchor.latest
    apart = timedelta(days=when.distance)
    if when.relation == "after":
        first = anchor.latest + max(_DAY, apart)
        begin = max(first, when.earliest) if when.earliest else first
        end = when.latest if when.bound != "from" else None
        return replace(when, earliest=begin, latest=end and max(end, begin))
    if when.relation == "at":
        return replace(when, earliest=anchor.earliest, latest=anchor.latest)
    last = begins - (max(_DAY, apart) if when.relation == "before" else apart)
    latest = min(last, when.latest) if when.latest else last
    overtaken = when.earliest is not None and when.earliest > latest
    return replace(when, earliest=None if overtaken else when.earliest, latest=latest)


def meant(words: str, labels: Sequence[str]) -> int | None:
    """Which of these labels "the inter-sessional meeting" means: the one that holds all its words, where it is only one."""
    wanted = set(terms(fold(words)))
    found = [n for n, label in enumerate(labels) if wanted and wanted <= set(terms(fold(label)))]
    return found[0] if len(found) == 1 else None


def occurrences(first: date, every: str, until: date) -> tuple[date, ...]:
    """The days on which a duty comes again, from `first` to `until`, both included; at most MOST.

    One that is due on the 31st is due on the last day of a month that has none (RFC 5545 would leave that month out).
    Raises ValueError for an interval that is not in MONTHS.
    """
    if every not in MONTHS:
        raise ValueError("no such interval")
    found: list[date] = []
    for n in range(MOST):
        month0 = first.month - 1 + n * MONTHS[every]
        year, month = first.year + month0 // 12, month0 % 12 + 1
        if year > 9999:
            break
        day = date(year, month, min(first.day, monthrange(year, month)[1]))
        if day > until:
            break
        found.append(day)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Beside:
    """Days proposed for a meeting beside another event. `side`: before or after it; `gap`: days between (a weekend)."""

    event: str
    side: Literal["before", "after"]
    first: date
    last: date
    gap: int


def beside(days: int, events: Sequence[tuple[str, Span]], window: Span) -> tuple[Beside, ...]:
    """Where a meeting of so many working days may sit back-to-back with events of the parent body (A99).

    Only beside events whose days are fixed; within the window; never on a Saturday or Sunday, and not on the days of any
    of the events. The nearest first: no gap before a weekend between. Source: summary of the first meeting of 2016, 4.
    """
    taken = {one for _, span_ in events for one in _each(span_)}
    found: list[Beside] = []
    for event, at in events:
        if not at.fixed or days < 1:
            continue
        for side, step in (("before", -_DAY), ("after", _DAY)):
            chosen = _working(days, (at.earliest if side == "before" else at.latest) + step, step)
            first, last = min(chosen), max(chosen)
            if first < window.earliest or last > window.latest or taken & set(_each(Span(first, last))):
                continue
            gap = (at.earliest - last if side == "before" else first - at.latest).days - 1
            found.append(Beside(event, side, first, last, gap))  # type: ignore[arg-type]  # one of the two
    return tuple(sorted(found, key=lambda one: (one.gap, (one.last - one.first).days, one.first)))


def _working(days: int, start: date, step: timedelta) -> list[date]:
    found: list[date] = []
    one = start
    while len(found) < days:
        if one.weekday() < 5:
            found.append(one)
        elif found and days <= 5:  # a meeting of up to a week is not cut by a weekend: it begins anew behind it
            found.clear()
        one += step
    return found


def _each(given: Span) -> list[date]:
    return [given.earliest + timedelta(days=n) for n in range((given.latest - given.earliest).days + 1)]
