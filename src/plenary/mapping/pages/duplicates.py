"""Duplicates: what reads alike, merged in bulk after a look at what would become of it; and undone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.mapping import acts, reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members.typed import Tried, done, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of

HEAPS = 60  # of one page


@page(get=READ, post=TAKE_PART)
def duplicates(request: Visited, group: str) -> HttpResponse:
    """Suggested heaps, ?area narrows them, ?from leafs through them; what was merged, with its undo."""
    outcome, preview = Tried(), dict[int, list[int]]()
    if request.method == "POST" and request.POST.get("do") == "look":
        preview = chosen(request)
        if not preview:
            outcome = tried(request, {"look": lambda once: _merge(request, group, once)})
    elif request.method == "POST":
        outcome = tried(
            request,
            {
                "merge": lambda once: _merge(request, group, once),
                "undo": lambda once: acts.undo_merge(
                    request.visit.by, group=group, number=number(request.POST.get("merging")), **once
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "mapping-duplicates", "merged", group=group)
        preview = chosen(request) if request.POST.get("do") == "merge" else {}
    area, first = request.GET.get("area", "")[:40], number(request.GET.get("from"))
    heaps = reads.heaps(group, area)
    numbers = [n for kept, others in preview.items() for n in (kept, *others)]
    standing = sum(i.stands for i in reads.whole(group).issues)
    return page_of(
        request,
        "mapping/duplicates.html",
        group,
        "duplicates",
        outcome,
        heaps=heaps[first : first + HEAPS],
        total=len(heaps),
        first=first,
        rows=HEAPS,
        area=area,
        compared=reads.compared(group, area),
        preview=preview,
        titles=reads.named(group, numbers),
        standing=standing,
        becomes=standing - sum(len(others) for others in preview.values()),
        mergings=reads.mergings(group),
        names=names_of(group),
        once_more=token_of(request) if preview else "",
    )


def chosen(request: Visited) -> dict[int, list[int]]:
    """What is ticked: {kept: others}. A heap's own boxes are "m-KEPT"; a pair typed by hand is `into` and `of`."""
    made: dict[int, list[int]] = {}
    for kept in request.POST.getlist("heap"):
        others = [number(n) for n in request.POST.getlist(f"m-{kept}")]
        if number(kept) and any(others):
            made[number(kept)] = [n for n in others if n]
    of = [number(n) for n in request.POST.get("of", "").replace(",", " ").split()]
    into = number(request.POST.get("into"))
    if into and any(of):
        made.setdefault(into, []).extend(n for n in of if n)
    return made


def _merge(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    merges = chosen(request)
    return acts.merge_issues(
        request.visit.by, group=group, merges=merges, reason=request.POST.get("reason", ""), **once
    )
