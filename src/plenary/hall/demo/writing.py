"""Invented answers, put together from banks of phrases: the same respondent always writes the same."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from zlib import crc32

from plenary.hall.demo.organisations import EVERY, Respondent
from plenary.hall.demo.questions import PARTS, WGEC1, WGEC1_BRANCHES
from plenary.hall.demo.shapes import OTHER_STATES, STATES
from plenary.hall.demo.writer import Key, Writer

_FRENCH_INSIDE = (20, ("9", ""))  # one answer in French in an English response
_NEAR_EMPTY = {
    "en": (
        "",
        "N/a",
        "N/a",
        "See 15",
        "See our answer to question 8.",
        "No comment.",
        "See 10 and 11",
        "Not applicable",
    ),
    "fr": ("", "S/O", "Voir 15", "Voir notre réponse à la question 8."),
    "es": ("", "N/a", "Véase 15", "Véase la respuesta 8."),
    "ar": ("", "لا ينطبق", "انظر 15"),
    "zh": ("", "不适用", "见15"),
}
# What must be seen in any demonstration, whatever the dice say.
_SAID: dict[tuple[int, Key], str] = {
    (3, ("13", "")): "N/a",
    (6, ("18", "")): "",
    (10, ("16", "")): "See 15",
    (10, ("18", "")): "",
    (21, ("8", "")): "Not applicable",
    (25, ("16", "")): "See 15",
    (33, ("14", "")): "N/a",
    (33, ("18", "")): "No comment.",
    (49, ("17", "")): "See our answer to question 10.",
    (64, ("12", "")): "",
    (64, ("13", "")): "",
    (64, ("14", "")): "",
}


def answers(respondent: Respondent) -> dict[Key, str]:
    """Every answer of a respondent as prose, by (question, part), all 20 keys; "" where it is left blank.

    Prose is the light formatting of answers: paragraphs, headings, lists, tables and notes (docs/rules/questionnaire.md).
    """
    return dict(_answers(respondent.number))


@cache
def _answers(number: int) -> dict[Key, str]:
    respondent = EVERY[number - 1]
    if respondent.twin_of:
        return _nearly(respondent, _answers(respondent.twin_of))
    return {key: _one(respondent, key) for key in PARTS}


def languages(respondent: Respondent, texts: Mapping[Key, str] | None = None) -> dict[Key, str]:
    """The answers (among `texts`, where given) that are in another language than the response, by (question, part)."""
    number, key = _FRENCH_INSIDE
    return {key: "fr"} if respondent.number == number and (texts is None or key in texts) else {}


def profile(respondent: Respondent) -> dict[Key, str]:
    """The answers to 1a and 1b of those whom they concern (see `questions.WGEC1_BRANCHES`), as the choices' labels."""
    if respondent.group in (STATES, OTHER_STATES):
        return {}
    kind, status = WGEC1_BRANCHES
    found = {("1a", ""): _label(kind["choices"], respondent.group, respondent.language)}
    if respondent.group != "international-organisations":
        has = "yes" if respondent.number % 3 == 0 else "no"
        found["1b", ""] = _label(status["choices"], has, respondent.language)
    return found


def passage(respondent: Respondent, key: Key, words: int, *, plain: bool = True) -> str:
    """A text of about `words` words on a question, in the respondent's voice; `plain` leaves out lists, tables, notes.

    Raises KeyError where the question is not one of the 18, FileNotFoundError where the language has no voice.
    """
    return Writer(respondent, key, respondent.language, plain=plain).text(words)


def _label(choices: Sequence[dict[str, object]], value: str, language: str) -> str:
    texts = next(c["text"] for c in choices if c["value"] == value)
    return str(texts[language])  # type: ignore[index]  # texts stand by language in every choice


def _nearly(respondent: Respondent, texts: dict[Key, str]) -> dict[Key, str]:
    """The answers of another response, three of them written anew, as a chapter copies its mother's paper."""
    own = {("3", ""), ("12", ""), ("18", "")}
    return {
        key: Writer(respondent, key, respondent.language).text(160) if key in own else t for key, t in texts.items()
    }


def _one(respondent: Respondent, key: Key) -> str:
    if key[0] == "1":
        value = "government" if respondent.group in (STATES, OTHER_STATES) else "non-government"
        return _label(WGEC1[0]["choices"], value, respondent.language)
    if (said := _SAID.get((respondent.number, key))) is not None:
        return said
    language = languages(respondent).get(key, respondent.language)
    dice = random.Random(crc32(f"length {respondent.number} {key}".encode()))  # noqa: S311 - content, not secrecy
    thrown = dice.random()
    if thrown < 0.03:
        short = _NEAR_EMPTY[language]
        return short[int(dice.random() * len(short))]
    usual = {"en": 352, "zh": 210}.get(language, 130)
    if thrown < 0.08:
        words = 15.0
    elif thrown > 0.994 and language == "en":
        words = 2600 + 700 * dice.random()
    else:
        words = min(1900.0, max(45.0, usual * dice.lognormvariate(0.0, 0.55))) * respondent.size
    return Writer(respondent, key, language).text(int(words))
