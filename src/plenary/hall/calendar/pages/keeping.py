"""One date: what was agreed and when; and the forms with which the chair and the secretariat keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.calls import reads as calls
from plenary.hall.calendar import saying, sources
from plenary.hall.calendar.gathering import Gathered
from plenary.hall.calendar.pages.common import gathered, may_keep
from plenary.mandate import acts
from plenary.mandate.acts.calendar import HOW, KINDS, ROLES
from plenary.mandate.dating import today_at
from plenary.mandate.reads import calendar as dates
from plenary.mandate.reads.calendar import MilestoneLine
from plenary.mandate.rights import DATE, READ
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.members.show import said, show
from plenary.members.typed import group_line, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import date_ranges, timeline
from plenary.rules.deadlines import NoSuchDay, Proposal, read_day
from plenary.rules.languages import chosen


class Late(str):
    """What is wrong, in words: it stands otherwise by now than the form had shown."""


@page(get=READ, post=DATE)
def one(request: Visited, group: str, number: int) -> HttpResponse:
    """A date with its history; moved, met or dropped by those who keep the calendar."""
    line = group_line(group)
    problem, verb = "", request.POST.get("do", "")
    if request.method == "POST":
        outcome = _done(request, group, number, verb)
        if isinstance(outcome, HttpResponse):
            return outcome
        problem = outcome
    found = gathered(request, line)
    shown = found.line(f"d{number}")
    if shown is None or shown.milestone is None:
        raise Http404(_("There is no such date."))
    to = _typed_day(request.GET.get("to", ""))
    m = shown.milestone
    today = today_at(m.zone, request.visit.at)
    return show(
        request,
        "hall/calendar/date.html",
        status=409 if isinstance(problem, Late) else 400 if problem else 200,
        group=group,
        here="calendar",
        say=saying,
        line=shown,
        m=m,
        seen=len(m.history),
        source=sources.source(m.source),
        due=m.occurrences(date(today.year + 1, today.month, 1))[-24:],
        hanging=[one for one in found.milestones if number in (one.anchor or (0,))[:1] or _follows(one, number)],
        to=to,
        proposed=_proposed(found, number, to) if to else (),
        agreed={str(one.number): len(one.history) for one in found.milestones},
        problem=problem,
        verb=verb,
        posted=request.POST if problem else {},
        hows=[(code, saying.how(code)) for code in HOW],
        may=may_keep(request, line),
        **_choices(group, found, number),
    )


@page(get=DATE, post=DATE)
def new(request: Visited, group: str) -> HttpResponse:
    """Enter a date as it was agreed."""
    line = group_line(group)
    problem = ""
    if request.method == "POST":
        try:
            receipt = acts.enter_date(
                request.visit.by,
                group=group,
                text=_spoken(request.POST.get("text", "")),
                near=today_at(line.zone, request.visit.at),
                added=bool(request.POST.get("added")),
                at=request.visit.at,
                token=token_of(request),
                **_facts(request, group),
            )
            return _to(receipt, group, int(receipt.value))
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _gone()
    return show(
        request,
        "hall/calendar/new.html",
        status=400 if problem else 200,
        group=group,
        here="calendar",
        say=saying,
        problem=problem,
        posted=request.POST if problem else request.GET,
        m=None,
        **_choices(group, gathered(request, line), 0),
    )


def _done(request: Visited, group: str, number: int, verb: str) -> HttpResponse | str:
    """Do what the form asks for: the page after it, or what is wrong in words."""
    verbs: dict[str, Callable[[Visited, dict[str, Any]], Receipt]] = {
        "agree": _agree,
        "change": _change,
        "met": _met,
        "drop": _drop,
        "move": _move,
    }
    try:
        if verb not in verbs:
            raise Problem("Choose what is to be done.")
        where = {"group": group, "number": number, "at": request.visit.at, "token": token_of(request)}
        return _to(verbs[verb](request, where), group, number)
    except Conflict as why:
        return Late(said(why))
    except Problem as why:
        return said(why)
    except ObjectDoesNotExist:
        return _gone()


def _agree(request: Visited, where: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.agree_date(
        request.visit.by,
        text=_spoken(post.get("text", "")),
        how=post.get("how", ""),
        reason=_spoken(post.get("reason", "")),
        near=today_at(group_line(where["group"]).zone, request.visit.at),
        seen=number_of(post.get("seen")),
        **where,
    )


def _change(request: Visited, where: dict[str, Any]) -> Receipt:
    old = dates.milestone(where["group"], where["number"])
    seen = request.POST.get("seen", "")
    return acts.change_date(request.visit.by, seen=seen, **_facts(request, where["group"], old), **where)


def _met(request: Visited, where: dict[str, Any]) -> Receipt:
    post = request.POST
    first = _day(post.get("first", ""))
    if first is None:
        raise Problem("Say on which day it happened.")
    return acts.note_actual(
        request.visit.by,
        first=first,
        last=_day(post.get("last", "")),
        note=_spoken(post.get("note", "")),
        due=_day(post.get("due", "")),
        **where,
    )


def _drop(request: Visited, where: dict[str, Any]) -> Receipt:
    return acts.drop_date(request.visit.by, reason=request.POST.get("reason", ""), **where)


def _move(request: Visited, where: dict[str, Any]) -> Receipt:
    """The dates that were proposed, as far as they were ticked."""
    post = request.POST
    language = get_language() or "en"
    ticked: list[tuple[int, str]] = []
    seen: dict[int, int] = {}
    for other in map(number_of, post.getlist("take")):
        day = _day(post.get(f"to-{other}", ""))
        if other is None or day is None:
            raise Problem("Tick the dates that are to move.")
        ticked.append((other, date_ranges.day(day, language)))
        if known := number_of(post.get(f"seen-{other}")):
            seen[other] = known
    if not ticked:
        raise Problem("Tick the dates that are to move.")
    where.pop("number")
    reason = _spoken(post.get("why", ""))
    return acts.move_dates(request.visit.by, dates=ticked, language=language, reason=reason, seen=seen, **where)


def _facts(request: Visited, group: str, old: MilestoneLine | None = None) -> dict[str, Any]:
    """The columns of a date as they were typed; words in other languages stay. Raises Problem."""
    post = request.POST

    def told(name: str, kept: dict[str, str]) -> dict[str, str]:
        language = get_language() or "en"
        typed = " ".join(post.get(name, "").split())
        return dict(kept) if old and typed == chosen(kept, language) else {**kept, language: typed}

    lasts = whole(post.get("lasts", ""), least=1, most=1000, field=_("Days of work"))
    return {
        "kind": post.get("kind", ""),
        "label": told("label", old.label if old else {}),
        "anchor": whole(post.get("anchor", "")),
        "follows": whole(post.get("follows", "")),
        "needs": whole(post.get("needs", ""), most=1000, field=_("Days needed between")) or 0,
        "lasts": 1 if lasts is None else lasts,
        "role": post.get("role", ""),
        "who": told("who", old.who if old else {}),
        "source": post.get("said_in", "") or post.get("source", ""),
        "place": post.get("place", ""),
        "ordinal": whole(post.get("ordinal", ""), least=1, most=999, field=_("Number of the session")),
        "reporting": bool(post.get("reporting")),
        "about": _about(post.get("about", ""), group),
        "note": told("note", old.note if old else {}),
        "every": post.get("every", ""),
        "until": _day(post.get("until", "")),
        "remind": _numbers(post.get("remind", "")),
    }


def _numbers(text: str) -> list[int]:
    """Several numbers as typed: 14, 2. Raises Problem."""
    found = [number_of(one) for one in re.split(r"[\s,;،]+", text.strip()) if one]
    if any(n is None for n in found) or len(found) > 20:
        raise Problem("%(text)s: write numbers of days, as 14, 2.", text=text[:40])
    return [n for n in found if n is not None]


def _about(given: str, group: str) -> str:
    """An address of a meeting or a call of this group; anything else is none."""
    return given if given.startswith((f"meeting/{group}/", "call/")) and len(given) <= 200 else ""


def _choices(group: str, found: Gathered, number: int) -> dict[str, Any]:
    """What the selects of a form offer."""
    paragraphs, documents = sources.choices(group)
    about = [(f"meeting/{group}/{m.slug}", naming.title(m)) for m in planning.meetings(group)]
    about += [(f"call/{c.slug}", saying.words(c.title)) for c in calls.calls(group=group)]
    named = {
        "": _("nobody in particular"), "chair": _("the chair"), "secretariat": _("the secretariat"),
        "members": _("members"), "all": _("everybody who takes part"), "body": _("a named body"),
    }  # fmt: skip
    intervals = {
        "": _("once"), "month": _("every month"), "quarter": _("every quarter"), "half-year": _("every half year"),
        "year": _("every year"),
    }  # fmt: skip
    return {
        "kinds": [(code, saying.kind(code)) for code in KINDS],
        "roles": [(code, named[code]) for code in ROLES],
        "intervals": [(code, intervals[code]) for code in ("", *timeline.MONTHS)],
        "abouts": about,
        "paragraphs": paragraphs,
        "documents": documents,
        "addresses": {address for address, _called in (*paragraphs, *documents)},
        "others": [(one.number, saying.words(one.label)) for one in found.milestones if one.number != number],
    }


def _follows(line: MilestoneLine, number: int) -> bool:
    return line.follows is not None and line.follows[0] == number


def _proposed(found: Gathered, number: int, to: date) -> tuple[Proposal, ...]:
    """What moves with it, without itself."""
    return tuple(p for p in dates.proposals(found.milestones, number, to) if p.code != str(number))


def _typed_day(text: str) -> date | None:
    read = read_day(text, get_language() or "en") if text.strip() and len(text) < 120 else None
    return None if read is None or isinstance(read, NoSuchDay) else read.date


def _day(text: str) -> date | None:
    """A day as typed; None for nothing. Raises Problem, with the day that was likely meant (A136)."""
    if not text.strip():
        return None
    read = read_day(text[:120], get_language() or "en")
    if not isinstance(read, NoSuchDay):
        return read.date
    if read.suggestion is None:
        raise Problem("%(text)s is no day. Write it as 2016-10-17, 17.10.2016 or 17 October 2016.", text=text[:60])
    likely = date_ranges.day(read.suggestion, get_language() or "en")
    raise Problem(
        "%(text)s is no day of the calendar. Did you mean %(day)s (%(iso)s)?",
        text=text[:60],
        day=likely,
        iso=read.suggestion.isoformat(),
    )


def _spoken(text: str) -> dict[str, str]:
    return {get_language() or "en": text} if text.strip() else {}


def _to(receipt: Receipt, group: str, number: int) -> HttpResponse:
    response = redirect("date", group=group, number=number)
    if receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    return response


def _gone() -> str:
    return _("That is not there any more: look at the page as it is now, and choose again.")
