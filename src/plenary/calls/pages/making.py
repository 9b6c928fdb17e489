"""Making a call: on the web, or from a file that another tool made."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts, reads
from plenary.calls.forms import CallForm, QuestionForm
from plenary.calls.pages.common import done, find
from plenary.calls.questionnaires import Problem as Wrong
from plenary.calls.questionnaires import Unreadable, from_file
from plenary.calls.rights import KEEP
from plenary.mandate import reads as mandate
from plenary.members.show import said, show
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem
from plenary.rules.branching import BranchingError
from plenary.rules.languages import LANGUAGES

MOST = 5 * 1024 * 1024  # bytes of a questionnaire file


@page(get=KEEP, post=KEEP)
def new(request: Visited, group: str) -> HttpResponse:
    """A new call: its title and deadline, and a questionnaire file where there is one."""
    owner = mandate.overview(group)
    if owner is None:
        raise Http404(_("There is no such group."))
    form = CallForm()
    problems: list[tuple[str, str]] = []
    more = 0
    if request.method == "POST":
        form = CallForm.of(request.POST, owner.zone)
        questions: list[dict[str, Any]] = []
        languages: tuple[str, ...] = ("en",)
        upload = request.FILES.get("file")
        if upload is not None:
            try:
                if (upload.size or 0) > MOST:
                    raise Unreadable(
                        [Wrong(_("It is larger than 5 MB: a questionnaire is smaller than that."), upload.name or "")]
                    )
                read = from_file(upload.name or "", upload.read())
            except Unreadable as why:
                problems, more = [(p.where, said(Problem(p.words, **p.values))) for p in why.problems], why.more
                # The title would have come from the file: that it is missing is not the visitor's to mend.
                form.problems.pop("title", None)
            else:
                questions, languages = read.questions, read.languages
                if not form.title:
                    form = CallForm.of(
                        {**request.POST.dict(), "title": next(iter(read.title.values()), "")}, owner.zone
                    )
        if not form.problems and not problems:
            try:
                receipt = acts.create_call(
                    request.visit.by,
                    group=group,
                    slug=form.slug,
                    title={"en": form.title},
                    questions=questions,
                    languages=languages,
                    opened=None if form.drafted else request.visit.at,
                    deadline=form.at,
                    drafted_here=form.drafted,
                    symbol=form.symbol,
                    at=request.visit.at,
                    token=token_of(request),
                )
            except Problem as why:
                problems = [("", said(why))]
            else:
                return done(request, receipt, "questionnaire", group=group, call=receipt.value)
    bad = bool(form.problems or problems)
    return show(
        request,
        "calls/new.html",
        status=400 if bad else 200,
        group=group,
        here="inputs",
        form=form,
        problems=problems,
        more=more,
    )


@page(get=KEEP, post=KEEP)
def questionnaire(request: Visited, group: str, call: str) -> HttpResponse:
    """The questions of a call; here they are added and taken out, before responses have come."""
    found = find(group, call)
    form, problem = QuestionForm({"number": _next(reads.questions(call)), "kind": "long"}), ""
    languages = _languages(found)
    if request.method == "POST":
        by, at, token = request.visit.by, request.visit.at, token_of(request)
        try:
            if request.POST.get("do") == "remove":
                receipt = acts.remove_question(by, call=call, number=request.POST.get("number", ""), at=at, token=token)
                return done(request, receipt, "questionnaire", group=group, call=call)
            form = QuestionForm.of(request.POST.dict())
            question = form.question(languages)
            if not form.problems:
                receipt = acts.write_question(by, call=call, question=question, at=at, token=token)
                return done(request, receipt, "questionnaire", group=group, call=call)
        except Problem as why:
            problem = said(why)
        except BranchingError as why:
            form.problems["relevant"] = str(why)
    bad = bool(problem or form.problems)
    return show(
        request,
        "calls/questionnaire.html",
        status=400 if bad else 200,
        group=group,
        here="inputs",
        call=found,
        questions=reads.questions(call),
        form=form,
        problem=problem,
        languages=languages,
        number="",
        kinds=acts.making.KINDS,
    )


@page(get=KEEP, post=KEEP)
def question(request: Visited, group: str, call: str, number: str) -> HttpResponse:
    """Change one question."""
    found = find(group, call)
    lines = reads.questions(call)
    old = next((q for q in lines if q.number == number), None)
    if old is None:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": number})
    languages = _languages(found)
    form, problem = QuestionForm.of_question(old, languages), ""
    if request.method == "POST":
        form = QuestionForm.of(request.POST.dict())
        try:
            written = form.question(languages)
            if not form.problems:
                receipt = acts.write_question(
                    request.visit.by,
                    call=call,
                    question=written,
                    replacing=number,
                    at=request.visit.at,
                    token=token_of(request),
                )
                return done(request, receipt, "questionnaire", group=group, call=call)
        except Problem as why:
            problem = said(why)
        except BranchingError as why:
            form.problems["relevant"] = str(why)
    bad = bool(problem or form.problems)
    return show(
        request,
        "calls/questionnaire.html",
        status=400 if bad else 200,
        group=group,
        here="inputs",
        call=found,
        questions=lines,
        form=form,
        problem=problem,
        languages=languages,
        number=number,
        kinds=acts.making.KINDS,
    )


def _languages(call: reads.CallLine) -> tuple[str, ...]:
    """English, the call's own languages, then the others the form offers."""
    return tuple(dict.fromkeys(("en", *call.languages, *LANGUAGES)))


def _next(lines: tuple[reads.QuestionLine, ...]) -> str:
    whole = [int(q.number) for q in lines if q.number.isdecimal()]
    return str(max(whole, default=0) + 1)
