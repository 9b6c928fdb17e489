"""The speakers' list as everybody sees it, one's own place on it, and the whole of its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.floor.models import Request, SpeakersList
from plenary.floor.reads.values import methods_of, state_of, value_of, who_of
from plenary.meetings import reads as meetings
from plenary.meetings.reads.items import ItemLine, item_key, items, turns
from plenary.members.reads import seat_of
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, Actor
from plenary.rules import floor

SHOWN = 12  # of each class on the live page; the rest is counted, and stands on the list's own page


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


def speakers(now: meetings.Now, at: datetime, *, item: int | None = None) -> ListPage | None:
    """The list of the open item, or of `item`; None where there is none. Four queries, whatever its length."""
    number = item if item is not None else (now.item.number if now.item else None)
    found = next((i for i in items(now.meeting.id) if i.number == number), None)
    if found is None:
        return None
    row = SpeakersList.objects.filter(item=found.id).first()
    rows = (
        {r.arrived: r for r in Request.objects.filter(speakers=row, state__in=("waiting", "unreached"))} if row else {}
    )
    over = found.state in ("done", "carried", "dropped")
    waiting = {n: r for n, r in rows.items() if r.state == "waiting" and not over}
    methods = methods_of(now, row)
    places = floor.order([value_of(r) for r in waiting.values()], methods, now=at)
    had = [
        floor.Turn(t.klass, t.kind, int((t.ended - t.began).total_seconds()))  # type: ignore[arg-type]
        for t in turns(found.id)
        if t.ended and t.klass in ("member", "observer")
    ]
    running = None
    if now.turn is not None and now.turn.item == found.number:
        running = floor.clock(now.turn.limit, now.turn.began, at, methods)
    waits = floor.waits(places, had, methods, speaking=running)
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
            _line(r, 0, floor.Reason("unreached"), floor.Wait(n, 0, 0, 0, 0), True)
            for n, r in sorted(rows.items())
            if r.state == "unreached" or (over and r.state == "waiting")
        ),
        closed=over or state.closed(at),
        closes=state.closes,
        reason=state.reason,
        methods=methods,
        spoken=len(had),
        limits=tuple(Limit(klass, kind, seconds) for (klass, kind), seconds in methods.limits.items()),
    )


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


def mine(by: Actor, now: meetings.Now, page: ListPage | None, at: datetime) -> Mine | None:
    """One's own place; None for whoever does not take part, or where no item is open. Three queries at most."""
    if page is None or by.person is None or not by.roles_in(now.meeting.group) & {MEMBER, CHAIR, OBSERVER}:
        return None
    seat, _name = seat_of(by.person, now.meeting.group)
    who = f"seat/{seat}" if seat is not None else f"person/{by.person}"
    klass = floor.MEMBER if by.roles_in(now.meeting.group) & {MEMBER, CHAIR} else floor.OBSERVER
    own = {
        r.arrived: r
        for r in Request.objects.filter(speakers__item=page.item.id, state__in=("waiting", "speaking", "unreached"))
        if who_of(r) == who
    }
    waiting = tuple(line for line in page.lines if line.request in own)
    asked = [value_of(own[line.request]) for line in waiting]
    listed = floor.ListState("closed" if page.closed else "open", None, page.reason)

    def may(kind: floor.values.Kind) -> floor.Verdict:
        return floor.may_ask(asked, who, klass, kind, listed, page.methods, now=at, spoken=page.spoken)

    place = meetings.mode_of(now.session.id, by.person) if now.session else ""
    over = page.item.state in ("done", "carried", "dropped")
    return Mine(
        waiting=waiting,
        speaking=any(r.state == "speaking" for r in own.values()),
        may=may("statement"),
        points=not over and may("point-of-order").allowed,
        reply=not over and may("right-of-reply").allowed,
        place=place or "remote",
        unreached=tuple(n for n, r in own.items() if r.state == "unreached" or (over and r.state == "waiting")),
        klass=klass,
    )


@dataclass(frozen=True, slots=True)
class Past:
    """One request in the whole history of a list."""

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
    address: str


PAGE = 200


def history(now: meetings.Now, item: int, *, after: int = 0) -> tuple[Past, ...]:
    """Every request that an item ever had, by arrival, a page at a time: public, with its place in the record. Two queries."""
    key, state = item_key(now.meeting.id, item)
    over = state in ("done", "carried", "dropped")
    rows = Request.objects.filter(speakers__item=key, arrived__gt=after).select_related("turn").order_by("arrived")
    return tuple(
        Past(
            r.arrived,
            r.name,
            r.klass,
            r.place,
            r.kind,
            r.behalf,
            r.instant,
            "unreached" if over and r.state == "waiting" else r.state,
            r.reason,
            r.entered,
            r.turn.began if r.turn else None,
            r.turn.ended if r.turn else None,
            r.text,
            r.file_id,
            f"{now.meeting.channel}/item/{item}/request/{r.arrived}",
        )
        for r in rows[:PAGE]
    )
