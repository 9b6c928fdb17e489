"""Registering, and the secretariat's list of who comes and who is there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plenary.meetings import acts, reads
from plenary.meetings.pages.common import find, page_of
from plenary.meetings.reads import planning, registering
from plenary.meetings.rights import ATTEND, RUN
from plenary.members.typed import Tried, done, instant_of, tried, whole
from plenary.press import sheets
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem


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

        def there(mode: str) -> Any:
            session = now.session.number if now.session else 0
            return lambda once: acts.note_attendance(
                by, session=session, numbers=[number()], mode=mode, **where, **once
            )

        outcome = tried(
            request,
            {
                "room": lambda once: acts.register(by, mode="room", **where, **once),
                "remote": lambda once: acts.register(by, mode="remote", **where, **once),
                "cancel": lambda once: acts.cancel_registration(by, number=number(), **where, **once),
                "there": there("remote"),
                "left": there("left"),
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
        open=details.registering(request.visit.at) and now.meeting.state != "cancelled",
        sessions=planning.sessions(now.meeting.id),
        there=registering.mode_of(now.session.id, by.person) if now.session and by.person else "",
    )


@page(get=RUN, post=RUN)
def registration(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Who registered, who waits, who is there at the session that was chosen: the secretariat's list."""
    now = find(group, meeting)
    outcome = Tried()
    sessions = planning.sessions(now.meeting.id)
    session = _chosen(request, now, sessions)
    if request.method == "POST":
        where = {"group": group, "meeting": meeting}
        outcome = tried(request, _verbs(request, now, session, where))
        if not outcome.problem:
            response = done(outcome.receipt, "meeting-registration", **where)
            if session is not None and session != now.session:
                mark = "&" if "?" in response["Location"] else "?"
                response["Location"] += f"{mark}session={session.number}"
            return response
    query = request.GET.get("q", "").strip()[:100]
    found = registering.registered(
        now.meeting.id,
        session.id if session else None,
        after=number_of(request.GET.get("after")) or 0,
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
        sessions=sessions,
        session=session,
        counts=registering.counts(now.meeting.id, session.id if session else None),
    )


def _chosen(request: Visited, now: reads.Now, sessions: tuple[reads.SessionNow, ...]) -> reads.SessionNow | None:
    """The session that was asked for, else the open one."""
    asked = request.POST.get("session") or request.GET.get("session") or ""
    return next((s for s in sessions if str(s.number) == asked), now.session)


def _verbs(request: Visited, now: reads.Now, session: reads.SessionNow | None, where: dict[str, str]) -> dict[str, Any]:
    by, post = request.visit.by, request.POST
    numbers = [n for given in post.getlist("who") if (n := number_of(given)) is not None]

    def there(mode: str) -> Any:
        def note(once: dict[str, Any]) -> Receipt:
            if session is None:
                raise Problem("No session of this meeting is open: choose which one it is.")
            if not numbers:
                raise Problem("Tick who it is.")
            return acts.note_attendance(by, session=session.number, numbers=numbers, mode=mode, **where, **once)

        return note

    def cancel(once: dict[str, Any]) -> Receipt:
        if len(numbers) != 1:
            raise Problem("Tick one registration to cancel it.")
        return acts.cancel_registration(by, number=numbers[0], **where, **once)

    def other(once: dict[str, Any]) -> Receipt:
        told = {name: post.get(name, "") for name in ("name", "organisation", "klass", "mode")}
        return acts.register_other(by, **told, **where, **once)

    def set_(once: dict[str, Any]) -> Receipt:
        until = post.get("until", "").strip()
        return acts.set_registration(
            by,
            state="open" if post.get("state") == "open" else "closed",
            places_for_observers=whole(
                post.get("places", ""), most=100_000, field=_("Places for observers in the room")
            ),
            until=instant_of(until, post.get("until_hour", "") or "23:59", now.meeting.zone) if until else None,
            **where,
            **once,
        )

    return {
        "set": set_,
        "other": other,
        "room": there("room"),
        "remote": there("remote"),
        "left": there("left"),
        "cancel": cancel,
    }


@page(get=RUN)
def registration_file(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The registrations as a spreadsheet, with who was where at each session."""
    now = find(group, meeting)
    sessions = sorted(planning.sessions(now.meeting.id), key=lambda s: s.number)
    columns = [_("Number"), _("Name"), _("Organisation"), _("Class"), _("Where"), _("State"), _("Registered")]
    columns += [_("Session %(number)s") % {"number": s.number} for s in sessions]
    words = {
        "member": _("Member"),
        "observer": _("Observer"),
        "room": _("in the room"),
        "remote": _("from far away"),
        "registered": _("registered"),
        "waiting": _("on the waiting list"),
    }
    stays = registering.attended(now.meeting.id)
    rows: list[tuple[str | int, ...]] = []
    after = 0
    while found := registering.registered(now.meeting.id, None, after=after):
        for r in found:
            there = stays.get(r.number, {})
            coded = (words.get(code, code) for code in (r.klass, r.mode, r.state))
            at = (words[there[s.number].mode] if s.number in there else "" for s in sessions)
            rows.append((r.number, r.name, r.organisation, *coded, r.instant.isoformat(timespec="minutes"), *at))
        after = found[-1].number
    response = HttpResponse(sheets.csv(rows, columns), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{group}-{now.meeting.slug}-registrations.csv"'
    return response
