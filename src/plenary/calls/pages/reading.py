"""Reading a call: its questions, who answered, the answers side by side."""

from __future__ import annotations

from collections import defaultdict

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import charts, compiling, reads
from plenary.calls.pages.common import find
from plenary.calls.rights import KEEP, PUBLISH, READ, RECEIVE, REVIEW
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.members.show import show
from plenary.record.door import page


def _may(request: HttpRequest, group: str) -> dict[str, bool]:
    by = request.visit.by  # type: ignore[attr-defined]
    rights = {"keep": KEEP, "receive": RECEIVE, "review": REVIEW, "publish": PUBLISH}
    return {name: r.asked(by, group).allowed for name, r in rights.items()}


@page(get=READ)
def calls(request: HttpRequest, group: str) -> HttpResponse:
    """The calls for input of a group."""
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    return show(
        request, "calls/calls.html", group=group, here="inputs", calls=reads.calls(group=group), may=_may(request, group)
    )


@page(get=READ)
def call(request: HttpRequest, group: str, call: str) -> HttpResponse:
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
def question(request: HttpRequest, group: str, call: str, number: str) -> HttpResponse:
    """The answers to one question side by side, by stakeholder group (A50)."""
    found = find(group, call)
    by = request.visit.by  # type: ignore[attr-defined]
    lines = reads.questions(call)
    at = next((n for n, q in enumerate(lines) if q.number == number), None)
    if at is None:
        raise Http404(_("The questionnaire has no question %(number)s.") % {"number": number})
    chosen = request.GET.get("group", "")
    responses = {r.number: r for r in reads.responses(by, call)}
    answers: dict[int, list[reads.AnswerLine]] = defaultdict(list)
    for a in reads.answers(by, call, question=number):
        answers[a.response].append(a)
    groups = members.stakeholder_groups(group)
    columns = []
    for code, name in [*((g.code, g.name) for g in groups), ("", {})]:
        inside = [r for r in responses.values() if (r.group if r.group in {g.code for g in groups} else "") == code]
        if inside and (not chosen or chosen == (code or "other")):
            columns.append((code, name, [(r, answers.get(r.number, [])) for r in inside]))
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
        questions=lines,
        may=_may(request, group),
    )


@page(get=READ)
def respondents(request: HttpRequest, group: str, call: str) -> HttpResponse:
    """Everybody who answered."""
    found = find(group, call)
    chosen = request.GET.get("group", "")
    lines = reads.responses(request.visit.by, call, group=chosen)  # type: ignore[attr-defined]
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
def respondent(request: HttpRequest, group: str, call: str, number: int) -> HttpResponse:
    """All answers of one respondent."""
    found = find(group, call)
    by = request.visit.by  # type: ignore[attr-defined]
    response = reads.response(by, call, number)
    if response is None:
        raise Http404(
            _("Response R%(number)s is not open: it is in review, or its respondent did not authorise citation.")
            % {"number": number}
        )
    answers: dict[tuple[str, str], reads.AnswerLine] = {
        (a.question, a.part): a for a in reads.answers(by, call, number=number)
    }
    return show(
        request,
        "calls/respondent.html",
        group=group,
        here="inputs",
        call=found,
        response=response,
        questions=reads.questions(call),
        answers=answers,
        groups={g.code: g.name for g in members.stakeholder_groups(group)},
        may=_may(request, group),
    )
