"""Asking for the floor, and withdrawing: from the room, from far away, or entered for somebody."""

from __future__ import annotations

from datetime import datetime

from plenary.floor.acts.common import (
    address,
    find,
    here,
    item_number,
    listed,
    waiting,
)
from plenary.floor.entries.lists import Asked, RequestWithdrawn
from plenary.floor.models import Request, SpeakersList
from plenary.floor.reads.values import is_hers, methods_of, state_of, value_of, who_of
from plenary.floor.rights import ASK, ASK_REMOTELY, ENTER
from plenary.meetings.reads import Now
from plenary.meetings.reads.items import item_key, turns
from plenary.meetings.reads.registering import mode_of
from plenary.members.reads import class_in, seat_of
from plenary.record.actor import MEMBER, OBSERVER, Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import floor

WHY_NOT = {
    "already": "There is a request of yours on this list already: one at a time.",
    "closed": "The list is closed to new requests: %(because)s",
    "no-observers": "Observers are not heard at this session.",
    "no-points": "Observers do not raise points of order.",
    "no-reply": "Nobody has spoken on this item yet: there is nothing to reply to.",
    "no-such-kind": "Choose what you ask the floor for.",
}


@act
def ask(
    by: Actor,
    *,
    group: str,
    meeting: str,
    kind: str = "statement",
    behalf: str = "",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Ask for the floor on the item that is open, or on `item`. `value` is the arrival number: the order is by it alone.

    The place is what the attendance says; whoever was not seen in the room asks from far away, and from there a proof
    of who she is that is fresh is asked for. Raises Problem with the rule's reason, Forbidden, ProofNeeded.
    """
    now = here(by, group, meeting, ASK)
    if by.person is None:
        raise Forbidden(ASK, ASK.reason)
    place = mode_of(now.session.id, by.person) if now.session else ""
    if place != "room":
        place = "remote"
        ASK_REMOTELY.require(by, group)
    klass = class_in(by, group)
    seat, organisation = seat_of(by.person, group)
    number = item_number(now, item)
    row = listed(now, number)
    made = Request(
        name=(organisation or by.name)[:300],
        person_id=by.person,
        seat_id=seat,
        klass=klass,
        place=place,
        kind=kind,
        behalf=" ".join(behalf.split())[:300],
    )
    return _take(now, row, number, made, at)


@act
def enter(
    by: Actor,
    *,
    group: str,
    meeting: str,
    name: str,
    klass: str,
    place: str = "room",
    kind: str = "statement",
    behalf: str = "",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Enter somebody without an account into the list. `value` is the arrival number. Raises Problem."""
    now = here(by, group, meeting, ENTER)
    name = " ".join(name.split())[:300]
    if not name:
        raise Problem("Say who asks for the floor.")
    if klass not in (MEMBER, OBSERVER) or place not in ("room", "remote"):
        raise Problem("Say whether it is a member or an observer, in the room or far away.")
    number = item_number(now, item)
    row = listed(now, number)
    made = Request(name=name, klass=klass, place=place, kind=kind, behalf=" ".join(behalf.split())[:300], entered=True)
    return _take(now, row, number, made, at)


def _take(now: Now, row: SpeakersList, item: int, made: Request, at: datetime) -> Outcome:
    """Put a request on the list, under the lock that `listed` holds: its arrival number is the next one."""
    key, _state = item_key(now.meeting.id, item)
    verdict = floor.may_ask(
        [value_of(r) for r in waiting(row)],
        who_of(made),
        made.klass,  # type: ignore[arg-type]  # MEMBER or OBSERVER: `ask` makes it, `enter` checks it
        made.kind,  # type: ignore[arg-type]  # the rule refuses what is no kind
        state_of(row),
        methods_of(now, row),
        now=at,
        spoken=len(turns(key)) if key and made.kind == "right-of-reply" else 1,
    )
    if not verdict.allowed:
        raise Problem(WHY_NOT[verdict.reason], because=verdict.because or "—")
    row.arrivals += 1
    row.save()
    made.speakers, made.arrived, made.instant = row, row.arrivals, at
    made.save()
    told = Asked(item, made.arrived, made.klass, made.place, made.kind, made.entered)
    return Written(told, address(now, item, made.arrived), made.arrived)


@act
def withdraw(by: Actor, *, group: str, meeting: str, item: int, arrived: int, at: datetime) -> Outcome:
    """Withdraw one's own request; the chair and the secretariat withdraw for somebody who tells them. Raises Problem."""
    now = here(by, group, meeting, ASK if not ENTER.asked(by, group).allowed else ENTER)
    row = listed(now, item, needed=False)
    made = find(row, arrived)
    seat, _organisation = seat_of(by.person, group) if by.person else (None, "")
    if not is_hers(made, by.person, seat) and not ENTER.asked(by, group).allowed:
        raise Problem("This request is somebody else's.")
    if made.state == "withdrawn":
        return Unchanged(address(now, item, arrived))
    if made.state != "waiting":
        raise Problem("This request is not waiting any more.")
    made.state = "withdrawn"
    made.save()
    return Written(RequestWithdrawn(item, arrived), address(now, item, arrived))
