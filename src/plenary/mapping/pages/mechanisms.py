"""Mechanisms: the list of them, and each with what it does for which issue."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.mapping import acts, keys, reads
from plenary.mapping.pages.common import number, page_of
from plenary.mapping.rights import READ, TAKE_PART
from plenary.members.typed import Tried, day_of, done, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page


@page(get=READ, post=TAKE_PART)
def mechanisms(request: Visited, group: str) -> HttpResponse:
    """Every mechanism; whoever takes part enters one."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "enter": lambda once: acts.enter_mechanism(
                    request.visit.by, group=group, language=get_language() or "en", **_told(request), **once
                )
            },
        )
        if outcome.receipt is not None:
            return done(outcome.receipt, "mapping-mechanism", group=group, mechanism=outcome.receipt.value)
    found = reads.whole(group)
    counts: dict[int, dict[str, int]] = {m.number: {} for m in found.mechanisms}
    for (issue, m), seen in found.grid.items():
        if seen.finding and found.by_number[issue].stands:
            counts[m][seen.finding] = counts[m].get(seen.finding, 0) + 1
    return page_of(
        request,
        "mapping/mechanisms.html",
        group,
        "mechanisms",
        outcome,
        mechanisms=found.mechanisms,
        counts=counts,
        kinds=reads.KINDS,
    )


def _told(request: Visited) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("name", "body", "kind", "address", "words")}


@page(get=READ, post=TAKE_PART)
def mechanism(request: Visited, group: str, mechanism: int) -> HttpResponse:
    """The entry of a mechanism, its findings, and the body that is asked to correct them. ?from leafs through the findings."""
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, mechanism))
        if not outcome.problem:
            return done(outcome.receipt, "mapping-mechanism", group=group, mechanism=mechanism)
    found = reads.mechanism(group, mechanism, first=number(request.GET.get("from")))
    if found is None:
        raise Http404(_("There is no such mechanism."))
    return page_of(
        request,
        "mapping/mechanism.html",
        group,
        "mechanisms",
        outcome,
        page=found,
        m=found.line,
        titles=reads.named(group, [c.issue for c in found.cells]),
        cited=library.cited([c.source for c in found.cells if c.source]),
        kinds=reads.KINDS,
        links=_links(request, group, found.corrections),
    )


def _links(request: Visited, group: str, some: tuple[reads.CorrectionLine, ...]) -> dict[int, str]:
    """The link of each request that is open, for whoever hands it on; nobody else sees one."""
    if not reads.may(request.visit.by, group)["order"]:
        return {}
    return {
        c.number: request.build_absolute_uri(
            reverse("mapping-correct", kwargs={"group": group, "key": keys.make(keys.CORRECTION, c.id, c.generation)})
        )
        for c in some
        if c.state in ("asked", "answered")
    }


def _verbs(request: Visited, group: str, mechanism: int) -> dict[str, Any]:
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": group, "number": mechanism}

    def ask(once: dict[str, Any]) -> Receipt:
        return acts.ask_correction(
            by,
            group=group,
            mechanism=mechanism,
            body=post.get("body", ""),
            words=post.get("words", ""),
            until=day_of(post.get("until", "")),
            **once,
        )

    def take(once: dict[str, Any]) -> Receipt:
        cells = [number(n) for n in post.getlist("cell")]
        told: dict[str, Any] = {"entry": post.getlist("entry"), "cells": cells, "reason": post.get("reason", "")}
        return acts.take_correction(by, group=group, number=number(post.get("correction")), **told, **once)

    def decline(once: dict[str, Any]) -> Receipt:
        return acts.decline_correction(
            by, group=group, number=number(post.get("correction")), reason=post.get("reason", ""), **once
        )

    return {
        "describe": lambda once: acts.describe_mechanism(
            by, seen=number(post.get("seen")), **_told(request), **where, **once
        ),
        "retire": lambda once: acts.retire_mechanism(by, reason=post.get("reason", ""), **where, **once),
        "restore": lambda once: acts.restore_mechanism(by, **where, **once),
        "checked": lambda once: acts.note_checked(
            by, group=group, mechanism=mechanism, day=day_of(post.get("day", "")), **once
        ),
        "ask": ask,
        "take": take,
        "decline": decline,
        "withdraw": lambda once: acts.withdraw_correction(
            by, group=group, number=number(post.get("correction")), **once
        ),
    }
