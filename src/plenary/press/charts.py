"""Counts as bars in SVG, for web pages and printed documents alike."""

from __future__ import annotations

import unicodedata
from html import escape

from plenary.press.compiled import Chart

WIDTH = 320  # units; the picture scales, and at 320 px a unit is a pixel
TEXT = 12  # size of type in units
BAR = 14
GAP = 10
MARGIN = 4
FIGURES = 44  # room beyond the longest bar for its count
SHADES = ("#1f4e79", "#8fb3d1", "#b5651d", "#5f7f4f", "#7b5b8c", "#a0a7ad")
INK = "#1c2733"


def svg(chart: Chart, *, direction: str = "ltr", ident: str = "chart", standalone: bool = False) -> str:
    """The chart as an SVG element with title, description and unique ids; mirrored where `direction` is "rtl".

    Colours stand as presentation attributes, so that no style sheet is needed and a strict content policy is kept;
    the classes `chart`, `chart-bar`, `chart-1`… and `chart-text` let a page restyle them. `standalone` gives a fixed
    size and the XML name space declaration that a file or an office document needs. Counts below zero are drawn as zero.
    """
    rtl = direction == "rtl"
    name = escape(ident, quote=True)
    series = chart.columns[1:]
    most = max([1, *(count for _, counts in chart.rows for count in counts)])
    room = WIDTH - 2 * MARGIN - FIGURES
    out: list[str] = []
    y = MARGIN
    # Browsers take "start" for the right-hand side of right-to-left text. LibreOffice, which reads the files, turns the
    # letters and figures of such text round (17 becomes 71), so there the same place is called the end.
    anchor = ' text-anchor="end"' if rtl and standalone else ""

    def at(x: float, width: float = 0) -> float:
        """The left edge of what begins `x` units from the side where reading begins."""
        return WIDTH - MARGIN - x - width if rtl else MARGIN + x

    def text(x: float, base: float, words: str, shown: str = "chart-text") -> None:
        out.append(f'<text class="{shown}"{anchor} x="{at(x):.4g}" y="{base:.4g}">{escape(words)}</text>')

    if len(series) > 1:
        for number, column in enumerate(series):
            for index, words in enumerate(_lines(column, WIDTH - 2 * MARGIN - 18)):
                if not index:
                    out.append(_bar(number, at(0, 10), y + 2, 10, 10))
                text(16, y + TEXT - 1, words)
                y += TEXT + 4
        y += GAP // 2
    for label, counts in chart.rows:
        for words in _lines(label, WIDTH - 2 * MARGIN):
            y += TEXT + 5
            text(0, y - 5, words)
        for number, count in enumerate(counts):
            width = max(1.0, max(0, count) / most * room)
            out.append(_bar(number, at(0, width), y, width, BAR))
            text(width + 5, y + BAR - 3, str(count), "chart-text chart-count")
            y += BAR + 1
        y += GAP
    height = y + MARGIN
    size = f' xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"' if standalone else ""
    side = ' direction="rtl"' if rtl and not standalone else ' direction="ltr"'
    return (
        f'<svg class="chart" id="{name}" role="img" aria-labelledby="{name}-title {name}-desc"'
        f' viewBox="0 0 {WIDTH} {height}"{size}{side} font-family="sans-serif" font-size="{TEXT}" fill="{INK}">'
        f'<title id="{name}-title">{escape(chart.title)}</title>'
        f'<desc id="{name}-desc">{escape(chart.description)}</desc>{"".join(out)}</svg>'
    )


def _bar(number: int, x: float, y: float, width: float, height: float) -> str:
    shade = number % len(SHADES)
    return (
        f'<rect class="chart-bar chart-{shade + 1}" x="{x:.4g}" y="{y:.4g}" width="{width:.4g}" height="{height}"'
        f' fill="{SHADES[shade]}"/>'
    )


def _lines(words: str, room: float) -> list[str]:
    """Break a label into lines that fit, by a rough measure of letters that no font has to be read for."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    broken: list[str] = []
    for line in lines:
        while width_of(line) > room:
            cut = next(n for n in range(1, len(line) + 1) if width_of(line[: n + 1]) > room)
            broken.append(line[:cut])
            line = line[cut:]
        broken.append(line)
    return broken


def width_of(words: str) -> float:
    """How wide words are in units, by a rough measure of letters."""
    return sum(TEXT * (1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.56) for letter in words)


def shortened(words: str, letters: int) -> str:
    """Words in the room of so many Latin letters; what is cut off is said by an ellipsis. Chinese takes more room a letter."""
    room = width_of("m" * letters)
    if width_of(words) <= room:
        return words
    kept = words[:letters]
    while width_of(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
