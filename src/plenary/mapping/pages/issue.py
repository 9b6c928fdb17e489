"""One issue: its words and where they come from, what each mechanism does for it, what it said before."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.mapping import acts, reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members.typed import Tried, day_of, done, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page


@page(get=READ, post=TAKE_PART)
def issue(request: Visited, group: str, issue: int) -> HttpResponse:
    """The issue with its cells; the forms of whoever may use them."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, issue))
        if not outcome.problem:
            at = f"m{request.POST.get('mechanism')}" if request.POST.get("do") == "assess" else ""
            return done(outcome.receipt, "mapping-issue", at, group=group, issue=issue)
    found = reads.issue(group, issue)
    if found is None:
        raise Http404(_("There is no such issue."))
    return page_of(
        request,
        "mapping/issue.html",
        group,
        "board",
        outcome,
        issue=found,
        cited=library.cited(_sources(found)),
        columns=reads.whole(group).columns,
        topic=reads.topics_of_issues(group).get(issue),
        names=names_of(group),
    )


def _sources(found: reads.IssuePage) -> list[str]:
    """What its origin and its findings rest on, in words: some of it names a document of the library (A126)."""
    said = [i.source for i in (found.line, *found.merged)] + [c.source for c in found.cells.values()]
    return [source for source in said if source]


def _verbs(request: Visited, group: str, issue: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "number": issue}

    def assess(once: dict[str, Any]) -> Receipt:
        return acts.assess(
            by,
            group=group,
            issue=issue,
            mechanism=number(post.get("mechanism")),
            finding=post.get("finding", ""),
            note=post.get("note", ""),
            source=post.get("source", ""),
            checked=day_of(post.get("checked", "")),
            seen=number(post.get("seen")),
            **once,
        )

    def describe(once: dict[str, Any]) -> Receipt:
        told = {name: post.get(name, "") for name in ("title", "words", "area", "second", "source")}
        return acts.describe_issue(
            by, seen=number(post.get("seen")), reason=post.get("reason", ""), **told, **where, **once
        )

    def merge(once: dict[str, Any]) -> Receipt:
        return acts.merge_issues(
            by, group=group, merges={number(post.get("into")): [issue]}, reason=post.get("reason", ""), **once
        )

    def apart(once: dict[str, Any]) -> Receipt:
        return acts.undo_merge(by, group=group, number=number(post.get("merging")), only=[issue], **once)

    return {
        "assess": assess,
        "describe": describe,
        "merge": merge,
        "apart": apart,
        "accept": lambda once: acts.accept_issues(by, group=group, numbers=[issue], **once),
        "close": lambda once: acts.close_issue(by, reason=post.get("reason", ""), **where, **once),
        "reopen": lambda once: acts.reopen_issue(by, **where, **once),
    }
