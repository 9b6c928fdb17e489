"""The six languages in which a group works, and which of several a reader is shown."""

from __future__ import annotations

from collections.abc import Mapping

# Each in its own words, in the order in which the United Nations name them.
NAMES: Mapping[str, str] = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "français",
    "ru": "русский",
    "es": "español",
}
LANGUAGES = tuple(NAMES)


def name(language: str) -> str:
    """A language in its own words; its code where it is none of the six."""
    return NAMES.get(language, language)


def chosen_in(words: Mapping[str, str], language: str) -> str:
    """The language in which words are shown to a reader of `language`: hers, else English, else whichever there is.

    "" where there are no words at all. A language in which nothing was written is as one that is not there.
    """
    return next((code for code in (language, "en", *words) if words.get(code)), "")


def chosen(words: Mapping[str, str], language: str) -> str:
    """Words kept by language, in the reader's, else in English, else in whichever there is; "" without any."""
    return words.get(chosen_in(words, language), "")
