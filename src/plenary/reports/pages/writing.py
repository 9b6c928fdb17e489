"""A report as it is written: paragraph by paragraph beside what each rests on; and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from plenary.consensus import reads as consensus
from plenary.meetings.pages.common import relisted, retold
from plenary.meetings.reads.progress import progress
from plenary.members.typed import day_of, done, spoken, tried, whole
from plenary.record import following
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.reports import acts
from plenary.reports.pages.common import find, lines_of, page_of
from plenary.reports.reads.reports import ReportPage
from plenary.reports.rights import WRITE
from plenary.texts import acts as texts


@page(get=WRITE, post=WRITE)
def edit(request: Visited, group: str, report: str) -> HttpResponse:
    """Every paragraph with what it rests on; one of them open to be written; the record's words beside hers."""
    found = find(group, report)
    outcome = None
    key = number_of(request.POST.get("key") or request.GET.get("edit", ""))
    if request.method == "POST":
        outcome = tried(request, _verbs(request, found, key))
        if outcome.receipt is not None:
            where = {"group": group, "report": report}
            return done(outcome.receipt, "report-edit", f"p{key}" if key else "", **where)
        found = find(group, report)
    return page_of(
        request,
        "reports/report_edit.html",
        found,
        "edit",
        outcome,
        editing=key,
        behind=sum(following.count_about(one, found.drafted, but=found.line.channel) for one in found.made_of),
    )


def _verbs(request: Visited, found: ReportPage, key: int | None) -> dict[str, Callable[[dict[str, Any]], Receipt]]:
    by, post = request.visit.by, request.POST
    where = {"group": found.line.group, "report": found.line.slug}
    text = {"group": found.line.group, "text": found.line.text}

    def save(once: dict[str, Any]) -> Receipt:
        notes = post.get("notes")
        return texts.edit_paragraph(
            by,
            key=_given(key),
            words=post.get("words", ""),
            notes=None if notes is None else lines_of(notes),
            seen=post.get("seen"),
            **text,
            **once,
        )

    def add(once: dict[str, Any]) -> Receipt:
        words = post.get("words", "").strip()
        if not words:
            raise Problem("Write the paragraph.")
        return texts.enter_paragraphs(by, paragraphs=[{"words": words}], **text, **once)

    return {
        "save": save,
        "take": lambda once: acts.take_fresh_words(by, key=_given(key), take=True, **where, **once),
        "keep": lambda once: acts.take_fresh_words(by, key=_given(key), take=False, **where, **once),
        "assemble": lambda once: acts.assemble_report(by, **where, **once),
        "add": add,
    }


def _given(key: int | None) -> int:
    if key is None:
        raise Problem("Say which paragraph.")
    return key


@page(get=WRITE, post=WRITE)
def about(request: Visited, group: str, report: str) -> HttpResponse:
    """What is said about the report: title, whose, rules, how the group decides, the question on its variants, the chain."""
    found = find(group, report)
    outcome = None
    if request.method == "POST":
        where = {"group": group, "report": report}

        def describe(once: dict[str, Any]) -> Receipt:
            return acts.describe_report(request.visit.by, facts=_facts(request, found), **where, **once)

        def receive(once: dict[str, Any]) -> Receipt:
            day = day_of(request.POST.get("received", ""))
            if day is None:
                raise Problem("Say on which day it was received.")
            step = whole(request.POST.get("step", ""), least=1, most=99) or 0
            document = request.POST.get("document", "")
            return acts.note_received(request.visit.by, step=step, received=day, document=document, **where, **once)

        outcome = tried(request, {"describe": describe, "receive": receive})
        if outcome.receipt is not None:
            return done(outcome.receipt, "report-about", **where)
        found = find(group, report)
    return page_of(
        request,
        "reports/report_about.html",
        found,
        "about",
        outcome,
        questions=consensus.questions(group),
        decisions=progress(group, None, request.visit.at.date(), request.visit.at).decisions,
    )


def _facts(request: Visited, found: ReportPage) -> dict[str, Any]:
    """What the form says, in the report's terms. What stands as it was shown keeps its translations."""
    post = request.POST
    meeting, _slash, number = post.get("rule", "").partition("/")
    typed = zip(post.getlist("body"), post.getlist("when"), post.getlist("document-of"), strict=False)
    before = dict(enumerate(found.destinations))
    chain = [
        {
            "body": retold(before.get(n, {}).get("body", {}), body),
            "when": retold(before.get(n, {}).get("when", {}), when),
            "document": document,
        }
        for n, (body, when, document) in enumerate(typed)
        if body.strip()
    ]
    decided, question = whole(number, least=1), number_of(post.get("question", ""))
    return {
        "title": retold(found.line.title, post.get("title", "")),
        "symbol": post.get("symbol", ""),
        "authorship": post.get("authorship", ""),
        "question": question,
        "including": post.get("including", "").strip() or "yes",
        "governed": relisted(found.governed, post.get("governed", "").splitlines()),
        "rule": {"meeting": meeting, "number": decided} if decided else {},
        "input_to": retold(found.input_to, post.get("input_to", ""))
        if post.get("input_to", "").strip()
        else spoken(""),
        "destinations": chain,
    }
