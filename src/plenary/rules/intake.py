"""What becomes of each row of a list of people: new, known, again, to be looked at, or refused; every row is one of them.

The prose is in `docs/rooms/members.md`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, Protocol

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
    why: str = ""  # of a refusal: name, date, order, or the caller's own


@dataclass(frozen=True, slots=True)
class Plan:
    """Of a whole list. `doubts` are pairs that a person may look at: keys below 0 are rows, others known people."""

    verdicts: tuple[Verdict, ...]
    doubts: tuple[Pair, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def day_of(text: str, last: bool = False) -> date | None:
    """A day as a list writes it: 2013-03-22, 2013-03 or 2013 (its first day, or its last). None for nothing.

    Raises ValueError for what is no day.
    """
    text = text.strip()
    if not text:
        return None
    if _YEAR.fullmatch(text):
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    if _MONTH.fullmatch(text):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, monthrange(year, month)[1] if last else 1)
    return date.fromisoformat(text)


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
    by_identity = {identity(p): p.key for p in sorted(people, key=lambda p: -p.key) if all(identity(p))}
    done = {(key, what) for key, what in had}
    entered: dict[tuple[tuple[str, ...], str], int] = {}
    verdicts: list[Verdict] = []
    owner: dict[int, tuple[int, int]] = {}  # row: (person, row that enters her)
    for row in rows:
        if why := _wrong(row) or refused.get(row.number, ""):
            verdicts.append(Verdict(row.number, REFUSED, why=why))
            continue
        who = identity(Known(0, row.name, row.organisation, row.country))
        person, same_as = 0, 0
        if row.number in same and (decided := same[row.number]):
            person, same_as = owner.get(-decided, (0, -decided)) if decided < 0 else (decided, 0)
            same_as = 0 if person else same_as
        elif all(who) and who in by_identity:
            person = by_identity[who]
        elif all(who) and who in entered:
            person, same_as = owner[entered[who]]
            same_as = 0 if person else (same_as or entered[who])
        owner[row.number] = (person, same_as or row.number)
        if all(who):
            entered.setdefault(who, row.number)
        key = person or -(same_as or row.number)
        what = capacity_of(row)
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


def _wrong(row: Line) -> str:
    if not any(identity(Known(0, row.name))[0]):
        return "name"
    try:
        since, until = day_of(row.since), day_of(row.until, last=True)
    except ValueError:
        return "date"
    return "order" if since and until and until < since else ""
