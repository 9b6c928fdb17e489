"""A composition as a picture: a square a seat, full where it is held, hollow where it is vacant. SVG, for pages and paper."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from plenary.press.charts import shortened

WIDTH: Final = 320  # units; the picture scales, and at 320 px a unit is a pixel
SIDE: Final = 11
STEP: Final = 14
LINE: Final = 18  # of a label
INK: Final = "#1c2733"
FULL: Final = "#1f4e79"
_IN_ROW: Final = WIDTH // STEP


def svg(
    parts: Sequence[tuple[str, int, int]], *, title: str, description: str, ident: str = "seats", rtl: bool = False
) -> str:
    """Parts as (label, filled, vacant), in order; counts below zero are drawn as zero. Mirrored where `rtl`.

    What the picture says stands in `description` in words: it is read aloud in its place, and a table belongs beside it.
    """
    out: list[str] = []
    y = 0
    for label, filled, vacant in parts:
        y += LINE
        x = WIDTH if rtl else 0
        out.append(
            f'<text x="{x}" y="{y - 5}" font-size="12" fill="{INK}">{escape(shortened(label, 42))} '
            f"{max(0, filled)}/{max(0, filled) + max(0, vacant)}</text>"
        )
        for n in range(max(0, filled) + max(0, vacant)):
            row, column = divmod(n, _IN_ROW)
            at = column * STEP
            left = WIDTH - at - SIDE - 1 if rtl else at + 1
            look = f'fill="{FULL}"' if n < filled else f'fill="#fff" stroke="{INK}" stroke-dasharray="2 1"'
            out.append(f'<rect x="{left}" y="{y + row * STEP}" width="{SIDE}" height="{SIDE}" rx="2" {look}/>')
        y += STEP * max(1, -(-(max(0, filled) + max(0, vacant)) // _IN_ROW)) + 2
    name = escape(ident, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {max(y, 1)}" role="img" class="seating"'
        f' aria-labelledby="{name}-t {name}-d" direction="{"rtl" if rtl else "ltr"}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        f"{''.join(out)}</svg>"
    )
