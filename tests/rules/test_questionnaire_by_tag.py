"""A filled form is placed by its fields; whatever is done to it, every block stands in exactly one place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press.blocks import Block, Kind
from plenary.press.form_words import WORDS
from plenary.rules.questionnaire import (
    LABELS,
    Part,
    Question,
    check_every_block_once,
    edition,
    place,
    state_of,
    tagged,
    tags_by_lines,
    yes_or_no,
)
from plenary.rules.questionnaire.words import fold

QUESTIONS = (
    Question("1", ("Who?",), kind="choice", choices=("A", "B")),
    Question("2", ("What?",), (Part("a", ("First",)), Part("b", ()))),
    Question("3 bis", ("Which?",), kind="multiple", choices=("Light", "Depth")),
)
TAGS = (
    "", "form", "ask:Q1", "Q1", "Q1*2", "ask:Q2", "ask:Q2a", "Q2a", "Q2b", "Q2", "Q2a*3", "ask:Q{3 bis}", "Q{3 bis}#1",
    "Q{3 bis}#2", "Q{3 bis}", "name", "name*2", "group", "consent", "Q9", "ask:Q9", "strange", "Q{3 bis}#1*2",
)  # fmt: skip
TEXTS = (
    "Words of mine",
    "☒ Light",
    "☐ Depth",
    "☐ Depth of the sea",
    "See 15",
    "N/a",
    "—",
    "noted[^1] here",
    "again[^1][^2]",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Block], list[str]]:
    blocks, tags = [], []
    for index in range(draw(st.integers(0, 25))):
        kind: Kind = draw(st.sampled_from(("paragraph", "heading", "item", "cell", "footnote")))
        mark = draw(st.sampled_from(("1", "2", "3"))) if kind == "footnote" else ""
        label = draw(st.sampled_from(("", "", "•", "furniture")))
        table = int(kind == "cell")
        blocks.append(Block(index, kind, draw(st.sampled_from(TEXTS)), 1, label, False, 0, table, 1, 1, mark))
        tags.append(draw(st.sampled_from(TAGS)))
    return blocks, tags


@given(documents())
@settings(max_examples=600, deadline=None)
@pytest.mark.accepts("X3")
def test_every_block_of_a_form_stands_in_exactly_one_place(made: tuple[list[Block], list[str]]) -> None:
    blocks, tags = made
    split = place(blocks, tags, QUESTIONS).split
    assert check_every_block_once(split, len(blocks)) == ()
    keys = [(a.question, a.part) for a in split.answers]
    assert len(set(keys)) == len(keys)
    asked = {"1": ("",), "2": ("a", "b"), "3 bis": ("",)}
    assert all(part in asked[number] for number, part in keys)
    said = {a.text for a in split.answers} | {d.text for d in split.doubts}
    for block, tag in zip(blocks, tags, strict=True):
        stray = tag in ("Q9", "strange", "Q2") and block.kind != "footnote" and block.label != "furniture"
        if stray:  # never among the leftovers, where nobody would look
            assert block.index in {i for d in split.doubts for i in d.blocks}, said


def block(index: int, text: str, tag: str = "") -> Block:
    return Block(index, "paragraph", text, tag=tag)


PRINTED = (
    ("form", "Title"), ("ask:Q1", "1. Who?"), ("ask:Q2", "2. What?"), ("ask:Q2", "An answer is needed."),
    ("ask:Q2a", "a) First"), ("ask:Q2b", "b)"), ("form", "A note between"), ("ask:Q{3 bis}", "3 bis. Which?"),
    ("ask:Q{3 bis}", "An answer is needed."), ("Q{3 bis}#1", "Light"), ("Q{3 bis}#2", "Depth"),
)  # fmt: skip


def read(*lines: str) -> list[str] | None:
    blocks = [block(n, line) for n, line in enumerate(lines)]
    tags = tags_by_lines(blocks, [""] * len(blocks), PRINTED, ["Click here"])
    return None if tags is None else list(tags)


def test_printed_lines_say_what_stands_under_them() -> None:
    assert read("Dear all,", "Title", "1. Who?", "A", "2. What?", "An answer is needed.", "a) First", "So.", "And so.", "b)",
                "Click here", "A note between", "Typed here", "3 bis. Which?", "An answer is needed.", "☒ Light",
                "☐ Depth") == [
        "", "form", "ask:Q1", "Q1", "ask:Q2", "ask:Q2", "ask:Q2a", "Q2a", "Q2a", "ask:Q2b", "form", "form", "",
        "ask:Q{3 bis}", "ask:Q{3 bis}", "Q{3 bis}#1", "Q{3 bis}#2",
    ]  # fmt: skip


def test_a_question_quoted_in_an_answer_stays_in_the_answer() -> None:
    made = read("1. Who?", "We quote:", "3 bis. Which?", "An answer is needed.", "2. What?", "a) First", "x", "b)",
                "3 bis. Which?", "☒ Light")  # fmt: skip
    assert made is not None
    assert made[1:4] == ["Q1"] * 3
    assert made[8] == "ask:Q{3 bis}"


def test_where_a_printed_question_is_missing_nothing_is_guessed() -> None:
    assert read("1. Who?", "A", "a) First", "b)", "3 bis. Which?") is None


def test_an_edition_changes_with_the_questions_and_with_nothing_else() -> None:
    assert edition(QUESTIONS) == edition(list(QUESTIONS))
    assert edition(QUESTIONS) != edition(QUESTIONS[:2])
    assert len({edition([Question("1", (w,))]) for w in ("a", "b")}) == 2
    assert tagged(["ask:Q1", "ask:Q2", "Q2a"], QUESTIONS)
    assert not tagged(["Q1"], QUESTIONS)
    assert not tagged([], ())


@pytest.mark.parametrize("language", WORDS)
def test_what_a_form_prints_is_known_where_its_fields_are_lost(language: str) -> None:
    words = WORDS[language]
    assert set(words) == set(WORDS["en"])
    labels = {fold(w): name for name, every in LABELS.items() for w in every}
    for name in ("organisation", "group", "country", "email", "joint", "citation"):
        assert labels[fold(words[name])] == name
    assert (yes_or_no(words["yes"]), yes_or_no(words["no"])) == (True, False)
    assert {state_of(words[name])[0] for name in ("fill", "choose")} == {"blank"}
