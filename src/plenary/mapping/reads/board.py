"""The board: issues by mechanisms, page by page; coverage of the areas; the list of gaps; what reads alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plenary.mapping.reads.categories import CategoryLine, categories
from plenary.mapping.reads.values import AREAS, MAIN, Board, BoardRow, Filters, IssueLine, Whole
from plenary.mapping.reads.whole import whole
from plenary.record.kept import Kept
from plenary.rules import gaps
from plenary.rules.folding import fold

ROWS, COLUMNS = 40, 12  # of one page
MOST_ALIKE = 2000  # issues whose titles are compared with one another


def board(group: str, filters: Filters, *, first: int = 0, column: int = 0, rows: int = ROWS) -> Board:
    """One page of the issues that are asked for, grouped by one classification. Queries: those of `whole`, of categories."""
    found = whole(group)
    chosen = _searched(group, _chosen(group, found, filters), filters.query)
    first = max(0, min(first, max(0, len(chosen) - 1)) // rows * rows)
    column = max(0, column) if column < len(found.columns) else 0
    columns = found.columns[column : column + COLUMNS]
    shown = tuple(
        BoardRow(
            i,
            found.verdicts.get(i.number, ""),
            tuple(found.grid.get((i.number, m.number)) for m in columns),
            found.origins.get(i.number, ()),
        )
        for i in chosen[first : first + rows]
    )
    return Board(
        shown,
        columns,
        len(chosen),
        first,
        first + rows if first + rows < len(chosen) else None,
        first - rows if first else None,
        column + COLUMNS if column + COLUMNS < len(found.columns) else None,
        max(0, column - COLUMNS) if column else None,
    )


_chosen_issues: Kept[tuple[IssueLine, ...]] = Kept()
_texts: Kept[dict[int, str]] = Kept()


def _chosen(group: str, found: Whole, f: Filters) -> tuple[IssueLine, ...]:
    """The issues that are asked for but for the words, in their order: made once a change, whoever leafs through them."""
    return _chosen_issues.get((group, replace(f, query="")), lambda: _chosen_now(group, found, f))


def _chosen_now(group: str, found: Whole, f: Filters) -> tuple[IssueLine, ...]:
    states = {"": gaps.STANDING, "standing": gaps.STANDING}.get(f.state, (f.state,))
    some = [
        i
        for i in found.issues
        if i.state in states
        and _in(i.area, f.area)
        and _in(i.second, f.second)
        and (not f.verdict or found.verdicts.get(i.number) == f.verdict)
    ]
    return tuple(_ordered(group, some, f.by))


def _searched(group: str, some: tuple[IssueLine, ...], query: str) -> tuple[IssueLine, ...]:
    """Those of them that hold every word that is looked for."""
    words = fold(query).split()
    if not words:
        return some
    texts = _texts.get(
        group, lambda: {i.number: fold(f"{i.number} {i.title} {i.proposer}") for i in whole(group).issues}
    )
    for word in words:
        some = tuple([i for i in some if word in texts[i.number]])
    return some


def _in(code: str, wanted: str) -> bool:
    return not wanted or code == ("" if wanted == "-" else wanted)


def _ordered(group: str, some: list[IssueLine], by: str) -> list[IssueLine]:
    order = {c.code: n for n, c in enumerate(categories(group, by))}
    last = len(order)
    return sorted(some, key=lambda i: (order.get(i.area if by == AREAS else i.second, last), i.number))


@dataclass(frozen=True, slots=True)
class Covered:
    """A category with its coverage; `category` is None for issues that have none."""

    category: CategoryLine | None
    counts: gaps.Coverage


_covered: Kept[tuple[Covered, ...]] = Kept()


def coverage(group: str, scheme: str = AREAS) -> tuple[Covered, ...]:
    """Coverage of each category of one classification, in order; issues without one at the end."""
    return _covered.get((group, scheme), lambda: _coverage_now(group, scheme))


def _coverage_now(group: str, scheme: str) -> tuple[Covered, ...]:
    found, known = whole(group), categories(group, scheme)
    by = (lambda i: i.area) if scheme == AREAS else (lambda i: i.second)
    counts = gaps.coverage(found.plain, found.cells, [c.code for c in known], by)
    named = {c.code: c for c in known}
    made = [Covered(named.get(c.code), c) for c in counts]
    return tuple(sorted(made, key=lambda c: c.category is None))


@dataclass(frozen=True, slots=True)
class Heat:
    """How far the mechanisms cover an area: of each, how many issues have which finding."""

    category: CategoryLine | None
    issues: int
    cells: tuple[dict[str, int], ...]  # by column: {finding: issues}


_heat: Kept[tuple[Heat, ...]] = Kept()


def heat(group: str) -> tuple[Heat, ...]:
    """The areas by mechanisms, for the picture. Areas without issues are left out."""
    return _heat.get(group, lambda: _heat_now(group))


def _heat_now(group: str) -> tuple[Heat, ...]:
    found = whole(group)
    known = {c.code: c for c in categories(group, AREAS)}
    places = {m.number: n for n, m in enumerate(found.columns)}
    made: dict[str, list[dict[str, int]]] = {}
    sizes: dict[str, int] = {}
    for issue in found.plain:
        if issue.stands:
            code = issue.area if issue.area in known else ""
            sizes[code] = sizes.get(code, 0) + 1
            made.setdefault(code, [{} for _column in found.columns])
    for (number, mechanism), seen in found.grid.items():
        line = found.by_number[number]
        if seen.finding and line.stands and mechanism in places:
            cell = made[line.area if line.area in known else ""][places[mechanism]]
            cell[seen.finding] = cell.get(seen.finding, 0) + 1
    order = [*known, ""]
    return tuple(Heat(known.get(code), sizes[code], tuple(made[code])) for code in order if code in made)


@dataclass(frozen=True, slots=True)
class GapLine:
    issue: IssueLine
    gap: gaps.Gap
    partial: tuple[str, ...]  # names of mechanisms that do something


_every_gap: Kept[tuple[gaps.Gap, ...]] = Kept()


def gap_list(group: str, *, first: int = 0, rows: int = 100, area: str = "") -> tuple[tuple[GapLine, ...], int]:
    """One page of the gaps, what nothing covers first, and how many there are."""
    found = whole(group)
    names = {m.number: m.name for m in found.columns}
    every = _every_gap.get(group, lambda: gaps.gaps(found.plain, found.cells))
    if area:
        every = tuple(g for g in every if _in(found.by_number[g.issue].area, area))
    shown = every[first : first + rows]
    return tuple(GapLine(found.by_number[g.issue], g, tuple(names[m] for m in g.partial)) for g in shown), len(every)


Crossed = tuple[tuple[CategoryLine | None, tuple[int, ...]], ...]
_crossed: Kept[Crossed] = Kept()


def side_by_side(group: str) -> Crossed:
    """The two classifications side by side (A160): areas down, the group's categories across (the last: none)."""
    return _crossed.get(group, lambda: _side_by_side_now(group))


