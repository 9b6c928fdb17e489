"""The mandate by paragraph and its tasks; one task with its history."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.mandate import acts
from plenary.mandate.dating import today_at
from plenary.mandate.pages.common import kept_words, lines_of, newer_in, page_of, years
from plenary.mandate.reads import bodies, citing, sources
from plenary.mandate.reads.calendar import MilestoneLine, calendar
from plenary.mandate.rights import READ, TASK
from plenary.mandate.typed import Tried, Verb, day_of, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.rules import mandates


@page(get=READ, post=TASK)
def mandate(request: Visited, group: str) -> HttpResponse:
    """What the group was asked to do, by whom, paragraph by paragraph, and how far it came."""
    line = group_line(group)
    outcome = Tried()
    if request.method == "POST":
        verbs: dict[str, Verb] = {
            "source": partial(_source, request, group),
            "quote": partial(_quote, request, group),
            "task": partial(_task, request, group),
            "earlier": partial(_earlier, request, group),
            "paper": partial(_paper, request, group),
            "paper-off": partial(_paper_off, request, group),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "mandate", group=group)
    tasks, g, amended = sources.tasks(group), years(group), sources.amendments(group)
    said, cited_by = sources.sources(group), citing.citing(group)
    today = today_at(line.zone, request.visit.at)
    return page_of(
        request,
        "mandate.html",
        group,
        "mandate",
        outcome,
        g=g,
        newer=newer_in("purpose", g.purpose, amended),
        sources=said,
        tasks=tasks,
        cited_by=cited_by,
        untaken=[p for s in said if s.role in mandates.ASKING for p in s.passages if p.address not in cited_by],
        untaken_tasks=[t.number for t in tasks if mandates.untaken(t.state, cited=t.passage in cited_by)],
        progress=sources.progress(tasks),
        authority=[s for s in bodies.stops(group) if s.role in ("establishes", "confirms")],
        latest=[(m, _late(m, today)) for m in calendar(group) if m.kind == "mandate" and m.when.bound == "by"],
        earlier=sources.earlier(group),
        amendments=amended,
        verbs=mandates.VERBS,
        papers=mandates.PAPERS,
        site=settings.URL,
    )


def _late(line: MilestoneLine, today: date) -> str:
    """Was "no later than" met? met, missed, late (it is due and not done), open (A72)."""
    last = line.when.latest
    if line.actual is not None:
        return "met" if last is None or line.actual.latest <= last else "missed"
    return "late" if last is not None and last < today and not line.dropped else "open"


@page(get=READ)
def cited(request: Visited, group: str, document: str, paragraph: str) -> HttpResponse:
    """Where a paragraph that somebody cites stands (A77)."""
    found = sources.passage(mandates.address(group, document, paragraph))
    if found is None:
        raise Http404(_("There is no such paragraph of this mandate."))
    response = redirect("mandate", group=group)
    response["Location"] += f"#{found[1].anchor}"
    return response


@page(get=READ, post=TASK)
def task(request: Visited, group: str, number: int) -> HttpResponse:
    """One task: what asks for it, how far it came each time that it was said, what was produced."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"move": lambda once: _move(request, group, number, once)})
        if not outcome.problem:
            return done(outcome.receipt, "mandate-task", group=group, number=number)
    found = next((t for t in sources.tasks(group) if t.number == number), None)
    if found is None:
        raise Http404(_("There is no such task."))
    passage = sources.passage(found.passage)
    return page_of(request, "task.html", group, "mandate", outcome, t=found, passage=passage, states=mandates.STATES)


def _source(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.enter_source(
        request.visit.by,
        group=group,
        symbol=post.get("symbol", ""),
        title=spoken(post.get("title", "")),
        role=post.get("role", ""),
        day=day_of(post.get("day", "")),
        issued_by=spoken(post.get("issued_by", "")),
        **once,
    )


def _quote(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    label, document = post.get("label", ""), post.get("document", "")
    found = sources.passage(mandates.address(group, document or "-", mandates.slug(label) or "-"))
    was = found[1] if found else None
    return acts.quote(
        request.visit.by,
        group=group,
        source=document,
        label=label,
        words=kept_words(post.get("words", ""), was.words if was else None),
        gist=kept_words(post.get("gist", ""), was.gist if was else None),
        **once,
    )


def _task(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.set_task(
        request.visit.by,
        group=group,
        verb=post.get("verb", ""),
        text=spoken(post.get("text", "")),
        passage=post.get("passage", ""),
        **once,
    )


def _earlier(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.note_earlier(
        request.visit.by,
        group=group,
        label=spoken(post.get("label", "")),
        text=spoken(post.get("text", "")),
        outcome=spoken(post.get("outcome", "")),
        failed=bool(post.get("failed")),
        documents=[_named(request)] if post.get("where", "").strip() else [],
        **once,
    )


def _named(request: Visited) -> dict[str, Any]:
    """A document as the form names it: one field takes its symbol or its address outside."""
    post = request.POST
    where = post.get("where", "").strip()
    label = spoken(post.get("called", "")) if post.get("called", "").strip() else None
    return {"kind": post.get("kind", ""), "address" if "://" in where else "symbol": where, "label": label}


def _paper(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    earlier = whole(request.POST.get("earlier", "")) or 0
    return acts.name_earlier_document(request.visit.by, group=group, earlier=earlier, **_named(request), **once)


def _paper_off(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.take_off_earlier_document(
        request.visit.by,
        group=group,
        earlier=whole(post.get("earlier", "")) or 0,
        document=whole(post.get("document", "")) or 0,
        **once,
    )


def _move(request: Visited, group: str, number: int, once: dict[str, Any]) -> Receipt:
    post = request.POST
    known = next((t.produced for t in sources.tasks(group) if t.number == number), ())
    labels = {one["address"]: one["label"] for one in known}
    made = [
        one | ({"label": labels.get(one["address"], {})} if not one["label"] else {})
        for one in lines_of(post.get("produced", ""))
    ]
    return acts.move_task(
        request.visit.by,
        group=group,
        number=number,
        state=post.get("state", ""),
        reason=spoken(post.get("reason", "")),
        produced=made,
        day=day_of(post.get("day", "")),
        seen=whole(post.get("seen", "")),
        **once,
    )
