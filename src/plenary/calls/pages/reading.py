"""Reading a call: its questions, who answered, the answers side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.calls import charts, life_reads, paging, reads, story_reads
from plenary.calls.pages.common import find
from plenary.calls.rights import KEEP, PLAN, PUBLISH, READ, RECEIVE, REVIEW
from plenary.calls.side_by_side import beside, start_of
from plenary.library import reads as library
from plenary.library.pages import send
from plenary.mandate import reads as mandate
from plenary.members import reads as members
from plenary.members.show import show
from plenary.record.door import Visited, number_of, page


def _may(request: Visited, group: str) -> dict[str, bool]:
    by = request.visit.by
    rights = {"keep": KEEP, "plan": PLAN, "receive": RECEIVE, "review": REVIEW, "publish": PUBLISH}
    return {name: r.asked(by, group).allowed for name, r in rights.items()}


@page(get=READ, steady=True)
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


@page(get=READ, steady=True)
def call(request: Visited, group: str, call: str) -> HttpResponse:
    """One call: questions, counts, and the published compilation."""
    found = find(group, call)
    tally = reads.tally(call)
    questions = reads.questions(call)
    return show(
        request,
        "calls/call.html",
        group=group,
        here="inputs",
        call=found,
        questions=questions,
        cited=library.cited([ref for q in questions for ref in q.refs]),
        channels=life_reads.channels(found),
        dates=life_reads.dates(call),
        extensions=life_reads.extensions(call),
        turnout=life_reads.turnout(call),
        answered=reads.answered(call),
        tally=tally,
        charts=charts.of_tally(tally),
        published=library.latest(f"call/{call}"),
        summary=library.latest(f"summary/{call}"),
        jobs=[j for j in library.jobs(f"call/{call}") if j.state in ("waiting", "running")],
        may=_may(request, group),
    )


@page(get=READ, steady=True)
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
    after = number_of(request.GET.get("after")) or 0
    start = start_of(request.GET.get("from", ""))
    found_there = beside(by, call, number, groups, chosen=chosen, start=start, after=after)
    return show(
        request,
        "calls/question.html",
        group=group,
        here="inputs",
        call=found,
        question=lines[at],
        cited=library.cited(lines[at].refs),
        origins=life_reads.origins(life_reads.suggestions(call)).get(number, ()),
        earlier=life_reads.earlier(found).get(number, ()),
        before=lines[at - 1] if at else None,
        after=lines[at + 1] if at + 1 < len(lines) else None,
        columns=found_there.columns,
        groups=groups,
        chosen=chosen,
        paged=found_there.paged,
        responses=found_there.responses,
        answers=found_there.answers,
        may=_may(request, group),
    )


ROWS = 50  # respondents a page
GONE = 200  # numbers no longer counted that the list names


@page(get=READ, steady=True)
def respondents(request: Visited, group: str, call: str) -> HttpResponse:
    """Everybody who answered."""
    found = find(group, call)
    chosen = request.GET.get("group", "")
    after = number_of(request.GET.get("after")) or 0
    lines = reads.responses(request.visit.by, call, group=chosen, after=after, count=ROWS + 1, counted=False)
    return show(
        request,
        "calls/respondents.html",
        group=group,
        here="inputs",
        call=found,
        lines=lines[:ROWS],
        gone=story_reads.gone(call, count=GONE) if not (chosen or after) else (),
        on=lines[ROWS - 1].number if len(lines) > ROWS else 0,
        groups=members.stakeholder_groups(group),
        chosen=chosen,
        may=_may(request, group),
    )


@page(get=READ, steady=True)
def respondent(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """All answers of one respondent."""
    found = find(group, call)
    by = request.visit.by
    response = reads.response(by, call, number)
    if response is None:
        if gone := story_reads.gone(call, number=number):
            return show(request, "calls/gone.html", status=410, group=group, here="inputs", call=found, gone=gone[0])
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
        [(key, answers[key].text) for key in keys], start=start, after=number_of(request.GET.get("after")) or 0
    )
    return show(
        request,
        "calls/respondent.html",
        group=group,
        here="inputs",
        call=found,
        response=response,
        story=story_reads.story(by, call, number),
        questions=questions,
        answers=answers,
        answered={number for number, _part in keys},
        paged=paged,
        groups={g.code: g.name for g in members.stakeholder_groups(group)},
        may=_may(request, group),
    )


@page(get=READ)
def attachment(request: Visited, group: str, call: str, number: int, pk: int) -> HttpResponseBase:
    """A file attached to a response, for whoever may see the response."""
    find(group, call)
    story = story_reads.story(request.visit.by, call, number)
    file = next((f for f in story.files if f.id == pk and not f.dropped), None) if story else None
    return send(library.file(file.file) if file else None)
