"""The sense of the room: words that count and name nobody."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.sense import DEFAULT, HIDING, SHADES, SMALL, VALUES, Bands, preferences, sense, shade

MARKS = st.lists(st.sampled_from(VALUES), max_size=60)
FEW = DEFAULT.fewest


def counted(marks: list[str]) -> dict[str, int]:
    return {value: marks.count(value) for value in VALUES}


def steps(of: int) -> list[str]:
    """The words that can be said of so many, in their order."""
    return list(dict.fromkeys(shade(n, of) for n in range(of + 1)))


@pytest.mark.accepts(105)
@given(MARKS, st.randoms())
def test_who_shows_what_changes_nothing(marks: list[str], random: object) -> None:
    """Seats may swap what they show: only how many showed it goes into the words."""
    swapped = list(marks)
    random.shuffle(swapped)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert sense(counted(swapped)) == sense(counted(marks))


@pytest.mark.accepts(105)
@given(MARKS)
def test_of_fewer_than_five_nothing_is_said(marks: list[str]) -> None:
    found = sense(counted(marks))
    assert found.known == (len(marks) >= FEW)
    assert (found.favour is None) == (found.against is None)


@pytest.mark.accepts(105)
@given(st.integers(FEW, 400), st.data())
def test_one_who_changes_her_mind_moves_each_word_by_one_step_at_most(of: int, data: st.DataObject) -> None:
    words, count = steps(of), data.draw(st.integers(0, of - 1))
    assert words.index(shade(count + 1, of)) - words.index(shade(count, of)) in (0, 1)


@given(st.integers(FEW, 400), st.data())
def test_one_more_who_shows_something_moves_each_word_by_one_step_at_most(of: int, data: st.DataObject) -> None:
    if DEFAULT.words(of) != DEFAULT.words(of + 1):
        return  # a sense is shown once, when it is closed: nobody sees both sides of this edge
    count, more = data.draw(st.integers(0, of)), data.draw(st.integers(0, 1))
    scale = SHADES if len(DEFAULT.words(of)) == 7 else SMALL
    assert abs(scale.index(shade(count + more, of + 1)) - scale.index(shade(count, of))) <= 1


@pytest.mark.accepts(105, 185)
@given(st.integers(FEW, 400), st.data())
def test_no_word_tells_that_all_showed_the_same_or_that_nobody_did(of: int, data: st.DataObject) -> None:
    """Whoever is the only one for something cannot conclude that nobody else is."""
    for count in (0, of):
        alike = [n for n in range(of + 1) if shade(n, of) == shade(count, of)]
        assert len(alike) >= HIDING
        assert alike == list(range(alike[0], alike[0] + len(alike)))


@given(st.integers(1, 400), st.data())
def test_more_never_gives_a_weaker_word(of: int, data: st.DataObject) -> None:
    words = SHADES if shade(0, of) == SHADES[0] else SMALL
    ranks = [words.index(shade(n, of)) for n in range(of + 1)]
    assert all(a <= b for a, b in pairwise(ranks))


@pytest.mark.accepts(105, 185)
@pytest.mark.parametrize(
    ("count", "of", "word"),
    [
        (2, 5, "under-half"), (3, 5, "over-half"), (5, 5, "over-half"), (0, 13, "under-half"), (6, 12, "about-half"),
        (0, 20, "few-or-none"), (3, 20, "few-or-none"), (4, 20, "some"), (7, 20, "many"), (9, 20, "about-half"),
        (10, 20, "about-half"), (11, 20, "majority"), (14, 20, "large-majority"), (17, 20, "nearly-all"),
        (20, 20, "nearly-all"), (2, 14, "few-or-none"), (12, 14, "nearly-all"), (24, 42, "majority"),
    ],
)  # fmt: skip
def test_words_for_a_share(count: int, of: int, word: str) -> None:
    assert shade(count, of) == word


@pytest.mark.accepts(105)
def test_a_majority_objected_and_some_were_in_favour() -> None:
    found = sense({"for": 9, "unsure": 5, "against": 24})
    assert (found.favour, found.against) == ("some", "majority")
    assert sense({"for": 4}).known is False


@pytest.mark.parametrize("facts", [{"fewest": 4}, {"some": 40}, {"majority": 50}, {"half": 50}, {"nearly": 100}])
def test_bands_that_would_mislead_are_refused(facts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="band"):
        Bands(**facts)


def test_narrow_bands_use_three_words_until_they_hide() -> None:
    narrow = Bands(half=49, majority=51)
    assert [len(narrow.words(of)) for of in (5, 14, 49, 50, 400)] == [3, 3, 3, 7, 7]
    assert [len(DEFAULT.words(of)) for of in (5, 13, 14, 42)] == [3, 3, 7, 7]


@pytest.mark.parametrize(("count", "of"), [(-1, 5), (6, 5), (0, 0)])
def test_a_count_outside_of_what_it_is_counted_from_is_an_error(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        shade(count, of)


ORDERS = st.lists(st.sampled_from([p[:n] for p in permutations(range(4)) for n in range(5)]), max_size=30)


@pytest.mark.accepts(107)
@given(ORDERS)
def test_no_pair_of_options_is_lost_or_told_twice_and_both_ways_never(orders: list[tuple[int, ...]]) -> None:
    found = preferences(orders, 4)
    if len(orders) < FEW:
        assert found is None
        return
    assert found is not None
    assert sorted(tuple(sorted((p.better, p.worse))) for p in found) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert all(p.better < p.worse for p in found if p.shade is None), "who is ahead is said by a majority only"


@given(ORDERS, st.randoms())
def test_who_ordered_them_changes_nothing(orders: list[tuple[int, ...]], random: object) -> None:
    swapped = list(orders)
    random.shuffle(swapped)  # type: ignore[attr-defined]  # hypothesis' own random
    assert preferences(swapped, 4) == preferences(orders, 4)


@pytest.mark.accepts(107)
def test_most_prefer_plenary_to_breakouts() -> None:
    found = preferences([(0, 1)] * 12 + [(1, 0)] * 4, 2)
    assert found is not None
    assert [(p.better, p.worse, p.shade) for p in found] == [(0, 1, "large-majority")]


def test_what_was_left_out_stands_behind_what_was_named() -> None:
    found = preferences([(1,)] * 5, 3)
    assert found is not None
    assert [(p.better, p.worse, p.shade) for p in found] == [(1, 0, "over-half"), (1, 2, "over-half"), (0, 2, None)]


def test_a_tie_has_no_majority() -> None:
    found = preferences([(1, 0)] * 5 + [(0, 1)] * 5, 2)
    assert found is not None
    assert [(p.better, p.worse, p.shade) for p in found] == [(0, 1, None)]


@pytest.mark.parametrize("order", [(0, 0), (2,), (-1,)])
def test_an_order_that_is_none_is_an_error(order: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at most once"):
        preferences([order], 2)
