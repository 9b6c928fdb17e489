"""What was typed into a form and what came of it: for the pages of every room, beside `show`."""

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
from plenary.mandate.show import said
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, token_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import date_ranges
from plenary.rules.deadlines import NoSuchDay, read_day

Verb = Callable[[dict[str, Any]], Receipt | None]


@dataclass
class Tried:
    """What came of a form: the receipt, or the problem in words; `kept` says which form it was, `late` that what it was
    made of stands otherwise by now."""

    receipt: Receipt | None = None
    problem: str = ""
    kept: str = ""
    late: bool = False

    @property
    def status(self) -> int:
        return 400 if self.problem else 200


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
        return Tried(problem=said(why), kept=verb, late=isinstance(why, Conflict))
    except ObjectDoesNotExist:
        return Tried(
            problem=_("That is not there any more: look at the page as it is now, and choose again."), kept=verb
        )


def done(receipt: Receipt | None, name: str, at: str = "", **kwargs: Any) -> HttpResponse:
    """After an act: the page it leads to, with the record's number of what was done."""
    response = redirect(name, **kwargs)
    if receipt is not None and receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    response["Location"] += f"#{at}" if at else ""
    return response


def group_line(group: str) -> mandate.GroupLine:
    """A group by its slug. Raises Http404."""
    found = next((g for g in mandate.groups() if g.slug == group), None)
    if found is None:
        raise Http404(_("There is no such group."))
    return found


def spoken(text: str) -> dict[str, str]:
    """Words in the reader's language, as they are kept."""
    return {get_language() or "en": text}


def citations_of(post: Any) -> list[dict[str, str]]:
    """The citations of a form, as `reads.citing.checked` takes them: a paragraph from the list, and the words that are meant."""
    chosen, quoted = post.getlist("mandate"), post.getlist("quoted")
    return [
        {"address": address, "words": quoted[n] if n < len(quoted) else ""}
        for n, address in enumerate(chosen)
        if address or (n < len(quoted) and quoted[n].strip())
    ]


def whole(text: str, *, least: int = 0, most: int = 1_000_000_000, field: str = "") -> int | None:
    """A whole number as typed; None for nothing. `field` is what its field is called, in the reader's language.

    Raises Problem, which names the field.
    """
    text = text.strip()
    if not text:
        return None
    found = number_of(text, 12)
    if found is None or not least <= found <= most:
        if field:
            bounds = {"text": text[:40], "least": least, "most": most}
            raise Problem("%(field)s: %(text)s is no number from %(least)s to %(most)s.", field=field, **bounds)
        raise Problem("%(text)s is no number from %(least)s to %(most)s.", text=text[:40], least=least, most=most)
    return found


def day_of(text: str) -> date | None:
    """A day as typed; None for nothing. Raises Problem for what is no day, with the one likely meant (A136), and for two."""
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
    if read.ambiguous and read.other is not None:
        raise Problem(
            "%(text)s may be %(one)s or %(other)s. Write the one you mean, as %(iso)s.",
            text=text[:60],
            one=date_ranges.day(read.date, get_language() or "en"),
            other=date_ranges.day(read.other, get_language() or "en"),
            iso=read.date.isoformat(),
        )
    return read.date


def instant_of(day: str, hour: str, zone: str) -> datetime | None:
    """A day and an hour ("15:30") at the venue; None where both are empty. Raises Problem."""
    when = day_of(day)
    if when is None:
        if hour.strip():
            raise Problem("Say on which day.")
        return None
    try:
        at = time.fromisoformat(hour.strip() or "00:00")
    except ValueError:
        raise Problem("%(text)s is no time of day: write it as 15:30.", text=hour[:20]) from None
    return datetime.combine(when, at, ZoneInfo(zone))
