"""How many responded, from where, and which questions they answered: kept in the process, so that a page costs the same
with ten responses and with ten thousand.

What is kept is of the tables alone and knows no visitor: numbers, codes and states, no name and no word of an answer.
Who may see which of them is for `reads` to say. It is renewed before each use from the record: its newest entry is asked
for, and where it has moved on, the responses that the new entries touched are read again. Entries are numbered in the
order of their commits, and the newest is read before the rows: what is committed in between is read twice, never missed.
Each process keeps its own. Within an act, whose entry is still to come, everything is counted anew and nothing kept.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar, cast

from django.db.models import Q

from plenary.calls.models import Answer, Call, Question, Response
from plenary.record import following, ledger
from plenary.record import reads as record

T = TypeVar("T")
MOST = 300  # new entries that are looked at one by one; after more of them a call is counted anew
PART = 400  # keys in one query
REAL = ("answered", "reference")  # states of an answer that says something
_TABLES = (Response._meta.db_table, Answer._meta.db_table)


class Facts(NamedTuple):
    """What is counted of a response."""

    group: str
    region: str
    language: str
    state: str
    late: bool
    cited: bool


class Shelf(NamedTuple):
    """Where a response's number stands."""

    group: str
    state: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one call at one moment of the record."""

    questions: int
    facts: Mapping[Facts, int]
    shelves: Mapping[Shelf, tuple[int, ...]]  # numbers in order
    answered: Mapping[str, int]  # confirmed responses that answer a question, by its number; empty where not asked for
    _made: dict[Any, Any] = field(default_factory=dict)

    def once(self, what: object, make: Callable[[], T]) -> T:
        """Something made of these counts, made once as long as they stand."""
        if what not in self._made:
            self._made[what] = make()
        return cast("T", self._made[what])

    def numbers(self, states: Collection[str] = (), *, group: str = "", cited: bool | None = None) -> tuple[int, ...]:
        """The numbers of the responses in these states (all: none named), of one group or all, in order."""
        fit = [
            numbers
            for shelf, numbers in self.shelves.items()
            if (not states or shelf.state in states)
            and (not group or shelf.group == group)
            and (cited is None or shelf.cited is cited)
        ]
        return self.once(("numbers", tuple(states), group, cited), lambda: tuple(sorted(n for one in fit for n in one)))


def after(numbers: Sequence[int], number: int, count: int) -> Sequence[int]:
    """At most `count` of the numbers that come after this one (all: 0)."""
    first = bisect_left(numbers, number + 1)
    return numbers[first : first + count] if count else numbers[first:]


class _Call:
    """What is kept of a call between two looks at the record."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
        self.questions: dict[int, tuple[str, int]] = {}  # number and bit, by key
        self.asked = 0
        self.rows: dict[int, tuple[int, Facts, int]] = {}  # number, facts, bits of the questions answered; by key
        self.facts: Counter[Facts] = Counter()
        self.bits: Counter[int] = Counter()
        self.lists: dict[Shelf, list[int]] = {}
        self.with_answers = False
        self.now: Counted | None = None

    def put(self, pk: int, row: tuple[int, Facts, int] | None) -> None:
        """A response as it stands now, instead of what was kept of it."""
        before = self.rows.pop(pk, None)
        if before is not None:
            self._count(before, -1)
        if row is not None:
            self.rows[pk] = row
            self._count(row, 1)
        self.now = None

    def _count(self, row: tuple[int, Facts, int], by: int) -> None:
        number, facts, mask = row
        self.facts[facts] += by
        if not self.facts[facts]:
            del self.facts[facts]
        held = self.lists.setdefault(Shelf(facts.group, facts.state, facts.cited), [])
        if by > 0:
            insort(held, number)
        else:
            held.pop(bisect_left(held, number))
        if facts.state == "confirmed":
            while mask:
                bit = mask & -mask
                self.bits[bit] += by
                mask ^= bit

    def ask(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """The questions as they stand now: (key, number, kind). One that is new gets the next bit."""
        listed = list(rows)
        for pk, number, _kind in listed:
            bit = self.questions[pk][1] if pk in self.questions else 1 << len(self.questions)
            self.questions[pk] = (number, bit)
        self.asked = sum(1 for _pk, _number, kind in listed if kind != "other")
        self.now = None

    def counted(self) -> Counted:
        if self.now is None:
            shelves = {shelf: tuple(numbers) for shelf, numbers in self.lists.items() if numbers}
            answered = {number: self.bits[bit] for number, bit in self.questions.values() if self.bits[bit]}
            self.now = Counted(self.asked, dict(self.facts), shelves, answered)
        return self.now


class _Kept:
    """The calls that this process has counted, as the record's newest entry then left them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.newest = (0, "")
        self.calls: dict[str, _Call] = {}

    def counted(self, slugs: Sequence[str], answers: bool) -> dict[str, Counted]:
        with self.lock:
            self._renew()
            missing = [s for s in slugs if s not in self.calls or (answers and not self.calls[s].with_answers)]
            if missing:
                self.calls |= _load(missing, answers)
            return {slug: self.calls[slug].counted() for slug in slugs if slug in self.calls}

    def _renew(self) -> None:
        newest = record.newest()
        if newest == self.newest:
            return
        if self.calls:
            news = following.touched(self.newest, about=("call/", "response/"), tables=_TABLES, most=MOST)
            if news is None:
                self.calls = {}
            else:
                self._take(news)
        self.newest = newest

    def _take(self, news: Sequence[following.Touched]) -> None:
        keys: dict[str, set[int]] = {}
        unseen: dict[str, set[int]] = {}  # numbers that an entry is about although its row was not touched
        asked = set()
        for one in news:
            kind, _slash, rest = one.object.partition("/")
            slug, _slash, number = rest.partition("/R")
            if slug not in self.calls:
                continue
            if kind == "call":
                asked.add(slug)
            mine = {int(key): row for table, key, row in one.rows if table == _TABLES[0]}
            answered = {row["response_id"] for table, _key, row in one.rows if table == _TABLES[1] and row is not None}
            keys.setdefault(slug, set()).update(mine, answered)
            if number.isdecimal() and all(row is None or row["number"] != int(number) for row in mine.values()):
                unseen.setdefault(slug, set()).add(int(number))
        for slug in asked:
            kept = self.calls[slug]
            kept.ask(Question.objects.filter(call_id=kept.pk).values_list("pk", "number", "kind"))
        for slug, pks in keys.items():
            _refresh(self.calls[slug], Q(pk__in=pks))
        for slug, numbers in unseen.items():
            _refresh(self.calls[slug], Q(number__in=numbers))


_COLUMNS = ("pk", "number", "group_code", "region", "language", "state", "late", "cited")


def _refresh(kept: _Call, which: Q) -> None:
    """Read some responses of a call again. None of them is ever deleted: they change their state."""
    rows = {r[0]: r[1:] for r in Response.objects.filter(which, call_id=kept.pk).values_list(*_COLUMNS)}
    masks = _masks(kept, sorted(rows)) if kept.with_answers else {}
    for pk, row in rows.items():
        kept.put(pk, (row[0], Facts(*row[1:]), masks.get(pk, 0)))


def _masks(kept: _Call, pks: Sequence[int] | None) -> dict[int, int]:
    """Which questions each response answers, as bits: of some responses, or of all of the call."""
    rows = Answer.objects.filter(state__in=REAL)
    if pks is None:
        parts = [rows.filter(question__call_id=kept.pk)]
    else:
        parts = [rows.filter(response_id__in=pks[n : n + PART]) for n in range(0, len(pks), PART)]
    made: dict[int, int] = {}
    bits = {pk: bit for pk, (_number, bit) in kept.questions.items()}
    for part in parts:
        for response, question in part.values_list("response_id", "question_id").iterator(chunk_size=5000):
            made[response] = made.get(response, 0) | bits.get(question, 0)
    return made


def _load(slugs: Sequence[str], answers: bool) -> dict[str, _Call]:
    """Count calls anew: three queries whatever their number, and one for the answers of each."""
    made: dict[str, _Call] = {}
    by_key: dict[int, _Call] = {}
    questions: dict[str, list[tuple[int, str, str]]] = {}
    for pk, slug in Call.objects.filter(slug__in=slugs).values_list("pk", "slug"):
        by_key[pk] = made[slug] = _Call(pk)
    for slug, *row in Question.objects.filter(call__slug__in=slugs).values_list("call__slug", "pk", "number", "kind"):
        questions.setdefault(slug, []).append((row[0], row[1], row[2]))
    masks: dict[int, int] = {}
    for slug, kept in made.items():
        kept.ask(questions.get(slug, ()))
        if answers:
            masks |= _masks(kept, None)
            kept.with_answers = True
    same: dict[Facts, Facts] = {}
    rows = Response.objects.filter(call_id__in=by_key).order_by("number").values_list("call_id", *_COLUMNS)
    for owner, pk, number, *told in rows.iterator(chunk_size=2000):
        facts = Facts(*told)
        by_key[owner].put(pk, (number, same.setdefault(facts, facts), masks.get(pk, 0)))
    return made


_kept = _Kept()


def of(slug: str, *, answers: bool = False) -> Counted:
    """The counts of a call; with `answers` also how many answer each question. One query as long as nothing happens.

    Raises KeyError where there is no such call.
    """
    return many([slug], answers=answers)[slug]


def many(slugs: Sequence[str], *, answers: bool = False) -> dict[str, Counted]:
    """The counts of several calls, by slug. The same number of queries for one and for ten."""
    if ledger.current.get() is not None:
        return {slug: kept.counted() for slug, kept in _load(slugs, answers).items()}
    return _kept.counted(slugs, answers)
