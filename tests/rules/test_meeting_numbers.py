"""One number, one meeting; one more may come between those that are planned (A62)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import meeting_numbers

NUMBERS = st.lists(st.integers(1, 15), unique=True).map(lambda some: {f"m{n}": n for n in some})


@pytest.mark.accepts(62)
def test_a_meeting_comes_between_and_later_ones_move_up() -> None:
    planned = {"1": 1, "2": 2, "3": 3, "4": 4, "6": 6}
    assert meeting_numbers.moved_up(3, planned, {"1", "2"}) == {"3": 4, "4": 5}
    assert meeting_numbers.moved_up(5, planned, ()) == {}
    with pytest.raises(meeting_numbers.Held) as why:
        meeting_numbers.moved_up(3, planned, {"4"})
    assert why.value.meeting == "4"


@given(NUMBERS)
def test_the_next_number_is_free_and_behind_all_others(numbers: dict[str, int]) -> None:
    number = meeting_numbers.next_free(numbers)
    assert number == 1 + max(numbers.values(), default=0)
    assert not meeting_numbers.holder(number, numbers)


@given(NUMBERS, st.integers(1, 15))
def test_numbers_stay_single_and_in_their_order(numbers: dict[str, int], number: int) -> None:
    after = numbers | meeting_numbers.moved_up(number, numbers, ())
    assert len(set(after.values())) == len(after)
    assert number not in after.values()
    assert sorted(after, key=after.__getitem__) == sorted(numbers, key=numbers.__getitem__)
    assert all(after[m] - numbers[m] in (0, 1) for m in numbers)
    assert all(after[m] == n for m, n in numbers.items() if n < number)


@given(NUMBERS, st.integers(1, 15), st.data())
def test_what_was_held_keeps_its_number(numbers: dict[str, int], number: int, data: st.DataObject) -> None:
    held = data.draw(st.sets(st.sampled_from(sorted(numbers)))) if numbers else set()
    free = next(n for n in range(number, 40) if n not in numbers.values())
    if {m for m, n in numbers.items() if number <= n < free} & held:
        with pytest.raises(meeting_numbers.Held):
            meeting_numbers.moved_up(number, numbers, held)
    else:
        assert not held & set(meeting_numbers.moved_up(number, numbers, held))
