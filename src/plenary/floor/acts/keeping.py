"""Keeping the list: closed and opened again, out of order with a reason, speaking time, carried over, not reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.floor.acts.common import address, find, here, item_number, listed, ordered, waiting
from plenary.floor.entries.lists import (
    ListCarried,
    ListClosed,
    ListReopened,
    ListSet,
    RequestRemoved,
    TakenOutOfOrder,
    Unreached,
)
from plenary.floor.models import Request
from plenary.floor.reads.values import methods_of
from plenary.floor.rights import GIVE
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import floor

FIRST = ("", "members", "observers", "together")


def _said(reason: str, ask: str) -> str:
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise Problem(ask)
    return reason


@act
def close_list(
    by: Actor,
    *,
    group: str,
    meeting: str,
    reason: str,
    closes: datetime | None = None,
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Close the list to newcomers, at once or at an instant that is announced. The reason is told to whoever asks later."""
    now = here(by, group, meeting, GIVE)
    number = item_number(now, item)
    row = listed(now, number)
    reason = _said(reason, "Say why the list is closed: it is told to whoever asks later.")
    if closes is not None and closes <= at:
        closes = None
    state = "open" if closes is not None else "closed"
    if (row.state, row.closes, row.reason) == (state, closes, reason):
        return Unchanged(address(now, number))
    row.state, row.closes, row.reason = state, closes, reason
    row.save()
    return Written(ListClosed(number, closes.isoformat() if closes else "", reason), address(now, number))


@act
def reopen_list(by: Actor, *, group: str, meeting: str, reason: str, item: int | None = None, at: datetime) -> Outcome:
    """Open the list again, for a public reason."""
    now = here(by, group, meeting, GIVE)
    number = item_number(now, item)
    row = listed(now, number)
    if row.state == "open" and row.closes is None:
        return Unchanged(address(now, number))
    reason = _said(reason, "Say why the list is open again: the reason is public.")
    row.state, row.closes, row.reason = "open", None, reason
    row.save()
    return Written(ListReopened(number, reason), address(now, number))


@act
def set_list(
    by: Actor,
    *,
    group: str,
    meeting: str,
    first: str | None = None,
    limits: Mapping[str, int] | None = None,
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Set speaking times (seconds by "member/statement"; 0: no limit), or the class that speaks first on this item (X15).

    `first` "" leaves it to what was decided for the session; None changes nothing. Raises Problem.
    """
    now = here(by, group, meeting, GIVE)
    number = item_number(now, item)
    row = listed(now, number)
    if first is not None and first not in FIRST:
        raise Problem("Choose which class speaks first.")
    told = dict(row.limits)
    for key, seconds in (limits or {}).items():
        klass, _slash, kind = key.partition("/")
        if klass not in ("member", "observer") or kind not in floor.KINDS:
            raise Problem("Choose whose speaking time it is.")
        if not 0 <= seconds <= 3600:
            raise Problem("A speaking time is between no limit and an hour.")
        told[key] = seconds
    first = row.first if first is None else first
    if (row.first, row.limits) == (first, told):
        return Unchanged(address(now, number))
    row.first, row.limits = first, told
    row.save()
    return Written(ListSet(number, row.first, told), address(now, number))


@act
def remove(by: Actor, *, group: str, meeting: str, item: int, arrived: int, reason: str, at: datetime) -> Outcome:
    """Take a request off the list, for a public reason. It stays in the list's history."""
    now = here(by, group, meeting, GIVE)
    row = listed(now, item, needed=False)
    made = find(row, arrived)
    if made.state == "removed":
        return Unchanged(address(now, item, arrived))
    if made.state != "waiting":
        raise Problem("This request is not waiting any more.")
    made.state, made.reason = "removed", _said(reason, "Say why it is taken off the list: the reason is public.")
    made.save()
    return Written(RequestRemoved(item, arrived, made.reason), address(now, item, arrived))


@act
def take_out_of_order(
    by: Actor, *, group: str, meeting: str, item: int, arrived: int, reason: str, at: datetime
) -> Outcome:
    """Let somebody speak next, out of order; the reason is shown beside the list. Behind others who were taken so."""
    now = here(by, group, meeting, GIVE)
    row = listed(now, item)
    made = find(row, arrived, "waiting")
    if made.ahead:
        return Unchanged(address(now, item, arrived))
    made.reason = _said(reason, "Say why she speaks out of order: the reason is shown beside the list.")
    made.ahead = max((r.ahead for r in waiting(row)), default=0) + 1
    made.save()
    return Written(TakenOutOfOrder(item, arrived, made.ahead, made.reason), address(now, item, arrived))


@act
def put_back(by: Actor, *, group: str, meeting: str, item: int, arrived: int, at: datetime) -> Outcome:
    """Put somebody who was taken out of order back where her arrival has her."""
    now = here(by, group, meeting, GIVE)
    row = listed(now, item)
    made = find(row, arrived, "waiting")
    if not made.ahead:
        return Unchanged(address(now, item, arrived))
    made.ahead, made.reason = 0, ""
    made.save()
    return Written(TakenOutOfOrder(item, arrived, 0, ""), address(now, item, arrived))


@act
def carry_list(by: Actor, *, group: str, meeting: str, item: int, to: int, at: datetime) -> Outcome:
    """Carry who still waits on one item over to the list of another, in the order that they have (A104)."""
    now = here(by, group, meeting, GIVE)
    if item == to:
        raise Problem("Choose another item.")
    row = listed(now, item, needed=False)
    target = listed(now, to)
    there = {(r.seat_id, r.person_id, r.name, r.kind) for r in waiting(target)}
    moved = []
    for made in ordered(row, methods_of(now, row), at):
        if made.kind != "statement" or (made.seat_id, made.person_id, made.name, made.kind) in there:
            continue
        target.arrivals += 1
        made.state = "carried"
        made.save()
        Request(
            speakers=target,
            arrived=target.arrivals,
            instant=at,
            name=made.name,
            person_id=made.person_id,
            seat_id=made.seat_id,
            klass=made.klass,
            place=made.place,
            kind=made.kind,
            behalf=made.behalf,
            entered=made.entered,
        ).save()
        moved.append(made.arrived)
    if not moved:
        return Unchanged(address(now, item))
    target.save()
    return Written(ListCarried(item, to, moved), address(now, to))


@act
def mark_unreached(by: Actor, *, group: str, meeting: str, item: int | None = None, at: datetime) -> Outcome:
    """Time does not allow the observers who still wait to be heard: they stay visible, and may hand in their text."""
    now = here(by, group, meeting, GIVE)
    number = item_number(now, item)
    row = listed(now, number, needed=False)
    late = sorted((r for r in waiting(row) if r.klass == "observer"), key=lambda r: r.arrived)
    if not late:
        return Unchanged(address(now, number))
    for made in late:
        made.state = "unreached"
        made.save()
    return Written(Unreached(number, [r.arrived for r in late]), address(now, number))
