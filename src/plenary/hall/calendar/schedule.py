"""The calendar as a schedule on paper: by year, each date as it was agreed and as it is reckoned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.hall.calendar import saying
from plenary.hall.calendar.lines import Line
from plenary.mandate.dating import today_at
from plenary.press.paper import Paper, Par, Run
from plenary.rules import date_ranges
from plenary.texts.labels import labels


def schedule(lines: Sequence[Line], title: str, address: str, zone: str, now: datetime) -> Paper:
    """A paper in the reader's language; undated things stand at the end."""
    language = get_language() or "en"
    pars: list[Par] = []
    for year, found in groupby(lines, key=lambda line: line.first.year if line.first else 0):
        heading = str(year) if year else _("Without a day")
        pars.append(Par(f"y{year}", "heading", level=1, runs=(Run(heading),)))
        pars += [Par(line.key, "item", runs=(Run(said(line)),)) for line in found]
    if not pars:
        pars.append(Par("none", "paragraph", runs=(Run(_("No date is known yet.")),)))
    day = today_at(zone, now)
    return Paper(
        title=title,
        language=language,
        pars=tuple(pars),
        kind=_("Schedule"),
        dated=date_ranges.day(day, language),
        date=day.isoformat(),
        address=address,
        labels=labels(),
    )


def said(line: Line) -> str:
    """A date in one line of paper."""
    parts = [saying.agreed(line), saying.label(line)]
    if line.place:
        parts.append(line.place)
    if who := saying.role(line):
        parts.append(who)
    marks = []
    if line.actual is None and not line.over and not line.when.fixed and line.when.reckoned:
        marks.append(_("day not fixed"))
    if line.standing.code == "overdue":
        marks.append(_("overdue"))
    if line.standing.code == "dropped":
        marks.append(_("will not happen"))
    if note := saying.beside(line):
        marks.append(note)
    if flag := saying.flagged(line.when):
        marks.append(flag)
    return " · ".join(parts) + (f" ({'; '.join(marks)})" if marks else "")
