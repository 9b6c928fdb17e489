"""Support that somebody typed by hand is found; figures that are no support are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import claims

FOUND = [
    ("Most respondents think so.", "Most respondents"),
    ("12 respondents said it.", "12 respondents"),
    ("Twelve of the States agreed.", "Twelve of the States"),
    ("It was said by 40 per cent.", "40 per cent"),
    ("A large majority hopes for it.", "A large majority"),
    ("Nearly all want it.", "Nearly all"),
    ("All respondents want it.", "All respondents"),
    ("It was said. Some disagree.", "Some"),
    ("La plupart le disent.", "La plupart"),
    ("Plusieurs répondants le disent.", "Plusieurs répondants"),
    ("Muchos encuestados lo dicen.", "Muchos encuestados"),
    ("يرى معظم المجيبين ذلك.", "معظم المجيبين"),
    ("大多数答复者同意。", "大多数"),
    ("Большинство с этим согласно.", "Большинство"),
]


@pytest.mark.accepts(185)
@pytest.mark.parametrize(("text", "words"), FOUND)
def test_support_typed_by_hand_is_found(text: str, words: str) -> None:
    assert claims.typed(text) == (words,)


@pytest.mark.parametrize(
    "text",
    [
        "{support} favour the most open forum.",
        "Paragraph 69 of 2005 is quoted at most twice.",
        "At 3 sites the cable broke in 2010.",
        "The most important issues come first.",
        "",
    ],
)
def test_other_figures_and_words_are_left_alone(text: str) -> None:
    assert claims.typed(text) == ()


@given(st.text())
def test_what_is_found_stands_in_the_text_in_order(text: str) -> None:
    at = 0
    for words in claims.typed(text):
        at = text.index(words, at) + len(words)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("{support} agree.", "Several (3 of 5) agree."),
        ("They agree. {support} doubt it.", "They agree. Several (3 of 5) doubt it."),
        ("In Geneva {support} agree.", "In Geneva several (3 of 5) agree."),
        ("“{support} agree”", "“Several (3 of 5) agree”"),
        ("No token.", "No token."),
    ],
)
def test_the_words_begin_with_a_capital_where_a_sentence_does(text: str, whole: str) -> None:
    assert claims.filled(text, "several (3 of 5)") == whole
