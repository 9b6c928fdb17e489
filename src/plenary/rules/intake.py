"""What becomes of each row of a list of people: new, known, again, to be looked at, or refused; every row is one of them.

The prose is in `docs/rooms/members.md`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Protocol

from plenary.rules.deadlines import NoSuchDay, read_day
from plenary.rules.people import Known, Pair, duplicates, identity

NEW, KNOWN, AGAIN, REFUSED = "new", "known", "again", "refused"
_YEAR: Final = re.compile(r"[12]\d{3}")
_MONTH: Final = re.compile(r"[12]\d{3}-\d{2}")


class Line(Protocol):
    """What this rule needs of a row."""

    @property
    def number(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def until(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one row. `person` is the key of a known person, `same_as` the row that enters her; 0 for neither."""

    number: int
    state: str
    person: int = 0
    same_as: int = 0
    why: str = ""  # of a refusal, the first of `whys`: name, date, order, or the caller's own
    whys: tuple[str, ...] = ()  # everything that is wrong with the row; a date by its column: since, until


@dataclass(frozen=True, slots=True)
class Plan:
    """Of a whole list. `doubts` are pairs that a person may look at: keys below 0 are rows, others known people."""

    verdicts: tuple[Verdict, ...]
    doubts: tuple[Pair, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def day_of(text: str, last: bool = False) -> date | None:
    """A day as a list writes it: 2013-03-22, 2013-03 or 2013 (its first day, or its last), or as any form takes it.

    None for nothing. Raises ValueError for what is no day, and for what may be two.
    """
    text = text.strip()
    if not text:
        return None
    if _YEAR.fullmatch(text):
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    if _MONTH.fullmatch(text):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1] if last else 1)
    try:
        return date.fromisoformat(text)
    except ValueError:
        read = read_day(text, "en")
        if isinstance(read, NoSuchDay) or read.ambiguous:
            raise
        return read.date


def plan(
    rows: Sequence[Line],
    known: Iterable[Known],
    had: Iterable[tuple[int, tuple[str, ...]]] = (),
    same: Mapping[int, int] = MappingProxyType({}),
    refused: Mapping[int, str] = MappingProxyType({}),
) -> Plan:
    """Look at every row. `known` are people with their keys (above 0), `had` the capacities each has already.

    A capacity is compared by `capacity_of`. `same` says what a person decided of a row in doubt: its number to the key of a
    known person, or minus the number of an earlier row. What nobody decided is taken for two, and shown. `refused` are rows
    that cannot stand for a reason that only the tables know.
    """
    people = list(known)
    keys_of: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for p in sorted(people, key=lambda p: p.key):
        keys_of.setdefault(identity(p), []).append(p.key)
    done = {(key, what) for key, what in had}
    entered: dict[tuple[tuple[str, ...], str], int] = {}
    verdicts: list[Verdict] = []
    owner: dict[int, tuple[int, int]] = {}  # row: (person, row that enters her)
    for row in rows:
        what, wrong = capacity_of(row), tuple(_wrong(row))
        barred = refused.get(row.number, "")
        who = identity(Known(0, row.name, row.organisation, row.country))
        person, same_as = 0, 0
        if row.number in same and (decided := same[row.number]):
            person, same_as = owner.get(-decided, (0, -decided)) if decided < 0 else (decided, 0)
            same_as = 0 if person else same_as
        elif there := _there(keys_of.get(who, ()), what, done, sure=all(who)):
            person = there
        elif all(who) and who in entered:
            person, same_as = owner[entered[who]]
            same_as = 0 if person else (same_as or entered[who])
        key = person or -(same_as or row.number)
        if wrong or (barred and (key, what) not in done):  # what stands already is barred by nothing
            verdicts.append(_refusal(row.number, (*wrong, *filter(None, (barred,)))))
            continue
        owner[row.number] = (person, same_as or row.number)
        if all(who):
            entered.setdefault(who, row.number)
        state = AGAIN if (key, what) in done else KNOWN if person or same_as else NEW
        done.add((key, what))
        verdicts.append(Verdict(row.number, state, person, same_as))
    fresh = [
        Known(-row.number, row.name, row.organisation, row.country)
        for row, verdict in zip(rows, verdicts, strict=True)
        if verdict.state == NEW
    ]
    looked = {-number for number in same}
    doubts = tuple(
        p
        for p in duplicates([*people, *fresh])
        if p.first < 0 and not p.sure and looked.isdisjoint((p.first, p.second))
    )
    counts = {state: sum(v.state == state for v in verdicts) for state in (NEW, KNOWN, AGAIN, REFUSED)}
    return Plan(tuple(verdicts), doubts, counts)


def capacity_of(row: Line) -> tuple[str, ...]:
    """What makes two rows of one person the same capacity: everything but who she is and where the row stands."""
    names = ("organisation", "part", "capacity", "label", "occasion", "seat", "since", "until")
    return tuple(" ".join(str(getattr(row, name, "")).split()).casefold() for name in names)


def _refusal(number: int, whys: tuple[str, ...]) -> Verdict:
    return Verdict(number, REFUSED, why="date" if whys[0] in ("since", "until") else whys[0], whys=whys)


def _there(
    keys: Sequence[int], what: tuple[str, ...], done: Collection[tuple[int, tuple[str, ...]]], sure: bool
) -> int:
    """Which of the known people of that name and organisation a row means; 0 for none of them.

    Whoever holds just this capacity already, so that a list that was given out comes back as it is. A name without an
    organisation is by itself no proof (not `sure`).
    """
    return next((key for key in keys if (key, what) in done), keys[0] if sure and keys else 0)


def _wrong(row: Line) -> Iterator[str]:
    if not any(identity(Known(0, row.name))[0]):
        yield "name"
    days: dict[str, date | None] = {}
    for column, text in (("since", row.since), ("until", row.until)):
        try:
            days[column] = day_of(text, last=column == "until")
        except ValueError:
            yield column
    since, until = days.get("since"), days.get("until")
    if since and until and until < since:
        yield "order"
