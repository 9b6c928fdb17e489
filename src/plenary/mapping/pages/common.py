"""What the pages of the mapping share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.mapping import reads
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, token_of
from plenary.record.problems import Problem
from plenary.rules import date_ranges
from plenary.rules.deadlines import NoSuchDay, read_day


@dataclass
class Tried:
    """What came of a form: the receipt, or the problem in words; `kept` says which form it was."""

    receipt: Receipt | None = None
    problem: str = ""
    kept: str = ""


def tried(request: Visited, verbs: Mapping[str, Callable[[dict[str, Any]], Receipt | None]]) -> Tried:
    """Do what the form's `do` asks for. Each verb is given the act's common arguments: at, and the one-time token."""
    verb = request.POST.get("do", "")
    try:
        found = verbs.get(verb)
        if found is None:
            raise Problem("Choose what is to be done.")
        return Tried(receipt=found({"at": request.visit.at, "token": token_of(request)}))
    except Problem as why:
        return Tried(problem=said(why), kept=verb)


def done(receipt: Receipt | None, name: str, at: str = "", **kwargs: Any) -> HttpResponse:
    """After an act: the page it leads to, with the record's number of what was done."""
    response = redirect(name, **kwargs)
    if receipt is not None and receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    response["Location"] += f"#{at}" if at else ""
    return response


def found_group(group: str) -> mandate.GroupLine:
    """The group. Raises Http404."""
    found = next((g for g in mandate.groups() if g.slug == group), None)
    if found is None:
        raise Http404(_("There is no such group."))
    return found


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of the mapping, in its frame. Raises Http404 where there is no such group."""
    found_group(group)
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


def day_of(text: str) -> date | None:
    """A day as typed; None for nothing. Raises Problem for what is no day, with the one that was likely meant."""
    text = text.strip()
    if not text:
        return None
    read = read_day(text[:60], get_language() or "en")
    if isinstance(read, NoSuchDay) and read.suggestion is not None:
        meant = date_ranges.day(read.suggestion, get_language() or "en")
        raise Problem(
            "%(text)s is no day of the calendar: did you mean %(day)s (%(iso)s)?",
            text=text[:60],
            day=meant,
            iso=read.suggestion.isoformat(),
        )
    if isinstance(read, NoSuchDay):
        raise Problem("%(text)s is no day. Write it as 2016-10-17, 17.10.2016 or 17 October 2016.", text=text[:60])
    return read.date


def number(text: str | None) -> int:
    """A number as a form brings it; 0 for whatever is none."""
    return number_of(text) or 0


def spoken(text: str) -> dict[str, str]:
    """Words in the reader's language, as they are kept."""
    return {get_language() or "en": text}
