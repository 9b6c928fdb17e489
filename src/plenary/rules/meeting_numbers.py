"""The number of a meeting within its group: one number, one meeting; one more may come between. See docs/rules/meetings.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping


class Held(ValueError):
    """A meeting that was opened or closed keeps its number: `meeting` says which one stands in the way."""

    def __init__(self, meeting: str) -> None:
        super().__init__(f"{meeting} was held under its number")
        self.meeting = meeting


def holder(number: int, numbers: Mapping[str, int]) -> str:
    """Which meeting has this number; "" where it is free. `numbers` maps meetings to theirs."""
    return next((meeting for meeting, taken in numbers.items() if taken == number), "")


def next_free(numbers: Mapping[str, int]) -> int:
    """The number of the meeting that is planned next: one more than the highest, 1 where there is none."""
    return max(numbers.values(), default=0) + 1


def moved_up(number: int, numbers: Mapping[str, int], held: Collection[str]) -> dict[str, int]:
    """Who moves up by one, and to which number, so that `number` is free for a meeting that is put between (A62).

    Only as far as there are numbers without a gap: those behind a free number keep theirs. Raises Held.
    """
    moved: dict[str, int] = {}
    while found := holder(number, numbers):
        if found in held:
            raise Held(found)
        number += 1
        moved[found] = number
    return moved
