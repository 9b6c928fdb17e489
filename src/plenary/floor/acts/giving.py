"""Giving the floor: the next of the list in one step, anybody else only with a reason that is shown."""

from __future__ import annotations

from datetime import datetime

from plenary.floor.acts.common import address, find, here, item_number, listed, ordered
from plenary.floor.entries.lists import FloorGiven, TimeExtended
from plenary.floor.models import Request, SpeakersList
from plenary.floor.reads.values import methods_of
from plenary.floor.rights import GIVE
from plenary.meetings import acts as meetings
from plenary.meetings.reads import Now
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import floor


@act
def next_speaker(by: Actor, *, group: str, meeting: str, at: datetime, seen: int | None = None) -> Outcome:
    """Give the floor to the first of the list; who spoke before has ended with it. `value` is the arrival number.

    `seen` is the request that whoever acts saw as the next: if another one is it by now, Problem, and nobody is called
    by mistake. With nobody waiting the turn that runs ends.
    """
    now = here(by, group, meeting, GIVE)
    number = item_number(now, None)
    row = listed(now, number, needed=False)
    line = ordered(row, methods_of(now, row), at)
    if not line:
        _settle(row, at, interrupted=False)
        done = meetings.end_turn(by, group=group, meeting=meeting, at=at)
        if not done.entry:
            raise Problem("Nobody is waiting for the floor.")
        return Written(FloorGiven(number, 0, True, ""), address(now, number), 0)
    if seen is not None and line[0].arrived != seen:
        raise Problem("The list has changed: %(name)s is next now.", name=line[0].name)
    return _give(by, now, row, number, line[0], True, "", at)


@act
def give_floor(by: Actor, *, group: str, meeting: str, arrived: int, reason: str = "", at: datetime) -> Outcome:
    """Give the floor to a request. Whoever is not the first is called only with a reason, which is public."""
    now = here(by, group, meeting, GIVE)
    number = item_number(now, None)
    row = listed(now, number, needed=False)
    line = ordered(row, methods_of(now, row), at)
    made = find(row, arrived, "waiting")
    first = bool(line) and line[0].pk == made.pk
    reason = " ".join(reason.split())[:300]
    if not first and not reason:
        raise Problem(
            "%(name)s is not the next on the list: say why she speaks now, the reason is public.", name=made.name
        )
    return _give(by, now, row, number, made, first, reason, at)


def _give(
    by: Actor, now: Now, row: SpeakersList, item: int, made: Request, first: bool, reason: str, at: datetime
) -> Outcome:
    _settle(row, at, interrupted=made.kind == "point-of-order")
    limit = made.rest if made.rest is not None else methods_of(now, row).limit(made.klass, made.kind)  # type: ignore[arg-type]  # checked where it was entered
    turn = meetings.begin_turn(
        by,
        group=now.meeting.group,
        meeting=now.meeting.slug,
        name=made.name,
        klass=made.klass,
        place=made.place,
        kind=made.kind,
        person=made.person_id,
        seat=made.seat_id,
        behalf=made.behalf,
        limit=limit or None,
        asked=address(now, item, made.arrived),
        at=at,
    )
    made.state, made.turn_id, made.rest = "speaking", turn.value, None
    made.reason = reason or made.reason
    made.save()
    return Written(FloorGiven(item, made.arrived, first, reason), address(now, item, made.arrived), made.arrived)


def _settle(row: SpeakersList, at: datetime, *, interrupted: bool) -> None:
    """Whoever was speaking has spoken; interrupted by a point of order she keeps what is left of her time."""
    for before in Request.objects.filter(speakers=row, state="speaking").select_related("turn"):
        turn = before.turn
        if interrupted and before.kind != "point-of-order" and turn is not None and turn.ended is None:
            before.rest = floor.rest(turn.limit, turn.began, at)
            before.state = "waiting"
        else:
            before.state = "spoken"
        before.save()


@act
def end_turn(by: Actor, *, group: str, meeting: str, at: datetime) -> Outcome:
    """Whoever speaks has ended; nobody is called yet."""
    now = here(by, group, meeting, GIVE)
    if now.turn is None:
        return Unchanged(now.meeting.channel)
    row = listed(now, now.turn.item, needed=False)
    _settle(row, at, interrupted=False)
    meetings.end_turn(by, group=group, meeting=meeting, at=at)
    return Written(FloorGiven(now.turn.item, 0, True, ""), address(now, now.turn.item), 0)


@act
def give_to(
    by: Actor, *, group: str, meeting: str, name: str, klass: str, kind: str, limit: int | None = None, at: datetime
) -> Outcome:
    """The chair, the secretariat or a presenter speaks: nobody's place in the list changes. Raises Problem."""
    now = here(by, group, meeting, GIVE)
    if klass not in ("chair", "secretariat", "presenter") or kind not in ("chair", "presentation"):
        raise Problem("Choose in what capacity she speaks.")
    number = item_number(now, None)
    row = listed(now, number, needed=False)
    _settle(row, at, interrupted=False)
    meetings.begin_turn(
        by, group=group, meeting=meeting, name=name, klass=klass, place="room", kind=kind, limit=limit, at=at
    )
    return Written(FloorGiven(number, 0, True, ""), address(now, number), 0)


@act
def extend_time(by: Actor, *, group: str, meeting: str, seconds: int = 60, at: datetime) -> Outcome:
    """Give whoever speaks more time. Raises Problem where nobody speaks."""
    now = here(by, group, meeting, GIVE)
    if now.turn is None or now.turn.limit is None:
        raise Problem("Nobody speaks whose time has an end.")
    if not 0 < seconds <= 3600:
        raise Problem("Give between one second and an hour.")
    meetings.lengthen_turn(by, group=group, meeting=meeting, seconds=seconds, at=at)
    return Written(TimeExtended(now.turn.item, seconds), address(now, now.turn.item))
