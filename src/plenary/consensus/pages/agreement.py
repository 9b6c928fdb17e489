"""What the group agrees on and what not, words under silence, what waits for a seat, how the group decides."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.consensus import acts, reads
from plenary.consensus.pages.common import lately, page_of
from plenary.consensus.rights import FIND, READ, STAND
from plenary.meetings.reads import deciding
from plenary.members.typed import Tried, done, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem


@page(get=READ)
def agreement(request: Visited, group: str) -> HttpResponse:
    """Points of agreement beside divergences: all that stands now, and meeting by meeting (A5)."""
    questions = {q.number: q for q in reads.questions(group)}
    return page_of(
        request,
        "consensus/agreement.html",
        group,
        "agreement",
        found=reads.agreement(group),
        questions=questions,
        rules=reads.rules(group),
        methods=reads.methods_of(group),
        revisit=[q for q in questions.values() if q.revisit],
    )


@page(get=READ)
def silences(request: Visited, group: str) -> HttpResponse:
    """Words under silence, each with its exact end; those that were confirmed, broken or withdrawn."""
    return page_of(
        request,
        "consensus/silences.html",
        group,
        "silences",
        silences=reads.silences(group),
        methods=reads.methods_of(group),
    )


@page(get=STAND)
def own(request: Visited, group: str) -> HttpResponse:
    """What waits for the visitor's own seat, and where it stands."""
    return page_of(
        request, "consensus/own.html", group, "own", own=reads.own(request.visit.by, group, request.visit.at)
    )


@page(get=FIND, post=FIND)
def methods(request: Visited, group: str) -> HttpResponse:
    """How the group decides, itself decided (A152): the chair enters what was agreed, with the decision."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"set": lambda once: _set(request, group, once)})
        if not outcome.problem:
            return done(outcome.receipt, "agreement", "h-rules", group=group)
    lines, _sits = lately(request, group)
    procedure = [(m, d) for m in lines for d in deciding.decisions(m.id) if d.kind == "procedure"] if lines else []
    return page_of(
        request,
        "consensus/methods.html",
        group,
        "agreement",
        outcome,
        methods=reads.methods_of(group),
        decisions=procedure,
    )


def _set(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    meeting, _slash, number = post.get("decision", "").rpartition("/")
    lead = whole(post.get("lead", ""), most=24 * 366, field=_("A silence procedure takes at least so many hours"))
    if lead is None:
        raise Problem("Say how many hours a silence procedure takes at least.")
    return acts.set_methods(
        request.visit.by,
        group=group,
        lead=lead,
        maintained=post.get("maintained") == "yes",
        reason=post.get("reason", ""),
        meeting=meeting,
        decision=whole(number),
        **once,
    )
