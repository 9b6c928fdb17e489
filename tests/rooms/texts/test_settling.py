"""What the chair finds: words, state, what becomes of proposals; reopening; what a member challenges."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.record.actor import Forbidden
from plenary.record.problems import Conflict, Problem
from plenary.texts import acts, reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, numbers, page, par

pytestmark = pytest.mark.django_db
MANY = "Each harbour shall keep many lights."
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def text() -> str:
    return factories.text()


def settle(key: int = 2, choice: str = "base", **facts: Any) -> Any:
    return do(acts.settle, chair(), key=key, choice=choice, **({"at": LATER} | facts))


def past(key: int = 2) -> list[tuple[str, str, bool]]:
    return [(p.id, p.state, p.taken) for p in par(key).past]


def test_a_chosen_proposal_stands_and_the_others_are_settled_with_it() -> None:
    factories.proposal(2, MANY)
    factories.proposal(2, seat=3)
    settle(choice="P1", words=MANY)
    row = par()
    assert (row.words, row.state, row.since, row.proposals) == (MANY, "ad-ref", LATER, ())
    assert past() == [("P1", "settled", True), ("P2", "settled", False)]
    assert row.composite.brackets == 0


def test_the_words_that_stand_may_be_what_is_agreed() -> None:
    factories.proposal(2, MANY)
    settle(state="agreed", reason="Sandbanks can live with it.")
    assert (par().words, par().state, past()) == (
        "Each harbour shall keep a light.",
        "agreed",
        [("P1", "settled", False)],
    )
    assert reads.history(SLUG, "draft", 2)[0].reason == "Sandbanks can live with it."


def test_the_chairs_own_words_may_be_what_is_agreed() -> None:
    factories.proposal(2, MANY)
    settle(choice="own", words="Each harbour shall keep lights[^1].", notes=["As many as it needs."])
    assert (par().words, par().notes) == ("Each harbour shall keep lights[^1].", ("As many as it needs.",))
    with pytest.raises(Problem, match="Write the words"):
        settle(3, "own")


def test_an_inserted_paragraph_stands_once_it_is_taken_and_is_gone_where_it_is_not() -> None:
    factories.proposal(2, "Buoys too.", op="insert")
    factories.proposal(2, "Horns too.", op="insert", seat=3)
    settle(4, "P1")
    settle(5)
    assert numbers() == ["", "1", "1 bis", "2"]
    assert (par(4).there, par(4).words, par(4).state) == (True, "Buoys too.", "ad-ref")
    assert (par(5).gone, par(5).there) == (True, False)
    assert past(5) == [("P2", "settled", False)]


def test_a_deletion_that_is_agreed_takes_the_paragraph_out_and_keeps_its_words() -> None:
    factories.proposal(3)
    settle(3, "P1")
    (gone,) = page().gone
    assert (gone.number, gone.words, gone.pile) == ("2", "Lights are white.", "")
    assert numbers() == ["", "1"]


def test_a_move_that_is_agreed_moves_the_paragraph() -> None:
    do(acts.propose, member(), op="move", key=3, place=1, reason="Colour first")
    assert [(p.id, p.place) for p in par(3).moves] == [("P1", 1)]
    assert par(3).composite.brackets == 0
    settle(3, "P1")
    assert numbers() == ["", "2", "1"]
    assert par(3).words == "Lights are white."


def test_words_that_changed_under_the_chairs_hands_are_not_agreed_unseen() -> None:
    factories.proposal(2, MANY)
    do(acts.revise, member(), proposal=1, words="Each harbour shall burn.")
    with pytest.raises(Conflict) as refused:
        settle(choice="P1", words=MANY)
    assert refused.value.values["now"] == "Each harbour shall burn."
    do(acts.edit_paragraph, key=3, words="Lights are red.")
    with pytest.raises(Conflict):
        settle(3, words="Lights are white.")
    assert (par().state, par(3).state) == ("open", "open")


@pytest.mark.accepts(151)
@pytest.mark.parametrize("state", ["revisit", "none"])
def test_without_agreement_every_proposal_stays_open(state: str) -> None:
    factories.proposal(2, MANY)
    settle(state=state)
    assert (par().state, [p.id for p in par().proposals]) == (state, ["P1"])
    assert settle(state=state).entry == 0


def test_words_may_be_taken_as_a_basis_while_the_rest_stays_open() -> None:
    factories.proposal(2, MANY)
    factories.proposal(2, "Each harbour shall glow.", seat=3)
    settle(choice="P1", state="open")
    assert (par().words, [p.id for p in par().proposals], past()) == (MANY, ["P2"], [("P1", "settled", True)])


def test_reopening_is_on_the_record_with_its_reason_and_the_words_stand() -> None:
    factories.proposal(2, MANY)
    settle(choice="P1")
    with pytest.raises(Problem, match="why it is reopened"):
        do(acts.mark, chair(), key=2, state="open")
    do(acts.mark, chair(), key=2, state="open", reason="Sandbanks asked for it.")
    assert (par().words, par().state, par().proposals) == (MANY, "open", ())
    assert factories.proposal(2, "Each harbour shall keep a light.", seat=3) == 2, (
        "what was not taken is proposed again"
    )
    (last, *_rest) = reads.history(SLUG, "draft", 2)
    assert (last.what, last.before, last.after, last.reason) == (
        "state",
        {"state": "ad-ref"},
        {"state": "open"},
        "Sandbanks asked for it.",
    )


def test_a_state_alone_is_marked_only_where_no_proposal_would_be_passed_over() -> None:
    factories.proposal(2, MANY)
    with pytest.raises(Problem, match="settle them first"):
        do(acts.mark, chair(), key=2, state="agreed")
    settle(choice="P1")
    do(acts.mark, chair(), key=2, state="agreed")
    assert par().state == "agreed"
    assert do(acts.mark, chair(), key=2, state="agreed").entry == 0
    with pytest.raises(Problem, match="Choose the state"):
        do(acts.mark, chair(), key=2, state="happy")


def test_an_agreed_paragraph_stands_in_no_brackets() -> None:
    do(acts.set_paragraph, key=2, bracketed=True)
    assert not par().clean
    settle()
    assert par().clean


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"choice": "P9"}, "no open proposal"),
        ({"choice": "whatever"}, "no open proposal"),
        ({"state": "happy"}, "Choose the state"),
        ({"key": 9}, "no such paragraph"),
    ],
)
def test_what_is_no_finding_is_refused(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        settle(**facts)


@pytest.mark.accepts(78)
@pytest.mark.parametrize("role", ["public", "observer", "member", "secretariat"])
def test_nobody_but_the_chair_finds_what_is_agreed(role: str) -> None:
    by = factories.actor(role)
    with pytest.raises(Forbidden, match="Only the chair"):
        do(acts.settle, by, key=2, choice="base")
    with pytest.raises(Forbidden, match="Only the chair"):
        do(acts.mark, by, key=2, state="agreed")
    with pytest.raises(Forbidden, match="Only the chair"):
        do(acts.settle, key=2, choice="base")


@pytest.mark.accepts(109)
def test_what_is_factual_is_shown_alone_until_a_member_challenges_it() -> None:
    do(acts.set_paragraph, key=2, tag="factual")
    do(acts.set_paragraph, key=3, tag="factual")
    assert [p.key for p in reads.factual(SLUG, "draft")] == [1, 2, 3]
    do(acts.challenge, member(), key=3, reason="Some are red.")
    assert (par(3).tag, [p.key for p in reads.factual(SLUG, "draft")]) == ("contested", [1, 2])
    (last, *_rest) = reads.history(SLUG, "draft", 3)
    assert (last.what, last.name, last.before, last.reason) == (
        "tagged",
        "Republic of Sandbanks",
        {"tag": "factual"},
        "Some are red.",
    )
    with pytest.raises(Problem, match="Only what is tagged"):
        do(acts.challenge, member(), key=3, reason="Again")
    with pytest.raises(Problem, match="Say why"):
        do(acts.challenge, member(), key=2, reason=" ")
    for role in ("public", "observer"):
        with pytest.raises(Forbidden):
            do(acts.challenge, factories.actor(role), key=2, reason="No")


def test_a_heading_without_facts_under_it_is_left_out_of_the_factual_view() -> None:
    words: list[dict[str, Any]] = [
        {"kind": "heading", "words": "Lights"},
        {"kind": "heading", "level": 2, "words": "Colours"},
        {"words": "Opinions differ."},
        {"kind": "heading", "level": 2, "words": "Numbers"},
        {"words": "There are nine.", "tag": "factual"},
        {"kind": "heading", "words": "Horns"},
        {"words": "Horns are loud."},
    ]
    factories.text("facts", words=words)
    assert [p.words for p in reads.factual(SLUG, "facts")] == ["Lights", "Numbers", "There are nine."]
