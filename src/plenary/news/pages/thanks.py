"""Thanks to whoever helped."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.members.typed import Tried, done, group_line, spoken, tried
from plenary.news import acts, reads
from plenary.news.about import address_of, names_of
from plenary.news.pages.common import page_of
from plenary.news.rights import KEEP, READ
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page


@page(get=READ, post=KEEP)
def thanks(request: Visited, group: str) -> HttpResponse:
    """Who is thanked for what (A170); the form of whoever thanks."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        by, post = request.visit.by, request.POST

        def thank(once: dict[str, Any]) -> Receipt:
            return acts.thank(
                by,
                group=group,
                name=post.get("name", ""),
                work=spoken(post.get("work", "")),
                consent=post.get("consent", ""),
                about=address_of(post.get("about", "")),
                **once,
            )

        outcome = tried(
            request,
            {
                "thank": thank,
                "take-back": lambda once: acts.take_thanks_back(
                    by, group=group, number=number_of(post.get("number")) or 0, **once
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "thanks", group=group)
    found = reads.thanks(group, after=number_of(request.GET.get("after")) or 0)
    return page_of(
        request,
        "news/thanks.html",
        group,
        "thanks",
        outcome,
        thanks=found,
        more=found[-1].number if len(found) == reads.THANKS_PAGE else 0,
        names=names_of(t.about for t in found),
    )
