"""Topics for later work: the list that never closes, what the group before this one left open; one topic with its steps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.mandate import links
from plenary.mandate import reads as mandate
from plenary.mapping import acts, reads
from plenary.mapping.pages.common import number, page_of
from plenary.mapping.rights import READ, TOPICS
from plenary.members.typed import Tried, day_of, done, group_line, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.rules import topics as rule

ROWS = 50


@page(get=READ, post=TOPICS)
def topics(request: Visited, group: str) -> HttpResponse:
    """Every topic, what is open first. ?state narrows the list, ?from leafs through it, ?issue and ?area fill the form."""
    line, post, outcome = group_line(group), request.POST, Tried()
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "propose": lambda once: acts.propose_topic(
                    request.visit.by,
                    group=group,
                    issue=number(post.get("issue")) or None,
                    area=post.get("area", ""),
                    reason=post.get("reason", ""),
                    **once,
                ),
                "anew": lambda once: acts.propose_topics_anew(
                    request.visit.by, group=group, numbers=[number(n) for n in post.getlist("topic")], **once
                ),
            },
        )
        if outcome.receipt is not None:
            if post.get("do") == "propose":
                return done(outcome.receipt, "mapping-topic", group=group, topic=outcome.receipt.value)
            return done(outcome.receipt, "mapping-topics", group=group)
    every = reads.topics(group)
    state = request.GET.get("state", "")
    some = [t for t in every if t.state == state] if state in rule.STATES else list(every)
    first = max(0, min(number(request.GET.get("from")), max(0, len(some) - 1)) // ROWS * ROWS)
    asked = number(request.GET.get("issue"))
    before, left = reads.topics_left_open(group)
    return page_of(
        request,
        "mapping/topics.html",
        group,
        "topics",
        outcome,
        counts=rule.counts(t.state for t in every),
        shown=some[first : first + ROWS],
        total=len(some),
        first=first,
        rows=ROWS,
        state=state if state in rule.STATES else "",
        chosen=post if outcome.problem else request.GET,
        ticked=post.getlist("topic"),
        about_issue=reads.named(group, [asked]).get(asked),
        topic_of=reads.topics_of_issues(group).get(asked),
        before=before,
        left=left,
        over=line.closed,
        **_beside(),
    )


@page(get=READ, post=TOPICS)
def topic(request: Visited, group: str, topic: int) -> HttpResponse:
    """One topic: why it was proposed, where it stands, each step; the forms of whoever may move it."""
    outcome = Tried()
    if request.method == "POST":
        group_line(group)
        outcome = tried(request, _verbs(request, group, topic))
        if not outcome.problem:
            return done(outcome.receipt, "mapping-topic", group=group, topic=topic)
    found = reads.topic(group, topic)
    if found is None:
        raise Http404(_("There is no such topic."))
    return page_of(request, "mapping/topic.html", group, "topics", outcome, topic=found, **_beside())


def _verbs(request: Visited, group: str, topic: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "number": topic}

    def select(once: dict[str, Any]) -> Receipt:
        told = {name: post.get(name, "") for name in ("decision", "words", "work")}
        return acts.select_topic(by, day=day_of(post.get("day", "")), **told, **where, **once)

    return {
        "select": select,
        "aside": lambda once: acts.set_topic_aside(by, reason=post.get("reason", ""), **where, **once),
        "reopen": lambda once: acts.reopen_topic(by, words=post.get("words", ""), **where, **once),
        "work": lambda once: acts.name_work(by, work=post.get("work", ""), **where, **once),
    }


def _beside() -> dict[str, Any]:
    """What both pages show beside their own: where an address leads, and what groups are called."""
    return {"href": links.href, "shorts": {g.slug: g.short for g in mandate.groups()}}
