"""Publishing news; one piece of news with what it said before."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.members.typed import Tried, day_of, done, group_line, tried
from plenary.news import acts, reads
from plenary.news.about import address_of, names_of
from plenary.news.pages import drafts
from plenary.news.pages.common import language_of, page_of
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
    outcome, post = Tried(), request.POST
    found = reads.item(group, number)
    if found is None:
        raise Http404(_("There is no such news."))
    # Whoever goes over to another language keeps what she typed; so do the words in others when one was saved.
    goes_to, shown, left = drafts.goes_to(post), found, drafts.unsaved(post, found.line)
    if request.method == "POST" and not goes_to:
        by, where = request.visit.by, {"group": group, "number": number}

        def amend(once: dict[str, Any]) -> Receipt:
            told = _told(request)
            return acts.amend_item(
                by,
                reason=post.get("reason", ""),
                seen=number_of(post.get("seen")),
                **told | {"day": told["day"] or found.line.day},
                **where,
                **once,
            )

        def withdraw(once: dict[str, Any]) -> Receipt:
            seen = number_of(post.get("seen"))
            return acts.withdraw_item(by, reason=post.get("reason", ""), seen=seen, **where, **once)

        outcome = tried(request, {"amend": amend, "withdraw": withdraw})
        if not outcome.problem:
            left.pop(language_of(post.get("language", "")), None)
            if not left or post.get("do") != "amend":
                return done(outcome.receipt, "news-item", group=group, number=number)
            goes_to, shown = next(iter(left)), reads.item(group, number) or found
    writing = goes_to or language_of(post.get("language", request.GET.get("language", found.line.language)))
    form = drafts.form(post, shown, writing, outcome, left)
    return page_of(
        request,
        "news/item.html",
        group,
        "news",
        outcome,
        item=shown,
        changed=found.changed_since(number_of(post.get("seen")) or 0) if outcome.late else (),
        last=next(iter(record.about(found.line.address, count=1)), None) if outcome.late else None,
        names=names_of([found.line.about, *(b.about for b in found.before)]),
        writing=writing,
        goes=bool(goes_to),
        form=form,
        drafts={code: said for code, said in left.items() if code != writing},
        saved=outcome.receipt.entry if outcome.receipt is not None else 0,
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
