"""Revisions of a text: what the chair issued, and issuing the next one. Inviting the members."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language

from plenary.meetings.pages.common import retold
from plenary.members.typed import Tried, done, instant_of, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.rules import timeline
from plenary.texts import acts, reads
from plenary.texts.pages.common import find, page_of, zone_of
from plenary.texts.rights import CHAIRS, READ


@page(get=READ, post=CHAIRS)
def revisions(request: Visited, group: str, text: str) -> HttpResponse:
    """What was issued and when; any two of them beside each other."""
    line = find(group, text)
    outcome = Tried()
    if request.method == "POST":
        post, by = request.POST, request.visit.by

        def issue(once: dict[str, Any]) -> Receipt:
            note = post.get("note", "").strip()
            return acts.issue_revision(
                by,
                group=group,
                text=text,
                label=post.get("label", ""),
                note=spoken(note) if note else None,
                **once,
            )

        outcome = tried(request, {"issue": issue})
        if not outcome.problem:
            return done(outcome.receipt, "text-revisions", group=group, text=text)
    return page_of(request, "texts/revisions.html", line, "revisions", outcome, revisions=reads.revisions(group, text))


@page(get=CHAIRS, post=CHAIRS)
def invite(request: Visited, group: str, text: str) -> HttpResponse:
    """Ask the members for their words until a day; close; conclude."""
    line = find(group, text)
    outcome = Tried()
    if request.method == "POST":
        post, by = request.POST, request.visit.by
        where: dict[str, Any] = {"group": group, "text": text}

        def ask(once: dict[str, Any]) -> Receipt:
            return acts.invite(
                by,
                until=_until(post, zone_of(group), request.visit.at),
                until_text=retold(line.until_text, post.get("until_text", "")),
                invitation=retold(line.invitation, post.get("invitation", "")),
                reason=post.get("reason", ""),
                **where,
                **once,
            )

        outcome = tried(
            request,
            {
                "invite": ask,
                "close": lambda once: acts.close_proposals(by, **where, **once),
                "conclude": lambda once: acts.conclude(by, **where, **once),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "text-invite", group=group, text=text)
    return page_of(request, "texts/invite.html", line, "invite", outcome)


def _until(post: QueryDict, zone: str, at: datetime) -> datetime | None:
    """The last instant: of the day that is given, else of the last day that "October", as it was agreed, can mean."""
    day, hour = post.get("until", "").strip(), post.get("until_hour", "").strip() or "23:59"
    agreed = post.get("until_text", "").strip()
    if not day and agreed:
        meant = timeline.read(agreed, get_language() or "en", near=at.astimezone(ZoneInfo(zone)).date())
        day = meant.latest.isoformat() if isinstance(meant, timeline.When) and meant.latest else ""
    return instant_of(day, hour, zone) if day else None
