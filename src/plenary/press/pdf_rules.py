"""Ruled lines of a PDF page, and the tables that they draw."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as c

_THIN = 3.0  # points: a filled box no thicker than this is a line
_NEAR = 3.0  # points: lines no further apart meet
_MOST_PATHS = 4_000
_MOST_SEGMENTS = 400  # of one path; a drawing has more, a table's rule has few
_MOST_LINES = 3_000

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Turn:
    """Turns coordinates clockwise by quarters, so that a page's text stands upright."""

    def __init__(self, quarter_turns: int, width: float, height: float) -> None:
        self.quarters = quarter_turns % 4
        self.width, self.height = width, height  # as shown

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is shown."""
        if self.quarters == 1:
            return y, self.height - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.width - y, x
        return x, y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Where a box is shown: left, bottom, right, top."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Where a direction points when shown."""
        for _ in range(self.quarters):
            x, y = y, -x
        return x, y


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along an axis: its place on the other axis, and from where to where it runs."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Grid:
    """A table drawn with lines: columns from left to right, rows from top to bottom."""

    xs: list[float]
    ys: list[float]  # falling
    _home: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.ys[0]

    def divides(self, x0: float, x1: float, left: float, right: float, base: float) -> bool:
        """Whether, within the table, a column's edge lies between a stretch x0-x1 and a character left-right."""
        if not self.ys[-1] - 2 <= base <= self.ys[0] + 2:
            return False
        begin, end = (x1, left) if left >= x1 else (right, x0)
        return end - begin > 1.0 and any(begin - 1.5 <= x <= end + 1.5 for x in self.xs)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column (from 1) at a point, for merged cells those of their first; None outside."""
        column = next((i for i in range(len(self.xs) - 1) if self.xs[i] - 2 <= x <= self.xs[i + 1] + 0.5), None)
        row = next((j for j in range(len(self.ys) - 1) if self.ys[j + 1] - 1 <= y <= self.ys[j] + 1), None)
        if column is None or row is None:
            return None
        row, column = self._home.get((row, column), (row, column))
        return row + 1, column + 1


def grids_of(page: c.FPDF_PAGE, turn: Turn) -> list[Grid]:
    """Tables of at least two cells that lines or boxes draw on the page."""
    across: list[Rule] = []
    down: list[Rule] = []
    for begin_x, begin_y, end_x, end_y in _edges(page):
        (x0, y0), (x1, y1) = turn.point(begin_x, begin_y), turn.point(end_x, end_y)
        if len(across) + len(down) > _MOST_LINES:
            break
        if abs(y1 - y0) <= 1.0 and abs(x1 - x0) > 4:
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= 1.0 and abs(y1 - y0) > 4:
            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    across, down = _merged(across), _merged(down)
    if len(across) < 2 or len(down) < 2:
        return []
    return [grid for grid in map(_grid, _groups(across, down)) if grid is not None]


def _edges(page: c.FPDF_PAGE) -> Iterator[tuple[float, float, float, float]]:
    seen = 0
    for path, matrix in _paths(page):
        seen += 1
        if seen > _MOST_PATHS:
            return
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not c.FPDFPageObj_GetBounds(path, left, bottom, right, top):
            continue
        if matrix == _SAME and (right.value - left.value <= _THIN or top.value - bottom.value <= _THIN):
            # A stroke, or a box so thin that it shows as one.
            if right.value - left.value >= top.value - bottom.value:
                middle = (top.value + bottom.value) / 2
                yield left.value, middle, right.value, middle
            else:
                middle = (left.value + right.value) / 2
                yield middle, bottom.value, middle, top.value
            continue
        yield from _segments(path, matrix)


def _paths(page: c.FPDF_PAGE) -> Iterator[tuple[c.FPDF_PAGEOBJECT, _Matrix]]:
    for index in range(min(c.FPDFPage_CountObjects(page), 20_000)):
        thing = c.FPDFPage_GetObject(page, index)
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_PATH:
            yield thing, _SAME
        elif kind == c.FPDF_PAGEOBJ_FORM:
            outer = _matrix(thing)
            for inner in range(min(c.FPDFFormObj_CountObjects(thing), 5_000)):
                part = c.FPDFFormObj_GetObject(thing, inner)
                if c.FPDFPageObj_GetType(part) == c.FPDF_PAGEOBJ_PATH:
                    yield part, outer


def _matrix(thing: c.FPDF_PAGEOBJECT) -> _Matrix:
    matrix = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(thing, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _segments(path: c.FPDF_PAGEOBJECT, outer: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    count = c.FPDFPath_CountSegments(path)
    if not 1 < count <= _MOST_SEGMENTS:
        return
    own = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = c.FPDFPath_GetPathSegment(path, index)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        here = _apply(outer, *_apply(own, x.value, y.value))
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield (*last, *here)
        if c.FPDFPathSegment_GetClose(segment) and here != first:
            yield (*here, *first)
        last = here


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together, and lines drawn twice kept once."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / 1.5), r.begin)):
        last = out[-1] if out else None
        if last is not None and abs(last.at - rule.at) <= 2.0 and rule.begin <= last.end + _NEAR:
            out[-1] = Rule(last.at, last.begin, max(last.end, rule.end))
        else:
            out.append(rule)
    return out


def _groups(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or through others."""
    left_across, left_down = set(range(len(across))), set(range(len(down)))
    while left_across:
        todo: list[tuple[bool, int]] = [(True, left_across.pop())]
        group_across, group_down = [], []
        while todo:
            is_across, index = todo.pop()
            if is_across:
                group_across.append(across[index])
                met = [i for i in left_down if _meet(across[index], down[i])]
                left_down.difference_update(met)
                todo += [(False, i) for i in met]
            else:
                group_down.append(down[index])
                met = [i for i in left_across if _meet(across[i], down[index])]
                left_across.difference_update(met)
                todo += [(True, i) for i in met]
        yield group_across, group_down


def _meet(across: Rule, down: Rule) -> bool:
    return across.begin - _NEAR <= down.at <= across.end + _NEAR and down.begin - _NEAR <= across.at <= down.end + _NEAR


def _grid(group: tuple[list[Rule], list[Rule]]) -> Grid | None:
    across, down = group
    xs = _distinct(sorted(rule.at for rule in down))
    ys = _distinct(sorted((rule.at for rule in across), reverse=True))
    if len(ys) >= 1:
        # A row that a page cuts is left open: its sides run on beyond the last line across.
        above = [rule.end for rule in down if rule.end > ys[0] + 2 * _NEAR]
        below = [rule.begin for rule in down if rule.begin < ys[-1] - 2 * _NEAR]
        ys = [*([max(above)] if len(above) > 1 else []), *ys, *([min(below)] if len(below) > 1 else [])]
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2 or len(xs) > 40 or len(ys) > 400:
        return None
    grid = Grid(xs, ys)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            home = (row, column)
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column and not any(abs(r.at - xs[column]) <= _NEAR and r.begin <= middle_y <= r.end for r in down):
                home = grid._home[row, column - 1]
            elif row and not any(abs(r.at - ys[row]) <= _NEAR and r.begin <= middle_x <= r.end for r in across):
                home = grid._home[row - 1, column]
            grid._home[row, column] = home
    return grid if len(set(grid._home.values())) > 1 else None


def _distinct(sorted_values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted_values:
        if not out or abs(out[-1] - value) > _NEAR:
            out.append(value)
    return out
