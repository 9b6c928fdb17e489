"""Redlines: both wordings come back byte for byte, and paragraphs are followed wherever they went."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.redline import Line, Par, Run, compare, words

TOKENS = "Governments should consider mechanisms , . ; for all ينبغي للحكومات أَنْ تنظر 应当 考虑 机制 é é \u200d \n 42 ".split(
    " "
)
WORDINGS = st.lists(st.sampled_from([*TOKENS, " ", "  "]), max_size=40).map("".join) | st.text(max_size=30)


def side(runs: tuple[Run, ...], mark: str) -> str:
    return "".join(run.text for run in runs if run.mark in ("equal", mark))


@pytest.mark.accepts(17)
@given(WORDINGS, WORDINGS)
def test_both_wordings_come_back_byte_for_byte(before: str, after: str) -> None:
    runs = words(before, after)
    assert side(runs, "ins") == after
    assert side(runs, "del") == before
    assert all(run.text for run in runs)


@given(WORDINGS, WORDINGS)
def test_what_is_taken_out_stands_before_what_is_put_in_and_runs_are_joined(before: str, after: str) -> None:
    marks = [run.mark for run in words(before, after)]
    assert all(a != b and (a, b) != ("ins", "del") for a, b in pairwise(marks))


@given(WORDINGS)
def test_the_same_words_have_no_change(text: str) -> None:
    assert all(run.mark == "equal" for run in words(text, text))


@given(st.lists(st.sampled_from(["all", "members", "should", "act"]), min_size=1, max_size=12), st.data())
def test_a_word_put_in_is_the_only_change(said: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(said)))
    after = [*said[:at], "soon", *said[at:]]
    runs = words(" ".join(said), " ".join(after))
    assert "".join(run.text for run in runs if run.mark == "ins").split() == ["soon"]
    assert not any(run.mark == "del" for run in runs)


def test_a_change_is_shown_as_a_phrase_not_as_pieces_between_spaces() -> None:
    runs = words("States should consider new mechanisms.", "States should establish strong mechanisms.")
    assert runs == (
        Run("equal", "States should "),
        Run("del", "consider new"),
        Run("ins", "establish strong"),
        Run("equal", " mechanisms."),
    )


def test_chinese_changes_by_the_character_and_arabic_by_the_word() -> None:
    assert words("应当考虑机制", "应当设立机制") == (
        Run("equal", "应当"),
        Run("del", "考虑"),
        Run("ins", "设立"),
        Run("equal", "机制"),
    )
    runs = words("ينبغي أَنْ تنظر", "ينبغي أَنْ تُنشئ")
    assert runs[0] == Run("equal", "ينبغي أَنْ ")


def test_ten_thousand_words_that_repeat_are_compared_in_a_second() -> None:
    began = time.process_time()
    runs = words("the words " * 5000, "the other words " * 5000)
    assert time.process_time() - began < 1
    assert side(runs, "del") == "the words " * 5000


@st.composite
def revisions(draw: st.DrawFn) -> tuple[list[Par], list[Par]]:
    """An earlier revision and a later one, with paragraphs that stay, move, go, come and are merged."""
    keys = draw(st.lists(st.integers(1, 12), unique=True, max_size=9))
    before = [Par(key, draw(WORDINGS)) for key in keys]
    there = draw(st.lists(st.integers(1, 15), unique=True, max_size=9))
    after = [Par(key, draw(WORDINGS)) for key in there]
    lost = [key for key in keys if key not in there]
    targets = st.none() | st.sampled_from([*there, *lost]) if there or lost else st.none()
    after += [Par(key, "", gone=True, into=draw(targets)) for key in lost if draw(st.booleans())]
    return before, after


@pytest.mark.accepts(17)
@given(revisions())
def test_both_revisions_come_back_in_their_order(made: tuple[list[Par], list[Par]]) -> None:
    before, after = made
    lines = compare(before, after)
    assert [line.after for line in lines if line.what not in ("away", "deleted", "merged")] == [
        p for p in after if not p.gone
    ]
    assert [line.before for line in lines if line.what not in ("moved", "inserted")] == before


@given(revisions())
def test_the_words_of_each_line_come_back(made: tuple[list[Par], list[Par]]) -> None:
    before = {p.key: p.words for p in made[0]}
    for line in compare(*made):
        if line.after:
            assert side(line.runs, "ins") == line.after.words
            assert side(line.runs, "del") == " ".join(before[key] for key in line.sources)
        elif line.what == "deleted":
            assert side(line.runs, "del") == before[line.key]


@given(revisions())
def test_a_merged_paragraph_is_a_source_of_the_one_that_has_its_words(made: tuple[list[Par], list[Par]]) -> None:
    lines = compare(*made)
    whole: dict[int, Line] = {line.key: line for line in lines if line.after}
    for line in lines:
        if line.what == "merged":
            assert line.into is not None
            assert line.key in whole[line.into].sources


@given(st.lists(st.integers(1, 20), unique=True, min_size=2, max_size=12), st.data())
def test_one_paragraph_that_moves_is_the_only_one_said_to_have_moved(keys: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(keys))
    rest = [key for key in keys if key != chosen]
    at = data.draw(st.integers(0, len(rest)))
    moved = [*rest[:at], chosen, *rest[at:]]
    lines = compare([Par(key, "x") for key in keys], [Par(key, "x") for key in moved])
    said = [line.key for line in lines if line.what == "moved"]
    assert len(said) == (0 if moved == keys else 1)
    assert [line.key for line in lines if line.what == "away"] == said


def test_merged_paragraphs_show_only_what_is_new_in_the_one_that_has_them() -> None:
    before = [Par(1, "Members cooperate."), Par(2, "They report yearly."), Par(3, "Done.")]
    after = [Par(1, "Members cooperate. They report every year."), Par(2, "", gone=True, into=1), Par(3, "Done.")]
    first, second, third = compare(before, after)
    assert (first.what, second.what, third.what) == ("changed", "merged", "same")
    assert second.into == 1
    assert [run.text.strip() for run in first.runs if run.mark == "ins"] == ["every year"]


def test_paragraphs_merged_in_a_circle_are_deleted() -> None:
    after = [Par(1, "", gone=True, into=2), Par(2, "", gone=True, into=1)]
    assert [line.what for line in compare([Par(1, "a"), Par(2, "b")], after)] == ["deleted", "deleted"]


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        compare([Par(1, "a"), Par(1, "b")], [])
