"""The chair's console: the next speaker in one key, the clock, who asks, what waits for a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.floor import acts, showing
from plenary.floor.pages.live import find
from plenary.floor.reads.lists import speakers
from plenary.floor.rights import GIVE
from plenary.meetings import acts as meetings
from plenary.meetings import reads
from plenary.meetings.reads.deciding import needs
from plenary.meetings.reads.items import items
from plenary.meetings.reads.planning import sessions
from plenary.meetings.reads.registering import counts
from plenary.meetings.reads.sensing import poll_now
from plenary.members.show import said, show
from plenary.record import reads as record
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem


def _whole(text: str, most: int = 1_000_000) -> int | None:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 9 and int(text) <= most else None


@page(get=GIVE, post=GIVE)
def console(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Everything a chair needs in front of the room; each button is a form, so that it works without script."""
    now = find(group, meeting)
    problem = ""
    if request.method == "POST":
        try:
            receipt = _do(request, now)
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _("That is not there any more: look at the page as it is now, and choose again.")
        else:
            response = redirect("floor-console", group=group, meeting=meeting)
            if receipt is not None and receipt.entry:
                response["Location"] += f"?done={receipt.entry}"
            return response
        now = find(group, meeting)
    visit, m = request.visit, now.meeting
    number = record.size()
    return show(
        request,
        "floor/console.html",
        status=400 if problem else 200,
        group=group,
        here="meetings",
        tab="floor",
        now=now,
        meeting=m,
        number=number,
        page=speakers(now, visit.at),
        counts=counts(m.id, now.session.id if now.session else None),
        needs=needs(now, visit.at),
        items=[i for i in items(m.id) if i.state in ("waiting", "open")],
        every=[i for i in items(m.id) if i.state != "dropped"],
        sessions=sessions(m.id),
        poll=poll_now(m.id),
        problem=problem,
        posted=request.POST if problem else {},
        **showing.turn(now, visit.at),
    )


def _do(request: Visited, now: reads.Now) -> Receipt | None:
    """One verb, one act. Raises Problem."""
    post, by = request.POST, request.visit.by
    where: dict[str, Any] = {"group": now.meeting.group, "meeting": now.meeting.slug, "at": request.visit.at}
    once = where | {"token": token_of(request)}
    item = _whole(post.get("item", "")) or (now.item.number if now.item else 0)
    number, reason = _whole(post.get("request", "")) or 0, post.get("reason", "")
    match post.get("do", ""):
        case "next":
            return acts.next_speaker(by, seen=_whole(post.get("seen", "")), **once)
        case "give":
            return acts.give_floor(by, arrived=number, reason=reason, **once)
        case "end":
            return acts.end_turn(by, **once)
        case "minute":
            return acts.extend_time(by, seconds=60, **once)
        case "ahead":
            return acts.take_out_of_order(by, item=item, arrived=number, reason=reason, **once)
        case "back":
            return acts.put_back(by, item=item, arrived=number, **once)
        case "remove":
            return acts.remove(by, item=item, arrived=number, reason=reason, **once)
        case "close-list":
            typed = post.get("minutes", "").strip()
            minutes = _whole(typed, 600)
            if typed and minutes is None:
                raise Problem(
                    "%(text)s is no number of minutes: write 10, or nothing to close it now.", text=typed[:20]
                )
            closes = request.visit.at + timedelta(minutes=minutes) if minutes else None
            return acts.close_list(by, reason=reason, closes=closes, **once)
        case "reopen-list":
            return acts.reopen_list(by, reason=reason, **once)
        case "limits":
            return acts.set_list(by, first=post.get("first"), limits=_limits(request), **once)
        case "unreached":
            return acts.mark_unreached(by, **once)
        case "enter":
            return acts.enter(
                by,
                name=post.get("name", ""),
                klass=post.get("klass", ""),
                place=post.get("place", "room"),
                kind=post.get("kind") or "statement",
                behalf=post.get("behalf", ""),
                **once,
            )
        case "chair-speaks":
            presiding = now.presiding[0] if now.presiding else by.name
            return acts.give_to(by, name=post.get("name", "") or presiding, klass="chair", kind="chair", **once)
        case "presents":
            return acts.give_to(by, name=post.get("name", ""), klass="presenter", kind="presentation", **once)
        case "open-item":
            return meetings.open_item(by, item=_whole(post.get("item", "")) or 0, **once)
        case "close-item":
            outcome = {get_language() or "en": post.get("outcome", "")}
            return meetings.close_item(by, item=item, outcome=outcome, **once)
        case "carry-list":
            to = _whole(post.get("to", "")) or 0
            return acts.carry_list(by, item=_whole(post.get("from", "")) or 0, to=to, **once)
        case "open-session":
            return meetings.open_session(by, session=_whole(post.get("session", "")) or 0, **once)
        case "close-session":
            return meetings.close_session(by, session=_whole(post.get("session", "")) or 0, **once)
    raise Problem("Choose what is to be done.")


def _limits(request: Visited) -> dict[str, int]:
    found = {}
    for key in ("member/statement", "observer/statement", "member/point-of-order", "member/right-of-reply"):
        typed = request.POST.get(key, "").strip()
        if not typed:
            continue
        minutes, _colon, seconds = typed.partition(":")
        if not (minutes.isdecimal() and (seconds or "0").isdecimal()) or len(typed) > 6 or int(seconds or 0) > 59:
            raise Problem("%(text)s is no speaking time: write minutes and seconds, 3:00.", text=typed[:20])
        found[key] = int(minutes) * 60 + int(seconds or 0)
    return found
