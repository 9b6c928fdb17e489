"""The four piles of a text, each as a list and as a document; where work pays most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from plenary.consensus import acts, reads
from plenary.consensus.pages.common import names
from plenary.consensus.rights import FIND, READ
from plenary.members.typed import Tried, done, tried, whole
from plenary.press.compiled import Chart
from plenary.press.paper_out import FORMATS, printed
from plenary.record.door import Visited, page
from plenary.rules import date_ranges
from plenary.texts import papers
from plenary.texts.pages.common import page_of
from plenary.texts.pages.common import whole as text_of
from plenary.texts.reads import Openness


@page(get=READ, post=FIND)
def piles(request: Visited, group: str, text: str) -> HttpResponse:
    """Statements, agreed, to be revisited, no agreement: every contribution in exactly one. ?pile= shows one alone.

    The chair moves between statements and the rest here; all other moves are findings, on the paragraph's page.
    """
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"move": lambda once: _move(request, group, text, once)})
        if not outcome.problem:
            return done(outcome.receipt, "piles", f"p{whole(request.POST.get('key', ''))}", group=group, text=text)
    page = text_of(group, text)
    found = reads.piles(group, page)
    chosen = request.GET.get("pile", "")
    if found is None or chosen not in ("", *reads.PILES):
        raise Http404(_("There is no such pile."))
    return page_of(
        request,
        "consensus/piles.html",
        page.line,
        "piles",
        outcome,
        page=page,
        piles=found,
        shown=[chosen] if chosen else list(reads.PILES),
        chosen=chosen,
        finds=FIND.asked(request.visit.by, group).allowed,
        moves=[f for f in reads.findings(group, text) if f.finding in ("statement", "contribution")],
    )


def _move(request: Visited, group: str, text: str, once: dict[str, Any]) -> Any:
    post = request.POST
    return acts.place_statement(
        request.visit.by,
        group=group,
        text=text,
        key=whole(post.get("key", "")) or 0,
        statement=post.get("statement") == "yes",
        reason=post.get("reason", ""),
        **once,
    )


@page(get=READ)
def work(request: Visited, group: str, text: str) -> HttpResponse:
    """Where work pays most, with the counts of each stakeholder group and why; open brackets over time."""
    page = text_of(group, text)
    found = reads.stands(group, page)
    if found is None:
        raise Http404(_("There is no such text."))
    opened = reads.open_brackets(group, text)
    return page_of(
        request,
        "consensus/work.html",
        page.line,
        "work",
        page=page,
        stands=found,
        work=found.work(),
        groups=names(group),
        chart=_chart(opened) if len(opened) > 1 else None,
        now=opened[-1].brackets if opened else 0,
    )


def _chart(opened: tuple[Openness, ...]) -> Chart:
    """How many brackets stood open: on the last instant of each day on which that changed; at most the last twelve days."""
    language = get_language() or "en"
    by_day = {point.instant.date(): point for point in opened}
    rows = tuple((date_ranges.day(day, language), (point.brackets,)) for day, point in sorted(by_day.items())[-12:])
    return Chart(
        _("Open brackets over time"),
        _("For each day on which it changed, how many brackets stood open."),
        (_("Day"), _("Open brackets")),
        rows,
    )


@page(get=READ)
def file(request: Visited, group: str, text: str, pile: str, format: str) -> HttpResponse:
    """One pile as a document, in any format that texts leave in."""
    page = text_of(group, text)
    found = reads.piles(group, page)
    if found is None or pile not in reads.PILES or format not in FORMATS:
        raise Http404(_("There is no such pile."))
    shown = replace(page, paragraphs=found.piles[pile])
    address = request.build_absolute_uri(reverse("text", kwargs={"group": group, "text": text}))
    with override(page.line.language):
        name = pile_name(pile)
    paper = replace(papers.bracketed(page.line, shown, address=address, at=request.visit.at), subtitle=name)
    made = printed(paper, format)
    response = HttpResponse(made.data, content_type=made.media)
    response["Content-Disposition"] = f'attachment; filename="{text}-{pile}{made.suffix}"'
    return response


def pile_name(pile: str) -> str:
    """A pile in words."""
    return {
        "statements": pgettext("pile", "Statements"),
        "agreed": pgettext("paragraph", "Agreed"),
        "revisit": _("To be revisited"),
        "none": _("No agreement"),
    }[pile]
