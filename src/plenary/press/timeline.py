"""Many years in one picture: lanes of marks with their words, as SVG. Years in which little happened take little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from plenary.press.charts import INK, shortened, width_of

WIDTH = 1000
TEXT = 11.5
ROW = 19
TITLE = 22
EDGE = 6
LETTERS = 44  # of a mark's words where there is no room for all of them; all stand in its title and in the table
SHADES = {"done": "#1f6b45", "late": "#7a4f00", "overdue": "#9b2226", "open": "#0a5c82", "quiet": "#4a5666"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the line. `state`: done, late, overdue, open (to come), quiet; `vague`: its days are not fixed."""

    words: str
    first: date
    last: date
    state: str = "open"
    vague: bool = False
    said: str = ""  # its date in words, for whoever points at it


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one kind under their heading."""

    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole line, with what it shows in a sentence for whoever does not see it."""

    title: str
    description: str
    lanes: tuple[Lane, ...]
    today: date | None = None
    today_words: str = ""


class Scale:
    """Days to units: each year as wide as what happens in it, months even within it."""

    def __init__(self, lanes: Sequence[Lane], today: date | None) -> None:
        days = [day for lane in lanes for mark in lane.marks for day in (mark.first, mark.last)]
        days += [today] if today and days and min(days) <= today <= max(days) else []
        self.first, self.last = (min(days).year, max(days).year) if days else (2000, 2000)
        busy = dict.fromkeys(range(self.first, self.last + 1), 1.0)
        for lane in lanes:
            for mark in lane.marks:
                for year in {mark.first.year, mark.last.year}:
                    busy[year] = min(busy[year] + 1.5, 19)
        room = (WIDTH - 2 * EDGE) / sum(busy.values())
        self.starts: dict[int, float] = {}
        at = float(EDGE)
        for year, weight in busy.items():
            self.starts[year] = at
            at += weight * room
        self.starts[self.last + 1] = at

    def at(self, day: date) -> float:
        """Where a day is, from the side on which reading begins."""
        begins, ends = self.starts[day.year], self.starts[day.year + 1]
        passed = (day - date(day.year, 1, 1)).days / 366
        return begins + (ends - begins) * passed


def svg(picture: Picture, *, direction: str = "ltr", ident: str = "timeline", standalone: bool = False) -> str:
    """The picture as an SVG element with title, description and unique ids; mirrored where `direction` is "rtl".

    State is a shape as well as a colour: ● done, ◐ late, ▲ overdue, ○ to come, ◇ of others; vague dates have a dashed bar.
    """
    name = escape(ident, quote=True)
    scale = Scale(picture.lanes, picture.today)
    out: list[str] = []
    pen = _Pen(direction == "rtl", out)
    y = 26.0
    for lane in picture.lanes:
        if lane.marks:
            y = _lane(lane, scale, pen, y)
    height = y + EDGE
    grid: list[str] = []
    _years(scale, _Pen(direction == "rtl", grid), height)
    if picture.today and scale.first <= picture.today.year <= scale.last:
        x = scale.at(picture.today)
        rule = _Pen(direction == "rtl", grid)
        rule.line(x, 18, x, height - EDGE, "timeline-today", SHADES["overdue"], dashed=True)
    size = f' width="{WIDTH}" height="{height:.4g}"' if standalone else ""
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    return (
        f'<svg{space} class="timeline" role="img" viewBox="0 0 {WIDTH} {height:.5g}"{size} '
        f'aria-labelledby="{name}-t {name}-d" direction="{direction}" font-size="{TEXT}">'
        f'<title id="{name}-t">{escape(picture.title)}</title><desc id="{name}-d">{escape(picture.description)}</desc>'
        + "".join(grid)
        + "".join(out)
        + "</svg>"
    )


