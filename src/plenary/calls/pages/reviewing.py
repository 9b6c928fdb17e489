"""The review: source on the left, answers on the right, one key to accept or move."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.calls import acts, reads, review_reads
from plenary.calls.pages.common import done, find
from plenary.calls.rights import CORRECT, REVIEW
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem


@page(get=REVIEW)
def queue(request: Visited, group: str, call: str) -> HttpResponse:
    """What waits for a person, and why."""
    found = find(group, call)
    by = request.visit.by
    return show(
        request,
        "calls/review_queue.html",
        group=group,
        here="inputs",
        call=found,
        lines=reads.responses(by, call, state="review"),
        aside=reads.responses(by, call, state="aside"),
    )


@page(get=REVIEW, post=REVIEW)
def review(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """One response beside its source."""
    found = find(group, call)
    problem = ""
    if request.method == "POST":
        try:
            receipt = _do(request, call, number)
        except Problem as why:
            problem = said(why)
        else:
            if request.POST.get("do") == "confirm":
                return done(request, receipt, "review-queue", group=group, call=call)
            response = done(request, receipt, "review", group=group, call=call, number=number)
            if window := request.GET.get("from", ""):
                response["Location"] += f"{'&' if receipt.entry else '?'}from={number_of(window) or 0}"
            return response
    start = request.GET.get("from", "")
    sheet = review_reads.sheet(request.visit.by, call, number, start=number_of(start) or 0)
    if sheet is None:
        raise Http404(_("There is no response R%(number)s.") % {"number": number})
    return show(
        request,
        "calls/review.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        sheet=sheet,
        questions=reads.questions(call),
        groups=members.stakeholder_groups(group),
        regions=review_reads.REGIONS,
        problem=problem,
        posted=request.POST,
    )


def _do(request: Visited, call: str, number: int) -> Receipt:
    by, at = request.visit.by, request.visit.at
    post, where = request.POST, {"call": call, "number": number, "at": at, "token": token_of(request)}
    verb = post.get("do", "")
    question, _sep, part = post.get("to", "").partition("|")
    if verb == "settle":
        return acts.settle_doubt(by, doubt=number_of(post.get("doubt")) or 0, question=question, part=part, **where)
    if verb == "place":
        return acts.place_blocks(
            by, blocks=[_block(b) for b in post.getlist("block")], question=question, part=part, **where
        )
    if verb == "confirm":
        return acts.confirm_response(by, **where)
    if verb == "reopen":
        return acts.reopen_response(by, reason=post.get("reason", "")[:500], **where)
    if verb == "aside":
        return acts.set_aside(by, reason=post.get("reason", "")[:500], **where)
    if verb == "describe":
        return acts.describe_response(by, facts=_facts(post), **where)
    raise Problem("The form did not say what to do. Reload the page and try again.")


def _facts(post: Any) -> dict[str, Any]:
    return {
        "name": " ".join(post.get("name", "").split())[:300],
        "group_code": post.get("group_code", "")[:40],
        "region": post.get("region", "")[:40],
        "country": post.get("country", "").strip()[:300],
        "language": post.get("language", "").strip()[:20],
        "cited": post.get("cited") == "yes",
        "joint": [line.strip()[:300] for line in post.get("joint", "").splitlines() if line.strip()],
    }


def _block(text: str) -> int:
    """Which block of the document; -1, of which there is none, for what is no number: the first is 0."""
    found = number_of(text)
    return -1 if found is None else found


@page(get=CORRECT, post=CORRECT)
def correct(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """Correct one answer: the text before stays in the record, the reason is public."""
    found = find(group, call)
    by, at = request.visit.by, request.visit.at
    values = request.POST if request.method == "POST" else request.GET
    question, part = values.get("question", ""), values.get("part", "")
    response = reads.response(by, call, number)
    asked = next((q for q in reads.questions(call) if q.number == question), None)
    if response is None or asked is None:
        raise Http404(_("There is no such answer."))
    now = next((a.text for a in reads.answers(by, call, number=number) if (a.question, a.part) == (question, part)), "")
    text, reason, problem = values.get("text", now), values.get("reason", ""), ""
    if request.method == "POST":
        try:
            receipt = acts.correct_answer(
                by,
                call=call,
                number=number,
                question=question,
                part=part,
                text=text,
                reason=reason[:500],
                at=at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            response_to = redirect("respondent", group=group, call=call, number=number)
            response_to["Location"] += f"?done={receipt.entry}#{asked.anchor}{part}"
            return response_to
    return show(
        request,
        "calls/correct.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        response=response,
        question=asked,
        part=part,
        text=text,
        reason=reason,
        problem=problem,
    )
