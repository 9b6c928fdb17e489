"""Public input: statements to agree or disagree with one by one, and the map of what the public said."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.consensus import acts, opinion_keys
from plenary.consensus import opinion_showing as showing
from plenary.consensus.reads import opinion
from plenary.consensus.rights import CANVASS, READ, TAKE_PART
from plenary.library import reads as library
from plenary.meetings.pages.common import retold
from plenary.members import reads as members
from plenary.members.show import show
from plenary.members.typed import Tried, done, group_line, instant_of, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, client_address, page
from plenary.record.problems import Problem
from plenary.record.throttle import allow

# New voters of one address: whoever has begun, or has signed in, is not held up by it.
BEGUN = {"most": 120, "seconds": 3600}
CAST = {"most": 90, "seconds": 60}  # votes of one voter
SUGGESTED = {"most": 10, "seconds": 3600}  # suggestions of one address
ZONE = "UTC"


@page(get=READ, post=CANVASS)
def canvasses(request: Visited, group: str) -> HttpResponse:
    """The lists of statements that were put to the public; the chair and the secretariat draft one."""
    group_line(group)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"draft": lambda once: _drafted(request, group, None, once)})
        if outcome.receipt is not None:
            return done(outcome.receipt, "canvass-edit", group=group, canvass=outcome.receipt.value)
    may = CANVASS.asked(request.visit.by, group).allowed
    found = opinion.canvasses(group, drafts=may)
    return _show(request, "consensus/opinion_list.html", group, outcome, canvasses=found, may=may)


def _drafted(request: Visited, group: str, old: opinion.CanvassLine | None, once: dict[str, Any]) -> Receipt:
    post = request.POST
    closes = instant_of(post.get("day", ""), post.get("hour", ""), ZONE)
    return acts.draft_canvass(
        request.visit.by,
        group=group,
        canvass=old.slug if old else "",
        title=retold(old.title, post.get("title", "")) if old else spoken(post.get("title", "")),
        words=retold(old.words, post.get("words", "")) if old else spoken(post.get("words", "")),
        closes=closes,
        suggesting=post.get("suggesting") == "yes",
        **once,
    )


@page(get=READ, post=TAKE_PART)
def canvass(request: Visited, group: str, canvass: str) -> HttpResponse:
    """The statements, the next one first; anybody suggests another."""
    found = _find(request, group, canvass)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, {"suggest": lambda once: _suggested(request, group, canvass, once)})
        if outcome.receipt is not None:
            return redirect(_back(group, canvass) + "?suggested=1#suggest")
    return _asking(request, group, found, None, outcome)


def _suggested(request: Visited, group: str, canvass: str, once: dict[str, Any]) -> Receipt:
    by = request.visit.by
    who = f"person/{by.person}" if by.person is not None else client_address(request)
    if not allow("canvass-suggest", who, **SUGGESTED):
        raise Problem("Many suggestions came from your address: wait a while, then send this one.")
    words = spoken(request.POST.get("words", ""))
    return acts.add_statement(by, group=group, canvass=canvass, words=words, **once)


@page(get=READ, post=TAKE_PART)
def vote(request: Visited, group: str, canvass: str, statement: int) -> HttpResponse:
    """One statement: agree, disagree or pass; change it; take it back. The next one follows."""
    found = _find(request, group, canvass)
    line = next((s for s in found.admitted if s.number == statement), None)
    if line is None:
        raise Http404(_("There is no such statement."))
    outcome, given = Tried(), ""
    if request.method == "POST":

        def cast(once: dict[str, Any]) -> None:
            nonlocal given
            given = _cast(request, group, found.line, statement, once)

        outcome = tried(request, {"vote": cast})
        if not outcome.problem:
            response = redirect(_back(group, canvass) + "#vote")
            if given:
                response.set_cookie(
                    opinion_keys.COOKIE,
                    given,
                    max_age=opinion_keys.LASTS,
                    path=f"/groups/{group}/canvasses/",
                    secure=request.is_secure(),
                    httponly=True,
                    samesite="Lax",
                )
            return response
    return _asking(request, group, found, line, outcome)


def _cast(request: Visited, group: str, line: opinion.CanvassLine, statement: int, once: dict[str, Any]) -> str:
    """Take the vote; the key that the browser is to keep, where it has none yet."""
    by, kept = request.visit.by, request.COOKIES.get(opinion_keys.COOKIE, "")
    key, given = opinion_keys.read_key(kept), ""
    if by.person is None and not key:
        if not allow("canvass", client_address(request), **BEGUN):
            raise Problem("Many have begun to vote from your address: wait a while, or sign in.")
        given = opinion_keys.new_key()
        key = opinion_keys.read_key(given)
    if not allow("canvass-vote", opinion_keys.holder(line.id, person=by.person, key=key), **CAST):
        raise Problem("That was very fast: wait a minute, then go on.")
    acts.vote(
        by,
        group=group,
        canvass=line.slug,
        statement=statement,
        value=request.POST.get("value", ""),
        key=key,
        declared=request.POST.get("declared", ""),
        at=once["at"],
    )
    return given


def _asking(
    request: Visited, group: str, found: opinion.CanvassPage, line: opinion.StatementLine | None, outcome: Tried
) -> HttpResponse:
    by, at = request.visit.by, request.visit.at
    key = opinion_keys.read_key(request.COOKIES.get(opinion_keys.COOKIE, ""))
    own = opinion.own(by, found.line.id, key)
    if found.line.taking(at) and line is None:
        who = opinion_keys.holder(found.line.id, person=by.person, key=key) or f"{at:%H%M}"
        left = [s for s in found.admitted if s.number not in own.answers]
        line = min(left, key=lambda s: _shuffled(who, s.number), default=None)
    seated = by.person is not None and any(s.key == members.seat_of(by.person, group)[0] for s in members.seats(group))
    return _show(
        request,
        "consensus/opinion_canvass.html",
        group,
        outcome,
        canvass=found.line,
        statements=found.admitted,
        declined=[s for s in found.statements if s.state == "declined"],
        ask=line if found.line.taking(at) else None,
        own=own,
        taken=opinion.taken_part(found.line.id) if found.line.state == "open" else 0,
        groups=() if seated else members.stakeholder_groups(group),
        suggested=request.GET.get("suggested") == "1",
        may=CANVASS.asked(by, group).allowed,
    )


def _shuffled(who: str, number: int) -> bytes:
    """Each voter meets the statements in an order of her own: none is always the last, where few arrive."""
    return sha256(f"{who}|{number}".encode()).digest()


@page(get=READ)
def result(request: Visited, group: str, canvass: str) -> HttpResponse:
    """The map: what all groups share, what each stands for, who stands where. Advisory."""
    found = _find(request, group, canvass)
    told = found.line.result
    known = showing.figures(told)
    agreed, refused = showing.shared(known)
    return _show(
        request,
        "consensus/opinion_map.html",
        group,
        Tried(),
        canvass=found.line,
        words={s.number: s.words for s in found.statements},
        told=told,
        marks=showing.marks(told, request.visit.language.startswith("ar")),
        figures=known,
        agreed=agreed,
        refused=refused,
        keys=[showing.shape(n, 8, 8, 5) for n in range(5)],
        shades=showing.SHADES,
        stakeholders={g.code: g.name for g in members.stakeholder_groups(group)},
        may=CANVASS.asked(request.visit.by, group).allowed,
    )


@page(get=CANVASS, post=CANVASS)
def edit(request: Visited, group: str, canvass: str) -> HttpResponse:
    """Title, words and end; the statements and what was suggested; opening and closing."""
    found = _find(request, group, canvass)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "canvass": canvass}

        def judged(state: str) -> Any:
            number = whole(post.get("statement", "")) or 0
            return lambda once: acts.judge_statement(
                by, statement=number, state=state, reason=post.get("reason", ""), **where, **once
            )

        verbs = {
            "draft": lambda once: _drafted(request, group, found.line, once),
            "add": lambda once: acts.add_statement(
                by, words=spoken(post.get("statement_words", "")), source=post.get("source", ""), **where, **once
            ),
            "admit": lambda once: judged("admitted")(once),
            "decline": lambda once: judged("declined")(once),
            "open": lambda once: acts.open_canvass(by, **where, **once),
            "close": lambda once: acts.close_canvass(by, **where, **once),
            "map": lambda once: acts.order_map(by, at=once["at"], **where),
        }
        outcome = tried(request, verbs)
        if not outcome.problem:
            at = {"add": "statements", "admit": "suggested", "decline": "statements"}.get(post.get("do", ""), "")
            return done(outcome.receipt, "canvass-edit", at, **where)
        found = _find(request, group, canvass)
    return _show(
        request,
        "consensus/opinion_edit.html",
        group,
        outcome,
        canvass=found.line,
        statements=found.statements,
        taken=opinion.taken_part(found.line.id) if found.line.state == "open" else 0,
        jobs=library.jobs(f"canvass/{group}/{canvass}", count=1) if found.line.state == "closed" else (),
    )


def _find(request: Visited, group: str, canvass: str) -> opinion.CanvassPage:
    """A list of statements; one that is being drafted is shown only to who drafts it. Raises Http404."""
    found = opinion.canvass(group, canvass)
    if found is None or (found.line.state == "draft" and not CANVASS.asked(request.visit.by, group).allowed):
        raise Http404(_("There is no such list of statements."))
    return found


def _back(group: str, canvass: str) -> str:
    return redirect("canvass", group=group, canvass=canvass)["Location"]


def _show(request: Visited, template: str, group: str, outcome: Tried, **context: Any) -> HttpResponse:
    return show(
        request,
        template,
        status=outcome.status,
        group=group,
        here="inputs",
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        **context,
    )
