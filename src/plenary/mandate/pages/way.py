"""The way of a group and its output through the bodies above; how the group comes into being; a body; a group is founded."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate import acts, reads
from plenary.mandate.dating import today_at
from plenary.mandate.pages import stages
from plenary.mandate.pages.common import body_named, lines_of, page_of
from plenary.mandate.reads import bodies, sources
from plenary.mandate.reads.calendar import calendar
from plenary.mandate.reads.groups import mark_of
from plenary.mandate.rights import KEEP, PASS_ON, READ, TERMS
from plenary.mandate.show import show
from plenary.mandate.typed import Tried, Verb, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem
from plenary.rules import ordinals, receiving


@page(get=READ, post=PASS_ON)
def way(request: Visited, group: str) -> HttpResponse:
    """Who receives what the group makes, by which verb, when and in which document: planned and as it was."""
    line = group_line(group)
    outcome = Tried()
    if request.method == "POST":
        verbs: dict[str, Verb] = {
            "plan": partial(_plan, request, group),
            "met": partial(_met, request, group),
            "drop": partial(_drop, request, group),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "mandate-way", group=group)
    stops = bodies.stops(group)
    return page_of(
        request,
        "way.html",
        group,
        "way",
        outcome,
        stops=stops,
        standing=bodies.standing(stops, today_at(line.zone, request.visit.at)),
        needed=bodies.needed(stops),
        names={s.number: s.body.name for s in stops},
        bodies=bodies.bodies(),
        verbs=tuple(receiving.VERBS),
        roles=receiving.ROLES,
    )


@page(get=READ, post=KEEP)
def establishing(request: Visited, group: str) -> HttpResponse:
    """How the group comes into being, in numbered steps, each with its date and how it stands."""
    line = group_line(group)
    outcome = Tried()
    if request.method == "POST":
        verbs: dict[str, Verb] = {
            "step": partial(_step, request, group),
            "stages": partial(stages.sent, request, group),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "mandate-establishing", group=group)
    today = today_at(line.zone, request.visit.at)
    steps = [(s, s.date.standing(today) if s.date else None) for s in bodies.establishing(group)]
    dates = [(m.number, m.label) for m in calendar(group)]
    rail = reads.rail(group)
    typed = request.POST if outcome.kept == "stages" else None
    return page_of(
        request,
        "establishing.html",
        group,
        "establishing",
        outcome,
        steps=steps,
        dates=dates,
        stages=rail,
        form=stages.form(rail, typed, late=outcome.late),
        meanwhile=outcome.late and outcome.kept == "stages",
        seen=mark_of(rail) if typed is None or outcome.late else typed.get("seen", ""),
    )


@page(get=READ, post=KEEP)
def succession(request: Visited, group: str) -> HttpResponse:
    """What was before, what was taken over from it, and what later groups took over from here."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"take": lambda once: _take(request, group, once)})
        if not outcome.problem:
            return done(outcome.receipt, "mandate-succession", group=group)
    found = reads.overview(group)
    return page_of(
        request,
        "succession.html",
        group,
        "succession",
        outcome,
        g=found,
        taken=sources.taken(group),
        taken_up=sources.taken_up(group),
        earlier=sources.earlier(group),
        shorts={line.slug: line.short for line in reads.groups()},
    )


@page(get=READ, post=KEEP)
def body(request: Visited, body: str) -> HttpResponse:
    """A body above the groups: its own mandate, its sessions, the groups inside it, what it does with each (A183)."""
    outcome = Tried()
    found = bodies.body(body)
    if found is None:
        raise Http404(_("There is no such body."))
    if request.method == "POST":
        short = found.line.short
        verbs: dict[str, Verb] = {
            "point": partial(_point, request, short),
            "session": partial(_session, request, short),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "body", body=body)
    language = get_language() or "en"
    return show(
        request,
        "mandate/body.html",
        status=outcome.status,
        here="home",
        body=found,
        named={s.ordinal: ordinals.session(s.ordinal, language) for s in found.sessions},
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        may=KEEP.asked(request.visit.by).allowed,
        approving=[v for v, yes in receiving.VERBS.items() if yes],
    )


