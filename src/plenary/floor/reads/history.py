"""The whole history of a list, for anybody to check: each request, what became of it, and where the record says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.floor.models import Request
from plenary.meetings import reads as meetings
from plenary.meetings.reads.items import item_key
from plenary.record import reads as record
from plenary.rules import agenda, floor

PAGE = 200  # requests a page
KEEPING = (
    "floor.list-closed",
    "floor.list-reopened",
    "floor.list-set",
    "floor.list-carried",
    "floor.unreached",
    "floor.time-extended",
)


@dataclass(frozen=True, slots=True)
class Past:
    """One request in the whole history of a list. `entries` are its numbers in the record, oldest first."""

    request: int
    name: str
    klass: str
    place: str
    kind: str
    behalf: str
    instant: datetime
    state: str
    reason: str
    entered: bool
    began: datetime | None
    ended: datetime | None
    text: str
    file: int | None
    entries: tuple[int, ...]


def history(now: meetings.Now, item: int, *, after: int = 0, whole: bool = False) -> tuple[Past, ...]:
    """Every request that an item ever had, by arrival, a page at a time or the whole (A102). Three queries."""
    key, state = item_key(now.meeting.id, item)
    over = state in agenda.OVER
    found = Request.objects.filter(speakers__item=key, arrived__gt=after).select_related("turn").order_by("arrived")
    rows = list(found if whole else found[:PAGE])
    address = f"{now.meeting.channel}/item/{item}/request/"
    told = record.told_about([f"{address}{r.arrived}" for r in rows])
    return tuple(
        Past(
            r.arrived,
            r.name,
            r.klass,
            r.place,
            r.kind,
            r.behalf,
            r.instant,
            floor.became(
                r.state, r.rest, over or (r.turn is not None and r.turn.ended is not None and r.state == "speaking")
            ),
            r.reason,
            r.entered,
            r.turn.began if r.turn else None,
            r.turn.ended if r.turn else None,
            r.text,
            r.file_id,
            tuple(one.sequence for one in told.get(f"{address}{r.arrived}", ())),
        )
        for r in rows
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What the chair did with the list as a whole: closed, opened again, set, carried over. `what` as the entry says."""

    sequence: int
    instant: datetime
    act: str
    what: dict[str, Any]


def keeping(now: meetings.Now, item: int) -> tuple[Kept, ...]:
    """What was done with the list of an item, oldest first; what was erased is left out. One query."""
    address = f"{now.meeting.channel}/item/{item}"
    told = record.told_about([address], *KEEPING).get(address, ())
    return tuple(Kept(t.sequence, t.instant, t.act, t.what) for t in told if t.what is not None)
