"""Areas by mechanisms as a picture: how many issues of an area a mechanism covers. The same figures stand beside it as a table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from markupsafe import Markup

from plenary.mapping import reads
from plenary.press.heat import Square, svg
from plenary.rules.languages import chosen


def heat(rows: Sequence[reads.Heat], columns: Sequence[reads.MechanismLine]) -> Markup:
    """The picture, in the reader's language and direction; it comes out escaped."""
    language = get_language() or "en"
    squares = []
    for row in rows:
        line = []
        for cell in row.cells:
            covered = cell.get("adequate", 0) + cell.get("partial", 0)
            line.append(Square(covered, row.issues, bool(cell)))
        squares.append(line)
    names = [chosen(r.category.name, language) if r.category else _("no area") for r in rows]
    title = _("Issues of each area that each mechanism covers, at least in part")
    made = svg(
        title,
        _(
            "Each square says how many issues are covered, of how many; the darker, the more. A dash: nobody has looked."
        ),
        names,
        [f"M{m.number}" for m in columns],
        squares,
        rtl=get_language_bidi(),
    )
    return Markup(made)  # noqa: S704 -- press.heat escapes
