"""Two responses become one: nothing said is lost without somebody having chosen so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.merging import CHOICES, Said, Undecided, differing, joined, merged
from plenary.rules.questionnaire import state_of

TEXTS = st.sampled_from(
    ["", "N/a", "See 10", "The price.", "the  price.", "The price [^1].\n\n[^1]: A note.", "Two\n\nthings."]
)
KEYS = st.tuples(st.sampled_from(["1", "2", "10", "other"]), st.sampled_from(["", "a", "b"]))


def said(text: str) -> Said:
    state, see = state_of(text)
    return Said(text, state, tuple(see), "en")


RESPONSES = st.dictionaries(KEYS, TEXTS.map(said), max_size=6)


@given(RESPONSES, RESPONSES, st.dictionaries(KEYS, st.sampled_from(CHOICES)))
def test_whatever_was_said_stands_unless_somebody_chose_otherwise(
    kept: dict[tuple[str, str], Said], other: dict[tuple[str, str], Said], choices: dict[tuple[str, str], str]
) -> None:
    wanted = {key: choices.get(key, "both") for key in differing(kept, other)}
    after = merged(kept, other, wanted)
    assert set(after) == set(kept) | set(other)
    for key in after:
        mine, theirs = kept.get(key), other.get(key)
        if mine is not None and not mine.silent and wanted.get(key, "kept") == "kept":
            assert after[key] == mine
        if theirs is not None and not theirs.silent and (mine is None or mine.silent):
            assert after[key] == theirs
        if wanted.get(key) == "other":
            assert after[key] == theirs


@given(RESPONSES, RESPONSES)
def test_nothing_is_chosen_silently(kept: dict[tuple[str, str], Said], other: dict[tuple[str, str], Said]) -> None:
    open_keys = differing(kept, other)
    if not open_keys:
        merged(kept, other, {})
        return
    with pytest.raises(Undecided) as why:
        merged(kept, other, {})
    assert why.value.keys == open_keys


def test_white_space_is_no_difference() -> None:
    assert differing({("1", ""): said("The  price.\n")}, {("1", ""): said("The price.")}) == ()


def test_footnotes_of_the_second_keep_their_own_texts() -> None:
    first = said("Prices rise [^1].\n\n[^1]: Table 3.")
    second = said("Lines are few [^1], and slow [^2].\n\n[^1]: Survey.\n[^2]: Measured.")
    both = joined(first, second).text
    assert both.startswith(first.text + "\n\n")
    assert "Lines are few [^3], and slow [^2]." in both
    assert "[^3]: Survey." in both
    assert both.count("[^1]") == 2


def test_a_see_15_joined_with_words_is_an_answer() -> None:
    assert joined(said("See 10"), said("And the price of the line.")).state == "answered"
