"""The agenda: where an item moves, how long it was before the meeting, the usual agendas. See docs/rules/agenda.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

KINDS = (
    "opening", "election", "adoption", "procedure", "discussion", "presentation", "dates", "other", "closing",
)  # fmt: skip
# A first meeting (A131): elects, adopts, decides how it works (A20), and when it meets again.
FIRST = ("opening", "election", "adoption", "methods", "review", "topics", "next", "other", "closing")
# Every further one: agenda and procedure first again (A49).
USUAL = ("opening", "adoption", "procedure", "substance", "next", "other", "closing")
KIND_OF = {
    "opening": "opening", "election": "election", "adoption": "adoption", "methods": "procedure", "review": "discussion",
    "topics": "discussion", "procedure": "procedure", "substance": "discussion", "next": "dates", "other": "other",
    "closing": "closing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time in which an item was before the meeting; `ended` None: it still is."""

    began: datetime
    ended: datetime | None


def used(spells: Sequence[Spell], now: datetime) -> int:
    """Seconds for which an item was before the meeting. Never negative."""
    return sum(max(0, int(((s.ended or now) - s.began).total_seconds())) for s in spells)


def over(minutes: int | None, seconds: int) -> bool:
    """Has an item used up its time box?"""
    return minutes is not None and seconds > minutes * 60


def moved(order: Sequence[int], item: int, to: int) -> tuple[int, ...]:
    """The items in their new order, `item` in place `to` (1 and up; beyond the ends it stands at the end).

    Raises ValueError where the item is not among them.
    """
    if item not in order:
        raise ValueError(f"{item} is not on the agenda")
    rest = [one for one in order if one != item]
    place = min(max(to, 1), len(order)) - 1
    return (*rest[:place], item, *rest[place:])
