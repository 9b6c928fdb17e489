"""Items of agendas that cite the mandate (A77), for the room that keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.meetings.models import Item
from plenary.meetings.reads.now import MeetingLine, line_of
from plenary.rules import agenda

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class CitingItem:
    """An item that serves something of the mandate; `shown` is its number as readers see it."""

    meeting: MeetingLine
    number: int
    shown: str
    title: Words
    serves: tuple[tuple[str, str], ...]  # address and words


def citing_items(group: str) -> tuple[CitingItem, ...]:
    """Those of a group that were not dropped, by meeting and place. One query."""
    rows = Item.objects.filter(meeting__group__slug=group).select_related("meeting__group", "meeting__continues")
    by_meeting: dict[int, list[Item]] = {}
    for row in rows.order_by("meeting__starts", "meeting", "order", "pk"):
        by_meeting.setdefault(row.meeting_id, []).append(row)
    return tuple(
        CitingItem(
            line_of(i.meeting, []), i.number, shown, i.title, tuple((c["address"], c["words"]) for c in i.serves)
        )
        for items in by_meeting.values()
        for shown, i in zip(agenda.numbers([i.state for i in items]), items, strict=True)
        if i.serves and i.state != "dropped"
    )
