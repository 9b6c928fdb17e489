"""The glossary: terms with their readings side by side, each with its holder. None is official."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.meetings.pages.common import retold
from plenary.members import reads as members
from plenary.members.show import show
from plenary.members.typed import Tried, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.texts import acts, reads
from plenary.texts.acts.commenting import who_speaks
from plenary.texts.rights import DEFINE, KEEP, READ


@page(get=READ, post=DEFINE)
def glossary(request: Visited, group: str) -> HttpResponse:
    """How members and others read the words that divide them."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group))
        if not outcome.problem:
            term = request.POST.get("term") or request.POST.get("slug", "").strip().lower()
            return done(outcome.receipt, "glossary", f"t-{term}" if term else "", group=group)
    by = request.visit.by
    keeps = KEEP.asked(by, group).allowed
    return show(
        request,
        "texts/glossary.html",
        status=outcome.status,
        group=group,
        here="texts",
        terms=reads.terms(group),
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        mine=who_speaks(by, group, None, "")[0] if DEFINE.asked(by, group).allowed else "",
        may={"define": DEFINE.asked(by, group).allowed, "keep": keeps},
        seats=members.seats(group) if keeps else (),
    )


def _verbs(request: Visited, group: str) -> dict[str, Any]:
    post, by = request.POST, request.visit.by

    def enter(once: dict[str, Any]) -> Receipt:
        known = next((t for t in reads.terms(group) if t.slug == post.get("slug", "").strip().lower()), None)
        note = post.get("note", "")
        return acts.enter_term(
            by,
            group=group,
            slug=post.get("slug", ""),
            name=retold(known.name, post.get("name", "")) if known else spoken(post.get("name", "")),
            note=retold(known.note, note) if known else spoken(note) if note.strip() else None,
            **once,
        )

    def define(once: dict[str, Any]) -> Receipt:
        return acts.define(
            by,
            group=group,
            term=post.get("term", ""),
            words=spoken(post.get("words", "")),
            source=post.get("source", ""),
            seat=whole(post.get("seat", "")),
            **once,
        )

    def retire(once: dict[str, Any]) -> Receipt:
        return acts.retire(
            by,
            group=group,
            term=post.get("term", ""),
            number=whole(post.get("number", "")) or 0,
            reason=post.get("reason", ""),
            **once,
        )

    return {"enter": enter, "define": define, "retire": retire}
