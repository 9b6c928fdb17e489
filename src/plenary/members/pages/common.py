"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.members.rights import KEEP
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, token_of
from plenary.record.problems import Problem
from plenary.rules import date_ranges
from plenary.rules.deadlines import NoSuchDay, read_day
from plenary.rules.regions import GROUPS

REGIONS = ("African", "Asia-Pacific", "Eastern European", "GRULAC", "WEOG")


def group_line(group: str) -> mandate.GroupLine:
    """A group by its slug. Raises Http404."""
    found = next((g for g in mandate.groups() if g.slug == group), None)
    if found is None:
        raise Http404(_("There is no such group."))
    return found


@dataclass
class Tried:
    """What came of a form: the receipt, or the problem in words; `kept` says which form it was."""

    receipt: Receipt | None = None
    problem: str = ""
    kept: str = ""


Verb = Callable[[dict[str, Any]], Receipt | None]


def tried(request: Visited, verbs: Mapping[str, Verb]) -> Tried:
    """Do what the form's `do` asks for. Each verb is given the act's common arguments: at, and the one-time token."""
    verb = request.POST.get("do", "")
    once: dict[str, Any] = {"at": request.visit.at, "token": token_of(request)}
    found = verbs.get(verb)
    try:
        if found is None:
            raise Problem("Choose what is to be done.")
        return Tried(receipt=found(once))
    except Problem as why:
        return Tried(problem=said(why), kept=verb)
    except ObjectDoesNotExist:
        gone = _("That is not there any more: look at the page as it is now, and choose again.")
        return Tried(problem=gone, kept=verb)


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of this room, in its frame."""
    outcome = outcome or Tried()
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
        keeps=KEEP.asked(request.visit.by, group).allowed,
        today=request.visit.at.date(),
        regions=REGIONS,
        **context,
    )


def done(receipt: Receipt | None, name: str, **kwargs: Any) -> HttpResponse:
    """After an act: the page it leads to, with the record's number of what was done."""
    response = redirect(name, **kwargs)
    if receipt is not None and receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    return response


def spoken(text: str) -> dict[str, str]:
    """Words in the reader's language, as they are kept."""
    return {get_language() or "en": text.replace("\r\n", "\n").strip()} if text.strip() else {}


def whole(text: str, *, least: int = 0, most: int = 1_000_000_000) -> int | None:
    """A whole number as typed; None for nothing. Raises Problem."""
    text = text.strip()
    if not text:
        return None
    found = number_of(text, 12)
    if found is None or not least <= found <= most:
        raise Problem("%(text)s is no number from %(least)s to %(most)s.", text=text[:40], least=least, most=most)
    return found


def day_of(text: str) -> date | None:
    """A day as typed; None for nothing. Raises Problem for what is no day, with the one that was likely meant."""
    text = text.strip()
    if not text:
        return None
    read = read_day(text, get_language() or "en")
    if isinstance(read, NoSuchDay) and read.suggestion is not None:
        likely = {"day": date_ranges.day(read.suggestion, get_language() or "en"), "iso": read.suggestion.isoformat()}
        wrong = _("%(text)s is no day of the calendar.") % {"text": text[:60]}
        raise Problem("%(what)s", what=f"{wrong} " + _("Did you mean %(day)s (%(iso)s)?") % likely)
    if isinstance(read, NoSuchDay):
        raise Problem("%(text)s is no day. Write it as 2016-10-17, 17.10.2016 or 17 October 2016.", text=text[:60])
    return read.date


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
