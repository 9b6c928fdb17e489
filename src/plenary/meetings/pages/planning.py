"""Meetings: the list, a meeting's own page, planning, sessions, registration, calendars."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.meetings import acts, calendars
from plenary.meetings.acts.sitting import SWITCHES
from plenary.meetings.pages.common import Tried, day_of, done, find, instant_of, page_of, spoken, tried, whole
from plenary.meetings.reads import agenda, planning, registering
from plenary.meetings.rights import ATTEND, KEEP, READ, RUN
from plenary.members.show import show
from plenary.press import sheets
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem


@page(get=READ)
def meetings(request: Visited, group: str) -> HttpResponse:
    """Every meeting of the group: what is to come, what was."""
    group_line(group)
    found = planning.meetings(group)
    today = request.visit.at.date()
    past = [m for m in found if m.closed or m.state == "cancelled" or (m.ends is not None and m.ends < today)]
    return show(
        request,
        "meetings/meetings.html",
        group=group,
        here="meetings",
        coming=[m for m in reversed(found) if m not in past],
        past=past,
        may=KEEP.asked(request.visit.by, group).allowed,
    )


def group_line(group: str) -> mandate.GroupLine:
    found = next((g for g in mandate.groups() if g.slug == group), None)
    if found is None:
        raise Http404(_("There is no such group."))
    return found


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
            facts = _facts(request, line.zone)
            slug = request.POST.get("slug", "")
            return acts.plan_meeting(
                request.visit.by, group=group, slug=slug, continues=request.POST.get("continues", ""), **facts, **once
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


def _facts(request: Visited, zone: str) -> dict[str, Any]:
    """The columns of a meeting as they were typed. Raises Problem."""
    post = request.POST
    return {
        "ordinal": whole(post.get("ordinal", ""), least=1, most=999),
        "kind": post.get("kind", "regular"),
        "title": spoken(post.get("title", "")),
        "state": post.get("state", "confirmed"),
        "starts": day_of(post.get("starts", "")),
        "starts_half": "pm" if post.get("starts_half") else "",
        "ends": day_of(post.get("ends", "")),
        "ends_half": "am" if post.get("ends_half") else "",
        "earliest": day_of(post.get("earliest", "")),
        "latest": day_of(post.get("latest", "")),
        "zone": post.get("zone", "").strip() or zone,
        "place": post.get("place", "").strip()[:200],
        "room": post.get("room", "").strip()[:200],
        "join": post.get("join", "").strip()[:500],
        "note": spoken(post.get("note", "")),
        "goals": [spoken(line) for line in post.get("goals", "").splitlines() if line.strip()],
        "budget": post.get("budget", "").strip()[:300],
        "hours": post.get("hours", "").strip()[:300],
    }


@page(get=KEEP, post=KEEP)
def edit(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Change what is known of a meeting; cancel it; put news on top."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, where = request.visit.by, {"group": group, "meeting": meeting}
        details = planning.details(now.meeting.id)

        def change(once: dict[str, Any]) -> Receipt:
            facts = _facts(request, now.meeting.zone)
            old = {"title": now.meeting.title, "note": details.note}
            for name, words in old.items():
                facts[name] = {**words, **facts[name]}
            facts["text"] = {**now.meeting.text, **spoken(request.POST.get("text", ""))}
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


@page(get=RUN, post=RUN)
def sessions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The sessions: planned, opened, closed, and what the group switched for each."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}

        def number() -> int:
            return whole(post.get("session", "")) or 0

        def plan(once: dict[str, Any]) -> Receipt:
            starts = instant_of(post.get("day", ""), post.get("from", ""), now.meeting.zone)
            ends = instant_of(post.get("day_end", "") or post.get("day", ""), post.get("to", ""), now.meeting.zone)
            if starts is None or ends is None:
                raise Problem("Say on which day, from when to when.")
            one = {"number": number() or None, "starts": starts, "ends": ends}
            return acts.plan_sessions(by, sessions=[one], **where, **once)

        outcome = tried(
            request,
            {
                "plan": plan,
                "open": lambda once: acts.open_session(by, session=number(), **where, **once),
                "close": lambda once: acts.close_session(by, session=number(), **where, **once),
                "switch": lambda once: acts.switch(
                    by,
                    session=number(),
                    name=post.get("switch", ""),
                    value=post.get("value", ""),
                    reason=post.get("reason", ""),
                    **where,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "meeting-sessions", **where)
    return page_of(
        request,
        "meetings/sessions.html",
        now,
        "meeting",
        outcome,
        sessions=planning.sessions(now.meeting.id),
        switches=SWITCHES,
    )


@page(get=ATTEND, post=ATTEND)
def register(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Register, in the room or from far away; change it; cancel it; say that one is there from far away."""
    now = find(group, meeting)
    outcome = Tried()
    by, where = request.visit.by, {"group": group, "meeting": meeting}
    own = registering.mine(now.meeting.id, by.person)
    if request.method == "POST":

        def number() -> int:
            if own is None:
                raise Problem("You are not registered.")
            return own.number

        outcome = tried(
            request,
            {
                "room": lambda once: acts.register(by, mode="room", **where, **once),
                "remote": lambda once: acts.register(by, mode="remote", **where, **once),
                "cancel": lambda once: acts.cancel_registration(by, number=number(), **where, **once),
                "there": lambda once: acts.note_attendance(
                    by,
                    session=now.session.number if now.session else 0,
                    numbers=[number()],
                    mode="remote",
                    **where,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "meeting-register", **where)
        own = registering.mine(now.meeting.id, by.person)
    details = planning.details(now.meeting.id)
    return page_of(
        request,
        "meetings/register.html",
        now,
        "meeting",
        outcome,
        mine=own,
        details=details,
        open=details.registering(request.visit.at),
        counts=registering.counts(now.meeting.id, now.session.id if now.session else None),
        there=registering.mode_of(now.session.id, by.person) if now.session and by.person else "",
    )


@page(get=RUN, post=RUN)
def registration(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Who registered, who waits, who is there: the secretariat's list."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
        numbers = [int(n) for n in post.getlist("who") if n.isdecimal()]

        def there(mode: str) -> Any:
            def note(once: dict[str, Any]) -> Receipt:
                if now.session is None:
                    raise Problem("No session of this meeting is open: open it first.")
                if not numbers:
                    raise Problem("Tick who it is.")
                return acts.note_attendance(by, session=now.session.number, numbers=numbers, mode=mode, **where, **once)

            return note

        outcome = tried(
            request,
            {
                "set": lambda once: acts.set_registration(
                    by,
                    state="open" if post.get("state") == "open" else "closed",
                    places_for_observers=whole(post.get("places", ""), most=100_000),
                    until=instant_of(post.get("until", ""), post.get("until_hour", "") or "23:59", now.meeting.zone)
                    if post.get("until", "").strip()
                    else None,
                    **where,
                    **once,
                ),
                "other": lambda once: acts.register_other(
                    by,
                    name=post.get("name", ""),
                    organisation=post.get("organisation", ""),
                    klass=post.get("klass", ""),
                    mode=post.get("mode", ""),
                    **where,
                    **once,
                ),
                "room": there("room"),
                "remote": there("remote"),
                "left": there("left"),
                "cancel": lambda once: _cancelled(by, numbers, where, once),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "meeting-registration", **where)
    after = request.GET.get("after", "")
    query = request.GET.get("q", "").strip()[:100]
    found = registering.registered(
        now.meeting.id,
        now.session.id if now.session else None,
        after=int(after) if after.isdecimal() and len(after) < 10 else 0,
        query=query,
    )
    return page_of(
        request,
        "meetings/registration.html",
        now,
        "meeting",
        outcome,
        details=planning.details(now.meeting.id),
        found=found,
        more=found[-1].number if len(found) == registering.PAGE else 0,
        query=query,
        counts=registering.counts(now.meeting.id, now.session.id if now.session else None),
    )


def _cancelled(by: Any, numbers: list[int], where: dict[str, str], once: dict[str, Any]) -> Receipt:
    if len(numbers) != 1:
        raise Problem("Tick one registration to cancel it.")
    return acts.cancel_registration(by, number=numbers[0], **where, **once)


@page(get=RUN)
def registration_file(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The registrations as a spreadsheet."""
    now = find(group, meeting)
    columns = [_("Number"), _("Name"), _("Organisation"), _("Class"), _("Where"), _("State"), _("Registered")]
    rows: list[tuple[str, ...]] = []
    after = 0
    while found := registering.registered(now.meeting.id, None, after=after):
        rows += [
            (str(r.number), r.name, r.organisation, r.klass, r.mode, r.state, r.instant.isoformat()) for r in found
        ]
        after = found[-1].number
    response = HttpResponse(sheets.csv(rows, columns), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{group}-{now.meeting.slug}-registrations.csv"'
    return response


@page(get=READ)
def calendar(request: Visited, group: str) -> HttpResponse:
    """All meetings of the group as a calendar to subscribe to."""
    line = group_line(group)
    found = planning.meetings(group)
    events = [e for m in found for e in calendars.events(m, planning.details(m.id), (), _address(m.group, m.slug))]
    return _feed(calendars.of(line.short, events, request.visit.language), f"{group}.ics")


@page(get=READ)
def meeting_calendar(request: Visited, group: str, meeting: str) -> HttpResponse:
    """One meeting as a calendar: its sessions where they are known, else its days."""
    now = find(group, meeting)
    m = now.meeting
    events = list(calendars.events(m, planning.details(m.id), planning.sessions(m.id), _address(group, meeting)))
    return _feed(calendars.of(m.slug, events, request.visit.language), f"{group}-{meeting}.ics")


def _address(group: str, meeting: str) -> str:
    return settings.URL + reverse("meeting", kwargs={"group": group, "meeting": meeting})


def _feed(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
