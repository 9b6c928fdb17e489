"""The summary of responses as everybody reads it: its statements, each with what it rests on, and what none of them cites."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.calls import acts, reads, summary_reads, summary_words
from plenary.calls.pages.common import done, find
from plenary.calls.rights import READ, SUMMARISE
from plenary.library import reads as library
from plenary.library.pages import send
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem

BUDGET = 24_000  # of a page: letters of its statements, and what their sources weigh
SOURCES = 6  # named under a statement; the others stand on its own page
ROWS = 100  # sources, or responses that no statement cites, on a page
NEWEST = 20  # corrections listed with the summary


def being_written(
    request: Visited, call: reads.CallLine, line: summary_reads.SummaryLine | None, problem: str = ""
) -> HttpResponse:
    """What everybody is told before publication, and the editor before it was begun."""
    may = SUMMARISE.asked(request.visit.by, call.group).allowed
    return show(
        request,
        "calls/summary_unwritten.html",
        status=400 if problem else 200,
        group=call.group,
        here="inputs",
        call=call,
        problem=problem,
        begun=line is not None,
        may=may,
    )


@page(get=READ)
def summary(request: Visited, group: str, call: str) -> HttpResponse:
    """As many statements as fit a page, in order."""
    found = find(group, call)
    line = summary_reads.line(call)
    if line is None or not summary_reads.open_to(request.visit.by, group, line):
        return being_written(request, found, line)
    places = summary_reads.outline(call)
    chosen, on = _fitting(places, number_of(request.GET.get("from")) or 0)
    ground = summary_reads.ground(call, {p.question for p in chosen})
    names = {g.code: g.name for g in members.stakeholder_groups(group)}
    told = [
        summary_words.told(s, line, names, most=SOURCES)
        for s in summary_reads.statements(call, ground, numbers=[p.number for p in chosen])
    ]
    corrections = summary_reads.corrections(call)
    return show(
        request,
        "calls/summary.html",
        group=group,
        here="inputs",
        call=found,
        summary=line,
        told=told,
        questions={q.number: q for q in reads.questions(call)},
        parts=_parts(places),
        first=chosen[:1] == list(places[:1]),
        on=on,
        uncited=len(summary_reads.forgotten(call)),
        corrections=corrections[:NEWEST],
        corrected=len(corrections),
        tally=reads.tally(call),
        review=ground.review,
        published=library.latest(f"summary/{call}"),
        may=SUMMARISE.asked(request.visit.by, group).allowed,
    )


def _fitting(places: Sequence[summary_reads.Place], start: int) -> tuple[list[summary_reads.Place], int]:
    """The statements from number `start` on that fit a page, and the number that the next page begins with (0: none)."""
    begin = next((n for n, p in enumerate(places) if p.number == start), 0)
    left = BUDGET
    chosen: list[summary_reads.Place] = []
    for p in places[begin:]:
        left -= 500 + 2 * p.letters + 300 * min(p.citations, SOURCES)
        if chosen and left < 0:
            return chosen, p.number
        chosen.append(p)
    return chosen, 0


def _parts(places: Sequence[summary_reads.Place]) -> list[tuple[str, int, int]]:
    """Each part: its question ("" for the general one), its first statement, how many it has."""
    parts: dict[str, list[int]] = {}
    for p in places:
        parts.setdefault(p.question, []).append(p.number)
    return [(question, numbers[0], len(numbers)) for question, numbers in parts.items()]


@page(get=READ, post=SUMMARISE)
def statement(request: Visited, group: str, call: str, number: int) -> HttpResponse:
    """One statement with everything that it rests on, and its corrections. The editor withdraws citations here."""
    found = find(group, call)
    line = summary_reads.line(call)
    problem = ""
    may = SUMMARISE.asked(request.visit.by, group).allowed
    if request.method == "POST":
        try:
            receipt = acts.withdraw_citations(
                request.visit.by,
                call=call,
                statement=number,
                citations=[number_of(key) or 0 for key in request.POST.getlist("citation")],
                reason=request.POST.get("reason", ""),
                accepted=request.POST.get("accepted") == "yes",
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "statement", group=group, call=call, number=number)
    if line is None or not summary_reads.open_to(request.visit.by, group, line):
        return being_written(request, found, line, problem)
    asked = {p.question for p in summary_reads.outline(call) if p.number == number}
    ground = summary_reads.ground(call, asked)
    lines = summary_reads.statements(call, ground, numbers=[number])
    if not lines or (lines[0].dropped and not lines[0].corrections and not may):
        raise Http404(_("The summary has no statement %(number)s.") % {"number": number})
    names = {g.code: g.name for g in members.stakeholder_groups(group)}
    start = number_of(request.GET.get("after")) or 0
    told = summary_words.told(lines[0], line, names, most=ROWS, start=start)
    return show(
        request,
        "calls/statement.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        summary=line,
        told=told,
        keys={(c.response, c.question, c.part): c.id for c in lines[0].cited} if may else {},
        start=start,
        on=start + ROWS if told.more else 0,
        problem=problem,
        posted=request.POST,
        may=may,
    )


@page(get=READ)
def not_cited(request: Visited, group: str, call: str) -> HttpResponse:
    """The completeness list: every response that no statement cites."""
    found = find(group, call)
    line = summary_reads.line(call)
    if line is None or not summary_reads.open_to(request.visit.by, group, line):
        return being_written(request, found, line)
    after = number_of(request.GET.get("after")) or 0
    every = summary_reads.uncited(summary_reads.ground(call))
    return show(
        request,
        "calls/not_cited.html",
        group=group,
        here="inputs",
        call=found,
        summary=line,
        rows=every[after : after + ROWS],
        total=len(every),
        on=after + ROWS if len(every) > after + ROWS else 0,
        names={g.code: g.name for g in members.stakeholder_groups(group)},
        may=SUMMARISE.asked(request.visit.by, group).allowed,
    )


@page(get=READ)
def file(request: Visited, group: str, call: str, format: str) -> HttpResponseBase:
    """The newest published version as a file."""
    find(group, call)
    found = library.newest(f"summary/{call}", by="summary", part="", format=format)
    if found is None:
        raise Http404(_("The summary has no such format, or it has not been published yet."))
    return send(found)
