"""Questions that divide the group: the list, asking one, and one with positions and arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.consensus import acts, reads
from plenary.consensus.pages.common import filled_seats, lately, page_of, seat_for
from plenary.consensus.rights import ARGUE, ASK, READ
from plenary.members.typed import Tried, done, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.rules.languages import chosen
from plenary.texts import reads as texts

MOST_ANSWERS = 6  # lines that the form offers


@page(get=READ)
def questions(request: Visited, group: str) -> HttpResponse:
    """The questions that the visitor sees: what is asked only under a condition is for members, marked as such (A4)."""
    found = reads.questions(group, request.visit.by)
    return page_of(request, "consensus/questions.html", group, "questions", questions=found, numbers=_numbers(found))


def _numbers(found: tuple[reads.QuestionLine, ...]) -> dict[int, reads.QuestionLine]:
    return {q.number: q for q in found}


@page(get=ASK, post=ASK)
def new(request: Visited, group: str) -> HttpResponse:
    """Put a question by name."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"ask": lambda once: _ask(request, group, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "disputed-question", group=group, number=outcome.receipt.value)
    return page_of(
        request,
        "consensus/question_new.html",
        group,
        "questions",
        outcome,
        questions=reads.questions(group),
        texts=texts.texts(group),
        lines=range(1, MOST_ANSWERS + 1),
    )


def _ask(request: Visited, group: str, once: Mapping[str, Any]) -> Receipt:
    post = request.POST
    typed = [post.get(f"answer-{n}", "").strip() for n in range(1, MOST_ANSWERS + 1)]
    answers = [{"code": f"a{n}", "label": spoken(words)} for n, words in enumerate(typed, 1) if words]
    depends, _slash, condition = post.get("depends", "").partition("/")
    return acts.ask_question(
        request.visit.by,
        group=group,
        title=spoken(post.get("title", "")),
        words=spoken(post.get("words", "")),
        kind=post.get("kind", ""),
        answers=answers,
        depends=whole(depends) or 0,
        condition=condition,
        behind=whole(post.get("behind", "")) or 0,
        text=post.get("text", ""),
        **once,
    )


@page(get=READ, post=ARGUE)
def question(request: Visited, group: str, number: int) -> HttpResponse:
    """One question: who answered what, by stakeholder group and by member; arguments; what the chair found."""
    outcome = Tried()
    by = request.visit.by
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, number))
        if not outcome.problem:
            return done(outcome.receipt, "disputed-question", group=group, number=number)
    found = reads.question(group, number)
    if found is None or (found.line.asked != "asked" and not reads.sees_all(by, group)):
        raise Http404(_("There is no such question."))
    seat = reads.own_seat(by, group)
    meetings, sits = lately(request, group)
    return page_of(
        request,
        "consensus/question.html",
        group,
        "questions",
        outcome,
        methods=reads.methods_of(group),
        page=found,
        q=found.line,
        labels={code: label(found.line, code) for code in found.codes},
        seat=seat,
        own=next((p for p in found.given if seat and p.number == seat.number), None),
        seats=filled_seats(group),
        meetings=meetings,
        names={m.slug: m for m in meetings},
        sits=sits,
        argues=ARGUE.asked(by, group).allowed,
    )


def label(line: reads.QuestionLine, code: str) -> str:
    """An answer in words."""
    return _("Left open") if code == "open" else chosen(line.label(code), get_language() or "en")


def _verbs(request: Visited, group: str, number: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "question": number}

    def answer(once: dict[str, Any]) -> Receipt:
        return acts.answer_question(
            by,
            answer=post.get("answer", ""),
            value=post.get("value", "support"),
            reason=post.get("reason", ""),
            change=post.get("change", ""),
            seat=seat_for(by, group, post.get("seat", "")),
            **where,
            **once,
        )

    def argue(once: dict[str, Any]) -> Receipt:
        return acts.argue(
            by,
            answer=post.get("answer", ""),
            side=post.get("side", ""),
            words=spoken(post.get("words", "")),
            seat=whole(post.get("seat", "")),
            name=post.get("name", ""),
            **where,
            **once,
        )

    def find(once: dict[str, Any]) -> Receipt:
        finding, _slash, outcome = post.get("finding", "").partition("/")
        return acts.find_question(
            by,
            finding=finding,
            answer=outcome,
            words=spoken(post.get("words", "")),
            meeting=post.get("meeting", ""),
            revisit=post.get("revisit") == "yes",
            **where,
            **once,
        )

    def mark(once: dict[str, Any]) -> Receipt:
        return acts.mark_objection(
            by,
            seat=whole(post.get("seat", "")) or 0,
            wording=post.get("wording", ""),
            state=post.get("state", ""),
            words=post.get("words", ""),
            **where,
            **once,
        )

    def own(act: Any) -> Any:
        return lambda once: act(by, wording=post.get("wording", ""), words=post.get("words", ""), **where, **once)

    return {
        "answer": answer,
        "argue": argue,
        "find": find,
        "mark": mark,
        "contest": own(acts.contest_mark),
        "withdraw": own(acts.withdraw_objection),
    }
