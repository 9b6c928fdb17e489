"""What the pages of the mapping share."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.mapping import reads
from plenary.members.show import show
from plenary.members.typed import Tried, group_line
from plenary.record.door import Visited, number_of


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of the mapping, in its frame. Raises Http404 where there is no such group."""
    group_line(group)
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=400 if outcome.problem else 200,
        group=group,
        here="mapping",
        tab=tab,
        may=reads.may(request.visit.by, group),
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        listing=reads.list_line(group),
        areas=reads.categories(group, reads.AREAS),
        seconds=reads.categories(group, reads.MAIN),
        **context,
    )


def names_of(group: str) -> dict[str, dict[str, Any]]:
    """Names of areas and categories by code, for templates: {"area": {code: name}, "second": …}."""
    return {
        "area": {c.code: c.name for c in reads.categories(group, reads.AREAS)},
        "second": {c.code: c.name for c in reads.categories(group, reads.MAIN)},
    }


def number(text: str | None) -> int:
    """A number as a form brings it; 0 for whatever is none."""
    return number_of(text) or 0