class _Pen:
    """Draws from the side on which reading begins."""

    def __init__(self, rtl: bool, out: list[str]) -> None:
        self.rtl, self.out = rtl, out

    def x(self, at: float) -> float:
        return WIDTH - at if self.rtl else at

    def line(self, x1: float, y1: float, x2: float, y2: float, name: str, shade: str, *, dashed: bool = False) -> None:
        dash = ' stroke-dasharray="3 3"' if dashed else ""
        self.out.append(
            f'<line class="{name}" x1="{self.x(x1):.5g}" y1="{y1:.5g}" x2="{self.x(x2):.5g}" y2="{y2:.5g}" '
            f'stroke="{shade}"{dash}/>'
        )

    def words(self, x: float, y: float, text: str, *, bold: bool = False, shade: str = INK, end: bool = False) -> None:
        anchor = ' text-anchor="end"' if end else ""
        weight = ' font-weight="600"' if bold else ""
        self.out.append(f'<text x="{self.x(x):.5g}" y="{y:.5g}" fill="{shade}"{weight}{anchor}>{escape(text)}</text>')

    def bar(self, x: float, y: float, width: float, shade: str, *, vague: bool) -> None:
        left = self.x(x + width) if self.rtl else x
        look = f'fill="none" stroke="{shade}" stroke-dasharray="3 2"' if vague else f'fill="{shade}"'
        self.out.append(f'<rect x="{left:.5g}" y="{y:.5g}" width="{width:.4g}" height="8" rx="4" {look}/>')

    def sign(self, x: float, y: float, state: str) -> None:
        shade, cx = SHADES.get(state, INK), self.x(x)
        if state == "overdue":
            path = f"M{cx - 5:.5g} {y + 4.5:.5g}L{cx + 5:.5g} {y + 4.5:.5g}L{cx:.5g} {y - 4.5:.5g}Z"
            self.out.append(f'<path d="{path}" fill="{shade}"/>')
            return
        if state == "quiet":
            path = f"M{cx - 5:.5g} {y:.5g}L{cx:.5g} {y - 5:.5g}L{cx + 5:.5g} {y:.5g}L{cx:.5g} {y + 5:.5g}Z"
            self.out.append(f'<path d="{path}" fill="#fff" stroke="{shade}"/>')
            return
        fill = shade if state in ("done", "late") else "#fff"
        self.out.append(
            f'<circle cx="{cx:.5g}" cy="{y:.5g}" r="4.5" fill="{fill}" stroke="{shade}" stroke-width="1.5"/>'
        )
        if state == "late":
            self.out.append(f'<rect x="{cx:.5g}" y="{y - 4:.5g}" width="4" height="8" fill="#fff"/>')


def _years(scale: Scale, pen: _Pen, height: float) -> None:
    last = -100.0
    for year, x in scale.starts.items():
        pen.line(x, 18, x, height - EDGE, "timeline-year", "#dcd8ce")
        if x - last >= 34 and year <= scale.last:
            pen.words(x + 3, 12, str(year), shade="#4a5666")
            last = x


class _Place:
    """Where words stand beside a mark, and in which row there is room for them."""

    def __init__(self, words: str, begins: float, ends: float, rows: Sequence[Sequence[tuple[float, float]]]) -> None:
        self.words = words
        wide, after = width_of(words) * TEXT / 12 * 1.04, max(ends, begins + 5) + 8
        self.before = after + wide > WIDTH - EDGE
        start = begins - 8 - wide if self.before else begins - 5
        self.at_end = self.before and start >= EDGE
        self.whole = not self.before or self.at_end
        self.start = max(start, EDGE)  # what fits on neither side begins at the edge
        self.stop = ends + 6 if self.before else after + wide
        free = (n for n, taken in enumerate(rows) if all(self.stop < a or self.start > b + 4 for a, b in taken))
        self.row = next(free, len(rows))


def _lane(lane: Lane, scale: Scale, pen: _Pen, y: float) -> float:
    pen.words(EDGE, y + 13, lane.title, bold=True)
    y += TITLE
    rows: list[list[tuple[float, float]]] = []
    for mark in sorted(lane.marks, key=lambda one: (one.first, one.last)):
        begins, ends = scale.at(mark.first), scale.at(mark.last)
        long = ends - begins > 9
        places = [_Place(words, begins, ends, rows) for words in (mark.words, shortened(mark.words, LETTERS))]
        place = places[0] if places[0].whole and places[0].row <= places[1].row else places[1]
        if place.row == len(rows):
            rows.append([])
        rows[place.row].append((place.start, place.stop))
        middle = y + place.row * ROW + ROW / 2
        said = f"{mark.words}: {mark.said}" if mark.said else mark.words
        pen.out.append(f"<g><title>{escape(said)}</title>")
        if long:
            pen.bar(begins, middle - 4, ends - begins, SHADES.get(mark.state, INK), vague=mark.vague)
        pen.sign(ends if long else begins, middle, mark.state)
        at = begins - 8 if place.at_end else place.start if place.before else max(ends, begins) + 9
        pen.words(at, middle + 4, place.words, end=place.at_end)
        pen.out.append("</g>")
    return y + len(rows) * ROW + 6
