"""The sentences of a chair's summary: each code that the rule drafts is said in words, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation

from plenary.meetings.acts.deciding import VERBS
from plenary.reports import wording
from plenary.rules import minutes
from plenary.rules.minutes import values as v
from tests.rules.test_minutes import FACTS

STATES = ("nominated", "approved", "accepted", "presides", "declined", "not-agreed")


def meetings() -> list[minutes.Facts]:
    """Two meetings in which all happens that a summary can tell."""
    decided = [v.Decided(n, verb, "A text", "a reason", document="HL/1") for n, verb in enumerate(VERBS, 1)]
    spoke = [v.Spoke("Illyria", klass, "room", "statement") for klass in ("member", "observer")]
    spoke += [v.Spoke("Illyria", "member", "room", kind) for kind in ("point-of-order", "right-of-reply")]
    full = v.ItemFacts(
        2,
        "2",
        "Methods",
        "procedure",
        "carried",
        "An outcome",
        "Ana",
        "Expert",
        ("HL/1",),
        tuple(spoke),
        tuple(decided),
    )
    told = replace(
        FACTS,
        presided=(*FACTS.presided, v.Presided("Di", "", "chair", FACTS.presided[0].began)),
        elected=tuple(v.Elected(n, "chair", "Cy", "", "", state) for n, state in enumerate(STATES, 1)),
        provided=("remote", "captions", "transcript", "recording"),
        items=(full, v.ItemFacts(3, "3", "Dates", "dates", "done"), *FACTS.items),
        to_do=(v.ToDo(1, "raise funds", "secretariat", date(2017, 1, 1)), *FACTS.to_do),
    )
    late = replace(FACTS, sessions=1, place="", closed=(FACTS.closed or FACTS.presided[0].began) + timedelta(hours=7))
    return [told, replace(late, presided=told.presided[-1:])]


@pytest.mark.accepts(89, 99)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_that_can_be_drafted_is_said_and_nothing_is_left_as_a_code(language: str) -> None:
    drafted = [s for f in meetings() for p in minutes.draft(f) for s in p.sentences]
    assert {s.code for s in drafted} == set(wording.SAID)
    with translation.override(language):
        said = {s.code: wording.say(s, language) for s in drafted}
    del said["outcome"]  # the chair's own words alone
    for code, words in said.items():
        assert "%(" not in words
        assert "-" not in code or code not in words
        assert language == "en" or any("\u0600" <= letter <= "\u06ff" for letter in words), words


@pytest.mark.parametrize(
    ("language", "day"), [("en", "30 September 2016"), ("fr", "30 septembre 2016"), ("ar", "30 أيلول/سبتمبر 2016")]
)
def test_the_closing_names_its_day_as_every_other_date_is_written(language: str, day: str) -> None:
    closing = next(p for p in minutes.draft(FACTS) if p.key == "closing")
    assert day in wording.text(closing, language)[0]
