"""How many proposals stand open at once: no paragraph becomes unreadable by the will of one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plenary.consensus.pages import verbs
from plenary.record import throttle
from plenary.record.actor import CHAIR, MEMBER
from plenary.record.problems import Problem
from plenary.texts import acts
from plenary.texts.acts import bounds
from tests import factories
from tests.factories import SLUG
from tests.rooms.texts.common import chair, do, member, page, par

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def text() -> str:
    return factories.text()


@pytest.fixture(autouse=True)
def unhurried() -> Iterator[None]:
    throttle.forget()
    yield
    throttle.forget()


def test_a_seat_has_twelve_open_proposals_on_a_paragraph_and_the_chair_as_many_as_it_takes() -> None:
    for n in range(12):
        factories.proposal(2, f"{n} lights.")
    with pytest.raises(
        Problem, match=r"Republic of Sandbanks has 12 open proposals on paragraph 1 already: withdraw one"
    ):
        do(acts.propose, member(), op="replace", key=2, words="12 lights.")
    assert factories.proposal(2, "3 lights.", seat=3) == 4, "to sponsor another's is no proposal more"
    do(acts.propose, chair(), op="replace", key=2, words="12 lights.")
    factories.proposal(3, "Other lights.")
    do(acts.withdraw, member(), proposal=1)
    factories.proposal(2, "13 lights.")
    assert len(par().proposals) == 13


def test_a_paragraph_has_so_many_open_proposals_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST", 3)
    for seat, words in ((1, "One."), (3, "Two."), (3, "Three.")):
        factories.proposal(2, words, seat=seat)
    for by in (member(), chair()):
        with pytest.raises(
            Problem, match="3 open proposals on paragraph 1: the chair streamlines or settles some first"
        ):
            do(acts.propose, by, op="replace", key=2, words="Four.")
    do(acts.settle, chair(), key=2, choice="P1", state="revisit")
    do(acts.propose, member(), op="replace", key=2, words="Four.")


def test_one_seats_new_paragraphs_at_a_place_have_a_bound_wherever_among_each_other_they_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MOST", 3)
    factories.proposal(2, "One.", op="insert")
    factories.proposal(4, "Two.", op="insert")
    factories.proposal(2, "Three.", op="insert")
    for key in (2, 4, 5, 6):
        with pytest.raises(Problem, match="Sandbanks proposes 3 new paragraphs here already"):
            factories.proposal(key, "Four.", op="insert")
    factories.proposal(3, "Four.", op="insert")
    factories.proposal(2, "Five.", op="insert", seat=3)
    do(acts.propose, chair(), op="insert", key=2, words="Six.")
    assert len(page().paragraphs) == 9


def test_who_proposes_without_a_pause_is_asked_to_wait_and_keeps_what_she_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(verbs.PROPOSED, "most", 2)
    address = f"/groups/{SLUG}/texts/draft/paragraphs/3/"
    browser = factories.client(MEMBER)
    for n in range(2):
        assert browser.post(address, {"do": "insert", "words": f"Flood {n}."}).status_code == 302
    refused = browser.post(address, {"do": "insert", "words": "Flood 2."})
    assert refused.status_code == 400
    assert "wait a little" in refused.content.decode()
    assert "Flood 2.</textarea>" in refused.content.decode()
    for n in range(3):
        answer = factories.client(CHAIR).post(address, {"do": "insert", "words": f"From the floor {n}."})
        assert answer.status_code == 302
