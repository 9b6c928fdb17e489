"""The order in which a page of a PDF is read: lines, columns, and what repeats on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from plenary.press.pdf_text import PageText, Piece, Span

_EDGE = 3  # lines at the head and at the foot of a page that may be furniture
_MARGIN = 0.14  # of the height of a page: furniture stands no further in
_NUMBERS = re.compile(r"\d+")
_FIRST_PAGE = re.compile(
    r"(?:page|página|seite|стр\.?|صفحة)\s*1(?:\s*\D{1,5}\s*1)?|[-–—]\s*1\s*[-–—]|1\s*/\s*1", re.IGNORECASE
)
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass
class Line:
    """One line of a column. Coordinates in points from the lower left of the page."""

    spans: list[Span]
    page: int

    @cached_property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        text = "".join(span.text for span in self.spans)
        return len(_RTL.findall(text)) * 2 > sum(c.isalpha() for c in text)

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces in reading order, with the spaces between spans."""
        ordered = sorted(self.spans, key=lambda span: -span.x1 if self.rtl else span.x0)
        out: list[Piece] = []
        for place, span in enumerate(ordered):
            before = ordered[place - 1] if place else None
            if before is not None:
                gap = max(span.x0 - before.x1, before.x0 - span.x1)
                if gap > 0.12 * span.size:
                    out.append(Piece(" ", neutral=True))
            out += span.pieces
        return out

    @cached_property
    def text(self) -> str:
        """What is written, raised marks included."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def x0(self) -> float:
        """Left end."""
        return min(span.x0 for span in self.spans)

    @cached_property
    def x1(self) -> float:
        """Right end."""
        return max(span.x1 for span in self.spans)

    @cached_property
    def size(self) -> float:
        """Size of most of its type, in points."""
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            if not piece.neutral and not piece.raised:
                sizes[piece.size] += len(piece.text.strip())
        return max(sizes, key=lambda size: sizes[size]) if sizes else self.spans[0].size

    @property
    def base(self) -> float:
        """Height of the line on which the letters stand."""
        return self.spans[0].base

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        looks = [piece.bold for piece in self.pieces if not piece.neutral and not piece.raised and piece.text.strip()]
        return bool(looks) and all(looks)


@dataclass
class Column:
    """Lines that follow each other in one column of one page, or the stand-in for a table."""

    lines: list[Line]
    page: int
    left: float
    right: float
    grid: int = -1


def lines_of(spans: Iterable[Span], page: int) -> list[Line]:
    """Put spans on the same height into lines, from top to bottom."""
    lines: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: -span.base):
        if lines and abs(lines[-1][0].base - span.base) <= 0.35 * min(span.size, lines[-1][0].size):
            lines[-1].append(span)
        else:
            lines.append([span])
    return [Line(sorted(group, key=lambda span: span.x0), page) for group in lines]


def columns_of(page: PageText, spans: Sequence[Span]) -> list[Column]:
    """The columns of a page in reading order; a table stands between them in its place."""
    rtl = sum(len(_RTL.findall(span.text)) for span in spans) * 2 > sum(len(span.text) for span in spans)
    out: list[Column] = []
    for region in _regions(list(spans), rtl, 0):
        left, right = min(span.x0 for span in region), max(span.x1 for span in region)
        lines: list[Line] = []
        for line in lines_of(region, page.number):
            marker = next((span for span in line.spans if span.grid >= 0), None)
            if marker is None:
                lines.append(line)
                continue
            rest = [span for span in line.spans if span is not marker]
            if rest:
                lines.append(Line(rest, page.number))
            if lines:
                out.append(Column(lines, page.number, left, right))
            lines = []
            out.append(Column([], page.number, marker.x0, marker.x1, marker.grid))
        if lines:
            out.append(Column(lines, page.number, left, right))
    return out


def _regions(spans: list[Span], rtl: bool, depth: int) -> list[list[Span]]:
    """Cut where a gutter runs between columns; what crosses it (titles, tables) divides what is above and below."""
    gutter = _gutter(spans) if depth < 4 and len(spans) >= 8 else None
    if gutter is None:
        return [spans] if spans else []
    out: list[list[Span]] = []
    across: list[Span] = []
    for ones, others, crossing in _bands(spans, *gutter):
        if _is_column(ones, others):
            if across:
                out.append(across)
                across = []
            for side in (others, ones) if rtl else (ones, others):
                out.extend(_regions(side, rtl, depth + 1))
        else:
            across = [*across, *ones, *others]
        across = [*across, *crossing]
    if across:
        out.append(across)
    return out


_Band = tuple[list[Span], list[Span], list[Span]]


def _bands(spans: list[Span], begin: float, end: float) -> list[_Band]:
    """From top to bottom: what stands left of a gutter, what right of it, and what crosses it below both."""
    bands: list[_Band] = [([], [], [])]
    for span in sorted(spans, key=lambda span: -span.base):
        side = 0 if span.x1 <= begin + 0.5 else 1 if span.x0 >= end - 0.5 else 2
        if side < 2 and bands[-1][2]:
            bands.append(([], [], []))
        bands[-1][side].append(span)
    return bands


def _gutter(spans: list[Span]) -> tuple[float, float] | None:
    """The left and right edge of the white stripe between two columns of running text; None where there is none."""
    left, right = min(span.x0 for span in spans), max(span.x1 for span in spans)
    width = right - left
    least = max(0.8 * median(span.size for span in spans), 6.0)
    begins = Counter(round(span.x1) for span in spans if left + 0.2 * width <= span.x1 <= right - 0.2 * width)
    best: tuple[float, float, float] | None = None
    for begin, _ in begins.most_common(40):
        after = [span.x0 for span in spans if span.x0 >= begin + least]
        if not after:
            continue
        # The right column begins where most of its lines do.
        end = float(Counter(round(x) for x in after).most_common(1)[0][0])
        if end - begin < least:
            continue
        parted = sum(
            len(ones) + len(others) for ones, others, _ in _bands(spans, begin, end) if _is_column(ones, others)
        )
        if parted and (best is None or parted > best[0]):
            best = (parted, begin, end)
    return best[1:] if best else None


def _is_column(ones: list[Span], others: list[Span]) -> bool:
    """Whether two sides are columns of running text beside each other, not a label beside its value."""
    for side in (ones, others):
        lines: dict[int, tuple[float, float]] = {}
        for span in side:  # words of a line that was set wide stand in spans of their own
            begin, end = lines.get(round(span.base), (span.x0, span.x1))
            lines[round(span.base)] = (min(begin, span.x0), max(end, span.x1))
        if len(lines) < 4:
            return False
        width = max(span.x1 for span in side) - min(span.x0 for span in side)
        if median(end - begin for begin, end in lines.values()) < 0.5 * width:
            return False
    top = min(max(span.base for span in side) for side in (ones, others))
    bottom = max(min(span.base for span in side) for side in (ones, others))
    return top - bottom > 2.5 * median(span.size for span in ones)


def furniture(pages: Sequence[PageText]) -> dict[int, list[Span]]:
    """Running heads, feet and page numbers: spans by page number, found by their repetition at one height."""
    seen: dict[tuple[str, int], dict[int, Line]] = defaultdict(dict)
    counted: dict[tuple[str, int, int, int], dict[int, Line]] = defaultdict(dict)
    out: dict[int, list[Span]] = defaultdict(list)
    for page in pages:
        lines = lines_of(page.spans, page.number)
        for line in [*lines[:_EDGE], *lines[-_EDGE:]]:
            if _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height:
                continue
            text = " ".join(line.text.split())
            seen[text, round(line.base / 6)][page.number] = line
            # Of the numbers in a line, the one that grows with the pages is theirs: a note's number does not.
            pattern = _NUMBERS.sub("#", text)
            for place, found in enumerate(_NUMBERS.finditer(text)):
                if len(found.group()) < 5:
                    ahead = int(found.group()) - page.number
                    counted[pattern, place, ahead, round(line.base / 12)][page.number] = line
            if len(pages) == 1 and not text.isdecimal() and _FIRST_PAGE.fullmatch(text):
                out[page.number] += line.spans
    wanted = 2 if len(pages) < 6 else 3
    for lines_by_page in [*seen.values(), *counted.values()]:
        if len(lines_by_page) >= wanted:
            for number, line in lines_by_page.items():
                known = out[number]
                known += [span for span in line.spans if not any(span is other for other in known)]
    return out
