"""Observers, sub-groups, travel and the trust fund."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from plenary.members import acts, reads, travel
from plenary.members.pages.common import body, page_of
from plenary.members.rights import ADMIT, JOIN, LEAD, READ, SPEND, TRAVEL
from plenary.members.typed import day_of, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem

SUBGROUP_KINDS = ("correspondence", "drafting", "task")


@page(get=READ, post=ADMIT)
def observers(request: Visited, group: str) -> HttpResponse:
    """Who observes, under which rules, and by which decision of the group (A79, A128)."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def ask(once: dict[str, Any]) -> Any:
            found = body(request)
            if found is None:
                raise Problem("Name the organisation.")
            return acts.ask_to_observe(by, group=group, organisation=found, status=post.get("status", ""), **once)

        def settle(state: str) -> Any:
            return lambda once: acts.settle_observer(
                by,
                group=group,
                number=number_of(post.get("number")) or 0,
                state=state,
                decision=post.get("decision", ""),
                reason=post.get("reason", ""),
                **once,
            )

        verbs = {"ask": ask, "admit": settle("admitted"), "refuse": settle("refused"), "end": settle("ended")}
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "observers", group=group)
    after = number_of(request.GET.get("after")) or 0
    found = reads.observers(group, after=after)
    return page_of(
        request,
        "members/observers.html",
        group,
        "observers",
        outcome,
        observers=found,
        more=after + reads.OBSERVERS if len(found) == reads.OBSERVERS else 0,
        rule=reads.standing_rule(group, "observers"),
        may=ADMIT.asked(by, group).allowed,
    )


