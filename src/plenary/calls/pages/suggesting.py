"""Suggested questions: each breakout group's list beside the others', and what plenary makes of them (A40, A41)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, life_reads, reads
from plenary.calls.forms import QuestionForm
from plenary.calls.pages.common import done, find
from plenary.calls.rights import ADOPT, KEEP, PLAN, READ, SUGGEST
from plenary.library import reads as library
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem
from plenary.rules.languages import LANGUAGES


@page(get=READ, post=SUGGEST)
def suggestions(request: Visited, group: str, call: str) -> HttpResponse:
    """What was suggested, side by side; here it is taken, merged, left, and agreed question by question."""
    found = find(group, call)
    languages = tuple(dict.fromkeys(("en", *found.languages, *LANGUAGES)))
    failed, problem = "", ""
    wrong: dict[str, str] = {}
    if request.method == "POST":
        failed = request.POST.get("do", "")
        try:
            receipt = _do(request, call, failed, languages, wrong)
            if receipt is not None:
                return done(request, receipt, "call-suggestions", group=group, call=call)
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _("That is not there any more: look at the page as it is now, and choose again.")
    by = request.visit.by
    lines = life_reads.suggestions(call)
    questions = [q for q in reads.questions(call) if q.kind != "other"]
    return show(
        request,
        "calls/suggestions.html",
        status=400 if problem or wrong else 200,
        group=group,
        here="inputs",
        call=found,
        lists=life_reads.by_breakout(lines),
        origins=life_reads.origins(lines),
        questions=questions,
        agreed=set(found.adoption.get("agreed", ())),
        cited=library.cited([ref for s in lines for ref in s.refs]),
        languages=languages,
        failed=failed,
        typed=request.POST.dict() if request.method == "POST" else {},
        ticked=set(request.POST.getlist("suggestion")),
        problem=problem,
        wrong=wrong,
        may={
            n: r.asked(by, group).allowed
            for n, r in (("keep", KEEP), ("plan", PLAN), ("adopt", ADOPT), ("suggest", SUGGEST))
        },
    )


def _do(request: Visited, call: str, verb: str, languages: tuple[str, ...], wrong: dict[str, str]) -> Receipt | None:
    post, by = request.POST, request.visit.by
    once: dict[str, Any] = {"at": request.visit.at, "token": token_of(request)}
    if verb.startswith("take-"):
        return acts.take_suggestions(by, call=call, suggestions=[number_of(verb[5:]) or 0], **once)
    if verb.startswith("leave-"):
        number = number_of(verb[6:]) or 0
        return acts.leave_suggestion(by, call=call, suggestion=number, reason=post.get(f"reason_{number}", ""), **once)
    if verb in ("merge", "suggest"):
        typed: dict[str, str] = {
            k.removeprefix(f"{verb}_"): v for k, v in post.dict().items() if k.startswith(f"{verb}_")
        }
        question = _question(typed, languages)
        if verb == "merge":
            chosen = [number_of(n) or 0 for n in post.getlist("suggestion")]
            return acts.take_suggestions(by, call=call, suggestions=chosen, question=question, **once)
        if not any(question["text"].values()):
            wrong["text"] = _("Write the question in at least one language.")
        if not typed.get("breakout", "").strip():
            wrong["breakout"] = _("Say which breakout group suggests it, or who does.")
        if wrong:
            return None
        told = {"breakout": typed["breakout"], "lead": typed.get("lead", "")}
        return acts.suggest_question(by, call=call, question=question, **told, **once)
    if verb in ("agree", "disagree"):
        numbers = post.getlist("number")
        return acts.agree_questions(by, call=call, numbers=numbers, agreed_on=verb == "agree", **once)
    raise Problem("Choose what is to be done.")


def _question(typed: dict[str, str], languages: tuple[str, ...]) -> dict[str, Any]:
    """The question of a form whose number may be left to the act."""
    read = QuestionForm({k: v.replace("\r\n", "\n") for k, v in typed.items()}).question(languages)
    return {k: read[k] for k in ("text", "parts", "refs")} | {"number": typed.get("number", "").strip()}
