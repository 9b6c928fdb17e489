"""What may be shown of a map, so that nobody can be found on it: nothing is said of fewer than five people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rules.opinion.values import Crossing, Landscape, Point, Statement, Tally

FEWEST = 5
DOTS = 240  # on one map, at the most


@dataclass(frozen=True, slots=True)
class Dot:
    """At least five people of one group who stand near each other, as one mark in their middle."""

    x: float
    y: float
    people: int
    group: int


@dataclass(frozen=True, slots=True)
class Cell:
    """People of a declared group in a discovered one; None where it is not told."""

    declared: str
    group: int
    count: int | None


def large(landscape: Landscape) -> frozenset[int]:
    """The discovered groups that are large enough to be shown."""
    return frozenset(g.number for g in landscape.groups if g.size >= FEWEST)


def shown_tallies(statement: Statement) -> tuple[Tally, ...]:
    """The tally of each group; none at all where fewer than five of any of them answered.

    What is told over everybody is the sum of these, or where there are none the whole: never both, for from
    the whole and its parts the answers of the few who are left over could be reckoned.
    """
    return statement.tallies if all(t.seen >= FEWEST for t in statement.tallies) else ()


def shown_table(table: Sequence[Crossing], groups: frozenset[int]) -> tuple[Cell, ...]:
    """The table of declared against discovered groups, for those that are shown.

    A count below five is hidden. The size of a group is known, so that what is hidden could be reckoned from the rest: in each group
    either nothing is hidden, or two counts or more that make five people together; the next smallest are hidden too
    until that holds.
    """
    names = list(dict.fromkeys(c.declared for c in table))
    counts = {(c.declared, c.group): c.count for c in table}
    cells: list[Cell] = []
    for group in sorted(groups):
        column = sorted((counts.get((name, group), 0), n, name) for n, name in enumerate(names))
        hidden = [c for c in column if c[0] < FEWEST]
        rest = column[len(hidden) :]
        while hidden and rest and (len(hidden) < 2 or sum(c[0] for c in hidden) < FEWEST):
            hidden.append(rest.pop(0))
        unseen = {name for _count, _n, name in hidden}
        cells += [Cell(name, group, None if name in unseen else counts[name, group]) for name in names]
    return tuple(cells)


def dots(landscape: Landscape, most: int = DOTS) -> tuple[Dot, ...]:
    """The people of each group that is shown, gathered by five or more neighbours: halved across the wider side again and again."""
    shown = large(landscape)
    grouped = [p for p in landscape.points if p.group in shown]
    least = max(FEWEST, -(-len(grouped) // most))
    made: list[Dot] = []
    for number in sorted(shown):
        waiting = [[p for p in grouped if p.group == number]]
        while waiting:
            some = waiting.pop()
            if len(some) >= 2 * least:
                waiting += _halves(some)
            else:
                x, y = sum(p.x for p in some) / len(some), sum(p.y for p in some) / len(some)
                made.append(Dot(x, y, len(some), number))
    return tuple(sorted(made, key=lambda d: (d.group, d.x, d.y)))


def _halves(some: list[Point]) -> tuple[list[Point], list[Point]]:
    wide = max(p.x for p in some) - min(p.x for p in some)
    high = max(p.y for p in some) - min(p.y for p in some)
    ordered = sorted(some, key=(lambda p: (p.x, p.y)) if wide >= high else (lambda p: (p.y, p.x)))
    return ordered[: len(some) // 2], ordered[len(some) // 2 :]
