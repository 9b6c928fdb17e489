"""The agenda's rules: numbers, moving, time used, what is unfinished, categories, methods of a first meeting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import agenda
from plenary.rules.agenda import Spell, Stretch

AT = datetime(2016, 9, 30, 8, 0, tzinfo=UTC)
STATES = ("waiting", "open", "done", "carried", "dropped")
orders = st.lists(st.integers(1, 99), min_size=1, max_size=12, unique=True)
lengths = st.lists(st.integers(0, 7200), max_size=6)


@given(orders, st.data())
def test_moving_loses_no_item_and_leaves_the_others_in_their_order(order: list[int], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(order))
    to = data.draw(st.integers(-3, 20))
    found = agenda.moved(order, item, to)
    assert sorted(found) == sorted(order)
    assert [n for n in found if n != item] == [n for n in order if n != item]
    assert found.index(item) == min(max(to, 1), len(order)) - 1


@given(orders, st.data())
def test_moving_there_and_back_changes_nothing(order: list[int], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(order))
    there = agenda.moved(order, item, data.draw(st.integers(1, 12)))
    assert agenda.moved(there, item, order.index(item) + 1) == tuple(order)


def test_what_is_not_on_the_agenda_is_not_moved() -> None:
    with pytest.raises(ValueError, match="7 is not"):
        agenda.moved([1, 2], 7, 1)


@given(st.lists(st.sampled_from(STATES), max_size=15))
def test_readers_see_one_two_three_without_a_gap_and_nothing_for_what_was_dropped(states: list[str]) -> None:
    found = agenda.numbers(states)
    assert [n for n in found if n] == [str(n) for n in range(1, len(states) - states.count("dropped") + 1)]
    assert [n == "" for n in found] == [s == "dropped" for s in states]


@pytest.mark.accepts(37)
@given(lengths, st.integers(0, 3600))
def test_the_time_used_is_the_sum_of_the_spells_and_of_the_one_that_runs(seconds: list[int], running: int) -> None:
    spells, clock = [], AT
    for length in seconds:
        spells.append(Spell(clock, clock + timedelta(seconds=length)))
        clock += timedelta(seconds=length + 60)
    assert agenda.used(spells, clock) == sum(seconds)
    assert agenda.used([*spells, Spell(clock, None)], clock + timedelta(seconds=running)) == sum(seconds) + running


def test_a_clock_that_went_back_takes_no_time_away() -> None:
    assert agenda.used([Spell(AT, None), Spell(AT, AT + timedelta(minutes=1))], AT - timedelta(hours=1)) == 60


@pytest.mark.parametrize(("minutes", "seconds", "over"), [(None, 9999, False), (10, 600, False), (10, 601, True)])
def test_a_time_box_is_used_up_after_its_last_second(minutes: int | None, seconds: int, over: bool) -> None:
    assert agenda.over(minutes, seconds) is over


@pytest.mark.accepts(58)
def test_part_of_a_category_is_told_from_all_of_it_and_from_none() -> None:
    found = agenda.progress(
        [
            Stretch("A", "done", 3000),
            Stretch("C", "done", 3000),
            Stretch("D", "carried", 1200),  # part of D: the rest is to come
            Stretch("B", "carried", 0),
            Stretch("E", "dropped", 0),
            Stretch("D", "waiting", 0),
            Stretch("B", "waiting", 0),
        ]
    )
    assert dict(found) == {"A": "done", "C": "done", "D": "part", "B": "not-reached"}
    assert list(found) == ["A", "C", "D", "B"]


@pytest.mark.accepts(58)
def test_what_was_carried_over_and_finished_there_is_done() -> None:
    carried = [Stretch("D", "carried", 1200)]
    assert agenda.progress([*carried, Stretch("D", "done", 60)]) == {"D": "done"}
    assert agenda.progress([*carried, Stretch("D", "waiting", 0)]) == {"D": "part"}
    assert agenda.progress([Stretch("D", "done", 60), Stretch("D", "waiting", 0)]) == {"D": "part"}


stretches = st.lists(
    st.builds(Stretch, st.sampled_from(["", "A", "B"]), st.sampled_from(STATES), st.integers(0, 9)), max_size=10
)


@given(stretches)
def test_every_category_that_stands_on_an_agenda_has_a_progress(found: list[Stretch]) -> None:
    progress = agenda.progress(found)
    assert set(progress) == {s.category for s in found if s.category and s.state != "dropped"}
    assert set(progress.values()) <= {"done", "part", "not-reached"}


@given(stretches)
def test_nothing_is_done_while_an_item_of_it_waits(found: list[Stretch]) -> None:
    for category, standing in agenda.progress([*found, Stretch("A", "waiting", 0)]).items():
        assert category != "A" or standing != "done"


@pytest.mark.accepts(87)
def test_a_question_waits_until_it_is_decided_or_answered_in_words() -> None:
    def waits(kind: str = "question", state: str = "open", decided: bool = False, outcome: str = "") -> bool:
        return agenda.undecided(kind, state, decided=decided, outcome={"en": outcome} if outcome else {})

    assert waits()
    assert waits(state="waiting")
    assert not waits(kind="discussion")
    assert not waits(decided=True)
    assert not waits(outcome="Yes")
    assert not any(waits(state=state) for state in agenda.OVER)


@pytest.mark.accepts(167)
def test_categories_are_read_as_people_write_them() -> None:
    typed = "A. Implementation\nB: Public policy issues\n\n c) Developing countries \n2 - Roles\nA-Z of names\nOther"
    assert agenda.categories(typed) == (
        ("A", "Implementation"),
        ("B", "Public policy issues"),
        ("c", "Developing countries"),
        ("2", "Roles"),
        ("C", "A-Z of names"),
        ("D", "Other"),
    )


@given(st.text(max_size=200))
def test_no_line_of_the_categories_is_lost(typed: str) -> None:
    assert len(agenda.categories(typed)) == sum(bool(line.strip()) for line in typed.splitlines())


@pytest.mark.accepts(131, 49)
def test_usual_agendas_begin_and_end_as_they_should() -> None:
    for items in (agenda.FIRST, agenda.USUAL, agenda.CATEGORIES):
        assert (items[0], items[-1]) == ("opening", "closing")
        assert {"adoption", "next"} <= set(items)
        assert {agenda.KIND_OF[code] for code in items} <= set(agenda.KINDS)
    assert {"election", "methods"} <= set(agenda.FIRST)
    assert agenda.USUAL.index("procedure") < agenda.USUAL.index("substance")


@pytest.mark.accepts(20)
def test_a_first_meeting_is_reminded_of_its_working_methods_until_they_are_decided() -> None:
    def due(ordinal: int | None = 1, *, begun: bool, decided: bool = False, to_come: bool = False) -> str:
        return agenda.methods_due(ordinal, begun=begun, decided=decided, to_come=to_come)

    assert due(begun=False) == "no-item"
    assert due(begun=False, to_come=True) == ""
    assert due(begun=True, to_come=True) == ""
    assert due(begun=True) == "not-decided"
    assert due(begun=True, decided=True) == ""
    assert due(2, begun=True) == due(None, begun=True) == ""
