"""Plan against actual: how far each step slipped from the first date that was agreed for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plenary.rules.timeline.values import Span, When

Outcome = Literal["on-time", "early", "late", "unplanned", "overdue", "open", "dropped", "not-counted", "not-noted"]
Code = Literal["done", "done-late", "now", "overdue", "to-come", "undated", "dropped", "lapsed"]


@dataclass(frozen=True, slots=True)
class Item:
    """One step. `planned`: every date that was agreed for it, the first one first; empty where nobody had planned it."""

    code: str
    planned: tuple[When, ...]
    actual: Span | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One step: `slipped` days from the first date agreed (negative: early), `moved` from the last one agreed.

    A window is kept by whatever falls into it, and days count from its nearest edge. Of a step that has not happened,
    `slipped` counts to the last date agreed or, where that is over, to today. None where there is nothing to count.
    """

    code: str
    first: When | None
    last: When | None
    actual: Span | None
    outcome: Outcome
    slipped: int | None
    moved: int | None
    extensions: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All steps; how many were planned, how many happened, how many happened that nobody had planned."""

    rows: tuple[Compared, ...]
    planned: int
    happened: int
    unplanned: int

    @property
    def most(self) -> Compared | None:
        """The one that slipped furthest; None where none did."""
        late = [row for row in self.rows if row.slipped is not None and row.slipped > 0]
        return max(late, key=lambda row: row.slipped or 0, default=None)


def compare(items: Sequence[Item], today: date | None) -> Comparison:
    """Hold what was planned beside what happened, in the order given.

    `today` is None where the group's work has ended: of what was not noted by then nothing is known, and no days are
    counted.
    """
    rows = tuple(_compare(item, today) for item in items)
    planned = [row for row in rows if row.first is not None]
    happened = [row for row in rows if row.actual is not None]
    return Comparison(rows, len(planned), len(happened), sum(row.first is None for row in happened))


def _compare(item: Item, today: date | None) -> Compared:
    dated = [when for when in item.planned if when.reckoned is not None]
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    shown_first = item.planned[0] if item.planned else None
    shown_last = item.planned[-1] if item.planned else None
    slipped, moved = _off(first, item.actual), _off(last, item.actual)
    outcome: Outcome
    if item.dropped:
        outcome, slipped, moved = "dropped", None, None
    elif item.actual is not None:
        if not item.planned:
            outcome = "unplanned"
        elif slipped is None:
            outcome = "not-counted"
        else:
            outcome = "late" if slipped > 0 else "early" if slipped < 0 else "on-time"
    elif first is None or last is None or first.reckoned is None or last.reckoned is None:
        outcome = "not-counted"
    elif today is None:
        outcome = "not-noted"
    else:
        outcome = "overdue" if last.reckoned < today and last.bound != "from" else "open"
        until = max(last.reckoned, today) if outcome == "overdue" else last.reckoned
        slipped, moved = _apart(first, until), (until - last.reckoned).days
    return Compared(
        item.code, shown_first, shown_last, item.actual, outcome, slipped, moved, max(len(item.planned) - 1, 0)
    )


def _off(when: When | None, actual: Span | None) -> int | None:
    """By how many days it ended after the last day agreed, or before the first one; 0 within."""
    if when is None or actual is None:
        return None
    if when.latest is not None and actual.latest > when.latest:
        return (actual.latest - when.latest).days
    if when.earliest is not None and actual.latest < when.earliest:
        return (actual.latest - when.earliest).days
    return 0


def _apart(first: When, day: date) -> int | None:
    """By how many days a day that is agreed by now lies after the window of the first plan, or before it; 0 within."""
    begins, ends = first.earliest or first.latest, first.latest or first.earliest
    if begins is None or ends is None:
        return None
    return (day - ends).days if day > ends else min((day - begins).days, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step stands today, and by how many days: left where it is to come or under way, past where it is late."""

    code: Code
    days: int | None


def standing(
    when: When | None, actual: Span | None, today: date, *, dropped: bool = False, ended: bool = False
) -> Standing:
    """Where a step stands on a day of the venue. "No later than July 2016" is overdue on 1 August, not before (A72).

    `ended`: the group's work is over; what is past then and was not noted has lapsed, nobody is late with it any more.
    """
    if dropped:
        return Standing("dropped", None)
    if actual is not None:
        late = _off(when, actual)
        return Standing("done-late", late) if late is not None and late > 0 else Standing("done", None)
    if when is None or when.reckoned is None:
        return Standing("undated", None)
    if when.latest is not None and today > when.latest:
        return Standing("lapsed", None) if ended else Standing("overdue", (today - when.latest).days)
    left = (when.reckoned - today).days
    begins = when.earliest if when.earliest is not None else None
    if begins is not None and begins <= today:
        return Standing("now", left if when.latest else None)
    return Standing("to-come", left)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that was planned as a range, "1-2 meetings", and how many days each lasts, where that was said."""

    least: int
    most: int
    days: int | None = None

    def holds(self, number: int) -> bool:
        """True where so many are within what was planned."""
        return self.least <= number <= self.most


_COUNT = re.compile(
    r"(?<![\d.])(?P<a>\d{1,3})(?:\s?(?:[-–—]|to|à|a|до|至|إلى)\s?(?P<b>\d{1,3}))?\s+(?!days?\b|jours?\b|d[ií]as?\b)[^\W\d_]{3,}",
    re.I,
)
_DAYS = re.compile(r"(?P<n>\d{1,2})\s?(?:days?|jours?|d[ií]as?|дн\w+|أيام|天)(?:\s+(?:each|chacune?|cada))?", re.I)


def count(text: str) -> Count | None:
    """Read "1-2 meetings in 2013 (3 days each)" (A129); None where no number of anything stands in it."""
    found = _COUNT.search(text)
    if found is None:
        return None
    least, most = int(found["a"]), int(found["b"] or found["a"])
    days = _DAYS.search(text)
    return Count(min(least, most), max(least, most), int(days["n"]) if days else None)
