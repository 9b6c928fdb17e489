"""What every page of every room is given: the visitor, the group she is in, its rail, the words of a problem."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from plenary.mandate import reads as mandate
from plenary.record.door import Visited, number_of
from plenary.record.problems import Problem


def show(
    request: Visited, template: str, *, group: str = "", here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page. `group` is a slug (its rail and navigation appear), `here` the place in the navigation."""
    visit = request.visit
    lines = mandate.groups()
    chosen = next((g for g in lines if g.slug == group), None)
    context |= {
        "visit": visit,
        "by": visit.by,
        "all_groups": lines,
        "group": chosen,
        "rail": mandate.rail(group) if chosen else (),
        "here": here,
        "receipt": _receipt(request),
    }
    return render(request, template, context, status=status)


def _receipt(request: Visited) -> int:
    """The record's number of the act that led here, so that the page can say that it was done."""
    if request.method != "GET":
        return 0  # a form that is refused keeps the address of the page before it
    return number_of(request.GET.get("done"), 18) or 0


def said(problem: Problem) -> str:
    """A problem in the visitor's language."""
    words = gettext(problem.words)
    return words % problem.values if problem.values else words
