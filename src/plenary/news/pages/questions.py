"""Questions of the public: asking and reading, answering, the link that confirms."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.members.pages.common import end_of
from plenary.members.show import show
from plenary.members.typed import Tried, done, group_line, spoken, tried
from plenary.news import acts, keys, reads
from plenary.news.about import address_of, names_of
from plenary.news.bounds import ASKED, MAILED
from plenary.news.pages.common import language_of, page_of
from plenary.news.rights import ASK, KEEP, READ
from plenary.record.acts import Receipt
from plenary.record.door import Visited, client_address, number_of, page
from plenary.record.problems import Problem
from plenary.record.throttle import allow, full


@page(get=READ, post=ASK)
def questions(request: Visited, group: str) -> HttpResponse:
    """The box while it is open; every question with its answer, in order."""
    line = group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "ask": lambda once: _asked(request, group, once),
                "open": lambda once: _box(request, group, line.zone, True, once),
                "close": lambda once: _box(request, group, line.zone, False, once),
            },
        )
        if outcome.receipt is not None and request.POST.get("do") == "ask":
            number = outcome.receipt.value[1]
            if not number:
                return redirect(f"{request.path}?mailed=1#asked")
            return done(outcome.receipt, "public-questions", f"q{number}", group=group)
        if not outcome.problem:
            return done(outcome.receipt, "public-questions", group=group)
    found = reads.questions(group, after=number_of(request.GET.get("after")) or 0)
    box = reads.box(group)
    return page_of(
        request,
        "news/questions.html",
        group,
        "questions",
        outcome,
        questions=found,
        more=found[-1].number if len(found) == reads.QUESTIONS_PAGE else 0,
        box=box,
        takes=box.takes(request.visit.at),
        mailed=request.GET.get("mailed") == "1",
        names=names_of([box.about, *(q.about for q in found)]),
    )


def _asked(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post, by = request.POST, request.visit.by
    email = post.get("email", "").strip()
    if not allow("ask-question", client_address(request), **ASKED):
        raise Problem("Many questions came from your address: wait a while, then send this one.")
    if by.person is None and full("ask-mail", email.lower(), **MAILED):
        raise Problem("Several links were mailed to this address within the hour: use one of them, or wait a while.")
    receipt = acts.ask_question(
        by,
        group=group,
        words=post.get("words", ""),
        language=get_language() or "en",
        name=post.get("name", ""),
        email=email,
        **once,
    )
    if by.person is None and not receipt.repeated:  # what was refused, or sent twice, mailed nothing
        allow("ask-mail", email.lower(), **MAILED)
    return receipt


def _box(request: Visited, group: str, zone: str, open_: bool, once: dict[str, Any]) -> Receipt:
    post = request.POST
    told: dict[str, Any] = {}
    if open_:
        told = {
            "until": end_of(post.get("until", ""), zone),
            "about": address_of(post.get("about", "")),
            "words": spoken(post.get("words", "")),
        }
    return acts.set_box(request.visit.by, group=group, open=open_, **told, **once)


@page(get=READ, post=KEEP)
def question(request: Visited, group: str, number: int) -> HttpResponse:
    """One question at its stable address; the chair and the secretariat answer it here."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "number": number}
        outcome = tried(
            request,
            {
                "answer": lambda once: acts.answer_question(
                    by,
                    answer={language_of(post.get("language", "")): post.get("answer", "")},
                    seen=post.get("seen"),
                    **where,
                    **once,
                ),
                "decline": lambda once: acts.decline_question(
                    by, reason=post.get("reason", ""), seen=post.get("seen"), **where, **once
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "public-question", group=group, number=number)
    found = reads.question_page(group, number)
    if found is None:
        raise Http404(_("There is no such question."))
    return page_of(
        request,
        "news/question.html",
        group,
        "questions",
        outcome,
        q=found.line,
        before=found.changed,
        changed_in=found.newer(get_language() or "en"),
        changed=found.changed_since(request.POST.get("seen", "")) if outcome.late else (),
        names=names_of([found.line.about]),
    )


@page(get=ASK, post=ASK, keyed=True)
def confirm(request: Visited, group: str, key: str) -> HttpResponse:
    """The link that was mailed. Opening it changes nothing, since mail programs open links by themselves: a button does."""
    pk = keys.read_confirm_key(key)
    found = reads.to_confirm(pk) if pk is not None else None
    if pk is None or found is None or found.group != group:
        raise Http404(
            _("This link is not whole: it may have been cut when it was copied. Open it from the mail again.")
        )
    if request.method == "POST":
        receipt = acts.confirm_question(request.visit.by, question=pk, at=request.visit.at)
        return done(receipt, "public-question-confirm", group=group, key=key)
    response = show(request, "news/confirm.html", group=group, here="news", q=found)
    response.headers["Cache-Control"] = "private, no-store"
    return response
