"""Documents that belong together: what adds to, replaces or corrects what.

The prose is `docs/rules/symbols.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenary.rules.symbols import SUFFIXES, SymbolError, normalise

RELATIONS = tuple(SUFFIXES.values())


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family."""

    id: int
    symbol: str
    relation: str  # one of RELATIONS; "" where it belongs to no other
    base: int | None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a symbol says of itself: it is a revision (an addendum, ...) of that one."""

    relation: str
    base: str  # as it is shown


def belongs(symbol: str) -> Belongs | None:
    """What the last part of a symbol says: "E/CN.16/2014/CRP.3/Rev.1" is a revision of "E/CN.16/2014/CRP.3".

    None where it stands alone, and where it is no symbol.
    """
    try:
        read = normalise(symbol)
    except SymbolError:
        return None
    return Belongs(read.kind, read.base) if read.base else None


def _age(one: Member) -> tuple[int, str, int]:
    """Which of two revisions is the later: by their numbers, where they have any; else by date, else as they were entered."""
    last = one.symbol.rpartition("/")[2].rpartition(".")[2]
    return (int(last) if last.isdecimal() else 0, one.date, one.id)


def superseded(members: Iterable[Member]) -> Mapping[int, int]:
    """Which document is replaced by which: by the latest revision of it, or of what it is itself a revision of."""
    every = {m.id: m for m in members}
    newest: dict[int, Member] = {}
    for m in every.values():
        if m.relation == "revision" and m.base is not None and m.base != m.id:
            held = newest.get(m.base)
            newest[m.base] = m if held is None or _age(m) > _age(held) else held
    found = {base: m.id for base, m in newest.items() if base in every}
    for m in every.values():
        if m.relation == "revision" and m.base in newest and newest[m.base].id != m.id:
            found.setdefault(m.id, newest[m.base].id)
    return found


def corrected(members: Iterable[Member]) -> Mapping[int, tuple[int, ...]]:
    """Which document is corrected by which, in the order of their numbers."""
    found: dict[int, list[Member]] = {}
    for m in members:
        if m.relation == "corrigendum" and m.base is not None and m.base != m.id:
            found.setdefault(m.base, []).append(m)
    return {base: tuple(m.id for m in sorted(some, key=_age)) for base, some in found.items()}


def tree(members: Iterable[Member]) -> tuple[tuple[int, Member], ...]:
    """A family as it is read: each under what it belongs to, with its depth. Whoever stands in a ring is still there once."""
    every = {m.id: m for m in members}
    below: dict[int | None, list[Member]] = {}
    for m in every.values():
        below.setdefault(m.base if m.base in every and m.base != m.id else None, []).append(m)
    order = {name: n for n, name in enumerate(("", *RELATIONS))}
    made: list[tuple[int, Member]] = []
    seen: set[int] = set()

    def put(m: Member, depth: int) -> None:
        if m.id in seen:
            return
        seen.add(m.id)
        made.append((depth, m))
        for one in sorted(below.get(m.id, ()), key=lambda x: (order.get(x.relation, 9), _age(x))):
            put(one, depth + 1)

    for m in sorted(below.get(None, ()), key=_age):
        put(m, 0)
    for m in sorted(every.values(), key=_age):
        put(m, 0)
    return tuple(made)


def within(document: int, base: int | None, bases: Mapping[int, int | None]) -> bool:
    """Would a document belong to itself, if it belonged to `base`?"""
    seen: set[int] = set()
    while base is not None and base not in seen:
        if base == document:
            return True
        seen.add(base)
        base = bases.get(base)
    return False
