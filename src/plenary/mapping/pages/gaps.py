"""Coverage by area, the two classifications side by side, the list of gaps; what was changed."""

from __future__ import annotations

from django.http import HttpResponse

from plenary.mapping import reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import READ
from plenary.record.door import Visited, page

ROWS = 100


@page(get=READ)
def gaps(request: Visited, group: str) -> HttpResponse:
    """What is not covered, first what nothing covers. ?area narrows the list, ?from leafs through it."""
    area, first = request.GET.get("area", "")[:40], number(request.GET.get("from"))
    shown, total = reads.gap_list(group, first=first, rows=ROWS, area=area)
    return page_of(
        request,
        "mapping/gaps.html",
        group,
        "gaps",
        gaps=shown,
        total=total,
        first=first,
        rows=ROWS,
        area=area,
        coverage=reads.coverage(group),
        second=reads.coverage(group, reads.MAIN),
        pairs=reads.side_by_side(group),
        topic_of=reads.topics_of_issues(group),
        names=names_of(group),
    )


@page(get=READ)
def history(request: Visited, group: str) -> HttpResponse:
    """What was changed, the newest first, and what was merged. ?before goes on."""
    changes, more = reads.history(group, before=number(request.GET.get("before")))
    found = reads.whole(group)
    return page_of(
        request,
        "mapping/history.html",
        group,
        "history",
        shown=changes,
        more=more,
        titles=reads.named(group, [c.issue for c in changes if c.issue]),
        mechanisms={m.number: m.name for m in found.mechanisms},
        mergings=reads.mergings(group)[:20],
        names=names_of(group),
    )
