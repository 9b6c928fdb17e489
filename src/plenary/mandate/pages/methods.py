"""Working methods: what stands and what the rules read of it; each version beside the one before; the checklist."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate import acts, reads
from plenary.mandate.pages.common import kept_words, page_of
from plenary.mandate.reads import methods as reading
from plenary.mandate.reads.methods import VersionLine
from plenary.mandate.rights import METHODS, READ
from plenary.mandate.typed import Tried, Verb, day_of, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem
from plenary.rules import methods as rule

SPARE = 3  # empty points below those that stand, for new ones
VALUE = (
    "value-"  # before the name of each value in the form: "decision" alone is the decision by which they were agreed
)


@page(get=READ, post=METHODS)
def methods(request: Visited, group: str) -> HttpResponse:
    """What stands, as text and as values; where it was decided; every version; the checklist."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        verbs: dict[str, Verb] = {
            "settle": partial(_settle, request, group),
            "put": partial(_put, request, group),
            "follow": partial(_follow, request, group),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "mandate-methods", group=group)
    versions = reading.versions(group)
    checklist = reading.modalities(group)
    before = reads.predecessors(group)
    theirs = reading.versions(before[0]) if before else ()
    return page_of(
        request,
        "methods.html",
        group,
        "methods",
        outcome,
        now=versions[0] if versions else None,
        standing=reading.methods(group),
        versions=versions,
        checklist=checklist,
        complete=reading.complete(checklist),
        predecessor=theirs[0] if theirs and not versions else None,
    )


@page(get=READ)
def version(request: Visited, group: str, number: int) -> HttpResponse:
    """One version beside the one before it, word by word, with the values that changed."""
    group_line(group)
    before = reads.predecessors(group)[:1]
    known = reading.versions(group, *before)
    found = next((v for v in known if v.group == group and v.number == number), None)
    if found is None:
        raise Http404(_("There is no such version."))
    other = reading.before(found, known)
    return page_of(
        request,
        "version.html",
        group,
        "methods",
        v=found,
        other=other,
        changes=reading.changed(found, other),
        lines=reading.redlined(found, other, get_language() or "en") if other else (),
    )


@page(get=METHODS, post=METHODS)
def edit(request: Visited, group: str) -> HttpResponse:
    """Another version is entered, with the decision by which the group decided it."""
    group_line(group)
    versions = reading.versions(group)
    now = versions[0] if versions else None
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"adopt": lambda once: _adopt(request, group, now, once)})
        if not outcome.problem:
            return done(outcome.receipt, "mandate-methods", group=group)
    standing = reading.methods(group)
    return page_of(
        request,
        "methods_edit.html",
        group,
        "methods",
        outcome,
        now=now,
        standing=standing,
        values=rule.plain(standing),
        choices=rule.CHOICES,
        yes_no=rule.YES_NO,
        numbers=rule.NUMBERS,
        spare=SPARE,
        value=VALUE,
    )


def _adopt(request: Visited, group: str, now: VersionLine | None, once: dict[str, Any]) -> Receipt:
    post = request.POST
    typed = {name: post[at] for name in rule.plain(rule.DEFAULT) if (at := VALUE + name) in post}
    values: dict[str, Any] = {name: typed[name] for name in rule.CHOICES if name in typed}
    values |= {name: typed[name] == "yes" for name in rule.YES_NO if name in typed}
    called = {
        "lead": _("A silence procedure takes at least, hours"),
        "member_time": _("A member speaks for, seconds"),
        "observer_time": _("An observer speaks for, seconds"),
    }
    for name, (least, most) in rule.NUMBERS.items():
        if (found := whole(typed.get(name, ""), least=least, most=most, field=called[name])) is not None:
            values[name] = found
    return acts.adopt_methods(
        request.visit.by,
        group=group,
        points=_points(request, now),
        values=values,
        precedence=kept_words(post.get("precedence", ""), now.precedence if now else None),
        how=post.get("how", "agreed"),
        decision=post.get("decision", ""),
        reason=spoken(post.get("reason", "")),
        day=day_of(post.get("day", "")),
        seen=whole(post.get("seen", "")),
        **once,
    )


def _points(request: Visited, now: VersionLine | None) -> list[dict[str, Any]]:
    """The points as typed, each with its key; one that was emptied falls away, but its words in other languages count."""
    post = request.POST
    kept = {p.key: p for p in (now.points if now else ())}
    made = []
    for place in range(1, min(whole(post.get("rows", "")) or 0, 120) + 1):
        text = post.get(f"point-{place}", "").strip()
        if not text:
            continue
        key = whole(post.get(f"key-{place}", "")) or 0
        was = kept[key].text if key in kept else None
        made.append({"key": key, "text": kept_words(text, was), "source": post.get(f"source-{place}", "")})
    return made


def _settle(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    number = whole(post.get("number", ""))
    if number is None:
        raise Problem("Choose which one is meant.")
    return acts.settle_modality(
        request.visit.by,
        group=group,
        number=number,
        state=post.get("state", ""),
        amended=spoken(post.get("amended", "")),
        decision=post.get("decision", ""),
        reason=spoken(post.get("reason", "")),
        **once,
    )


def _put(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    points = [
        (spoken(line.strip()), post.get("source", "")) for line in post.get("points", "").splitlines() if line.strip()
    ]
    if not points:
        raise Problem("Write what is suggested.")
    return acts.put_modalities(request.visit.by, group=group, points=points, **once)


def _follow(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post = request.POST
    return acts.take_over_methods(
        request.visit.by,
        group=group,
        decision=post.get("decision", ""),
        reason=spoken(post.get("reason", "")),
        **once,
    )
