"""The meetings that a group held, with what is counted of each: for its report. The same queries for one and for ten."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from plenary.meetings.models import Attendance, Decision, Item, Session
from plenary.meetings.reads.now import MeetingLine
from plenary.meetings.reads.planning import meetings
from plenary.rules import switches as rule

Words = dict[str, str]
SWITCHES = ("remote", "captions", "transcript", "recording")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was opened. Whoever was at one of its sessions counts once."""

    meeting: MeetingLine
    items: tuple[Words, ...]  # that were taken up
    members: int
    observers: int
    provided: tuple[str, ...]  # remote, captions, transcript, recording
    decided: int


def held(group: str) -> tuple[Held, ...]:
    """The meetings of a group that were opened, the earliest first; at most the last hundred. Six queries."""
    lines = [m for m in reversed(meetings(group)) if m.opened and m.state != "cancelled"]
    keys = [m.id for m in lines]
    items: dict[int, list[Words]] = {}
    taken = Item.objects.filter(
        meeting__in=keys, state__in=("done", "carried", "open"), spells__isnull=False
    ).distinct()
    for meeting, title in (
        taken.exclude(kind__in=("opening", "closing")).order_by("order", "pk").values_list("meeting", "title")
    ):
        items.setdefault(meeting, []).append(title)
    there = {
        (meeting, klass): n
        for meeting, klass, n in Attendance.objects.filter(session__meeting__in=keys)
        .values_list("session__meeting", "registration__klass")
        .annotate(n=Count("registration", distinct=True))
    }
    switched: dict[int, set[str]] = {}
    for meeting, switches in Session.objects.filter(meeting__in=keys).values_list("meeting", "switches"):
        on = {name for name in SWITCHES if rule.on(switches, name)}
        switched.setdefault(meeting, set()).update(on)
    decided = dict(
        Decision.objects.filter(meeting__in=keys).values("meeting").annotate(n=Count("pk")).values_list("meeting", "n")
    )
    return tuple(
        Held(
            m,
            tuple(items.get(m.id, ())),
            there.get((m.id, "member"), 0),
            there.get((m.id, "observer"), 0),
            tuple(name for name in SWITCHES if name in switched.get(m.id, ())),
            decided.get(m.id, 0),
        )
        for m in lines
    )
