"""Pages behind links that are capabilities: a body corrects its entry, somebody who was admitted proposes issues."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mapping import acts, keys, reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import BY_LINK, READ
from plenary.members.typed import Tried, done, group_line, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page

COLUMNS = ("name", "body", "kind", "address", "words")


@page(get=READ, post=BY_LINK, keyed=True)
def correct(request: Visited, group: str, key: str) -> HttpResponse:
    """What stands about a body's mechanism, to be corrected by it. ?from leafs through the issues."""
    read = keys.read(keys.CORRECTION, key)
    asked = reads.correction(*read, group=group) if read else None
    if asked is None:
        raise Http404(_("This link opens nothing any more: what was asked has been settled or withdrawn."))
    found = reads.mechanism(group, asked.mechanism, first=number(request.GET.get("from")))
    if found is None or found.line.retired:
        raise Http404(_("There is no such mechanism."))
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"answer": lambda once: _answer(request, group, asked, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "mapping-correct", group=group, key=key)
    return page_of(
        request,
        "mapping/correct.html",
        group,
        "",
        outcome,
        page=found,
        m=found.line,
        asked=asked,
        titles=reads.named(group, [c.issue for c in found.cells]),
        said={c["issue"]: c for c in asked.answer.get("cells", ())},
        kinds=reads.KINDS,
    )


def _answer(request: Visited, group: str, asked: reads.CorrectionLine, once: dict[str, Any]) -> Receipt:
    post = request.POST
    cells: list[dict[str, Any]] = [
        {"issue": number(n), "finding": post.get(f"finding-{n}", ""), "note": post.get(f"note-{n}", "")}
        for n in post.getlist("issue")
    ]
    if post.get("more-finding") or post.get("more-note"):
        cells.append(
            {
                "issue": number(post.get("more-issue")),
                "finding": post.get("more-finding", ""),
                "note": post.get("more-note", ""),
            }
        )
    # What she said on an earlier page of the same link stays, unless this page says otherwise.
    here = {c["issue"] for c in cells}
    cells += [c for c in asked.answer.get("cells", ()) if c["issue"] not in here]
    return acts.answer_correction(
        request.visit.by,
        group=group,
        correction=asked.id,
        generation=asked.generation,
        name=post.get("by", ""),
        entry={c: post[c] for c in COLUMNS if c in post},
        cells=cells,
        words=post.get("remark", ""),
        **once,
    )


@page(get=READ, post=BY_LINK, keyed=True)
def take_part(request: Visited, group: str, key: str) -> HttpResponse:
    """Somebody who was admitted proposes issues, and topics for later work, under her name."""
    read = keys.read(keys.PARTICIPANT, key)
    held = reads.participant(*read) if read else None
    if held is None or held.group != group:
        raise Http404(_("This link opens nothing any more. Ask the secretariat for a new one."))
    outcome = Tried()
    if request.method == "POST":
        post = request.POST
        outcome = tried(
            request,
            {
                "propose": lambda once: acts.propose_as_participant(
                    request.visit.by,
                    group=group,
                    participant=held.id,
                    generation=held.generation,
                    title=post.get("title", ""),
                    words=post.get("words", ""),
                    area=post.get("area", ""),
                    source=post.get("source", ""),
                    language=get_language() or "en",
                    **once,
                ),
                "topic": lambda once: acts.propose_topic_as_participant(
                    request.visit.by,
                    group=group,
                    participant=held.id,
                    generation=held.generation,
                    issue=number(post.get("issue")) or None,
                    area=post.get("area", ""),
                    reason=post.get("reason", ""),
                    **once,
                ),
            },
        )
        if outcome.receipt is not None:
            return done(outcome.receipt, "mapping-take-part", group=group, key=key)
    mine = [i for i in reads.whole(group).issues if (i.klass, i.proposer) == ("participant", held.name)]
    over = group_line(group).closed  # the topics end with the group, even where the mapping lives on
    topics = [t for t in reads.topics(group) if (t.klass, t.proposer) == ("participant", held.name)]
    return page_of(
        request,
        "mapping/take_part.html",
        group,
        "",
        outcome,
        held=held,
        mine=mine[-50:],
        topics=topics[-50:],
        over=over,
        names=names_of(group),
    )
