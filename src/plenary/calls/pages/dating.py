"""The dates of a call, which hang together: planned in one table; one is moved, the others are proposed and ticked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.calls import acts, days, life_reads, reads
from plenary.calls.life_words import date_name
from plenary.calls.pages.common import done, find
from plenary.calls.rights import EXTEND, KEEP, PLAN
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem
from plenary.rules.deadlines import NoSuchDay, Proposal, read_day


@dataclass
class Row:
    """One date as the table shows it, or as it was typed."""

    code: str
    name: str
    day: str
    after: str
    days: str
    fixed: bool
    done: str
    there: bool  # is it planned already?
    set_by_call: bool  # the deadline, which is moved by extending it
    keep: bool = False  # keep what was written though it is no day
    error: str = ""
    likely: date | None = None


@page(get=PLAN, post=PLAN)
def dates(request: Visited, group: str, call: str) -> HttpResponse:
    """The chain from sending to the meeting; nothing moves by itself."""
    found = find(group, call)
    lines = life_reads.dates(call)
    rows = _rows(found, lines)
    problem = ""
    own = {"label": "", "day": "", "error": ""}
    if request.method == "POST":
        try:
            receipt = _do(request, found, rows, own)
            if receipt is not None:
                return done(request, receipt, "call-dates", group=group, call=call)
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _("That is not there any more: look at the page as it is now, and choose again.")
    by = request.visit.by
    moved, to, proposals = _proposed(request, lines)
    bad = bool(problem or own["error"] or any(r.error for r in rows))
    return show(
        request,
        "calls/dates.html",
        status=400 if bad else 200,
        group=group,
        here="inputs",
        call=found,
        lines=lines,
        rows=rows,
        own=own,
        moved=moved,
        to=to,
        proposals=proposals,
        ticked=set(request.POST.getlist("tick")) if request.method == "POST" else {p.code for p in proposals},
        reason=request.POST.get("reason", "")[:600],
        problem=problem,
        may={n: r.asked(by, group).allowed for n, r in (("keep", KEEP), ("plan", PLAN), ("extend", EXTEND))},
    )


def _rows(call: reads.CallLine, lines: tuple[life_reads.DateLine, ...]) -> list[Row]:
    """The dates that are planned; before any is, the usual chain."""

    def iso(day: date | None) -> str:
        return day.isoformat() if day else ""

    deadline = call.deadline.astimezone(ZoneInfo(call.zone)).date() if call.deadline else None
    if not lines:
        return [
            Row(code, date_name(code), iso(deadline) if code == "deadline" else "", after, str(n), code == "meeting",
                "", False, code == "deadline" and deadline is not None)
            for code, after, n in acts.dating.CHAIN
        ]  # fmt: skip
    return [
        Row(x.code, date_name(x), iso(x.day) or x.text, x.after, str(x.days), x.fixed, iso(x.done), True,
            x.code == "deadline" and deadline is not None, keep=x.no_such_day)
        for x in lines
    ]  # fmt: skip


def _proposed(
    request: Visited, lines: tuple[life_reads.DateLine, ...]
) -> tuple[str, days.Typed | None, tuple[Proposal, ...]]:
    """What ?move=deadline&to=15.10.2013 would move along with it."""
    asked = request.POST if request.POST.get("do") == "move" else request.GET
    moved = asked.get("move", "")
    if moved not in {x.code for x in lines}:
        return "", None, ()
    to = days.typed(asked.get("to", ""))
    return moved, to, life_reads.proposals(lines, moved, to.day) if to.day else ()


def _do(request: Visited, call: reads.CallLine, rows: list[Row], own: dict[str, str]) -> Receipt | None:
    post, by = request.POST, request.visit.by
    once: dict[str, Any] = {"at": request.visit.at, "token": token_of(request)}
    verb = post.get("do", "")
    if verb.startswith("drop-"):
        return acts.drop_date(by, call=call.slug, code=_there(verb[5:], rows), **once)
    if verb == "move":
        return _move(request, call, once)
    if verb == "own":
        own |= {"label": post.get("label", "").strip(), "day": post.get("own_day", "").strip()}
        read = days.typed(own["day"])
        if not own["label"]:
            own["error"] = _("Give the date a name.")
        elif read.day is None:
            own["error"] = read.problem
        if own["error"]:
            return None
        told = {
            "label": {get_language() or "en": own["label"]},
            "day": read.day,
            "after": post.get("own_after", ""),
            "days": _whole(post.get("own_days", "")) or 0,
        }
        return acts.plan_dates(by, call=call.slug, dates=[told], **once)
    if verb != "save":
        raise Problem("Choose what is to be done.")
    told_ = [_row(request, n, row) for n, row in enumerate(rows)]
    if any(row.error for row in rows):
        return None
    return acts.plan_dates(by, call=call.slug, dates=told_, **once)


def _there(code: str, rows: list[Row]) -> str:
    if code not in {r.code for r in rows if r.there}:
        raise Problem("There is no date %(date)s.", date=code)
    return code


def _row(request: Visited, n: int, row: Row) -> dict[str, Any]:
    """One row of the table as it was typed; what is wrong is noted in it."""
    post = request.POST
    row.fixed, row.keep = f"fixed_{n}" in post, f"keep_{n}" in post
    row.days, row.done = post.get(f"days_{n}", row.days).strip(), post.get(f"done_{n}", row.done).strip()
    told: dict[str, Any] = {"code": row.code, "fixed": row.fixed, "after": row.after, "days": _whole(row.days) or 0}
    if _whole(row.days) is None:
        row.error = _("%(text)s is no number of days.") % {"text": row.days}
    real = days.typed(row.done, needed=False)
    told["done"] = real.day
    row.error = row.error or real.problem
    if row.set_by_call:
        return told | ({} if row.there else {"day": date.fromisoformat(row.day)})
    row.day = post.get(f"day_{n}", row.day).strip()
    read = days.typed(row.day, needed=False)
    if read.problem and row.keep and isinstance(read_day(row.day, get_language() or "en"), NoSuchDay):
        return told | {"day": None, "text": row.day}
    row.error, row.likely = row.error or read.problem, read.likely
    return told | {"day": read.day, "text": ""}


def _whole(text: str) -> int | None:
    text = text.strip() or "0"
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 5 else None


def _move(request: Visited, call: reads.CallLine, once: dict[str, Any]) -> Receipt | None:
    """The one that is moved, and of the others those that were ticked."""
    post = request.POST
    to = days.typed(post.get("to", ""))
    if to.day is None:
        raise Problem("%(what)s", what=to.problem)
    wanted = {post.get("move", ""): to.day}
    for code in post.getlist("tick"):
        read = days.typed(post.get(f"to_{code}", ""))
        if read.day is not None:
            wanted.setdefault(code, read.day)
    return acts.move_dates(request.visit.by, call=call.slug, days=wanted, reason=post.get("reason", ""), **once)
