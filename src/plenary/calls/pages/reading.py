"""Reading a call: its questions, who answered, the answers side by side."""

from __future__ import annotations

from collections import defaultdict

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import charts, compiling, paging, reads
from plenary.calls.pages.common import find
from plenary.calls.rights import KEEP, PUBLISH, READ, RECEIVE, REVIEW
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.members.show import show
from plenary.record.door import Visited, page


def _may(request: Visited, group: str) -> dict[str, bool]:
    by = request.visit.by
    rights = {"keep": KEEP, "receive": RECEIVE, "review": REVIEW, "publish": PUBLISH}
    return {name: r.asked(by, group).allowed for name, r in rights.items()}


@page(get=READ)
def calls(request: Visited, group: str) -> HttpResponse:
    """The calls for input of a group."""
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    return show(
        request,
        "calls/calls.html",
        group=group,
        here="inputs",
        calls=reads.calls(group=group),
        may=_may(request, group),
    )


@page(get=READ)
def call(request: Visited, group: str, call: str) -> HttpResponse:
    """One call: questions, counts, and the published compilation."""
    found = find(group, call)
    tally = reads.tally(call)
    return show(
        request,
        "calls/call.html",
        group=group,
        here="inputs",
        call=found,
        questions=reads.questions(call),
        answered=reads.answered(call),
        tally=tally,
        charts=charts.of_tally(tally),
        published=library.latest(f"call/{call}"),
        jobs=[j for j in library.jobs(f"call/{call}") if j.state in ("waiting", "running")],
        may=_may(request, group),
        formats=compiling.FORMATS,
    )


@page(get=READ)
def question(request: Visited, group: str, call: str, number: str) -> HttpResponse:
    """The answers to one question side by side, by stakeholder group (A50)."""
    found = find(group, call)
    by = request.visit.by
    lines = reads.questions(call)
    at = next((n for n, q in enumerate(lines) if q.number == number), None)
    if at is None:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": number})
    chosen = request.GET.get("group", "")
    groups = members.stakeholder_groups(group)
    codes = {g.code for g in groups}
    answers: dict[int, list[reads.AnswerLine]] = defaultdict(list)
    for a in reads.answers(by, call, question=number):
        answers[a.response].append(a)
    columns = []
    lines_by_group: dict[str, list[reads.ResponseLine]] = defaultdict(list)
    for r in reads.responses(by, call):
        lines_by_group[r.group if r.group in codes else OTHERS].append(r)
    for code, name in [*((g.code, g.name) for g in groups), (OTHERS, {})]:
        if lines_by_group[code]:
            columns.append((code, name, [(r, answers.get(r.number, [])) for r in lines_by_group[code]]))
    paged = None
    if chosen:
        inside = [(r, a) for r in lines_by_group[chosen] if r.name for a in answers.get(r.number, ())]
        paged = paging.page(
            [((r.number, a.part), a.text) for r, a in inside],
            start=_start(request),
            after=_number(request.GET.get("after", "")),
        )
    return show(
        request,
        "calls/question.html",
        group=group,
        here="inputs",
        call=found,
        question=lines[at],
        before=lines[at - 1] if at else None,
        after=lines[at + 1] if at + 1 < len(lines) else None,
        columns=columns,
        groups=groups,
        chosen=chosen,
        paged=paged,
        responses={r.number: r for rows in lines_by_group.values() for r in rows},
        answers={(a.response, a.part): a for rows in answers.values() for a in rows},
        may=_may(request, group),
    )


OTHERS = "others"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _start(request: Visited) -> tuple[int, str]:
    """From which answer a page of one group's answers begins: ?from=17 or ?from=17.a"""
    number, _dot, part = request.GET.get("from", "").partition(".")
    return _number(number), part


@page(get=READ)
def respondents(request: Visited, group: str, call: str) -> HttpResponse:
    """Everybody who answered."""
    found = find(group, call)
    chosen = request.GET.get("group", "")
    lines = reads.responses(request.visit.by, call, group=chosen)
    return show(
        request,
        "calls/respondents.html",
        group=group,
        here="inputs",
        call=found,
        lines=lines,
        groups=members.stakeholder_groups(group),
        chosen=chosen,
        may=_may(request, group),
    )


@page(get=READ)
def respondent(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """All answers of one respondent."""
    found = find(group, call)
    by = request.visit.by
    response = reads.response(by, call, number)
    if response is None:
        raise Http404(
            _("Response R%(number)s is not open: it is in review or set aside, or citation was not authorised.")
            % {"number": number}
        )
    answers = {(a.question, a.part): a for a in reads.answers(by, call, number=number)}
    questions = reads.questions(call)
    keys = [
        (q.number, part)
        for q in questions
        for part in ("", *(p["letter"] for p in q.parts))
        if (q.number, part) in answers
    ]
    wanted = request.GET.get("from", "")
    start = next((key for key in keys if key[0] == wanted), None)
    paged = paging.page(
        [(key, answers[key].text) for key in keys], start=start, after=_number(request.GET.get("after", ""))
    )
    return show(
        request,
        "calls/respondent.html",
        group=group,
        here="inputs",
        call=found,
        response=response,
        questions=questions,
        answers=answers,
        answered={number for number, _part in keys},
        paged=paged,
        groups={g.code: g.name for g in members.stakeholder_groups(group)},
        may=_may(request, group),
    )
