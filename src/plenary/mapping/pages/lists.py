"""The list as a whole: areas, locking, what plenary opens, who coordinates, who was admitted, who keeps it afterwards."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from plenary.mapping import acts, keys, reads
from plenary.mapping.pages.common import names_of, number, page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members import reads as members
from plenary.members.typed import Tried, day_of, done, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem


@page(get=READ, post=TAKE_PART)
def about(request: Visited, group: str) -> HttpResponse:
    """How the list stands, for everybody; the forms of those who order it."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group))
        if not outcome.problem:
            if request.POST.get("do") == "open" and outcome.receipt is not None:
                return done(outcome.receipt, "mapping-issue", group=group, issue=outcome.receipt.value)
            return done(outcome.receipt, "mapping-list", group=group)
    may = reads.may(request.visit.by, group)
    found, listing = members.subgroups(group), reads.list_line(group)
    return page_of(
        request,
        "mapping/list.html",
        group,
        "list",
        outcome,
        kept_by=next((s for s in found if s.slug == listing.subgroup), None),
        subgroups=[s for s in found if s.ended is None] if may["lock"] else [],
        participants=reads.participants(group),
        links=_links(request, group) if may["order"] else {},
        people=members.people_of(group) if may["lock"] else (),
        corrections=reads.corrections(group),
        waiting=[i for i in reads.whole(group).issues if i.state == "proposed"] if may["order"] else [],
        names=names_of(group),
    )


def _links(request: Visited, group: str) -> dict[int, str]:
    return {
        p.number: request.build_absolute_uri(
            reverse(
                "mapping-take-part", kwargs={"group": group, "key": keys.make(keys.PARTICIPANT, p.id, p.generation)}
            )
        )
        for p in reads.participants(group)
        if p.until is None
    }


def _verbs(request: Visited, group: str) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group}

    def open_(once: dict[str, Any]) -> Receipt:
        told = {name: post.get(name, "") for name in ("title", "decision", "words", "area", "second", "source")}
        return acts.open_issue(by, language=get_language() or "en", **told, **where, **once)

    def hand_over(once: dict[str, Any]) -> Receipt:
        person = number(post.get("person")) or None
        return acts.hand_over(by, owner=post.get("owner", ""), person=person, **where, **once)

    def accept(once: dict[str, Any]) -> Receipt:
        numbers = [number(n) for n in post.getlist("issue")]
        if not numbers:
            raise Problem("Choose at least one issue.")
        return acts.accept_issues(by, numbers=numbers, **where, **once)

    return {
        "areas": lambda once: acts.enter_categories(
            by, categories=_areas(group, post.get("areas", "")), scheme=reads.AREAS, **where, **once
        ),
        "lock": lambda once: acts.lock_list(by, words=post.get("words", ""), **where, **once),
        "unlock": lambda once: acts.unlock_list(by, words=post.get("words", ""), **where, **once),
        "open": open_,
        "accept": accept,
        "entrust": lambda once: acts.entrust(by, subgroup=post.get("subgroup", ""), **where, **once),
        "admit": lambda once: acts.admit_participant(by, name=post.get("name", ""), **where, **once),
        "relink": lambda once: acts.admit_participant(by, number=number(post.get("number")), **where, **once),
        "end": lambda once: acts.end_participation(by, number=number(post.get("number")), **where, **once),
        "owner": hand_over,
        "checked": lambda once: acts.note_checked(by, day=day_of(post.get("day", "")), **where, **once),
    }


def _areas(group: str, typed: str) -> list[dict[str, Any]]:
    """Areas as somebody types them, one a line. Their numbers go on from those that are there. Raises Problem."""
    names = [" ".join(line.split())[:300] for line in typed.splitlines() if line.strip()][:200]
    if not names:
        raise Problem("Write the areas, one on each line.")
    last = max(
        (int(c.letter) for c in reads.categories(group, reads.AREAS) if re.fullmatch("[0-9]{1,4}", c.letter)), default=0
    )
    return [{"code": f"area-{n}", "letter": str(n), "name": spoken(name)} for n, name in enumerate(names, last + 1)]
