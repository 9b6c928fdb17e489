"""Nominations: where each stakeholder group stands, the form of its focal point, one nomination with its steps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.members import acts, reads
from plenary.members.pages.common import body, end_of, page_of
from plenary.members.rights import APPOINT, CALL, FOCAL, MERGE, READ, STAND
from plenary.members.typed import day_of, done, group_line, spoken, tried, whole
from plenary.record.actor import NOBODY, Forbidden
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.rules.regions import GROUPS

CAPACITIES = ("member", "alternate", "chair")


@page(get=READ, post=FOCAL)
def nominations(request: Visited, group: str) -> HttpResponse:
    """The call, and how far each stakeholder group is: public (A74)."""
    zone = group_line(group).zone
    by, post, at = request.visit.by, request.POST, request.visit.at
    outcome = None
    if request.method == "POST":
        where = {"group": group}

        def phase(once: dict[str, Any]) -> Any:
            told = {k: post.get(k, "") for k in ("part", "state", "rules")}
            return acts.set_phase(by, closes=end_of(post.get("closes", ""), zone), **told, **where, **once)

        def open_(once: dict[str, Any]) -> Any:
            closes = end_of(post.get("closes", ""), zone)
            return acts.open_nominations(by, text=spoken(post.get("text", "")), closes=closes, **where, **once)

        outcome = tried(
            request, {"phase": phase, "open": open_, "close": lambda once: acts.close_nominations(by, **where, **once)}
        )
        if not outcome.problem:
            return done(outcome.receipt, "nominations", group=group)
    call = reads.nominations(group, after=number_of(request.GET.get("after")) or 0)
    held = reads.acts_for(by, group, at)
    return page_of(
        request,
        "members/nominations.html",
        group,
        "nominations",
        outcome,
        call=call,
        takes=call.takes(at) if call else False,
        more=call.nominations[-1].number if call and len(call.nominations) == reads.PAGE else 0,
        zone=zone,
        mine={p.part for p in call.phases if reads.may_act_for(held, p.part)} if call else set(),
        nominates=bool(held),
        calls=CALL.asked(by, group).allowed,
        selection=reads.standing_rule(group, "selection"),
    )


@page(get=READ, post=FOCAL)
def nominate(request: Visited, group: str) -> HttpResponse:
    """The form of whoever may nominate: a focal point for her own group, the secretariat for all (X18).

    Somebody who is here already is chosen on her own page (`?person=`), or among those of the name that was typed.
    """
    group_line(group)
    by, post, at = request.visit.by, request.POST, request.visit.at
    outcome = None
    asked: tuple[reads.Namesake, ...] = ()
    call = reads.nominations(group)
    held = reads.acts_for(by, group, at)
    # Who is meant was asked of one name: it is no answer for another one that was typed since.
    renamed = "asked" in post and post["asked"] != post.get("name", "")
    if request.method == "POST":

        def do(once: dict[str, Any]) -> Any:
            if not held:
                raise Forbidden(FOCAL, FOCAL.reason)
            part, region = post.get("part", ""), post.get("region", "")
            if not reads.may_act_for(held, part, region):
                raise Problem("You act for another stakeholder or regional group: choose the one that is yours.")
            told = {k: post.get(k, "") for k in ("name", "country", "email", "statement", "proposed_by")}
            capacity = post.get("capacity", "member")
            person = number_of(post.get("person"), 17) if not renamed else None
            if (renamed or "person" not in post) and reads.namesakes(told["name"]):
                raise Problem("Somebody of that name is here already: choose below whether she is meant.")
            return acts.nominate(
                by,
                group=group,
                part=part,
                capacity=capacity,
                person=person or None,
                language=request.visit.language,
                organisation=body(request),
                region=region if region in GROUPS else "",
                **told,
                **once,
            )

        outcome = tried(request, {"nominate": do})
        if not outcome.problem and outcome.receipt is not None:
            return done(outcome.receipt, "nomination", group=group, number=outcome.receipt.value)
        asked = reads.namesakes(post.get("name", "")) if held else ()
    named = request.GET.get("person") if request.method == "GET" else None if renamed else post.get("person")
    chosen = number_of(named, 17) if held and call else None
    return page_of(
        request,
        "members/nomination_new.html",
        group,
        "nominations",
        outcome,
        call=call,
        may=bool(held),
        signed_in=by != NOBODY,
        parts=[p for p in call.phases if any(code in ("*", p.part) for code, _region in held)] if call else [],
        capacities=CAPACITIES,
        namesakes=asked,
        chosen=reads.whoever(chosen) if chosen else None,
        renamed=renamed,
    )


@page(get=READ, post=STAND)
def nomination(request: Visited, group: str, number: int) -> HttpResponse:
    """One nomination: her answer, her group's choice, her appointment."""
    group_line(group)
    by, post, at = request.visit.by, request.POST, request.visit.at
    outcome = None
    where: dict[str, Any] = {"group": group, "number": number}
    if request.method == "POST":

        def answer(accepts: bool) -> Any:
            return lambda once: acts.answer_nomination(by, accepts=accepts, how=post.get("how", ""), **where, **once)

        def end(state: str) -> Any:
            return lambda once: acts.end_nomination(by, state=state, reason=post.get("reason", ""), **where, **once)

        def amend(once: dict[str, Any]) -> Any:
            told = {k: post.get(k, "") for k in ("name", "country", "email", "statement", "proposed_by", "capacity")}
            region = post.get("region", "")
            region = region if region in GROUPS else ""
            told["language"] = request.visit.language
            return acts.amend_nomination(by, organisation=body(request), region=region, **told, **where, **once)

        def appoint(once: dict[str, Any]) -> Any:
            return acts.appoint(
                by,
                since=day_of(post.get("since", "")) or at.date(),
                seat=whole(post.get("seat", ""), most=10_000, field=_("Seat")),
                source=post.get("source", ""),
                same=number_of(post.get("same"), 17) or 0,
                **where,
                **once,
            )

        outcome = tried(
            request,
            {
                "accept": answer(True),
                "decline": answer(False),
                "amend": amend,
                "withdraw": end("withdrawn"),
                "not-chosen": end("not-chosen"),
                "choose": lambda once: acts.choose(by, **where, **once),
                "appoint": appoint,
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "nomination", **where)
    found = reads.nomination(group, number)
    if found is None:
        raise Http404(_("There is no such nomination."))
    return page_of(
        request,
        "members/nomination.html",
        group,
        "nominations",
        outcome,
        n=found,
        herself=by.person is not None and by.person == found.person,
        mine=reads.may_act_for(reads.acts_for(by, group, at), found.part, found.region),
        appoints=(appoints := APPOINT.asked(by, group).allowed),
        known=reads.nominee_known(group, number)
        if appoints and found.state == "chosen" and MERGE.asked(by).allowed
        else None,
        capacities=CAPACITIES,
    )


@page(get=READ, post=STAND, keyed=True)
def answer(request: Visited, group: str, key: str) -> HttpResponse:
    """A nominee answers by the link that was mailed to her, without an account. Opening it answers nothing."""
    group_line(group)
    number = reads.nominee_of(group, key)
    found = reads.nomination(group, number) if number else None
    if found is None:
        raise Http404(_("This link opens nothing any more. Ask your focal point."))
    outcome = None
    if request.method == "POST":

        def say(accepts: bool) -> Any:
            same = number_of(request.POST.get("same"), 17) or 0
            told: dict[str, Any] = {"group": group, "key": key, "accepts": accepts, "same": same}
            return lambda once: acts.answer_by_link(request.visit.by, **told, **once)

        outcome = tried(request, {"accept": say(True), "decline": say(False)})
        if not outcome.problem and reads.nominee_of(group, key) is None:  # it is hers now, and she signs in elsewhere
            return done(outcome.receipt, "nomination", group=group, number=found.number)
        if not outcome.problem:
            return done(outcome.receipt, "nomination-answer", group=group, key=key)
    fresh = found.state == "nominated" and not found.accepted
    known = reads.nominee_known(group, found.number, request.visit.by.person) if fresh else None
    return page_of(request, "members/answer.html", group, "nominations", outcome, n=found, known=known)
