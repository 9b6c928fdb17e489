"""Meetings are planned, changed, cancelled; news about them is put on top."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify

from plenary.mandate.reads import group_id
from plenary.mandate.reads import groups as all_groups
from plenary.meetings.acts.common import address, met
from plenary.meetings.entries.planning import (
    MeetingCancelled,
    MeetingChanged,
    MeetingPlanned,
    UpdatePosted,
)
from plenary.meetings.models import Meeting, Session, Update
from plenary.meetings.reads.planning import numbers
from plenary.meetings.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Problem
from plenary.rules import addresses, meeting_numbers
from plenary.rules.zones import is_zone

KINDS = ("regular", "extraordinary", "informal")
STATES = ("tentative", "confirmed")
HALVES = ("", "am", "pm")
RESERVED = ("new", "calendar", "actions", "revisit", "progress")  # addresses beside those of meetings
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
    "room": "", "join": "", "note": {}, "goals": [], "budget": "", "hours": "",
}  # fmt: skip


@act
def plan_meeting(
    by: Actor,
    /,
    *,
    group: str,
    slug: str = "",
    continues: str = "",
    insert: bool = False,
    anew: bool = False,
    at: datetime,
    **facts: Any,
) -> Outcome:
    """Plan a meeting; `value` is its slug. `facts` are columns of Meeting by name (FIELDS);
    places for observers are `set_registration`'s.

    Without a slug it is the ordinal, or made of the title. `continues` names the meeting that it formally extends
    (X14). With `insert` it is put between those that are planned: those from its number on move up (A62). One that is
    there already is left as it is; with `anew` that is a Problem. Raises Problem, Group.DoesNotExist,
    Meeting.DoesNotExist.
    """
    KEEP.require(by, group)
    told = _told(group, facts, dict(FIELDS))
    given = slugify(slug)[:60]
    slug = given or _slug(group, told, insert)
    if not slug or slug in RESERVED:
        raise Problem("Give the meeting a number, or a short name for its address of Latin letters and digits.")
    if Meeting.objects.filter(group__slug=group, slug=slug).exists():
        if anew:
            raise Problem("There is a meeting at the address %(slug)s already: give another short name.", slug=slug)
        return Unchanged(f"meeting/{group}/{slug}", slug)
    moved = _numbered(group, told["ordinal"], told["kind"], insert, at)
    base = Meeting.objects.get(group__slug=group, slug=continues) if continues else None
    row = Meeting(group_id=group_id(group), slug=slug, continues=base, changed=at, **told)
    row.save()
    entry = MeetingPlanned(slug, row.ordinal or 0, row.kind, row.state, _iso(row.starts), _iso(row.ends), moved)
    return Written(entry, f"meeting/{group}/{slug}", slug)


def _slug(group: str, told: Mapping[str, Any], insert: bool) -> str:
    """An address of its number, or of its title; where another meeting that moves up has it, with the year."""
    number = told["ordinal"]
    if not number:
        return slugify(next(iter(told["title"].values()), ""))[:60]
    first = told["starts"] or told["earliest"]
    if insert and first and Meeting.objects.filter(group__slug=group, slug=str(number)).exists():
        return f"{number}-{first.year}"
    return str(number)


def _numbered(group: str, number: int | None, kind: str, insert: bool, at: datetime) -> list[str]:
    """Make room for a number; which meetings moved up. Raises Problem where it is taken."""
    if number is None:
        return []
    taken = numbers(group, kind)
    if not insert:
        if other := meeting_numbers.holder(number, taken):
            raise Problem(
                "Number %(number)s is the number of the meeting “%(other)s” already: give another one, or say that it "
                "comes between and that later ones move up.",
                number=number,
                other=other,
            )
        return []
    held = set(
        Session.objects.filter(meeting__group__slug=group, opened__isnull=False).values_list("meeting__slug", flat=True)
    )
    try:
        moved = meeting_numbers.moved_up(number, taken, held)
    except meeting_numbers.Held as why:
        raise Problem("The meeting “%(other)s” was held under its number, and keeps it.", other=why.meeting) from None
    for row in Meeting.objects.filter(group__slug=group, slug__in=list(moved)):
        row.ordinal, row.sequence, row.changed = moved[row.slug], row.sequence + 1, at
        row.save()
    return sorted(moved)


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
    if "ordinal" in changed or "kind" in changed:
        other = meeting_numbers.holder(told["ordinal"] or 0, numbers(group, told["kind"], found.slug))
        if other:
            raise Problem(
                "Number %(number)s is the number of the meeting “%(other)s” already.",
                number=told["ordinal"],
                other=other,
            )
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
    if not is_zone(told["zone"]):
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
    if told["ends"] and not told["starts"]:
        raise Problem("Say on which day the meeting begins.")
    told["ends"] = told["ends"] or told["starts"]
    if told["ordinal"] is not None and told["ordinal"] < 1:
        raise Problem("A meeting's number is 1 or more.")
    if told["ordinal"] is not None and told["ordinal"] > 999:
        raise Problem("A meeting's number is at most 999.")
    if told["join"]:
        cleaned = addresses.clean(told["join"])
        if not cleaned:
            raise Problem("%(text)s is no address of a page: it begins with https://", text=told["join"][:80])
        told["join"] = cleaned[:500]
    if told["starts_half"] == "pm" and told["ends_half"] == "am" and told["starts"] == (told["ends"] or told["starts"]):
        raise Problem("A meeting of one day does not begin in the afternoon and end at noon.")
    return told
