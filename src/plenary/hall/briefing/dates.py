"""Slides of the group's dates: its timeline so far, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.hall.briefing.history import BEFORE
from plenary.hall.briefing.wording import dated, line, run
from plenary.hall.calendar import saying
from plenary.hall.calendar.lines import Line as Dated
from plenary.press.slides import MOST, Line, Run, Slide

# What a short timeline can do without, the first of it first.
LESSER = ("duty", "comments", "proposals", "session", "deadline")


def timeline(slug: str, lines: Sequence[Dated], *, slides: int) -> Slide:
    """What happened, in order. Where there is more than has room, the lesser kinds go first, then the oldest stand last."""
    past = [one for one in lines if one.group == slug and one.over and one.kind not in BEFORE]
    for kind in LESSER:
        if len(past) > slides * MOST:
            past = [one for one in past if one.kind != kind]
    over = len(past) - slides * MOST
    if over > 0:  # the newest are told; those before them are behind the line that counts what was left out
        past = past[over:] + past[:over]
    return Slide("timeline", _("Timeline"), tuple(_line(one, happened=True) for one in past), (_source(slug),))


def coming(slug: str, lines: Sequence[Dated]) -> Slide:
    """What is overdue, then what is to come, the nearest first."""
    found = [one for one in lines if one.group == slug and not one.over and one.standing.code != "undated"]
    found = [one for one in found if one.kind not in BEFORE]
    found.sort(key=lambda one: one.standing.code != "overdue")
    source = Run(_("Calendar"), reverse("calendar", kwargs={"group": slug}))
    return Slide("next", _("What comes next"), tuple(_line(one, happened=False) for one in found), (source,))


def _source(slug: str) -> Run:
    return Run(_("Timeline"), reverse("timeline", kwargs={"group": slug}))


def _line(one: Dated, *, happened: bool) -> Line:
    when = (saying.happened(one) if happened else "") or saying.agreed(one)
    place = Run(one.place) if one.place else Run("")
    return line(run(when), run(saying.label(one), one.url), place, state=dated(one))
