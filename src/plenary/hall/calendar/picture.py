"""The calendar as one picture: lanes from what came before the group to its report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.hall.calendar import saying
from plenary.hall.calendar.lines import Line
from plenary.hall.calendar.running import KINDS
from plenary.mandate.dating import today_at
from plenary.press.timeline import Lane, Mark, Picture
from plenary.rules import date_ranges

STATES = {"done": "done", "done-late": "late", "overdue": "overdue", "dropped": "quiet", "lapsed": "quiet"}
MOST = 150  # marks: beyond them a picture tells less than the table


def picture(lines: Sequence[Line], short: str, zone: str, now: datetime) -> Picture:
    """All that has a day, in five lanes; the newest MOST of them."""
    dated = [line for line in lines if line.first and line.last][-MOST:]
    lanes = (
        (_("Before the group, and beside it"), ("context", "history")),
        (_("Sessions of the parent body"), ("session",)),
        (_("Mandate"), ("mandate",)),
        (_("Meetings"), ("meeting",)),
        (_("Deadlines, papers and duties"), ("deadline", "output", "duty", "proposals", "comments", *KINDS)),
    )
    made = tuple(Lane(title, tuple(_mark(line) for line in dated if line.kind in kinds)) for title, kinds in lanes)
    language = get_language() or "en"
    said = ""
    if dated:
        first = min(line.first for line in dated if line.first)
        last = max(line.last for line in dated if line.last)
        said = _("%(number)s dates from %(first)s to %(last)s; the table below says the same in words.") % {
            "number": len(dated),
            "first": date_ranges.day(first, language),
            "last": date_ranges.day(last, language),
        }
    return Picture(_("Timeline of %(group)s") % {"group": short}, said, made, today_at(zone, now), _("today"))


def _mark(line: Line) -> Mark:
    first, last = line.first, line.last
    if first is None or last is None:
        raise ValueError("a mark has days")
    state = STATES.get(line.standing.code, "open")
    if line.kind in ("context", "history"):
        state = "quiet"
    vague = line.actual is None and not line.when.fixed
    return Mark(saying.label(line), first, last, state, vague, saying.happened(line) or saying.agreed(line))
