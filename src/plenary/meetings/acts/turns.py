"""Who has the floor. The floor calls these: it alone knows whose turn it is."""

from __future__ import annotations

from datetime import datetime

from plenary.meetings.acts.common import address, before_us, item_of, met, sitting
from plenary.meetings.entries.turns import TurnBegan, TurnEnded, TurnLengthened
from plenary.meetings.models import Meeting, Turn
from plenary.meetings.rights import RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem

KINDS = ("statement", "point-of-order", "right-of-reply", "presentation", "chair")


@act
def begin_turn(
    by: Actor,
    *,
    group: str,
    meeting: str,
    name: str,
    klass: str,
    place: str,
    kind: str = "statement",
    person: int | None = None,
    seat: int | None = None,
    behalf: str = "",
    limit: int | None = None,
    asked: str = "",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Give somebody the floor on the item that is open (or on `item`, a number). Who spoke before has ended with it.

    `seat` and `person` are keys, `limit` seconds, `asked` the address of the request that led to it. `value` is the turn's key.
    Raises Problem where no session or no item is open, or a name is missing.
    """
    found = met(by, group, meeting, RUN)
    name = " ".join(name.split())[:300]
    if not name:
        raise Problem("Say who is to speak.")
    if kind not in KINDS:
        raise Problem("There is no such kind of turn: %(kind)s.", kind=kind)
    session = sitting(found)
    on = item_of(found, item) if item is not None else before_us(found)
    _end(found, at)
    row = Turn(
        session=session,
        item=on,
        number=next_number(Turn, item__meeting=found),
        name=name,
        person_id=person,
        seat_id=seat,
        klass=klass,
        place=place,
        kind=kind,
        behalf=" ".join(behalf.split())[:300],
        limit=limit,
        began=at,
        request=asked,
    )
    row.save()
    told = TurnBegan(on.number, row.number, kind, klass, place, limit or 0)
    return Written(told, address(found, "item", on.number), row.pk)


@act
def end_turn(by: Actor, *, group: str, meeting: str, at: datetime) -> Outcome:
    """Nobody has the floor any more. Raises Meeting.DoesNotExist."""
    found = met(by, group, meeting, RUN)
    row = _end(found, at)
    if row is None:
        return Unchanged(address(found))
    seconds = int((at - row.began).total_seconds())
    return Written(TurnEnded(row.item.number, row.number, seconds), address(found, "item", row.item.number), row.pk)


@act
def lengthen_turn(by: Actor, *, group: str, meeting: str, seconds: int, at: datetime) -> Outcome:
    """Give the turn that runs more time; one without an end keeps none."""
    found = met(by, group, meeting, RUN)
    row: Turn | None = Turn.objects.filter(item__meeting=found, ended=None).select_related("item").first()
    if row is None or row.limit is None:
        return Unchanged(address(found))
    row.limit += seconds
    row.save()
    told = TurnLengthened(row.item.number, row.number, row.limit)
    return Written(told, address(found, "item", row.item.number), row.pk)


def _end(meeting: Meeting, at: datetime) -> Turn | None:
    row: Turn | None = Turn.objects.filter(item__meeting=meeting, ended=None).select_related("item").first()
    if row is not None:
        row.ended = max(at, row.began)
        row.save()
    return row
