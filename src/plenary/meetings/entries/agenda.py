"""Kinds of entries: the agenda."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AgendaAdopted",
    "AgendaDrafted",
    "AmendmentDecided",
    "AmendmentProposed",
    "CallNamed",
    "DocumentAttached",
    "ItemAdded",
    "ItemCarried",
    "ItemChanged",
    "ItemClosed",
    "ItemOpened",
]


@kind("meetings.item-added")
@dataclass(frozen=True)
class ItemAdded(Kind):
    """An item was put on the agenda; its number is its address and is never used again."""

    item: int
    kind: str
    reason: str  # asked for once the agenda is adopted


@kind("meetings.agenda-drafted")
@dataclass(frozen=True)
class AgendaDrafted(Kind):
    """The draft agenda was begun with several items at once, each of which has its own entry before this one."""

    items: int


@kind("meetings.item-changed")
@dataclass(frozen=True)
class ItemChanged(Kind):
    """An item of the agenda was changed, moved or dropped."""

    item: int
    how: str  # reworded, moved, dropped
    reason: str  # asked for once the agenda is adopted


@kind("meetings.document-attached")
@dataclass(frozen=True)
class DocumentAttached(Kind):
    """A document was put under an item of the agenda, or taken away from there."""

    item: int
    document: int
    attached: bool


@kind("meetings.item-call")
@dataclass(frozen=True)
class CallNamed(Kind):
    """An item of the agenda names the call for input whose responses it discusses, by its address; "" for none any more."""

    item: int
    call: str


@kind("meetings.agenda-adopted")
@dataclass(frozen=True)
class AgendaAdopted(Kind):
    """The meeting adopted its agenda."""

    items: int


@kind("meetings.amendment-proposed")
@dataclass(frozen=True)
class AmendmentProposed(Kind):
    """A change of the draft agenda was proposed."""

    amendment: int
    kind: str
    item: int  # 0: none


@kind("meetings.amendment-decided")
@dataclass(frozen=True)
class AmendmentDecided(Kind):
    """A proposed change of the agenda was accepted, declined or withdrawn."""

    amendment: int
    state: str


@kind("meetings.item-opened")
@dataclass(frozen=True)
class ItemOpened(Kind):
    """An item is before the meeting; its time is counted from here."""

    item: int


@kind("meetings.item-closed")
@dataclass(frozen=True)
class ItemClosed(Kind):
    """The meeting has left an item: done, or to be taken up again."""

    item: int
    state: str
    seconds: int  # for which it was before the meeting in all


@kind("meetings.item-carried")
@dataclass(frozen=True)
class ItemCarried(Kind):
    """An unfinished item was carried over to another meeting's agenda."""

    item: int
    to: str
    number: int
