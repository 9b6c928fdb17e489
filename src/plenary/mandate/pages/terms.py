"""The terms of a group are amended, in each language; its work ends, or is opened again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.mandate import acts
from plenary.mandate.pages.common import body_named, page_of, years
from plenary.mandate.reads import Overview, amended, bodies, sources
from plenary.mandate.reads.sources import AmendmentLine
from plenary.mandate.rights import TERMS
from plenary.mandate.typed import Tried, Verb, done, group_line, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page

TEXTS = ("short", "resolution", "paragraph", "zone")
WORDS = ("name", "purpose", "reports_to")


@page(get=TERMS, post=TERMS)
def terms(request: Visited, group: str) -> HttpResponse:
    """The terms are amended; the group's work ends, or is opened again."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        verbs: dict[str, Verb] = {
            "amend": partial(_amend, request, group),
            "place": partial(_place, request, group),
            "close": partial(_close, request, group),
            "reopen": partial(_reopen, request, group),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            return done(outcome.receipt, "mandate", group=group)
    g, past = years(group), sources.amendments(group)
    last, seen = (past[0].number if past else 0), _seen(request)
    before = last if seen is None else seen
    return page_of(
        request,
        "terms.html",
        group,
        "mandate",
        outcome,
        g=g,
        form=_form(request, g, past, before) if outcome.kept == "amend" else _shown(_terms(g)),
        tongues=_tongues(),
        newer={(n, code): amended.newer(n, code, getattr(g, n), past) for n in WORDS for code in getattr(g, n)},
        seen=last if outcome.late else before if outcome.problem else last,
        meanwhile=[one for one in past if one.number > before] if outcome.late else [],
        amendments=past,
        bodies=bodies.bodies(),
    )


def _tongues() -> list[str]:
    """The languages of the forms, the reader's first."""
    mine = get_language() or "en"
    return [mine, *(code for code, _name in settings.LANGUAGES if code != mine)]


def _seen(request: Visited) -> int | None:
    return number_of(request.POST.get("seen"))


def _terms(g: Overview) -> dict[str, Any]:
    return {name: getattr(g, name) for name in (*TEXTS, *WORDS)}


def _shown(told: Mapping[str, Any]) -> dict[str, str]:
    """Terms as the fields of the form hold them: "purpose-fr", and the reader's own language as "purpose"."""
    mine = get_language() or "en"
    held = {name: str(told[name]) for name in TEXTS}
    for name in WORDS:
        held |= {_field(name, code, mine): told[name].get(code, "") for code in _tongues()}
    return held


def _field(name: str, code: str, mine: str) -> str:
    return name if code == mine else f"{name}-{code}"


def _form(request: Visited, g: Overview, past: tuple[AmendmentLine, ...], seen: int) -> dict[str, str]:
    """What she typed stays; a field that she left as it was holds what stands there by now."""
    now, stood = _shown(_terms(g)), _shown(amended.base(_terms(g), past, seen))
    typed = {name: _plain(request.POST[name]) for name in now if name in request.POST}
    return {name: now[name] if typed.get(name, stood[name]) == _plain(stood[name]) else typed[name] for name in now}


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _amend(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post, g, mine = request.POST, years(group), get_language() or "en"
    told: dict[str, Any] = {name: post[name] for name in TEXTS if name in post}
    for name in WORDS:
        fields = {code: _field(name, code, mine) for code in _tongues()}
        told[name] = getattr(g, name) | {code: _plain(post[one]) for code, one in fields.items() if one in post}
    return acts.amend_group(
        request.visit.by,
        group=group,
        terms=told,
        reason=spoken(post.get("reason", "")),
        decision=post.get("decision", ""),
        seen=_seen(request),
        **once,
    )


def _place(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    post, named = request.POST, body_named(request)
    return acts.place_group(
        request.visit.by,
        group=group,
        parent=(named["body"], named["name"]),
        predecessor=post.get("predecessor", ""),
        reason=spoken(post.get("reason", "")),
        decision=post.get("decision", ""),
        seen=_seen(request),
        **once,
    )


def _close(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    return acts.close_group(request.visit.by, group=group, outcome=spoken(request.POST.get("outcome", "")), **once)


def _reopen(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    return acts.reopen_group(request.visit.by, group=group, reason=spoken(request.POST.get("reason", "")), **once)
