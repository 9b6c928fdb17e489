"""Shares in rows and columns as a picture in SVG: colour, and the figure in each square, so that colour alone says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from plenary.press.charts import shortened

LABEL, SIDE, ROW, HEAD = 170, 46, 26, 24  # units, which are pixels
SHADES = ("#ffffff", "#dcebf2", "#a9cfe0", "#5a9dbd", "#0a5c82")
INK, PALE = "#16202e", "#ffffff"
LETTERS = 24  # of a row's name


@dataclass(frozen=True, slots=True)
class Square:
    """So many of so many; `seen` is False where nobody has looked."""

    part: int
    of: int
    seen: bool = True


def svg(
    title: str,
    description: str,
    rows: Sequence[str],
    columns: Sequence[str],
    squares: Sequence[Sequence[Square]],
    *,
    rtl: bool = False,
    ident: str = "heat",
) -> str:
    """The picture as an SVG element with title and description; mirrored where `rtl`. Names that are long are cut."""
    width, height = LABEL + SIDE * len(columns) + 2, HEAD + ROW * len(rows) + 2
    name = escape(ident, quote=True)
    out = []

    def at(x: float, wide: float = 0) -> float:
        return width - x - wide if rtl else x

    for n, head in enumerate(columns):
        x = at(LABEL + SIDE * n, SIDE) + SIDE / 2
        out.append(f'<text x="{x:g}" y="16" text-anchor="middle" font-weight="600">{escape(head)}</text>')
    for r, row in enumerate(rows):
        y = HEAD + ROW * r
        out.append(f'<text x="{at(0):g}" y="{y + 17}">{escape(shortened(row, LETTERS))}</text>')
        for n, square in enumerate(squares[r]):
            out += _square(at(LABEL + SIDE * n, SIDE), y, square)
    side = "rtl" if rtl else "ltr"
    return (
        f'<svg role="img" id="{name}" aria-labelledby="{name}-t {name}-d" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" direction="{side}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>{"".join(out)}</svg>'
    )


def _square(x: float, y: float, square: Square) -> list[str]:
    share = square.part / square.of if square.of else 0
    shade = 0 if not square.part else min(len(SHADES) - 1, 1 + int(share * (len(SHADES) - 1)))
    ink = PALE if shade == len(SHADES) - 1 else INK
    words = f"{square.part}/{square.of}" if square.seen else "–"
    return [
        f'<rect x="{x + 1:g}" y="{y}" width="{SIDE - 2}" height="{ROW - 2}" fill="{SHADES[shade]}" stroke="#dcd8ce"/>',
        f'<text x="{x + SIDE / 2:g}" y="{y + 16}" text-anchor="middle" direction="ltr" fill="{ink}">{words}</text>',
    ]
