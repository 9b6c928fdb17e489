"""Moderation, and what is raised outside the questions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, paging, reads, story_reads
from plenary.calls.pages.common import done, find
from plenary.calls.rights import MODERATE, READ
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem


@page(get=MODERATE, post=MODERATE)
def moderate(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """Take a response, or a file attached to it, out of public view for a public reason; put it back."""
    found = find(group, call)
    response = reads.response(request.visit.by, call, number)
    story = story_reads.story(request.visit.by, call, number)
    if response is None or story is None:
        raise Http404(_("There is no response R%(number)s.") % {"number": number})
    problem = ""
    if request.method == "POST":
        try:
            receipt = _do(request, call, number, {str(f.id): f.id for f in story.files})
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "moderate", group=group, call=call, number=number)
    return show(
        request,
        "calls/moderate.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        response=response,
        files=story.files,
        problem=problem,
        posted=request.POST,
    )


def _do(request: Visited, call: str, number: int, files: dict[str, int]) -> Receipt:
    by, post = request.visit.by, request.POST
    where: dict[str, Any] = {
        "call": call,
        "number": number,
        "reason": post.get("reason", "")[:500],
        "at": request.visit.at,
        "token": token_of(request),
    }
    verb, file = post.get("do", ""), files.get(post.get("attachment", ""), 0)
    if verb == "remove":
        return acts.remove_response(by, **where)
    if verb == "restore":
        return acts.restore_response(by, **where)
    if verb == "remove-file" and file:
        return acts.remove_attachment(by, attachment=file, **where)
    if verb == "restore-file" and file:
        return acts.restore_attachment(by, attachment=file, **where)
    raise Problem("The form did not say what to do. Reload the page and try again.")


@page(get=READ)
def other(request: Visited, group: str, call: str) -> HttpResponse:
    """Other issues raised: what respondents said outside the questions (A115)."""
    found = find(group, call)
    start, after = (number_of(request.GET.get(name)) or 0 for name in ("from", "after"))
    outside = story_reads.outside(request.visit.by, call, start=start)
    paged = paging.page([(r.number, a.text) for r, a in outside.lines], start=start, after=after)
    return show(
        request,
        "calls/other.html",
        group=group,
        here="inputs",
        call=found,
        paged=paged,
        on=paged.on or outside.on,
        responses={r.number: r for r, _a in outside.lines},
        answers={a.response: a for _r, a in outside.lines},
        names={g.code: g.name for g in members.stakeholder_groups(group)},
    )