@page(get=READ, post=ADMIT)
def subgroups(request: Visited, group: str) -> HttpResponse:
    """Sub-groups, those at work first; one is set up by a decision of the group (A53)."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def set_up(once: dict[str, Any]) -> Any:
            name = post.get("name", "")
            return acts.set_up_subgroup(
                by,
                group=group,
                slug=post.get("slug", "").strip() or slugify(name)[:60],
                name=spoken(name),
                kind=post.get("kind", "correspondence"),
                open=post.get("open", "yes") == "yes",
                begun=day_of(post.get("begun", "")),
                decision=post.get("decision", ""),
                source=post.get("source", ""),
                **once,
            )

        outcome = tried(request, {"set-up": set_up})
        if not outcome.problem and outcome.receipt is not None:
            return done(outcome.receipt, "subgroup", group=group, subgroup=outcome.receipt.value)
    return page_of(
        request,
        "members/subgroups.html",
        group,
        "subgroups",
        outcome,
        subgroups=reads.subgroups(group),
        may=ADMIT.asked(by, group).allowed,
    )


@page(get=READ, post=LEAD)
def subgroup(request: Visited, group: str, subgroup: str) -> HttpResponse:
    """One sub-group: terms of reference with their checklist, coordinators, who takes part (A54, A162, A163)."""
    group_line(group)
    by, at = request.visit.by, request.visit.at
    outcome = None
    where = {"group": group, "subgroup": subgroup}
    if request.method == "POST":
        outcome = tried(request, _verbs(request, where))
        if not outcome.problem:
            return done(outcome.receipt, "subgroup", **where)
    found = reads.subgroup(group, subgroup)
    if found is None:
        raise Http404(_("There is no such sub-group."))
    leading = any(p.person == by.person for p in found.coordinators)
    return page_of(
        request,
        "members/subgroup.html",
        group,
        "subgroups",
        outcome,
        s=found,
        may=ADMIT.asked(by, group).allowed,
        leads=leading or ADMIT.asked(by, group).allowed,
        there=any(p.person == by.person for p in found.now) if by.person else False,
        joins=by.person is not None and JOIN.asked(by, group).allowed,
        at=at,
    )


def _verbs(request: Visited, where: dict[str, str]) -> dict[str, Any]:
    by, post, today = request.visit.by, request.POST, request.visit.at.date()

    def version() -> int:
        return whole(post.get("version", ""), most=100_000) or 0

    def check(once: dict[str, Any]) -> Receipt:
        day = today if post.get("done") == "yes" else None
        item = whole(post.get("item", ""), most=1000) or 0
        return acts.check_term(by, version=version(), item=item, done=day, **where, **once)

    def put(once: dict[str, Any]) -> Receipt:
        items = [spoken(line) for line in post.get("items", "").splitlines() if line.strip()]
        return acts.put_terms(by, text=spoken(post.get("text", "")), items=items, **where, **once)

    def adopt(once: dict[str, Any]) -> Receipt:
        day = day_of(post.get("day", "")) or today
        return acts.adopt_terms(by, version=version(), day=day, decision=post.get("decision", ""), **where, **once)

    def enter(once: dict[str, Any]) -> Receipt:
        person = number_of(post.get("person"), 17)
        told = {k: post.get(k, "") for k in ("name", "label", "capacity")}
        return acts.enter_in_subgroup(by, person=person, **told, **where, **once)

    def end(once: dict[str, Any]) -> Receipt:
        return acts.end_subgroup(
            by, day=day_of(post.get("day", "")) or today, outcome=spoken(post.get("outcome", "")), **where, **once
        )

    return {
        "join": lambda once: acts.join_subgroup(by, **where, **once),
        "leave": lambda once: acts.leave_subgroup(by, person=number_of(post.get("person"), 17), **where, **once),
        "enter": enter,
        "put": put,
        "adopt": adopt,
        "check": check,
        "end": end,
    }


@page(get=READ, post=TRAVEL)
def travelling(request: Visited, group: str) -> HttpResponse:
    """Help with the costs of coming: totals for everybody, one's own requests for oneself (A97)."""
    group_line(group)
    by, post, at = request.visit.by, request.POST, request.visit.at
    outcome = None
    if request.method == "POST":

        def ask(_once: dict[str, Any]) -> None:
            amount = whole(post.get("amount", ""), most=999_999_999) or 0
            told = {k: post.get(k, "") for k in ("occasion", "currency", "need")}
            travel.ask(by, group=group, amount=amount, at=at, **told)

        def withdraw(_once: dict[str, Any]) -> None:
            travel.withdraw(by, group=group, request=number_of(post.get("request"), 17) or 0)

        def settle(_once: dict[str, Any]) -> None:
            granted = whole(post.get("granted", ""), most=999_999_999) or 0
            travel.settle(by, group=group, request=number_of(post.get("request"), 17) or 0, granted=granted)

        def publish(once: dict[str, Any]) -> Receipt:
            return acts.publish_need(by, group=group, currency=post.get("currency", ""), day=at.date(), **once)

        verbs = {"ask": ask, "withdraw": withdraw, "settle": settle, "publish": publish}
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "travel", group=group)
    return page_of(
        request,
        "members/travel.html",
        group,
        "money",
        outcome,
        need=reads.need(group),
        own=travel.own(by, group) if by.person else (),
        every=travel.every(by, group),
        totals=travel.totals(by, group),
        asks=by.person is not None,
    )


@page(get=READ, post=SPEND)
def fund(request: Visited, group: str) -> HttpResponse:
    """The trust fund: what was pledged, what came in, what it was used for (A140)."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def enter(once: dict[str, Any]) -> Receipt:
            kind, day = post.get("kind", ""), day_of(post.get("day", ""))
            if day is None:
                raise Problem("Say on which day.")
            return acts.enter_fund_line(
                by,
                group=group,
                kind=kind,
                amount=whole(post.get("amount", ""), most=999_999_999_999) or 0,
                currency=post.get("currency", ""),
                day=day,
                contributor=body(request) if kind == "pledge" else None,
                purpose=post.get("purpose", ""),
                source=post.get("source", ""),
                **once,
            )

        def received(once: dict[str, Any]) -> Receipt:
            day = day_of(post.get("day", "")) or request.visit.at.date()
            return acts.note_received(by, group=group, number=number_of(post.get("number")) or 0, day=day, **once)

        outcome = tried(request, {"enter": enter, "received": received})
        if not outcome.problem:
            return done(outcome.receipt, "trust-fund", group=group)
    return page_of(
        request,
        "members/fund.html",
        group,
        "money",
        outcome,
        fund=reads.fund(group),
        may=SPEND.asked(by, group).allowed,
    )
