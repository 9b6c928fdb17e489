"""Meetings are planned, changed, cancelled; news about them is put on top."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.text import slugify

from plenary.mandate.reads import group_id
from plenary.mandate.reads import groups as all_groups
from plenary.meetings.acts.common import address, met, words_of
from plenary.meetings.entries.planning import (
    MeetingCancelled,
    MeetingChanged,
    MeetingPlanned,
    SessionsPlanned,
    UpdatePosted,
)
from plenary.meetings.models import Meeting, Session, Update
from plenary.meetings.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

KINDS = ("regular", "extraordinary", "informal")
STATES = ("tentative", "confirmed")
HALVES = ("", "am", "pm")
RESERVED = ("new", "calendar", "actions", "revisit")  # addresses beside those of meetings
IN_CALENDAR = frozenset(
    {
        "title",
        "state",
        "starts",
        "starts_half",
        "ends",
        "ends_half",
        "earliest",
        "latest",
        "zone",
        "place",
        "room",
        "join",
    }
)
FIELDS: dict[str, Any] = {
    "ordinal": None, "kind": "regular", "title": {}, "state": "confirmed", "text": {}, "starts": None,
    "starts_half": "", "ends": None, "ends_half": "", "earliest": None, "latest": None, "zone": "", "place": "",
    "room": "", "join": "", "note": {}, "goals": [], "seats": None, "budget": "", "hours": "",
}  # fmt: skip


@act
def plan_meeting(
    by: Actor, /, *, group: str, slug: str = "", continues: str = "", at: datetime, **facts: Any
) -> Outcome:
    """Plan a meeting; `value` is its slug. `facts` are columns of Meeting by name (FIELDS).

    Without a slug it is the ordinal, or made of the title. `continues` names the meeting that it formally extends
    (X14). One that is there already is left as it is. Raises Problem, Group.DoesNotExist, Meeting.DoesNotExist.
    """
    KEEP.require(by, group)
    told = _told(group, facts, dict(FIELDS))
    title = next(iter(told["title"].values()), "")
    slug = slugify(slug)[:60] or (str(told["ordinal"]) if told["ordinal"] else slugify(title)[:60])
    if not slug or slug in RESERVED:
        raise Problem("Give the meeting a number, or a short name for its address of Latin letters and digits.")
    if Meeting.objects.filter(group__slug=group, slug=slug).exists():
        return Unchanged(f"meeting/{group}/{slug}", slug)
    base = Meeting.objects.get(group__slug=group, slug=continues) if continues else None
    row = Meeting(group_id=group_id(group), slug=slug, continues=base, changed=at, **told)
    row.save()
    entry = MeetingPlanned(slug, row.ordinal or 0, row.kind, row.state, _iso(row.starts), _iso(row.ends))
    return Written(entry, f"meeting/{group}/{slug}", slug)


@act
def change_meeting(by: Actor, /, *, group: str, meeting: str, at: datetime, **facts: Any) -> Outcome:
    """Change what is known of a meeting; what is not named stays. Raises Problem, Meeting.DoesNotExist.

    Where its entry in calendars changes its SEQUENCE is raised, so that they take the new one.
    """
    found = met(by, group, meeting, KEEP)
    if found.state == "cancelled":
        raise Problem("This meeting was cancelled: plan another one.")
    now = {name: getattr(found, name) for name in FIELDS}
    told = _told(group, facts, now)
    changed = sorted(name for name in told if told[name] != getattr(found, name))
    if not changed:
        return Unchanged(address(found))
    for name in changed:
        setattr(found, name, told[name])
    if IN_CALENDAR & set(changed):
        found.sequence += 1
        found.changed = at
    found.save()
    return Written(MeetingChanged(found.slug, changed, found.sequence), address(found))


@act
def cancel_meeting(by: Actor, *, group: str, meeting: str, reason: str, at: datetime) -> Outcome:
    """Cancel it, for a public reason. What has been opened is not cancelled any more: it is closed. Raises Problem."""
    found = met(by, group, meeting, KEEP)
    reason = " ".join(reason.split())[:300]
    if found.state == "cancelled":
        return Unchanged(address(found))
    if not reason:
        raise Problem("Say why it is cancelled: the reason is public.")
    if Session.objects.filter(meeting=found, opened__isnull=False).exists():
        raise Problem("This meeting has been opened: close its session instead.")
    found.state, found.sequence, found.changed = "cancelled", found.sequence + 1, at
    found.save()
    return Written(MeetingCancelled(found.slug, reason), address(found))


@act
def plan_sessions(
    by: Actor, *, group: str, meeting: str, sessions: Sequence[Mapping[str, Any]], at: datetime
) -> Outcome:
    """Plan sessions, or move them: mappings of number, starts, ends (aware), title. Without a number it is a new one.

    Sessions of one meeting do not overlap. One that was opened keeps its place. Raises Problem, Meeting.DoesNotExist.
    """
    found = met(by, group, meeting, KEEP)
    rows = {s.number: s for s in Session.objects.filter(meeting=found)}
    touched = []
    for told in sessions:
        number = told.get("number") or max(rows, default=0) + 1
        row = rows.get(number)
        if row is None:
            row = rows[number] = Session(meeting=found, number=number)
        elif row.opened is not None:
            raise Problem("Session %(number)s has been opened: it is not moved any more.", number=number)
        before = (row.starts, row.ends, row.title)
        row.starts, row.ends = told["starts"], told["ends"]
        row.title = words_of(told.get("title")) if "title" in told else row.title
        if row.ends <= row.starts:
            raise Problem("Session %(number)s would end before it begins.", number=number)
        if before != (row.starts, row.ends, row.title):
            touched.append(number)
    if not touched:
        return Unchanged(address(found))
    ordered = sorted(rows.values(), key=lambda s: s.starts)
    for one, other in pairwise(ordered):
        if other.starts < one.ends:
            raise Problem("Sessions %(one)s and %(other)s would overlap.", one=str(one.number), other=str(other.number))
    for number in touched:
        rows[number].save()
    found.sequence, found.changed = found.sequence + 1, at
    found.save()
    return Written(SessionsPlanned(found.slug, sorted(touched)), address(found))


@act
def post_update(by: Actor, *, group: str, meeting: str, text: Mapping[str, str], at: datetime) -> Outcome:
    """Put news on top of the meeting's page, dated now; the announcement stays (A1). Raises Problem."""
    found = met(by, group, meeting, KEEP)
    said = words_of(text)
    if not said:
        raise Problem("Write what is new.")
    row = Update(meeting=found, instant=at, text=said)
    row.save()
    return Written(UpdatePosted(row.pk), address(found), row.pk)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _told(group: str, facts: Mapping[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """The columns as they would be, checked. Raises Problem."""
    if unknown := set(facts) - set(FIELDS):
        raise TypeError(f"a meeting has no {sorted(unknown)}")
    told = now | dict(facts)
    told["title"], told["text"], told["note"] = (words_of(told[n]) for n in ("title", "text", "note"))
    told["zone"] = told["zone"] or next((g.zone for g in all_groups() if g.slug == group), "UTC")
    if told["zone"] not in zoneinfo.available_timezones():
        raise Problem("There is no time zone %(zone)s; write for example Europe/Zurich.", zone=told["zone"])
    if told["kind"] not in KINDS or told["state"] not in STATES:
        raise Problem("Choose what kind of meeting it is, and whether its dates are fixed.")
    if told["starts_half"] not in HALVES or told["ends_half"] not in HALVES:
        raise Problem("A meeting begins in the morning or in the afternoon.")
    if told["starts"] and told["ends"] and told["starts"] > told["ends"]:
        raise Problem("The meeting would end before it begins.")
    if told["earliest"] and told["latest"] and told["earliest"] > told["latest"]:
        raise Problem("The window would end before it begins.")
    if told["state"] == "confirmed" and not told["starts"]:
        raise Problem("A meeting whose dates are fixed has a first day; without one it is tentative.")
    told["ends"] = told["ends"] or told["starts"]
    if told["ordinal"] is not None and told["ordinal"] < 1:
        raise Problem("A meeting's number is 1 or more.")
    if told["seats"] is not None and told["seats"] < 0:
        raise Problem("A room has no negative number of places.")
    return told
