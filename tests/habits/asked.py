"""The questions as respondents copy them."""

from __future__ import annotations

from plenary.hall.demo.questions import WGEC1

NUMBERS: tuple[str, ...] = tuple(q["number"] for q in WGEC1)


def question(number: str, language: str = "en") -> str:
    """The full wording, without the number."""
    wording: str = WGEC1[int(number) - 1]["text"][language]
    return wording


def parts(number: str, language: str = "en") -> list[tuple[str, str]]:
    """(letter, wording) of each part."""
    return [(p["letter"], p["text"][language]) for p in WGEC1[int(number) - 1]["parts"]]


def cover(organisation: str, group: str, country: str) -> tuple[str, ...]:
    """The note that most files begin with."""
    return (
        "To the Secretariat of the Working Group on Enhanced Cooperation",
        f"Organisation: {organisation}",
        f"Stakeholder group: {group}",
        f"Country: {country}",
        "Dear colleagues,",
        "Please find below our answers to your questionnaire. We have kept to its 18 questions and would be glad to "
        "say more at the next meeting.",
    )


def signature(person: str, organisation: str) -> tuple[str, ...]:
    return ("Yours sincerely,", person, organisation)
