"""A paragraph: its words in brackets, each proposal whole, where everybody stands, and what each may do about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.consensus import reads, showing
from plenary.consensus.pages.verbs import verbs
from plenary.consensus.rights import FIND, STAND
from plenary.mandate.reads import citing
from plenary.meetings.reads import planning
from plenary.members import reads as members
from plenary.members.reads import SeatName
from plenary.members.typed import Tried, done, tried
from plenary.record import reads as record
from plenary.record.door import Visited, page
from plenary.rules import mandates
from plenary.rules.redline import words
from plenary.texts import reads as texts
from plenary.texts.pages.common import page_of, whole
from plenary.texts.rights import COMMENT, READ


@page(get=READ, post=COMMENT)
def paragraph(request: Visited, group: str, text: str, key: int) -> HttpResponse:
    """Everything about one paragraph. What each visitor may do stands beside it; who may not is told why."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, verbs(request, group, text, key))
        if outcome.receipt is not None and not outcome.receipt.entry:
            return _same(request, group, text, key)
        if not outcome.problem:
            return done(outcome.receipt, "paragraph", _anchor(outcome), group=group, text=text, key=key)
    number = record.size()  # before the page is made: what comes meanwhile is sent again, not missed
    found = whole(group, text)
    line = found.line
    p = texts.paragraph(group, text, key)
    if p is None:
        raise Http404(_("There is no such paragraph in this text."))
    stood = reads.paragraph_positions(group, found, key)
    by = request.visit.by
    keeps = reads.own_seat(by, group)
    silences = reads.silences(group, text, key)
    return page_of(
        request,
        "consensus/paragraph.html",
        line,
        "text",
        outcome,
        page=found,
        p=p,
        number=number,
        stood=stood,
        mine=_own(keeps, stood),
        seat=keeps,
        redlines=_redlines(p),
        neighbours=_neighbours(found, key),
        dividing=showing.dividing(group, p, stood) if stood else (),
        closest=showing.closest(p, stood) if stood else (),
        groups={g.code: g.name for g in members.stakeholder_groups(group)},
        silences=silences,
        upfront=_upfront(p, silences),
        same=request.GET.get("same", "") if request.method == "GET" else "",
        findings=reads.findings(group, text, key),
        history=texts.history(group, text, key),
        comments=texts.comments(group, text, key=key),
        served=citing.shown((c.address, c.words) for c in p.cites),
        rests=[c for c in p.cites if not mandates.cited(c.address)],
        stands=STAND.asked(by, group).allowed and keeps is not None,
        finds=FIND.asked(by, group).allowed,
        methods=reads.methods_of(group),
        seats=[s for s in members.seats(group) if s.holder],
        meetings=planning.meetings(group, most=12) if FIND.asked(by, group).allowed else (),
    )


def _same(request: Visited, group: str, text: str, key: int) -> HttpResponse:
    """After a form that changed nothing: the page, which says so."""
    response = redirect("paragraph", group=group, text=text, key=key)
    response["Location"] += "?" + urlencode({"same": request.POST.get("do", "")})
    return response


def _upfront(p: texts.ParagraphLine, silences: tuple[reads.SilenceLine, ...]) -> tuple[reads.SilenceLine, ...]:
    """Words under silence; and the last ones, where an objection broke it and the paragraph is open still."""
    running = tuple(s for s in silences if s.runs)
    open_still = not p.gone and p.state not in ("ad-ref", "agreed")
    return running or tuple(s for s in silences[:1] if s.state == "broken" and open_still)


def _own(seat: SeatName | None, stood: reads.ParagraphPositions | None) -> dict[str, reads.PositionLine]:
    """Where her seat stands, by wording; what is about words that have changed too, and paragraphs that are part of this one."""
    if seat is None or stood is None:
        return {}
    lines = [line for line in (*stood.outdated, *stood.lines) if line.number == seat.number]
    return {f"{line.merged}/{line.wording}" if line.merged else line.wording: line for line in lines}


def _anchor(outcome: Tried) -> str:
    value = outcome.receipt.value if outcome.receipt else None
    return (
        f"P{value}" if isinstance(value, int) and value and outcome.receipt and "/P" in outcome.receipt.object else ""
    )


def _redlines(p: texts.ParagraphLine) -> dict[str, Any]:
    """What each proposal changes of the words that stand."""
    base = p.words if p.there else ""
    return {one.id: words(base, one.text or "") for one in (*p.proposals, *p.past) if one.op in ("replace", "insert")}


def _neighbours(found: texts.TextPage, key: int) -> tuple[texts.ParagraphLine | None, texts.ParagraphLine | None]:
    rows = [p for p in found.paragraphs if p.kind != "heading" or p.key == key]
    at = next((n for n, p in enumerate(rows) if p.key == key), None)
    if at is None:
        return None, None
    return (rows[at - 1] if at else None), (rows[at + 1] if at + 1 < len(rows) else None)
