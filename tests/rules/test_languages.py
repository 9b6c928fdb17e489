"""Which language a reader is shown, and what the six are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.languages import LANGUAGES, chosen, chosen_in, name

SOME = st.dictionaries(st.sampled_from([*LANGUAGES, "pt"]), st.sampled_from(["", "x", "y"]))


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ({"en": "Range", "ar": "المدى"}, "ar", "المدى"),
        ({"en": "Range", "fr": "Portée"}, "ar", "Range"),
        ({"fr": "Portée", "es": "Alcance"}, "ar", "Portée"),
        ({"ar": "", "en": "Range"}, "ar", "Range"),
        ({"ar": "", "fr": "Portée"}, "en", "Portée"),
        ({}, "en", ""),
    ],
)
def test_words_are_shown_in_the_readers_language_else_in_english_else_in_any(
    words: dict[str, str], language: str, shown: str
) -> None:
    assert chosen(words, language) == shown


@given(SOME, st.sampled_from(LANGUAGES))
def test_whatever_was_written_is_shown_and_its_language_is_said(words: dict[str, str], language: str) -> None:
    assert bool(chosen(words, language)) == any(words.values())
    code = chosen_in(words, language)
    assert chosen(words, language) == words.get(code, "")
    assert code == language or not words.get(language)


def test_a_language_is_called_as_its_speakers_call_it() -> None:
    assert [name(code) for code in LANGUAGES] == ["العربية", "中文", "English", "français", "русский", "español"]
    assert name("pt") == "pt"
