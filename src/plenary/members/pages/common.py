"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from plenary.members.rights import KEEP
from plenary.members.show import show
from plenary.members.typed import Tried, day_of
from plenary.record.actor import ended
from plenary.record.acts import Receipt
from plenary.record.door import Visited
from plenary.rules.regions import GROUPS

REGIONS = ("African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG")


Verb = Callable[[dict[str, Any]], Receipt | None]

# What opens a form on some page of this room. No right of it may be used after the end: then all of them are shut.
OPENS = ("may", "gives", "lets_in", "leads", "joins", "takes", "nominates", "calls", "mine", "herself", "appoints")


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of this room, in its frame. A group whose work has ended shows none of its forms: their acts are refused."""
    outcome = outcome or Tried()
    over = ended(group)
    if over:
        context |= {name: type(context[name])() for name in OPENS if name in context}
    return show(
        request,
        template,
        status=400 if outcome.problem else 200,
        group=group,
        here="members",
        tab=tab,
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        over=over,
        keeps=not over and KEEP.asked(request.visit.by, group).allowed,
        today=request.visit.at.date(),
        regions=REGIONS,
        **context,
    )


def end_of(text: str, zone: str) -> datetime | None:
    """The end of a day at the venue; None for nothing. Raises Problem."""
    day = day_of(text)
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone)) if day else None


def body(
    request: Visited, field: str = "organisation", country: str = "country", region: str = "region"
) -> dict[str, str] | None:
    """The organisation as it was typed, for the act to find or to enter; None for nothing."""
    name = request.POST.get(field, "").strip()
    if not name:
        return None
    told = {"name": name, "country": request.POST.get(country, "").strip()[:120]}
    where = request.POST.get(region, "")
    return told | ({"region": where} if where in GROUPS else {})
