"""What the acts of this room share: finding the meeting, its session, its item; the next number of something."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from plenary.mandate.reads import methods as mandate
from plenary.meetings.models import Item, Meeting, Session
from plenary.members.reads import seat_of
from plenary.record.actor import Actor, Right
from plenary.record.problems import Problem
from plenary.rules import switches
from plenary.rules.methods import SWITCHED


def met(by: Actor, group: str, meeting: str, right: Right) -> Meeting:
    """The meeting, where she may. Raises Forbidden; Meeting.DoesNotExist. Under lock on PostgreSQL."""
    right.require(by, group)
    found: Meeting = (
        Meeting.objects.select_for_update(of=("self",)).select_related("group").get(group__slug=group, slug=meeting)
    )
    return found


def begun(meeting: Meeting, at: datetime) -> bool:
    """Had the meeting begun at an instant? Its first day is there, where it meets, or one of its sessions was opened."""
    if meeting.starts is not None and meeting.starts <= at.astimezone(ZoneInfo(meeting.zone)).date():
        return True
    return Session.objects.filter(meeting=meeting, opened__lte=at).exists()


def address(meeting: Meeting, *more: Any) -> str:
    """Of the meeting in the record, or of something in it: meeting/wgec-2/1/item/4. It is the wire's channel too."""
    return "/".join(["meeting", meeting.group.slug, meeting.slug, *(str(part) for part in more)])


def as_methods_have_it(group: str) -> dict[str, dict[str, object]]:
    """How a session of this group begins: as its working methods say; as usual where it has decided none."""
    number, methods = mandate.standing(group)
    return switches.usual({name: methods.switched(name) for name in SWITCHED} if number else None)


def sitting(meeting: Meeting) -> Session:
    """The session that is open now. Raises Problem where none is."""
    found: Session | None = Session.objects.filter(meeting=meeting, opened__isnull=False, closed=None).first()
    if found is None:
        raise Problem("No session of this meeting is open: open it first.")
    return found


def item_of(meeting: Meeting, number: int) -> Item:
    """An item by its number. Raises Problem."""
    found: Item | None = Item.objects.filter(meeting=meeting, number=number).first()
    if found is None:
        raise Problem("There is no item %(number)s on this agenda.", number=number)
    return found


def before_us(meeting: Meeting) -> Item:
    """The item that is before the meeting now. Raises Problem where none is."""
    found: Item | None = Item.objects.filter(meeting=meeting, state="open").first()
    if found is None:
        raise Problem("No item of the agenda is open: open one first.")
    return found


def holder_of(by: Actor, group: str) -> str:
    """In whose name she speaks: the holder of her seat, or her own name where she has none."""
    return " ".join(((seat_of(by.person, group)[1] if by.person else "") or by.name).split())[:300]
