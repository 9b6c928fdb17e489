"""The board: issues by mechanisms as a table, areas by mechanisms as a picture; and the form to propose an issue."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.mapping import acts, pictures, reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members.typed import Tried, done, tried
from plenary.record.door import Visited, page


def filters_of(request: Visited) -> reads.Filters:
    """What the address asks for."""
    asked = {name: request.GET.get(name, "")[:80] for name in ("area", "second", "verdict", "state")}
    by = reads.MAIN if request.GET.get("by") == reads.MAIN else reads.AREAS
    return reads.Filters(**asked, query=request.GET.get("q", "")[:200], by=by)


def _query(filters: reads.Filters) -> str:
    told = asdict(filters) | {"q": filters.query}
    del told["query"]
    return urlencode({k: v for k, v in told.items() if v and (k, v) != ("by", reads.AREAS)})


@page(get=READ, post=TAKE_PART)
def mapping(request: Visited, group: str) -> HttpResponse:
    """Issues by mechanisms; ?area, ?second, ?verdict, ?state, ?q, ?by narrow and order it, ?from and ?m leaf through it."""
    outcome = Tried()
    if request.method == "POST":
        post = request.POST
        outcome = tried(
            request,
            {
                "propose": lambda once: acts.propose_issue(
                    request.visit.by,
                    group=group,
                    title=post.get("title", ""),
                    words=post.get("words", ""),
                    area=post.get("area", ""),
                    second=post.get("second", ""),
                    source=post.get("source", ""),
                    language=get_language() or "en",
                    **once,
                )
            },
        )
        if outcome.receipt is not None:
            return done(outcome.receipt, "mapping-issue", group=group, issue=outcome.receipt.value)
    filters = filters_of(request)
    board = reads.board(group, filters, first=number(request.GET.get("from")), column=number(request.GET.get("m")))
    plain = filters == reads.Filters() and not board.first and not outcome.problem
    heat = reads.heat(group) if plain else ()
    return page_of(
        request,
        "mapping/mapping.html",
        group,
        "board",
        outcome,
        board=board,
        filters=filters,
        query=_query(filters),
        notes=reads.notes(group, [r.issue.number for r in board.rows]) if board.rows else {},
        heat=heat,
        picture=pictures.heat(heat, reads.whole(group).columns) if heat and reads.whole(group).columns else "",
        columns=reads.whole(group).columns,
        names=names_of(group),
        plain=plain,
    )
