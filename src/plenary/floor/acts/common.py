"""What the acts of the floor share: the list of an item under lock, the requests that wait."""

from __future__ import annotations

from datetime import datetime

from plenary.floor.models import Request, SpeakersList
from plenary.floor.reads.values import value_of
from plenary.meetings import reads as meetings
from plenary.meetings.reads import Now
from plenary.meetings.reads.items import item_key
from plenary.record.actor import Actor, Right
from plenary.record.problems import Problem
from plenary.rules import agenda, floor


def here(by: Actor, group: str, meeting: str, right: Right) -> Now:
    """The meeting at this moment, where she may. Raises Forbidden, Problem."""
    right.require(by, group)
    found = meetings.now(group, meeting)
    if found is None:
        raise Problem("There is no such meeting.")
    return found


def item_number(now: Now, item: int | None) -> int:
    """The item meant: the one that is named, else the one that is open. Raises Problem."""
    if item is not None:
        return item
    if now.item is None:
        raise Problem("No item of the agenda is open: open one first.")
    return now.item.number


def listed(now: Now, item: int, *, needed: bool = True) -> SpeakersList:
    """The list of an item, under lock until the transaction ends; made where it is not there yet. Raises Problem."""
    key, state = item_key(now.meeting.id, item)
    if key is None:
        raise Problem("There is no item %(number)s on this agenda.", number=item)
    if needed and state in agenda.OVER:
        raise Problem("Item %(number)s is closed: its list takes no one any more.", number=item)
    row: SpeakersList | None = SpeakersList.objects.select_for_update().filter(item=key).first()
    if row is None:
        row = SpeakersList(item_id=key)
        row.save()
    return row


def find(row: SpeakersList, arrived: int, *states: str) -> Request:
    """A request by its arrival number, in one of these states. Raises Problem."""
    found: Request | None = Request.objects.filter(speakers=row, arrived=arrived).first()
    if found is None or (states and found.state not in states):
        raise Problem("This request is not on the list any more.")
    return found


def address(now: Now, item: int, arrived: int = 0) -> str:
    """Of an item's list, or of a request on it, in the record."""
    return f"{now.meeting.channel}/item/{item}" + (f"/request/{arrived}" if arrived else "")


def waiting(row: SpeakersList) -> list[Request]:
    """The requests that wait, in no order: the rule gives it."""
    return list(Request.objects.filter(speakers=row, state="waiting"))


def ordered(row: SpeakersList, methods: floor.Methods, at: datetime) -> list[Request]:
    """The requests that wait, as the rule orders them."""
    rows = {r.arrived: r for r in waiting(row)}
    return [rows[p.request.id] for p in floor.order([value_of(r) for r in rows.values()], methods, now=at)]
