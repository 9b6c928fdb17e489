"""The texts of a group by kind, and beginning one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from plenary.members.show import show
from plenary.members.typed import group_line, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of
from plenary.texts import acts, reads
from plenary.texts.acts.making import STYLES, TEXT_KINDS
from plenary.texts.pages.common import LANGUAGES, remains
from plenary.texts.pages.pasted import paragraphs
from plenary.texts.rights import KEEP, READ


@page(get=READ, steady=True)
def texts(request: Visited, group: str) -> HttpResponse:
    """Every text, under what its kind means for whoever relies on it."""
    group_line(group)
    found = reads.texts(group)
    kinds = [(kind, [t for t in found if t.kind == kind]) for kind in TEXT_KINDS]
    return show(
        request,
        "texts/texts.html",
        group=group,
        here="texts",
        kinds=[(kind, some) for kind, some in kinds if some],
        lefts={t.slug: remains(request, t) for t in found},
        may={"keep": KEEP.asked(request.visit.by, group).allowed},
    )


@page(get=KEEP, post=KEEP)
def new(request: Visited, group: str) -> HttpResponse:
    """Begin a text; its first words may be pasted at once."""
    group_line(group)
    post, problem = request.POST, ""
    if request.method == "POST":

        def create(once: dict[str, object]) -> Receipt:
            return acts.create_text(
                request.visit.by,
                group=group,
                kind=post.get("kind", ""),
                slug=post.get("slug", ""),
                title=spoken(post.get("title", "").strip()),
                language=post.get("language", "en") if post.get("language") in LANGUAGES else "en",
                symbol=post.get("symbol", ""),
                style=post.get("style", "plain"),
                **once,
            )

        outcome = tried(request, {"create": create})
        problem = outcome.problem
        if outcome.receipt is not None:
            slug = post.get("slug", "").strip().lower()
            told = paragraphs(post.get("words", ""), post.get("style", "plain"))
            if told:
                again = f"{token_of(request)[-40:]}+"
                acts.enter_paragraphs(
                    request.visit.by, group=group, text=slug, paragraphs=told, at=request.visit.at, token=again
                )
            return redirect("text", group=group, text=slug)
    return show(
        request,
        "texts/new.html",
        status=400 if problem else 200,
        group=group,
        here="texts",
        problem=problem,
        posted=post if problem else {},
        kinds=TEXT_KINDS,
        styles=STYLES,
        languages=LANGUAGES,
    )
