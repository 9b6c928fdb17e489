"""Places in the room: given by order of arrival, and by nothing else. See docs/rules/places.md."""

from __future__ import annotations

from collections.abc import Sequence


def place(cap: int | None, taken: int, waiting: int) -> str:
    """What a newcomer to the room is: "registered", or "waiting" where the room is full or others wait already.

    `cap` None: the room has no cap. Who waits is never overtaken by a newcomer.
    """
    return "registered" if cap is None or (taken < cap and not waiting) else "waiting"


def promoted(cap: int | None, taken: int, waiting: Sequence[int]) -> tuple[int, ...]:
    """Who moves up, where `waiting` are arrival numbers: the earliest first, as many as there are free places."""
    free = len(waiting) if cap is None else max(0, cap - taken)
    return tuple(sorted(waiting)[:free])
