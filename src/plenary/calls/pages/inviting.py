"""Sending a call out: its channels, the invitation list with its addresses, and the reminders. The secretariat's alone."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.calls import acts, days, life_reads, reads
from plenary.calls.pages.common import done, find
from plenary.calls.rights import KEEP
from plenary.members import reads as members
from plenary.members.show import said, show
from plenary.press.lists import NoList, of_file, of_text
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page, token_of
from plenary.record.problems import Problem

MOST = 5 * 1024 * 1024  # bytes of a list
ROWS = 200  # invitations a page


@page(get=KEEP, post=KEEP)
def invitations(request: Visited, group: str, call: str) -> HttpResponse:
    """Who is asked to answer, by which ways, and who is reminded. Mail addresses are shown here and nowhere else."""
    found = find(group, call)
    failed, problem = "", ""
    wrong: dict[str, str] = {}
    if request.method == "POST":
        failed = request.POST.get("do", "")
        try:
            receipt = _do(request, found, failed, wrong)
            if receipt is not None:
                return done(request, receipt, "call-invitations", group=group, call=call)
        except NoList as why:
            problem = said(Problem(why.words, **why.values))
        except Problem as why:
            problem = said(why)
        except ObjectDoesNotExist:
            problem = _("That is not there any more: look at the page as it is now, and choose again.")
    lines = life_reads.invitations(request.visit.by, call)
    only = request.GET.get("only", "")
    shown = [x for x in lines if not only or bool(x.response) == (only == "answered")]
    start = number_of(request.GET.get("after")) or 0
    now = request.visit.at
    return show(
        request,
        "calls/invitations.html",
        status=400 if problem or wrong else 200,
        group=group,
        here="inputs",
        call=found,
        stands=found.standing(now),
        channels=life_reads.channels(found),
        usual=acts.CHANNELS,
        turnout=life_reads.turnout(call),
        lines=shown[start : start + ROWS],
        on=start + ROWS if len(shown) > start + ROWS else 0,
        only=only,
        groups={g.code: g.name for g in members.stakeholder_groups(group)},
        reminders=life_reads.reminders(call, now),
        failed=failed,
        typed=request.POST.dict() if request.method == "POST" else {},
        wrong=wrong,
        problem=problem,
        may={"keep": True, "plan": True},
    )


def _do(request: Visited, call: reads.CallLine, verb: str, wrong: dict[str, str]) -> Receipt | None:
    post, by = request.POST, request.visit.by
    once: dict[str, Any] = {"call": call.slug, "at": request.visit.at, "token": token_of(request)}
    if verb in ("add", "paste"):
        return _invite(request, verb, wrong, once)
    if verb == "seats":
        return acts.invite_seats(by, **once)
    if verb == "withdraw":
        chosen = [n for given in post.getlist("invitation") if (n := number_of(given, 17))]
        if not chosen:
            raise Problem("Tick whom to take off the list.")
        return acts.withdraw_invitations(by, invitations=chosen, **once)
    if verb == "send":
        return acts.send_invitations(by, **once)
    if verb == "channel":
        return _channel(request, wrong, once)
    if verb.startswith("undo-"):
        return acts.drop_channel(by, code=verb[5:][:40], **once)
    if verb == "plan":
        return acts.plan_reminders(by, **once)
    if verb == "remind-on":
        read = days.typed(post.get("due", ""))
        at = days.hour(post.get("due_hour", "") or "09:00")
        if read.day is None or at is None:
            wrong["due"] = read.problem or _("That is no hour of the day. Write it as 17:00.")
            return None
        return acts.plan_reminders(by, due=[days.instant_of(read.day, call.zone, at)], **once)
    if verb == "remind-now":
        return acts.send_reminder(by, **once)
    if verb.startswith(("drop-", "now-")):
        which, _dash, given = verb.partition("-")
        reminder = number_of(given, 17)
        if reminder is None:
            raise Problem("There is no such reminder.")
        do = acts.drop_reminder if which == "drop" else acts.send_reminder
        return do(by, reminder=reminder, **once)
    raise Problem("Choose what is to be done.")


def _invite(request: Visited, verb: str, wrong: dict[str, str], once: dict[str, Any]) -> Receipt | None:
    post = request.POST
    whose = post.get(f"{verb}_body", "")
    if whose not in ("yes", "no"):
        wrong[f"{verb}_body"] = _("Say whether these are bodies or people: the names of bodies are public.")
    if verb == "add":
        names = ("name", "email", "group", "region", "language")
        people = [{key: post.get(f"add_{key}", "").strip() for key in names}]
        if not people[0]["name"]:
            wrong["add_name"] = _("Give the name of whom to invite.")
    else:
        upload = request.FILES.get("list")
        if upload is not None and (upload.size or 0) > MOST:
            raise Problem("The list is larger than 5 MB: hand it in in several parts.")
        people = list(
            of_file(upload.name or "", upload.read()) if upload is not None else of_text(post.get("lines", ""))
        )
        if not people:
            wrong["lines"] = _("Paste at least one line, or choose a file.")
    if wrong:
        return None
    return acts.invite(request.visit.by, people=[p | {"body": whose == "yes"} for p in people], **once)


def _channel(request: Visited, wrong: dict[str, str], once: dict[str, Any]) -> Receipt | None:
    post = request.POST
    code = post.get("channel", "")
    read = days.typed(post.get("sent", ""), needed=False)
    if read.problem:
        wrong["sent"] = read.problem
    if not code and not post.get("channel_name", "").strip():
        wrong["channel_name"] = _("Give this way of sending a name.")
    if wrong:
        return None
    name = {} if code else {get_language() or "en": post.get("channel_name", "")[:200]}
    told = {"code": code[:40], "name": name, "sent": read.day, "note": post.get("note", "")}
    return acts.track_channel(request.visit.by, **told, **once)
