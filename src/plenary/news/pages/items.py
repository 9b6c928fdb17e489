"""Publishing news; one piece of news with what it said before."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.members.typed import Tried, day_of, done, group_line, tried
from plenary.news import acts, reads
from plenary.news.about import address_of, names_of
from plenary.news.pages.common import TriedSeen, language_of, page_of, tried_seen
from plenary.news.rights import KEEP, READ
from plenary.record import reads as record
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page


@page(get=KEEP, post=KEEP)
def new(request: Visited, group: str) -> HttpResponse:
    """The form of a piece of news."""
    line = group_line(group)
    outcome = Tried()
    today = request.visit.at.astimezone(ZoneInfo(line.zone)).date()
    if request.method == "POST":

        def publish(once: dict[str, Any]) -> Receipt:
            told = _told(request)
            return acts.publish_item(request.visit.by, group=group, **told | {"day": told["day"] or today}, **once)

        outcome = tried(request, {"publish": publish})
        if outcome.receipt is not None:
            return done(outcome.receipt, "news-item", group=group, number=outcome.receipt.value)
    return page_of(request, "news/new.html", group, "news", outcome, today=today)


@page(get=READ, post=KEEP)
def item(request: Visited, group: str, number: int) -> HttpResponse:
    """A piece of news at its stable address; its forms for whoever keeps the news."""
    group_line(group)
    outcome = TriedSeen()
    found = reads.item(group, number)
    if found is None:
        raise Http404(_("There is no such news."))
    if request.method == "POST":
        by, where = request.visit.by, {"group": group, "number": number}

        def amend(once: dict[str, Any]) -> Receipt:
            told = _told(request)
            return acts.amend_item(
                by,
                reason=request.POST.get("reason", ""),
                seen=number_of(request.POST.get("seen")),
                **told | {"day": told["day"] or found.line.day},
                **where,
                **once,
            )

        def withdraw(once: dict[str, Any]) -> Receipt:
            seen = number_of(request.POST.get("seen"))
            return acts.withdraw_item(by, reason=request.POST.get("reason", ""), seen=seen, **where, **once)

        outcome = tried_seen(request, {"amend": amend, "withdraw": withdraw})
        if not outcome.problem:
            return done(outcome.receipt, "news-item", group=group, number=number)
    return page_of(
        request,
        "news/item.html",
        group,
        "news",
        outcome,
        item=found,
        changed=found.changed_since(number_of(request.POST.get("seen")) or 0) if outcome.late else (),
        last=next(iter(record.about(found.line.address, count=1)), None) if outcome.late else None,
        names=names_of([found.line.about, *(b.about for b in found.before)]),
        writing=language_of(request.GET.get("language", request.POST.get("language", found.line.language))),
    )


def _told(request: Visited) -> dict[str, Any]:
    post = request.POST
    return {
        "title": post.get("title", ""),
        "words": post.get("words", ""),
        "language": language_of(post.get("language", "")),
        "day": day_of(post.get("day", "")),
        "about": address_of(post.get("about", "")),
    }
