"""A meeting discusses the responses to a questionnaire: question by question, by stakeholder group (A50).

Who looks at it in the meeting may show it to the room: all see here what the public sees, the secretariat too. What is
withheld, in review, set aside or moderated is on the desk, not here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import reads
from plenary.calls.rights import READ
from plenary.calls.side_by_side import beside, start_of
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.meetings import acts
from plenary.meetings.pages.common import find, page_of
from plenary.meetings.reads import Now, sensing
from plenary.meetings.reads.agenda import ItemPage, agenda
from plenary.meetings.rights import RUN
from plenary.meetings.showing import screen
from plenary.members import reads as members
from plenary.members.typed import Tried, tried
from plenary.record import reads as record
from plenary.record.actor import NOBODY
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem

FIRST = 6  # beginnings of answers a group: with the frame of a meeting under 14 KB compressed
LETTERS = 16_000  # of answers a page, as above


@page(get=READ, post=RUN)
def responses(request: Visited, group: str, meeting: str, item: int) -> HttpResponse:
    """The responses to the call that an item of the agenda names, a question at a time, without leaving the meeting."""
    now = find(group, meeting)
    number = record.size()  # before the page is made: what comes meanwhile is sent again, not missed
    found = next(iter(agenda(now.meeting.id, request.visit.at, only=item)), None)
    if found is None:
        raise Http404(_("There is no such item on this agenda."))
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, now, found))
        if not outcome.problem:
            return _again(request, outcome.receipt, group, meeting, item)
    runs = RUN.asked(request.visit.by, group).allowed
    on = screen(now, request.visit.at)
    call = reads.call(found.about.removeprefix("call/")) if found.about else None
    return page_of(
        request,
        "calls/discussed.html",
        now,
        "agenda",
        outcome,
        item=found,
        call=call,
        number=number,
        runs=runs,
        may_name=_calls(group) if runs else (),
        **on,
        **(_answers(request, on["screen"], found, call) if call else {"question": None}),
    )


def _answers(request: Visited, shown: sensing.ScreenNow, item: ItemPage, call: reads.CallLine) -> dict[str, Any]:
    """The question that is chosen, else the one that is on the screen, else the first; its answers and their counts."""
    lines = [q for q in reads.questions(call.slug) if q.kind not in ("note", "other")]
    up = shown.question if shown.shows == "question" and shown.item == item.number else ""
    wanted = request.GET.get("question", "") or up
    at = next((n for n, q in enumerate(lines) if q.number == wanted), None if request.GET.get("question") else 0)
    if at is None:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": wanted})
    if not lines:
        return {"question": None, "up": up}
    question, chosen = lines[at], request.GET.get("group", "")
    groups = members.stakeholder_groups(call.group)
    codes = [g.code for g in groups]
    said = reads.answered_by(call.slug, question.number, codes)
    names = {g.code: g.name for g in groups}
    shelves = reads.shelves(NOBODY, call.slug, codes)
    counts = [
        (s.group, names.get(s.group, {}), said.get(s.group, 0), len(s.shown) + s.withheld) for s in shelves
    ]  # fmt: skip
    there = beside(
        NOBODY,
        call.slug,
        question.number,
        groups,
        chosen=chosen,
        start=start_of(request.GET.get("from", "")),
        after=number_of(request.GET.get("after")) or 0,
        first=FIRST,
        budget=LETTERS,
    )
    published = library.latest(f"call/{call.slug}")
    return {
        "questions": lines,
        "question": question,
        "before": lines[at - 1] if at else None,
        "after": lines[at + 1] if at + 1 < len(lines) else None,
        "up": up,
        "counts": counts,
        "total": (sum(c[2] for c in counts), sum(c[3] for c in counts)),
        "withheld": sum(s.withheld for s in shelves if chosen in ("", s.group)),
        "chosen": chosen,
        "columns": there.columns,
        "paged": there.paged,
        "responses": there.responses,
        "answers": there.answers,
        "compilation": published[0] if published and not published[2].closed else None,
    }


def _calls(group: str) -> tuple[reads.CallLine, ...]:
    """The calls that an item can name: the group's own, and those of the groups before it."""
    return tuple(c for g in (group, *mandate.predecessors(group)) for c in reads.calls(group=g))


def _verbs(request: Visited, now: Now, item: ItemPage) -> dict[str, Any]:
    by, post = request.visit.by, request.POST
    where = {"group": now.meeting.group, "meeting": now.meeting.slug, "item": item.number}

    def put(once: dict[str, Any]) -> Receipt:
        lines = reads.questions(item.about.removeprefix("call/"))
        question = next((q for q in lines if q.number == post.get("question", "")), None)
        if question is None:
            raise Problem("Choose the question.")
        return acts.put_up(by, shows="question", question=question.number, words=question.text, **where, **once)

    return {
        "put": put,
        "name": lambda once: acts.name_call(by, call=post.get("call", ""), **where, **once),
    }


def _again(request: Visited, receipt: Receipt | None, group: str, meeting: str, item: int) -> HttpResponse:
    """Back to the question and the group that she looked at."""
    response = redirect("item-responses", group=group, meeting=meeting, item=item)
    kept = {name: request.GET[name] for name in ("question", "group") if request.GET.get(name)}
    if request.POST.get("do") == "name":
        kept = {}  # another call has other questions
    if receipt is not None and receipt.entry:
        kept["done"] = str(receipt.entry)
    response["Location"] += f"?{urlencode(kept)}" if kept else ""
    return response
