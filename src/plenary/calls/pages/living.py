"""The life of a call on one page: where it stands, what comes next, and the acts that move it on. And the call before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, days, life_reads, next_steps, reads
from plenary.calls.pages.common import done, find
from plenary.calls.rights import ADOPT, EXTEND, KEEP, PLAN, READ
from plenary.library import reads as library
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem
from plenary.rules.languages import LANGUAGES

Wrong = dict[str, str]
Verb = Callable[[Visited, reads.CallLine, Wrong], Receipt | None]


@page(get=PLAN, post=PLAN)
def life(request: Visited, group: str, call: str) -> HttpResponse:
    """Where the call stands, what comes next; adopting, formatting, opening, extending, closing, reopening."""
    found = find(group, call)
    failed, problem = "", ""
    wrong: Wrong = {}
    if request.method == "POST":
        failed = request.POST.get("do", "")
        try:
            if failed not in VERBS:
                raise Problem("Choose what is to be done.")
            receipt = VERBS[failed](request, found, wrong)
            if receipt is not None:
                return done(request, receipt, "call-life", group=group, call=call)
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _("That is not there any more: look at the page as it is now, and choose again.")
    now, by = request.visit.at, request.visit.by
    lines = life_reads.suggestions(call)
    asked = [q.number for q in reads.questions(call) if q.kind not in ("note", "other")]
    channels, turnout = life_reads.channels(found), life_reads.turnout(call)
    dates, reminders = life_reads.dates(call), life_reads.reminders(call, now)
    published = library.latest(f"call/{call}") is not None
    return show(
        request,
        "calls/life.html",
        status=400 if problem or wrong else 200,
        group=group,
        here="inputs",
        call=found,
        stands=found.standing(now),
        steps=next_steps.steps(
            found,
            now,
            suggested=lines,
            asked=asked,
            channels=channels,
            turnout=turnout,
            reminders=reminders,
            dates=dates,
            published=published,
        ),
        extensions=life_reads.extensions(call),
        lines=dates,
        reminders=reminders,
        languages=tuple(dict.fromkeys((*found.languages, *LANGUAGES))),
        failed=failed,
        typed=request.POST.dict() if request.method == "POST" else {},
        wrong=wrong,
        problem=problem,
        may={
            n: r.asked(by, group).allowed
            for n, r in (("keep", KEEP), ("plan", PLAN), ("adopt", ADOPT), ("extend", EXTEND))
        },
    )


def _all(request: Visited) -> dict[str, Any]:
    return {"at": request.visit.at, "token": token_of(request)}


def _adopt(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    post = request.POST
    if not post.get("words", "").strip():
        wrong["words"] = _("Say in which words it was found: for example “by consensus”.")
    if not post.get("where", "").strip():
        wrong["where"] = _("Say where: for example “first meeting, 31 May 2013”.")
    if wrong:
        return None
    told = {"words": post.get("words", ""), "where": post.get("where", "")}
    return acts.adopt_questionnaire(request.visit.by, call=call.slug, **told, **_all(request))


def _change(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    if reason := _reason(request, wrong, "change_reason"):
        return acts.reopen_questionnaire(request.visit.by, call=call.slug, reason=reason, **_all(request))
    return None


def _format(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    intro = {
        key.removeprefix("intro_"): text.replace("\r\n", "\n")
        for key, text in request.POST.dict().items()
        if key.startswith("intro_") and len(key) < 30
    }
    if any(len(text) > 20_000 for text in intro.values()):
        wrong["intro"] = _("That is longer than 20,000 characters: put it into a document of the library.")
        return None
    return acts.format_call(request.visit.by, call=call.slug, intro=intro, **_all(request))


def _open(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    post = request.POST
    opens = None
    if post.get("when") == "later":
        opens = _moment(post, "opens", call.zone, wrong, first=True)
        if opens is not None and opens <= request.visit.at:
            wrong["opens"] = _("That is past: choose a day that lies ahead, or open the call now.")
    deadline = _moment(post, "deadline", call.zone, wrong) if post.get("deadline", "").strip() else None
    if wrong:
        return None
    return acts.open_call(
        request.visit.by,
        call=call.slug,
        opens=opens,
        deadline=deadline,
        accepts_late=post.get("late") == "yes",
        **_all(request),
    )


def _extend(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    deadline = _moment(request.POST, "new", call.zone, wrong)
    reason = _reason(request, wrong)
    if deadline is None or not reason or wrong:
        return None
    return acts.extend_deadline(request.visit.by, call=call.slug, deadline=deadline, reason=reason, **_all(request))


def _close(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    if reason := _reason(request, wrong, "close_reason"):
        return acts.close_call(request.visit.by, call=call.slug, reason=reason, **_all(request))
    return None


def _reopen(request: Visited, call: reads.CallLine, wrong: Wrong) -> Receipt | None:
    if reason := _reason(request, wrong, "reopen_reason"):
        return acts.reopen_call(request.visit.by, call=call.slug, reason=reason, **_all(request))
    return None


def _reason(request: Visited, wrong: Wrong, name: str = "reason") -> str:
    given = request.POST.get(name, "").strip()
    if not given:
        wrong[name] = _("Say why: the reason is public.")
    return given


def _moment(post: Mapping[str, str], name: str, zone: str, wrong: Wrong, *, first: bool = False) -> datetime | None:
    """A day and an hour of the venue from two fields; a deadline without an hour is the end of its day."""
    read = days.typed(post.get(name, ""))
    if read.day is None:
        wrong[name] = read.problem
        return None
    given = post.get(f"{name}_hour", "")
    at = days.hour(given or ("00:00" if first else ""))
    if at is None:
        wrong[name] = _("%(hour)s is no hour of the day. Write it as 17:00.") % {"hour": given}
        return None
    return days.instant_of(read.day, zone, at)


VERBS: dict[str, Verb] = {
    "adopt": _adopt,
    "change": _change,
    "format": _format,
    "open": _open,
    "extend": _extend,
    "close": _close,
    "reopen": _reopen,
}


@page(get=READ)
def earlier(request: Visited, group: str, call: str) -> HttpResponse:
    """A second round shows what the first brought in, question by question (A161)."""
    found = find(group, call)
    return show(
        request,
        "calls/earlier.html",
        group=group,
        here="inputs",
        call=found,
        questions=[q for q in reads.questions(call) if q.kind not in ("note", "other")],
        earlier=life_reads.earlier(found),
    )
