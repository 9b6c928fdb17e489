"""Places in the room go by the order of arrival: nobody is overtaken, lost or moved up twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from plenary.rules import places


class Room(RuleBasedStateMachine):
    """Arrivals, cancellations and changes of the cap, in any order, against the plainest account of them."""

    def __init__(self) -> None:
        super().__init__()
        self.cap: int | None = 2
        self.next = 1
        self.inside: list[int] = []
        self.waiting: list[int] = []
        self.gone: set[int] = set()

    def move(self) -> None:
        for number in places.promoted(self.cap, len(self.inside), self.waiting):
            self.waiting.remove(number)
            self.inside.append(number)

    @rule()
    def arrive(self) -> None:
        state = places.place(self.cap, len(self.inside), len(self.waiting))
        (self.inside if state == "registered" else self.waiting).append(self.next)
        self.next += 1

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        if not (self.inside or self.waiting):
            return
        who = data.draw(st.sampled_from(self.inside + self.waiting))
        first = self.waiting[0] if self.waiting else None
        was_inside = who in self.inside
        (self.inside if was_inside else self.waiting).remove(who)
        self.gone.add(who)
        room = self.cap is None or len(self.inside) < self.cap
        self.move()
        if was_inside and room and first is not None:
            assert first in self.inside

    @rule(cap=st.none() | st.integers(0, 6))
    def change(self, cap: int | None) -> None:
        self.cap = cap
        before = len(self.inside)
        self.move()
        assert len(self.inside) >= before, "a smaller room takes no place back"

    @invariant()
    def nobody_is_lost_or_twice_there(self) -> None:
        everybody = self.inside + self.waiting
        assert len(everybody) == len(set(everybody))
        assert set(everybody) | self.gone == set(range(1, self.next))

    @invariant()
    def the_order_is_kept(self) -> None:
        assert self.waiting == sorted(self.waiting)
        if self.waiting and self.inside:
            assert max(self.inside) < min(self.waiting), "a newcomer overtook somebody who waits"

    @invariant()
    def no_place_stays_empty_while_somebody_waits(self) -> None:
        assert not self.waiting or (self.cap is not None and len(self.inside) >= self.cap)


TestRoom = Room.TestCase


@pytest.mark.accepts("X9")
def test_the_first_twenty_observers_have_places_and_the_next_wait() -> None:
    states = [places.place(20, min(n, 20), max(0, n - 20)) for n in range(25)]
    assert states == ["registered"] * 20 + ["waiting"] * 5
    assert places.promoted(22, 20, [25, 23, 24]) == (23, 24)


@given(st.integers(0, 50), st.lists(st.integers(1, 100), unique=True))
def test_whoever_moves_up_waited_longest(taken: int, waiting: list[int]) -> None:
    moved = places.promoted(20, taken, waiting)
    assert list(moved) == sorted(waiting)[: len(moved)]
    assert len(moved) == min(len(waiting), max(0, 20 - taken))
