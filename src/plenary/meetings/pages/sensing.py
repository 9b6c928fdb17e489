"""The sense of the room, breakout groups, questions to the chair, the screen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.meetings import acts
from plenary.meetings.pages.common import find, page_of, retold
from plenary.meetings.reads import items, sensing
from plenary.meetings.rights import ATTEND, QUESTION, READ, RUN, TAKE_PART
from plenary.members.reads import class_in, people_of
from plenary.members.typed import Tried, done, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Conflict, Problem


@page(get=READ, post=RUN)
def polls(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The questions to the room, open and closed."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
        outcome = tried(
            request,
            {
                "open": lambda once: acts.open_poll(
                    by,
                    kind=post.get("kind", ""),
                    question=spoken(post.get("question", "")),
                    options=[spoken(line) for line in post.get("options", "").splitlines() if line.strip()],
                    who=post.get("who", "members"),
                    **where,
                    **once,
                ),
                "close": lambda once: acts.close_poll(by, poll=whole(post.get("poll", "")) or 0, **where, **once),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "polls", **where)
    return page_of(
        request,
        "meetings/polls.html",
        now,
        "polls",
        outcome,
        polls=sensing.polls(now.meeting.id),
        may=RUN.asked(request.visit.by, group).allowed,
    )


@page(get=READ, post=TAKE_PART)
def poll(request: Visited, group: str, meeting: str, poll: int) -> HttpResponse:
    """Show something while the question is open, change it, take it back; afterwards what the room showed."""
    now = find(group, meeting)
    found = sensing.poll(now.meeting.id, poll)
    if found is None:
        raise Http404(_("There is no such question to the room."))
    by, where = request.visit.by, {"group": group, "meeting": meeting}
    outcome = Tried()
    if request.method == "POST":

        def show_it(once: dict[str, Any]) -> None:
            value = request.POST.get("value", "")
            if found.kind == "preference" and value == "order":
                value = _order(request, len(found.options))
            acts.mark(by, poll=poll, value=value, at=once["at"], **where)

        outcome = tried(request, {"mark": show_it})
        if not outcome.problem:
            return redirect("poll", group=group, meeting=meeting, poll=poll)
    return page_of(
        request,
        "meetings/poll.html",
        now,
        "polls",
        outcome,
        poll=found,
        own=sensing.own_mark(by, group, now.meeting.id, poll),
        member=class_in(by, group) == "member",
        may=by.person is not None and TAKE_PART.asked(by, group).allowed,
    )


def _order(request: Visited, options: int) -> str:
    """The options in the order of the places that were typed. Raises Problem for a place given twice."""
    places: list[tuple[int, int]] = []
    for option in range(options):
        place = whole(request.POST.get(f"place_{option}", ""), least=1, most=options)
        if place is not None:
            places.append((place, option))
    if len({place for place, _option in places}) != len(places):
        raise Problem("Give each option a place of its own.")
    if not places:
        raise Problem("Give at least one option a place.")
    return ",".join(str(option) for _place, option in sorted(places))


@page(get=READ, post=RUN)
def breakouts(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The breakout groups with who leads them, and their rooms."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        post, where = request.POST, {"group": group, "meeting": meeting}
        outcome = tried(
            request,
            {
                "set": lambda once: acts.set_up_breakout(
                    request.visit.by, title=spoken(post.get("title", "")), **_set_up(post), **where, **once
                )
            },
        )
        if not outcome.problem:
            number = outcome.receipt.value if outcome.receipt else 0
            return done(outcome.receipt, "breakout", number=number, **where)
    may = RUN.asked(request.visit.by, group).allowed
    return page_of(
        request,
        "meetings/breakouts.html",
        now,
        "breakouts",
        outcome,
        breakouts=sensing.breakouts(now.meeting.id),
        people=people_of(group) if may else (),
        items=items.items(now.meeting.id) if may else (),
        may=may,
        joins=ATTEND.asked(request.visit.by, group).allowed,
    )


def _set_up(post: Any) -> dict[str, Any]:
    """What the form of a breakout group gives, beside its title."""
    return {
        "lead": post.get("lead", ""),
        "lead_person": whole(post.get("lead_person", "")),
        "room": post.get("room", ""),
        "join": post.get("join", ""),
        "item": whole(post.get("item", "")),
    }


@page(get=READ, post=ATTEND)
def breakout(request: Visited, group: str, meeting: str, number: int) -> HttpResponse:
    """One breakout group: its notes, and what it brings to plenary. Its lead, the chair and the secretariat write."""
    now = find(group, meeting)
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
    found = _breakout(now.meeting.id, number)
    outcome = Tried()
    newer = False
    if request.method == "POST":

        def notes(once: dict[str, Any]) -> Receipt:
            nonlocal newer
            try:
                version = whole(post.get("version", "")) or 0
                return acts.save_notes(
                    by, breakout=number, notes=post.get("notes", ""), version=version, **where, **once
                )
            except Conflict:
                newer = True
                raise

        outcome = tried(
            request,
            {
                "notes": notes,
                "piece": lambda once: acts.put_piece(
                    by,
                    breakout=number,
                    kind=post.get("kind", ""),
                    text=post.get("text", ""),
                    number=whole(post.get("piece", "")),
                    **where,
                    **once,
                ),
                "set": lambda once: acts.set_up_breakout(
                    by,
                    number=number,
                    title=retold(found.title, post.get("title", "")),
                    **_set_up(post),
                    **where,
                    **once,
                ),
                "report": lambda once: acts.report_breakout(by, breakout=number, **where, **once),
                "back": lambda once: acts.report_breakout(by, breakout=number, back=True, **where, **once),
            },
        )
        if not outcome.problem:
            at = {"notes": "h-notes", "piece": "h-brings"}.get(post.get("do", ""), "")
            return done(outcome.receipt, "breakout", at, number=number, **where)
        found = _breakout(now.meeting.id, number)
    runs = RUN.asked(by, group).allowed
    return page_of(
        request,
        "meetings/breakout.html",
        now,
        "breakouts",
        outcome,
        b=found,
        newer=newer,
        runs=runs,
        people=people_of(group) if runs else (),
        items=items.items(now.meeting.id) if runs else (),
        may=runs or (by.person is not None and by.person == found.lead_person),
        joins=ATTEND.asked(by, group).allowed,
    )


def _breakout(meeting: int, number: int) -> sensing.BreakoutPage:
    found = next((b for b in sensing.breakouts(meeting) if b.number == number), None)
    if found is None:
        raise Http404(_("There is no such breakout group."))
    return found


@page(get=READ, post=RUN)
def merge(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What the breakout groups bring, side by side: plenary takes it, merges it, or leaves it (A41)."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        post, where = request.POST, {"group": group, "meeting": meeting}

        def decide(once: dict[str, Any]) -> Receipt:
            return acts.decide_piece(
                request.visit.by,
                piece=_pair(post.get("piece", "")) or (0, 0),
                state=post.get("state", ""),
                into=_pair(post.get("into", "")),
                final=post.get("together" if post.get("state") == "merged" else "final", ""),
                reason=post.get("reason", ""),
                **where,
                **once,
            )

        outcome = tried(request, {"decide": decide})
        if not outcome.problem:
            return done(outcome.receipt, "breakouts-merge", f"b-{post.get('piece', '')}", **where)
    found = [b for b in sensing.breakouts(now.meeting.id) if b.state != "open"]
    return page_of(
        request,
        "meetings/merge.html",
        now,
        "breakouts",
        outcome,
        breakouts=found,
        merged=[(p.into, b, p) for b in found for p in b.pieces if p.into],
        standing=[(b, p) for b in found for p in b.pieces if p.state in ("proposed", "taken")],
        may=RUN.asked(request.visit.by, group).allowed,
    )


def _pair(text: str) -> tuple[int, int] | None:
    one, other = (number_of(part) for part in text.partition("-")[::2])
    return None if one is None or other is None else (one, other)


@page(get=READ, post=QUESTION)
def questions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Questions to the chair and to who presented, with their answers."""
    now = find(group, meeting)
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "ask": lambda once: acts.ask_chair(
                    by, text=post.get("text", ""), item=whole(post.get("item", "")), **where, **once
                ),
                "answer": lambda once: acts.answer_question(
                    by,
                    question=whole(post.get("question", "")) or 0,
                    text=post.get("answer", ""),
                    answered_as=post.get("answered_as", ""),
                    **where,
                    **once,
                ),
                "remove": lambda once: acts.remove_question(
                    by, question=whole(post.get("question", "")) or 0, reason=post.get("reason", ""), **where, **once
                ),
                "restore": lambda once: acts.restore_question(
                    by, question=whole(post.get("question", "")) or 0, **where, **once
                ),
            },
        )
        if not outcome.problem:
            asked = outcome.receipt.value if outcome.receipt and outcome.receipt.value else post.get("question", "")
            return done(outcome.receipt, "questions", f"q-{asked}", **where)
    after = number_of(request.GET.get("after")) or 0
    on = items.items(now.meeting.id)
    found = sensing.questions(now.meeting.id, after=after)
    return page_of(
        request,
        "meetings/questions.html",
        now,
        "questions",
        outcome,
        questions=found,
        more=found[-1].number if len(found) == sensing.PAGE else 0,
        items=on,
        shown={i.number: i.shown for i in on},
        may={"ask": by.person is not None and QUESTION.asked(by, group).allowed, "run": RUN.asked(by, group).allowed},
    )


@page(get=RUN, post=RUN)
def screen(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What is put up on the screen for all."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        post, where = request.POST, {"group": group, "meeting": meeting}

        def put(once: dict[str, Any]) -> Receipt:
            document = whole(post.get("document", "")) if post.get("shows") == "document" else None
            return acts.put_up(
                request.visit.by,
                shows=post.get("shows", ""),
                text=post.get("text", ""),
                document=document,
                page=whole(post.get("page", ""), least=1, most=100_000),
                **where,
                **once,
            )

        outcome = tried(request, {"put": put})
        if not outcome.problem:
            return done(outcome.receipt, "screen-put", **where)
    return page_of(
        request,
        "meetings/screen.html",
        now,
        "floor",
        outcome,
        screen=sensing.screen(now.meeting.id),
        shelf=library.documents(group=group, most=100),
    )
