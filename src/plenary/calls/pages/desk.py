"""The secretariat's desk: what waits, entering a response for somebody, merging two of one respondent."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from plenary.calls import acts, desk_reads, reads, sheet_view
from plenary.calls.acts.desk import wrong
from plenary.calls.pages.common import done, find
from plenary.calls.rights import REVIEW
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.rules import deadlines, sheets
from plenary.rules.languages import LANGUAGES


def _do(request: Visited, call: str) -> Receipt:
    """The one action of a response that waits. Raises Problem."""
    by, post = request.visit.by, request.POST
    where: dict[str, Any] = {
        "call": call,
        "number": number_of(post.get("number")) or 0,
        "at": request.visit.at,
        "token": token_of(request),
    }
    if reads.response(by, call, where["number"]) is None:
        raise Http404(_("There is no response R%(number)s.") % {"number": where["number"]})
    verb = post.get("do", "")
    if verb == "again":
        return acts.ask_again(by, **where)
    if verb == "signatures":
        return acts.ask_signatures_again(by, **where)
    if verb == "vouch":
        return acts.vouch_for(by, reason=post.get("reason", "")[:500], **where)
    raise Problem("The form did not say what to do. Reload the page and try again.")


@page(get=REVIEW, post=REVIEW)
def desk(request: Visited, group: str, call: str) -> HttpResponse:
    """What a secretariat looks at every morning: what waits, each with its one action, and who has answered."""
    found = find(group, call)
    problem = ""
    if request.method == "POST":
        try:
            receipt = _do(request, call)
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "desk", group=group, call=call)
    return show(
        request,
        "calls/desk.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        desk=desk_reads.desk(request.visit.by, call),
        letters=_letters(),
        problem=problem,
        posted=request.POST,
    )


def _letters() -> str:
    """Where the post room shows letters that failed; "" where there is no post room."""
    try:
        return reverse("post")
    except NoReverseMatch:
        return ""


@page(get=REVIEW, post=REVIEW)
def waiting(request: Visited, group: str, call: str, heap: str) -> HttpResponse:
    """One heap of the desk, by the page."""
    found = find(group, call)
    if heap not in desk_reads.HEAPS:
        raise Http404(_("The desk has no such heap."))
    problem = ""
    if request.method == "POST":
        try:
            receipt = _do(request, call)
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "desk-heap", group=group, call=call, heap=heap)
    return show(
        request,
        "calls/desk_waiting.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        heap=desk_reads.heap(request.visit.by, call, heap, after=number_of(request.GET.get("after")) or 0),
        problem=problem,
        posted=request.POST,
    )


NOT_FIELDS = ("csrfmiddlewaretoken", "once", "do", "day", "reason")


@page(get=REVIEW, post=REVIEW)
def enter(request: Visited, group: str, call: str) -> HttpResponse:
    """Enter what somebody gave on paper or by telephone, with the form in which others answer on the web."""
    found = find(group, call)
    post = request.POST
    fields = {
        name: "\n".join(str(v) for v in values if v) if len(values) > 1 else str(values[0])
        for name, values in post.lists()
        if name not in NOT_FIELDS
    }
    problem, mend = "", []
    if request.method == "POST":
        questions = reads.questions(call)
        sheet = sheets.read(
            questions, fields, language=fields.get("language", ""), label=(found.languages or ("en",))[0]
        )
        mend = [(sheet_view.anchor(w.field), sheet_view.sentence(w)) for w in wrong(sheet, fields)]
        try:
            receipt = acts.enter_for(
                request.visit.by,
                call=call,
                fields=fields,
                reason=post.get("reason", "")[:500],
                received=_came(post.get("day", ""), found.zone, request.visit.language, request.visit.at),
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "respondent", group=group, call=call, number=receipt.value)
    tongue = fields.get("language", "") or (found.languages or ("en",))[0]
    return show(
        request,
        "calls/desk_enter.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        cards=sheet_view.cards(reads.questions(call), fields),
        fields=defaultdict(str, fields),
        groups=members.stakeholder_groups(group),
        tongues=tuple(dict.fromkeys((*LANGUAGES, *found.languages))),
        tongue=tongue,
        problem=problem,
        mend=mend,
        posted=post,
    )


def _came(typed: str, zone: str, locale: str, now: datetime) -> datetime | None:
    """The end of the day on which it came, at the venue, or now where that is today; None where none was given.

    Raises Problem where it cannot be read: no day is guessed.
    """
    if not typed.strip():
        return None
    read = deadlines.read_day(typed[:60], locale)
    if isinstance(read, deadlines.NoSuchDay):
        meant = f" ({read.suggestion.isoformat()}?)" if read.suggestion else ""
        raise Problem("“%(day)s” is no day%(meant)s: write it as 2013-09-17.", day=typed[:40], meant=meant)
    at = datetime.combine(read.date, time(23, 59, 59), ZoneInfo(zone))
    return now if read.date == now.astimezone(ZoneInfo(zone)).date() else at


@page(get=REVIEW, post=REVIEW)
def merge(request: Visited, group: str, call: str) -> HttpResponse:
    """Two responses side by side, or which two to take; what was merged, with its undo."""
    found = find(group, call)
    by, values = request.visit.by, request.POST if request.method == "POST" else request.GET
    kept, other = number_of(values.get("kept")) or 0, number_of(values.get("other")) or 0
    problem = ""
    if request.method == "POST":
        try:
            receipt = _merge(request, call, kept, other)
        except Problem as why:
            problem = said(why)
        else:
            if request.POST.get("do") == "undo":
                return done(request, receipt, "desk-merge", group=group, call=call)
            return done(request, receipt, "respondent", group=group, call=call, number=kept)
    pair = tuple(reads.response(by, call, n) for n in (kept, other)) if kept and other else ()
    undoing = request.POST.get("do") == "undo"
    if pair and (None in pair or kept == other):
        problem = problem or _("Choose two different responses that are there.")
    if undoing or None in pair or kept == other:
        pair = ()
    return show(
        request,
        "calls/desk_merge.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        pair=pair,
        compared=desk_reads.compared(by, call, kept, other) if pair else (),
        chosen=(kept, other),
        likely=() if pair else desk_reads.likely(by, call, kept=kept if not other else 0),
        merges=() if pair else desk_reads.merges(by, call),
        problem=problem,
        posted=request.POST,
    )


def _merge(request: Visited, call: str, kept: int, other: int) -> Receipt:
    by, where = request.visit.by, {"call": call, "kept": kept, "other": other, "at": request.visit.at}
    if any(reads.response(by, call, n) is None for n in (kept, other)):
        raise Problem("Choose two different responses that are there.")
    if request.POST.get("do") == "undo":
        return acts.unmerge_responses(by, token=token_of(request), **where)
    choices = {}
    for name, choice in request.POST.items():
        what, _sep, rest = name.partition(":")
        question, _sep, part = rest.rpartition(":")
        if what == "stands":
            choices[question, part] = str(choice)
    return acts.merge_responses(by, choices=choices, token=token_of(request), **where)
