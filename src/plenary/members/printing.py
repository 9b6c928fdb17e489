"""A published membership list on paper: seat by seat, by stakeholder group, with its sums (A121)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.members.reads import RollLine
from plenary.press.paper import Paper, Par, Run
from plenary.rules import date_ranges
from plenary.rules.languages import chosen

Words = Mapping[str, str]


def paper(roll: RollLine, names: Mapping[str, Words], group: str, address: str) -> Paper:
    """The list as it was published, in the reader's language. `names`: of the stakeholder groups, by code."""
    language = get_language() or "en"
    pars: list[Par] = []
    for part, found in groupby(roll.rows, key=lambda row: str(row["part"])):
        rows = list(found)
        filled = sum(1 for row in rows if row["holder"])
        heading = f"{chosen(dict(names.get(part, {})), language) or part} ({filled}/{len(rows)})"
        pars.append(Par(f"part-{part}", "heading", level=1, runs=(Run(heading),)))
        for row in rows:
            who = ", ".join(name for name, _capacity in row["people"])
            place = row["country"] if row["country"] != row["holder"] else ""
            said = " · ".join(filter(None, (row["holder"] or _("vacant"), place, row["region"], who)))
            pars.append(Par(f"seat-{row['seat']}", "item", number=f"{row['seat']}.", runs=(Run(said),)))
    day = date_ranges.day(roll.day, language)
    return Paper(
        title=_("Members of %(group)s") % {"group": group},
        subtitle=roll.note,
        language=language,
        pars=tuple(pars),
        kind=_("Membership list"),
        banner=_("%(filled)s of %(seats)s seats are held; the list stands as it was published on %(day)s.")
        % {"filled": roll.filled, "seats": len(roll.rows), "day": day},
        dated=day,
        date=roll.day.isoformat(),
        address=address,
        labels={"page": _("Page"), "of": _("of"), "address": _("Address"), "closing": _("About this document")},
    )