def _side_by_side_now(group: str) -> Crossed:
    found = gaps.side_by_side(whole(group).plain)
    across = [*(c.code for c in categories(group, MAIN)), ""]
    rows = []
    for area in (*categories(group, AREAS), None):
        counts = tuple(found.get((area.code if area else "", code), 0) for code in across)
        if any(counts):
            rows.append((area, counts))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class AlikeLine:
    issue: IssueLine
    score: int


@dataclass(frozen=True, slots=True)
class Heap:
    """Issues that read alike: the one that was proposed first, and the others."""

    kept: IssueLine
    others: tuple[AlikeLine, ...]


_heaps: Kept[tuple[Heap, ...]] = Kept()


def heaps(group: str, area: str = "") -> tuple[Heap, ...]:
    """What reads alike among issues that stand, of one area or of all: at most MOST_ALIKE of them are compared."""
    return _heaps.get((group, area), lambda: _heaps_now(whole(group), area))


def _heaps_now(found: Whole, area: str) -> tuple[Heap, ...]:
    some = [i for i in found.issues if i.stands and _in(i.area, area)][:MOST_ALIKE]
    known = found.by_number
    return tuple(
        Heap(known[s.kept], tuple(AlikeLine(known[a.number], a.score) for a in s.others))
        for s in gaps.suggest([(i.number, i.title) for i in some])
    )


def compared(group: str, area: str = "") -> tuple[int, int]:
    """How many issues `heaps` compares, of how many that stand."""
    standing = sum(i.stands and _in(i.area, area) for i in whole(group).issues)
    return min(standing, MOST_ALIKE), standing


def named(group: str, numbers: Sequence[int]) -> dict[int, IssueLine]:
    """Issues by number."""
    known = whole(group).by_number
    return {n: known[n] for n in numbers if n in known}
