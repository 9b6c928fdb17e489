"""Items of an agenda for the rooms above: by number, with their states and the turns they have had."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.meetings.models import Item, Turn
from plenary.meetings.reads.now import TurnNow, turn_now
from plenary.rules import agenda

Words = dict[str, str]


def item_key(meeting: int, number: int) -> tuple[int | None, str]:
    """The key and the state of an item of a meeting (its key); None and "" where there is none. One query."""
    found = Item.objects.filter(meeting=meeting, number=number).values_list("pk", "state").first()
    return found if found is not None else (None, "")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as lists need it: its address, its number as readers see it ("" where it was dropped), its state."""

    id: int
    number: int
    shown: str
    title: Words
    kind: str
    state: str


def items(meeting: int) -> tuple[ItemLine, ...]:
    """The items of a meeting (its key), in order. One query."""
    rows = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    numbers = agenda.numbers([i.state for i in rows])
    return tuple(ItemLine(i.pk, i.number, n, i.title, i.kind, i.state) for n, i in zip(numbers, rows, strict=True))


def turns(item: int) -> tuple[TurnNow, ...]:
    """The turns of an item (its key), in order. One query."""
    return tuple(turn_now(t) for t in Turn.objects.filter(item=item).select_related("item").order_by("number"))
