"""The same person twice: found by reason, in whatever order the people come; nothing is merged."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.people import REASONS, Known, Pair, duplicates, identity

NAMES = [
    "Ana López",
    "ANA LOPEZ",
    "Dr. Ana Lopez",
    "Lopez, Ana",
    "A. Lopez",
    "Ana Lopes",
    "Bo Lund",
    "Bo",
    "",
    "…",
    "آنا لوبيز",
]
PEOPLE = st.lists(
    st.builds(
        Known,
        key=st.integers(1, 30),
        name=st.sampled_from(NAMES) | st.text(max_size=12),
        organisation=st.sampled_from(["", "Harbour Lights", "HARBOUR  LIGHTS", "Lighthouse Union"]),
        country=st.sampled_from(["", "Sandbanks", "Illyria"]),
    ),
    unique_by=lambda p: p.key,
    max_size=14,
)


def reasons(*people: tuple[str, str, str]) -> list[str]:
    return [p.reason for p in duplicates(Known(k, *one) for k, one in enumerate(people))]


def test_each_reason_is_told() -> None:
    here = "Harbour Lights"
    assert reasons(("Ms Ana López", here, ""), ("ANA LOPEZ", "harbour lights", "")) == ["same"]
    assert reasons(("López Ana", here, ""), ("Ana Lopez", here, "")) == ["order"]
    assert reasons(("A. López", here, ""), ("Ana Lopez", here, "")) == ["initials"]
    assert reasons(("Ana Lopes", here, ""), ("Ana Lopez", here, "")) == ["spelling"]
    assert reasons(("Ana Lopez", here, "X"), ("Ana Lopez", "Union", "X")) == ["elsewhere"]
    assert reasons(("Ana Lopez", here, "X"), ("Ana Lopez", "Union", "Y")) == ["namesake"]
    assert reasons(("Ana", here, ""), ("Ana", "Union", ""), ("Bo Lund", here, ""), ("Bo Lind Larsen", here, "")) == []


@settings(max_examples=300, deadline=None)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order(people: list[Known], chance: random.Random) -> None:
    found = duplicates(people)
    mixed = list(people)
    chance.shuffle(mixed)
    assert duplicates(mixed) == found
    assert len({(p.first, p.second) for p in found}) == len(found)
    for pair in found:
        assert pair.first < pair.second
        assert pair.reason in REASONS


@settings(max_examples=200, deadline=None)
@given(PEOPLE)
def test_sure_means_the_same_words_in_the_same_organisation(people: list[Known]) -> None:
    by_key = {p.key: p for p in people}
    joined: dict[int, int] = {}
    for pair in duplicates(people):
        same = identity(by_key[pair.first]) == identity(by_key[pair.second])
        assert pair.sure == (same and bool(identity(by_key[pair.first])[1])), pair
        if pair.sure:
            joined[pair.second] = pair.first
    for one in people:  # whoever shares an identity is joined to the first that has it
        alike = [p.key for p in people if identity(p) == identity(one) and all(identity(one))]
        assert all(key in joined for key in sorted(alike)[1:])


def test_ten_thousand_of_one_name_take_no_longer_than_ten_thousand_others() -> None:
    crowd = [Known(k, f"Ana Lopez{k}", "One", "X") for k in range(10_000)]
    begun = time.perf_counter()
    assert duplicates(crowd) == ()
    same = [Known(k, "Ana Lopez", "One", "X") for k in range(2_000)]
    assert duplicates(same)[-1] == Pair(0, 1_999, "same")
    assert time.perf_counter() - begun < 5
