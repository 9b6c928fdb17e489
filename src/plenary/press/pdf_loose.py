"""Tables without ruled lines: cells that stand in the same places line after line."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from plenary.press.pdf_layout import Line
from plenary.press.pdf_paragraphs import label_of
from plenary.press.pdf_rules import Grid
from plenary.press.pdf_text import Span

_LEAST_ROWS = 3


def loose_tables(lines: Sequence[Line], leading: float) -> list[Grid]:
    """Tables among the lines of a page, given from top to bottom. Columns of running text are none."""
    grids: list[Grid] = []
    at = 0
    while at < len(lines):
        if len(lines[at].spans) < 2:
            at += 1
            continue
        run = _run(lines, at, leading)
        grid = _grid(run, leading)
        if grid is not None:
            grids.append(grid)
            at += len(run)
        else:
            at += 1
    return grids


def _run(lines: Sequence[Line], begin: int, leading: float) -> list[Line]:
    """The lines from `begin` on that leave the same white stripes free from top to bottom."""
    run = [lines[begin]]
    for line in lines[begin + 1 :]:
        if run[-1].base - line.base > 3.5 * leading:
            break
        if not _stripes([*run, line]):
            break
        run.append(line)
    while run and len(run[-1].spans) < 2 and _is_full(run[-1], run):
        run.pop()
    return run


def _is_full(line: Line, run: list[Line]) -> bool:
    """Whether a lone last line reaches from the first column into others: text below the table."""
    stripes = _stripes(run)
    return bool(stripes) and line.x0 < stripes[0][0] and line.x1 > stripes[0][1]


def _stripes(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """White stripes between columns: (from, to), wide enough for a gutter."""
    spans = sorted(((span.x0, span.x1) for line in lines for span in line.spans), key=lambda edges: edges[0])
    size = median(line.size for line in lines)
    out: list[tuple[float, float]] = []
    reached = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reached >= max(0.9 * size, 6.0):
            out.append((reached, x0))
        reached = max(reached, x1)
    return out


def _grid(run: list[Line], leading: float) -> Grid | None:
    stripes = _stripes(run)
    several = [line for line in run if len(line.spans) > 1]
    if not stripes or len(several) < _LEAST_ROWS:
        return None
    left, right = min(line.x0 for line in run), max(line.x1 for line in run)
    xs = [left - 1, *((a + b) / 2 for a, b in stripes), right + 1]
    columns: list[list[Span]] = [[] for _ in xs[1:]]
    for line in run:
        for span in line.spans:
            columns[next(i for i in range(len(columns)) if span.x0 < xs[i + 1])].append(span)
    if len(columns) == 2 and all(_is_label(span.text) for span in columns[0]):
        return None  # a list whose numbers hang in the margin
    starts = [
        place
        for place, line in enumerate(run)
        if len(line.spans) > 1 and (not place or run[place - 1].base - line.base > leading + 1.2)
    ]
    if len(starts) < _LEAST_ROWS or starts[0] != 0:
        if len(several) < 0.8 * len(run) or not _is_sparse(columns[:-1], xs):
            return None
        starts = [place for place, line in enumerate(run) if len(line.spans) > 1]
    tops = [run[place].base + run[place].size for place in starts]
    return Grid(xs, [*tops, run[-1].base - 0.4 * run[-1].size])


def _is_label(text: str) -> bool:
    return bool(label_of(f"{text.strip()} x")[0]) or len(text.strip()) <= 2


def _is_sparse(columns: list[list[Span]], xs: list[float]) -> bool:
    """Whether a column is mostly white, as cells leave it and running text does not."""
    for place, spans in enumerate(columns):
        lines: dict[int, tuple[float, float]] = {}
        for span in spans:
            begin, end = lines.get(round(span.base), (span.x0, span.x1))
            lines[round(span.base)] = (min(begin, span.x0), max(end, span.x1))
        widths = [end - begin for begin, end in lines.values()]
        if widths and median(widths) < 0.6 * (xs[place + 1] - xs[place]):
            return True
    return False
