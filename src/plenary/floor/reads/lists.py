"""The speakers' list as everybody sees it, and one's own place on it. Its history: history.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.floor.models import Request, SpeakersList
from plenary.floor.reads.values import is_hers, methods_of, state_of, value_of
from plenary.meetings import reads as meetings
from plenary.meetings.reads.items import ItemLine, items, turns
from plenary.members.reads import class_in, seat_of
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, Actor
from plenary.record.kept import Kept
from plenary.rules import agenda, floor


@dataclass(frozen=True, slots=True)
class Line:
    """One who waits. `reason` is the rule's; `wait` in seconds until the turn, and whether that was measured."""

    position: int
    request: int  # the arrival number
    name: str
    klass: str
    place: str
    kind: str
    behalf: str
    instant: datetime
    reason: floor.Reason
    wait: floor.Wait
    late: bool  # an observer whom time will likely not reach


@dataclass(frozen=True, slots=True)
class Limit:
    klass: str
    kind: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list of one item at an instant."""

    item: ItemLine
    lines: tuple[Line, ...]  # in order
    unreached: tuple[Line, ...]
    closed: bool
    closes: datetime | None
    reason: str
    methods: floor.Methods
    first_here: str  # who speaks first on this item, where the chair has set it; "": as the session says
    spoken: int
    limits: tuple[Limit, ...]

    def of(self, *codes: str) -> tuple[Line, ...]:
        """The lines whose place has one of these reasons."""
        return tuple(line for line in self.lines if line.reason.code in codes)

    @property
    def first(self) -> tuple[Line, ...]:
        """Before the classes: points of order, who was interrupted, who was taken out of order."""
        return self.of("point-of-order", "interrupted", "out-of-order")

    @property
    def members(self) -> tuple[Line, ...]:
        return self.of("member", "member-after")

    @property
    def observers(self) -> tuple[Line, ...]:
        return self.of("observer", "observer-first")

    @property
    def together(self) -> tuple[Line, ...]:
        return self.of("together")

    @property
    def replies(self) -> tuple[Line, ...]:
        return self.of("reply")

    @property
    def next(self) -> Line | None:
        return self.lines[0] if self.lines else None


@dataclass(frozen=True, slots=True)
class _Held:
    """What a list is made of, at one moment of the record: the instant at which it is looked at is not in it."""

    item: ItemLine
    row: SpeakersList | None
    rows: tuple[Request, ...]  # that wait, speak or were not reached; by arrival
    had: tuple[floor.Turn, ...]


# Kept, since a change of the list has everybody who takes part ask for her place within the same second.
_held: Kept[_Held | None] = Kept()


def _read(meeting: int, number: int) -> _Held | None:
    found = next((i for i in items(meeting) if i.number == number), None)
    if found is None:
        return None
    row = SpeakersList.objects.filter(item=found.id).first()
    rows = Request.objects.filter(speakers=row, state__in=("waiting", "speaking", "unreached")).order_by("arrived")
    had = tuple(
        floor.Turn(t.klass, t.kind, int((t.ended - t.began).total_seconds()))  # type: ignore[arg-type]  # checked where it was entered
        for t in turns(found.id)
        if t.ended and t.klass in ("member", "observer")
    )
    return _Held(found, row, tuple(rows) if row else (), had)


def _hold(now: meetings.Now, item: int | None) -> _Held | None:
    number = item if item is not None else (now.item.number if now.item else None)
    if number is None:
        return None
    return _held.get((now.meeting.id, number), lambda: _read(now.meeting.id, number))


def speakers(now: meetings.Now, at: datetime, *, item: int | None = None) -> ListPage | None:
    """The list of the open item, or of `item`; None where there is none. Five queries at most, whatever its length."""
    held = _hold(now, item)
    if held is None:
        return None
    found, row = held.item, held.row
    over = found.state in agenda.OVER
    waiting = {r.arrived: r for r in held.rows if r.state == "waiting" and not over}
    methods = methods_of(now, row)
    places, waits = _reckoned([value_of(r) for r in waiting.values()], held, methods, now, at)
    left = int((now.session.ends - at).total_seconds()) if now.session and found.state == "open" else None
    late = set(floor.time_allowing(places, waits, left if left is None or left > 0 else None))
    lines = tuple(
        _line(waiting[p.request.id], p.position, p.reason, w, p.request.id in late)
        for p, w in zip(places, waits, strict=True)
    )
    state = state_of(row) if row else floor.ListState()
    return ListPage(
        item=found,
        lines=lines,
        unreached=tuple(
            _line(r, 0, floor.Reason("unreached"), floor.Wait(r.arrived, 0, 0, 0, 0), True)
            for r in held.rows
            if floor.became(r.state, r.rest, over) == "unreached"
        ),
        closed=over or state.closed(at),
        closes=state.closes,
        reason=state.reason,
        methods=methods,
        first_here=row.first if row else "",
        spoken=len(held.had),
        limits=tuple(Limit(klass, kind, seconds) for (klass, kind), seconds in methods.limits.items()),
    )


def _reckoned(
    asked: list[floor.Request], held: _Held, methods: floor.Methods, now: meetings.Now, at: datetime
) -> tuple[tuple[floor.Place, ...], tuple[floor.Wait, ...]]:
    """The places and how long each waits, as the rule has it."""
    places = floor.order(asked, methods, now=at)
    running, by = None, ("member", "statement")
    if now.turn is not None and now.turn.item == held.item.number:
        running = floor.clock(now.turn.limit, now.turn.began, at, methods)
        by = (now.turn.klass, now.turn.kind)
    return places, floor.waits(places, held.had, methods, speaking=running, by=by)


def _line(r: Request, position: int, reason: floor.Reason, wait: floor.Wait, late: bool) -> Line:
    return Line(position, r.arrived, r.name, r.klass, r.place, r.kind, r.behalf, r.instant, reason, wait, late)


@dataclass(frozen=True, slots=True)
class Mine:
    """What the floor is to one visitor: her waiting requests, or whether she may ask and why not."""

    waiting: tuple[Line, ...]
    speaking: bool
    may: floor.Verdict
    points: bool  # may she raise a point of order?
    reply: bool  # may she ask for a right of reply?
    place: str  # room, remote
    unreached: tuple[int, ...]  # her requests on this item that were not reached
    klass: str
    would: tuple[int, floor.Wait] | None  # her place and wait, if she asked for the floor now


def mine(by: Actor, now: meetings.Now, page: ListPage | None, at: datetime) -> Mine | None:
    """One's own place; None for whoever does not take part, or where no item is open. Three queries at most."""
    if page is None or by.person is None or not by.roles_in(now.meeting.group) & {MEMBER, CHAIR, OBSERVER}:
        return None
    held = _hold(now, page.item.number)
    seat, _name = seat_of(by.person, now.meeting.group)
    who = f"seat/{seat}" if seat is not None else f"person/{by.person}"
    klass = class_in(by, now.meeting.group)
    own = {r.arrived: r for r in (held.rows if held else ()) if is_hers(r, by.person, seat)}
    waiting = tuple(line for line in page.lines if line.request in own)
    asked = [value_of(own[line.request]) for line in waiting]
    listed = floor.ListState("closed" if page.closed else "open", None, page.reason)

    spoken = page.spoken + (now.turn is not None and now.turn.item == page.item.number)  # whoever speaks counts too

    def may(kind: floor.values.Kind) -> floor.Verdict:
        return floor.may_ask(asked, who, klass, kind, listed, page.methods, now=at, spoken=spoken)

    place = (meetings.mode_of(now.session.id, by.person) if now.session else "") or "remote"
    verdict, would = may("statement"), None
    if verdict.allowed and held is not None:
        last = max((line.request for line in page.lines), default=0) + 1
        hers = floor.Request(last, who, klass, place, last)  # type: ignore[arg-type]  # checked where it was entered
        all_of_us = [value_of(r) for r in held.rows if r.state == "waiting"]
        places, waits = _reckoned([*all_of_us, hers], held, page.methods, now, at)
        would = next((p.position, w) for p, w in zip(places, waits, strict=True) if p.request is hers)
    over = page.item.state in agenda.OVER
    return Mine(
        waiting=waiting,
        speaking=now.turn is not None and any(r.turn_id == now.turn.id for r in own.values()),
        may=verdict,
        points=not over and may("point-of-order").allowed,
        reply=not over and may("right-of-reply").allowed,
        place=place,
        unreached=tuple(n for n, r in own.items() if floor.became(r.state, r.rest, over) == "unreached"),
        klass=klass,
        would=would,
    )
