"""Captions come in pieces: nothing that was said is lost or doubled, however it is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plenary.rules.caption_lines import ENOUGH, LONGEST, Piece, close, feed, parted, said

LETTERS = st.text(alphabet=st.sampled_from("ab é漢ش. ,!\n\b"), max_size=400)
WORDS = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=600)


def all_of(*chunks: str) -> list[str]:
    """Every line that the chunks come to, the rest of the last one too."""
    piece, lines = Piece(), []
    for chunk in chunks:
        some, piece = feed(piece, chunk)
        lines += some
    return lines + ([rest] if (rest := close(piece)) else [])


@given(LETTERS, st.lists(st.integers(0, 400), max_size=8))
def test_how_it_is_cut_changes_nothing(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    assert all_of(*(text[a:b] for a, b in pairwise(places))) == all_of(text)


@given(WORDS)
@example("a" * (LONGEST * 3))
@example(("Thank you, Chair. " * 30).strip())
def test_no_character_is_lost_and_none_is_doubled(text: str) -> None:
    assert "".join("".join(all_of(text)).split()) == "".join(text.split())


@given(LETTERS)
def test_no_line_is_too_long_to_read_and_none_is_empty(text: str) -> None:
    assert all(0 < len(line) <= LONGEST for line in all_of(text))


@given(st.text(alphabet="abc ", max_size=40), st.text(alphabet="xyz", max_size=20))
def test_what_is_taken_back_was_never_said(kept: str, wrong: str) -> None:
    assert all_of(kept + wrong, "\b" * len(wrong)) == all_of(kept)


def test_more_is_taken_back_than_waits_and_lines_that_were_said_stand() -> None:
    assert all_of("Said.\n", "ab" + "\b" * 9 + "c\n") == ["Said.", "c"]


def test_a_mark_goes_with_its_letter() -> None:
    assert all_of("cafe\u0301\b\n") == ["caf"]


def test_a_long_sentence_ends_its_line_and_a_short_one_waits_for_the_next() -> None:
    long = "We thank the delegation of Cordova for its proposal."
    assert len(long) >= ENOUGH
    assert all_of(long + " And we support it. ") == [long, "And we support it."]
    assert feed(Piece(), "Yes. We do. ")[0] == ()


def test_words_stay_whole_where_a_line_would_become_too_long() -> None:
    lines = all_of("delegations " * 40)
    assert len(lines) > 2
    assert all(set(line.split()) == {"delegations"} for line in lines)


@given(st.text(max_size=300), st.integers(1, 60))
def test_a_text_in_parts_loses_nothing(text: str, most: int) -> None:
    parts = parted(text, most)
    assert "".join("".join(parts).split()) == "".join(said(text).split())
    assert all(0 < len(part) <= most for part in parts)


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\x1b"])
def test_what_is_no_text_is_left_out(odd: str) -> None:
    assert all_of(f"a{odd}b\n") == [said(f" a{odd}b ")] == ["ab"]
