"""Meetings: the list, a meeting's own page, planning and changing one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.meetings import acts, reads
from plenary.meetings.pages.common import find, page_of, relisted, retold
from plenary.meetings.reads import agenda, planning, registering
from plenary.meetings.rights import ATTEND, KEEP, READ, RUN
from plenary.members.show import show
from plenary.members.typed import Tried, day_of, done, group_line, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page

PAST = ("cancelled", "ended", "passed")


@page(get=READ)
def meetings(request: Visited, group: str) -> HttpResponse:
    """Every meeting of the group: what is to come, what was."""
    group_line(group)
    skip = number_of(request.GET.get("skip")) or 0
    found = planning.meetings(group, skip=skip)
    stages = {m.id: m.stage(request.visit.at) for m in found}
    past = [m for m in found if stages[m.id] in PAST]
    return show(
        request,
        "meetings/meetings.html",
        group=group,
        here="meetings",
        coming=[m for m in reversed(found) if m not in past],
        past=past,
        skip=skip,
        more=skip + planning.PAGE if len(found) == planning.PAGE else 0,
        may=KEEP.asked(request.visit.by, group).allowed,
    )


@page(get=READ)
def meeting(request: Visited, group: str, meeting: str) -> HttpResponse:
    """One public page: the announcement, and what came since on top of it (A1)."""
    now = find(group, meeting)
    by, m = request.visit.by, now.meeting
    return page_of(
        request,
        "meetings/meeting.html",
        now,
        "meeting",
        details=planning.details(m.id),
        sessions=planning.sessions(m.id),
        counts=registering.counts(m.id, now.session.id if now.session else None),
        mine=registering.mine(m.id, by.person),
        presided=agenda.presidings(m.id),
        documents=[(i, d) for i in agenda.agenda(m.id, request.visit.at) for d in i.documents],
        may={"keep": KEEP.asked(by, group).allowed, "run": RUN.asked(by, group).allowed,
             "attend": by.person is not None and ATTEND.asked(by, group).allowed},
    )  # fmt: skip


@page(get=KEEP, post=KEEP)
def new(request: Visited, group: str) -> HttpResponse:
    """Plan a meeting."""
    line = group_line(group)
    outcome = Tried()
    if request.method == "POST":

        def plan(once: dict[str, Any]) -> Receipt:
            post = request.POST
            return acts.plan_meeting(
                request.visit.by,
                group=group,
                slug=post.get("slug", ""),
                continues=post.get("continues", ""),
                insert=bool(post.get("insert")),
                anew=True,
                **_facts(request, line.zone),
                **once,
            )

        outcome = tried(request, {"plan": plan})
        if outcome.receipt is not None:
            return done(outcome.receipt, "meeting", group=group, meeting=outcome.receipt.value)
    return show(
        request,
        "meetings/edit.html",
        status=outcome.status,
        group=group,
        here="meetings",
        others=planning.meetings(group),
        meeting=None,
        details=None,
        zone=line.zone,
        problem=outcome.problem,
        posted=request.POST,
    )


def _facts(
    request: Visited, zone: str, old: reads.MeetingLine | None = None, details: planning.Details | None = None
) -> dict[str, Any]:
    """The columns of a meeting as they were typed; what is kept in other languages stays. Raises Problem."""
    post = request.POST

    def plain(name: str, most: int) -> str:
        return " ".join(post.get(name, "").split())[:most]

    return {
        "ordinal": whole(post.get("ordinal", ""), least=1, most=999, field=_("Number")),
        "kind": post.get("kind", "regular"),
        "title": retold(old.title if old else {}, post.get("title", "")),
        "state": post.get("state", "confirmed"),
        "text": retold(old.text if old else {}, post.get("text", "")),
        "starts": day_of(post.get("starts", "")),
        "starts_half": "pm" if post.get("starts_half") else "",
        "ends": day_of(post.get("ends", "")),
        "ends_half": "am" if post.get("ends_half") else "",
        "earliest": day_of(post.get("earliest", "")),
        "latest": day_of(post.get("latest", "")),
        "zone": plain("zone", 60) or zone,
        "place": plain("place", 200),
        "room": plain("room", 200),
        "join": post.get("join", "").strip(),
        "note": retold(details.note if details else {}, post.get("note", "")),
        "goals": relisted(details.goals if details else (), post.get("goals", "").splitlines()),
        "budget": plain("budget", 300),
        "hours": plain("hours", 300),
    }


@page(get=KEEP, post=KEEP)
def edit(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Change what is known of a meeting; cancel it; put news on top."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, where = request.visit.by, {"group": group, "meeting": meeting}

        def change(once: dict[str, Any]) -> Receipt:
            facts = _facts(request, now.meeting.zone, now.meeting, planning.details(now.meeting.id))
            return acts.change_meeting(by, **where, **facts, **once)

        outcome = tried(
            request,
            {
                "change": change,
                "cancel": lambda once: acts.cancel_meeting(by, reason=request.POST.get("reason", ""), **where, **once),
                "update": lambda once: acts.post_update(
                    by, text=spoken(request.POST.get("update", "")), **where, **once
                ),
            },
        )
        if outcome.receipt is not None:
            return done(outcome.receipt, "meeting", **where)
    return page_of(
        request,
        "meetings/edit.html",
        now,
        "meeting",
        outcome,
        details=planning.details(now.meeting.id),
        others=planning.meetings(group),
        zone=now.meeting.zone,
    )
