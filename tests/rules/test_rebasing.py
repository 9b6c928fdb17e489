"""Two changes of the same words come together where they do not meet, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.rebasing import rebase

WORDS = st.lists(st.sampled_from("sea light ضوء 灯 and , white".split()), max_size=10).map(" ".join)


@given(WORDS, WORDS)
def test_where_one_changed_nothing_the_other_has_her_way(base: str, wanted: str) -> None:
    assert rebase(base, base, wanted) == wanted
    assert rebase(base, wanted, base) == wanted
    assert rebase(base, wanted, wanted) == wanted


@given(WORDS, WORDS, WORDS)
def test_it_does_not_matter_who_was_first(base: str, one: str, other: str) -> None:
    assert rebase(base, one, other) == rebase(base, other, one)


@given(WORDS, WORDS, WORDS)
def test_changes_in_two_halves_come_together(half: str, one: str, other: str) -> None:
    middle = " | and between them long words that nobody touches | "
    base = half + middle + half
    assert rebase(base, one + middle + half, half + middle + other) == one + middle + other


@pytest.mark.parametrize(
    ("base", "now", "wanted", "both"),
    [
        ("Lights are white.", "Lights are red.", "Lights are white at night.", None),
        ("Lights are white.", "All lights are white.", "Lights are white at night.", "All lights are white at night."),
        ("Lights are white.", "Lights are red.", "Lights are green.", None),
        ("Lights are white.", "Lights are red.", "Lights are red.", "Lights are red."),
        ("Lights are white.", "", "Lights are red.", None),
    ],
)
def test_what_meets_is_left_to_a_person(base: str, now: str, wanted: str, both: str | None) -> None:
    assert rebase(base, now, wanted) == both
