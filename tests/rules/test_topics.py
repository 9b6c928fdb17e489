"""Topics for later work: none is lost, each is open again from wherever it stands, and what may not be is refused by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules import topics
from plenary.rules.topics import ASIDE, OPEN, SELECTED, STATES, Step

TODAY = date(2016, 10, 3)
steps = st.builds(
    Step,
    to=st.sampled_from([*STATES, "closed", ""]),
    words=st.sampled_from(["", " ", "Why."]),
    decision=st.sampled_from(["", "meeting/g/1/decision/2"]),
    day=st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3)),
)


@pytest.mark.accepts(112)
@settings(deadline=None, max_examples=50)
@given(state=st.sampled_from(STATES), taken=st.lists(steps, max_size=8))
def test_after_whatever_steps_a_topic_stands_somewhere_and_is_open_again_by_one(state: str, taken: list[Step]) -> None:
    now = topics.after(state, taken, TODAY)
    assert now in STATES
    assert topics.after(now, [Step(OPEN)], TODAY) == OPEN, "to open a topic again asks for nothing"


@pytest.mark.accepts(112)
@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(steps, max_size=4), max_size=6))
def test_the_counts_of_the_three_states_add_up_to_all_topics(life: list[list[Step]]) -> None:
    counts = topics.counts(topics.after(OPEN, one, TODAY) for one in life)
    assert tuple(counts) == STATES
    assert sum(counts.values()) == len(life)


@pytest.mark.parametrize(
    ("state", "step", "why"),
    [
        (OPEN, Step(OPEN), "there"),
        (SELECTED, Step(SELECTED, "Twice."), "there"),
        (ASIDE, Step(ASIDE, "Twice."), "there"),
        (OPEN, Step("closed", "Over."), "unknown"),
        (OPEN, Step(SELECTED), "undecided"),
        (ASIDE, Step(SELECTED, "  ", ""), "undecided"),
        (OPEN, Step(SELECTED, "In plenary.", day=TODAY + timedelta(days=1)), "future"),
        (OPEN, Step(ASIDE, " "), "reason"),
        (SELECTED, Step(ASIDE), "reason"),
        (OPEN, Step(SELECTED, "In plenary.", day=TODAY), ""),
        (ASIDE, Step(SELECTED, "", "meeting/g/1/decision/2"), ""),
        (SELECTED, Step(ASIDE, "Later."), ""),
        (ASIDE, Step(OPEN), ""),
        (SELECTED, Step(OPEN), ""),
    ],
)
def test_each_step_says_what_stands_against_it(state: str, step: Step, why: str) -> None:
    assert topics.why_not(state, step, TODAY) == why
