"""One search for everything; accents, typos and spellings of a symbol do not matter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from plenary.hall import finding
from plenary.library import acts as library
from plenary.record.actor import NOBODY, operator
from tests import factories


@pytest.fixture
def filled(db: Any) -> str:
    call = factories.call(questions=["What does it mean?"])
    factories.response(call, name="Société des Ports", answers={"1": "La coopération demande l'involvement of all."})
    factories.response(call, name="Hidden Partners", answers={"1": "A secret word: xylophone."}, given={"cited": False})
    return call


@pytest.mark.accepts(24)
@pytest.mark.parametrize("query", ["involvment", "INVOLVEMENT", "cooperation", "societe ports"])
def test_slips_and_accents_are_forgiven(filled: str, query: str) -> None:
    names = [hit.line.name for hit in finding.find(NOBODY, query).answers]
    assert names == ["Société des Ports"] or set(names) == {"Société des Ports"}


@pytest.mark.accepts("X1")
def test_what_may_not_be_cited_is_not_found_by_anybody(filled: str) -> None:
    assert finding.find(NOBODY, "xylophone").answers == ()
    assert finding.find(operator(), "xylophone").answers == ()
    assert finding.find(NOBODY, "Hidden Partners").answers == ()


@pytest.mark.accepts(23)
@pytest.mark.parametrize(
    "spelling", ["A/70/125", "A/RES/70/125", "A/Res/70/125", "a/res/70/125 ", "UNGA Resolution A/Res/70/125 (2015)"]
)
def test_any_spelling_of_a_symbol_finds_the_resolution(db: Any, at: datetime, spelling: str) -> None:
    group = factories.group()
    library.register(
        operator(), group=group, title={"en": "Outcome document"}, kind="resolution", symbol="A/RES/70/125", at=at
    )
    [found] = finding.find(NOBODY, spelling).documents
    assert found.symbol == "A/RES/70/125"
    answer = Client().get(f"/symbol/{spelling}")
    assert answer.status_code == 302


def test_a_changed_answer_is_found_by_its_new_words_at_once(filled: str, at: datetime) -> None:
    from plenary.calls import acts

    assert finding.find(NOBODY, "zeppelin").answers == ()
    acts.correct_answer(operator(), call=filled, number=1, question="1", text="A zeppelin.", reason="New.", at=at)
    assert len(finding.find(NOBODY, "zeppelin").answers) == 1


def test_nothing_found_says_what_to_try(db: Any) -> None:
    assert "Try fewer or shorter words" in Client().get("/search/?q=qqqq").content.decode()