@page(get=TERMS, post=TERMS)
def found(request: Visited) -> HttpResponse:
    """Found a group: its name, the body above it, its mandate; the rest is entered on its own pages."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"found": lambda once: _found(request, once)})
        if not outcome.problem and outcome.receipt is not None:
            slug = outcome.receipt.object.removeprefix("group/")
            return done(outcome.receipt, "mandate", group=slug)
    return show(
        request,
        "mandate/found.html",
        status=outcome.status,
        here="home",
        problem=outcome.problem,
        posted=request.POST if outcome.problem else {},
        bodies=bodies.bodies(),
        where=request.build_absolute_uri(reverse("home")),
    )


def _plan(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.plan_stop(
        request.visit.by,
        group=group,
        role=post.get("role", ""),
        verb=post.get("verb", ""),
        output=spoken(post.get("output", "")),
        about=post.get("about", ""),
        follows=whole(post.get("follows", "")),
        lead=whole(post.get("lead", ""), most=1000, field=_("Days before its session by which the document must be in"))
        or 0,
        text=spoken(post.get("text", "")),
        symbol=post.get("symbol", ""),
        **body_named(request),
        **once,
    )


def _number(request: Visited) -> int:
    found = whole(request.POST.get("number", ""))
    if found is None:
        raise Problem("Choose which one is meant.")
    return found


def _met(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.meet_stop(
        request.visit.by,
        group=group,
        number=_number(request),
        verb=post.get("verb", ""),
        text=spoken(post.get("text", "")),
        symbol=post.get("symbol", ""),
        note=spoken(post.get("note", "")),
        **once,
    )


def _drop(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    reason = request.POST.get("reason", "")
    return acts.drop_stop(request.visit.by, group=group, number=_number(request), reason=reason, **once)


def _step(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.plan_establishing(
        request.visit.by,
        group=group,
        label=spoken(post.get("label", "")),
        who=spoken(post.get("who", "")),
        symbol=post.get("symbol", ""),
        date_number=whole(post.get("date", "")),
        **once,
    )


def _take(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.take_over(
        request.visit.by,
        group=group,
        kind=post.get("kind", ""),
        items=lines_of(post.get("items", "")),
        decision=post.get("decision", ""),
        **once,
    )


def _point(request: Visited, short: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.enter_body_point(
        request.visit.by,
        body=short,
        label=spoken(post.get("label", "")),
        text=spoken(post.get("text", "")),
        symbol=post.get("symbol", ""),
        **once,
    )


def _session(request: Visited, short: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    ordinal = whole(post.get("ordinal", ""), least=1, most=999, field=_("Number of the session"))
    if ordinal is None:
        raise Problem("Say which session it is, by its number.")
    return acts.enter_session(
        request.visit.by,
        body=short,
        ordinal=ordinal,
        text=spoken(post.get("text", "")),
        place=post.get("place", ""),
        symbol=post.get("symbol", ""),
        **once,
    )


def _found(request: Visited, once: dict[str, Any]) -> Receipt:
    post = request.POST
    short = " ".join(post.get("short", "").split())
    slug = post.get("slug", "").strip() or slugify(short)[:60]
    if any(line.slug == slug for line in reads.groups()) and not once["token"]:
        raise Problem("There is a group at this address already: choose another one.")
    named = body_named(request)
    kept = next((b.name for b in bodies.bodies() if b.short == named["body"]), named["name"])
    receipt = acts.found_group(
        request.visit.by,
        slug=slug,
        short=short[:60],
        name=spoken(" ".join(post.get("name", "").split())),
        purpose=spoken(post.get("purpose", "").strip()),
        parent=(named["body"][:40], kept),
        predecessor=post.get("predecessor", ""),
        resolution=post.get("resolution", "").strip()[:80],
        paragraph=post.get("paragraph", "").strip()[:40],
        zone=post.get("zone", "").strip(),
        **once,
    )
    if not receipt.entry:
        raise Problem("There is a group at this address already: choose another one.")
    return receipt
