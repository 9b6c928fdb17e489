"""What a holder entered herself is hers; an objection outlives the merging of its paragraph and whoever sits there next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.consensus import acts, reads
from plenary.consensus.models import Position
from plenary.members import acts as members
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.texts import acts as texts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import (
    DRAFT,
    FIRST,
    SECOND,
    STATE,
    UNION,
    WHY,
    asks,
    finds,
    silence,
    standing,
    takes,
    where,
)
from tests.rooms.consensus.test_pages import seen, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def draft() -> None:
    factories.text()


def said(value: str, wording: str = "", **more: Any) -> None:
    """The member says so herself, for the seat of the State."""
    told = WHY if value == "object" else {}
    acts.take_position(factories.actor("member"), value=value, wording=wording, **where(), **(told | more))


def merged(key: int = SECOND, into: int = FIRST) -> None:
    words = "Each harbour shall keep a light. Lights are white."
    texts.merge_paragraphs(operator(), group=SLUG, text=DRAFT, key=key, into=into, words=words, at=AT)


@pytest.mark.parametrize("role", ["chair", "secretariat"])
@pytest.mark.parametrize(("hers", "over"), [("", ""), ("base", "base"), ("", "base"), ("base", "")])
def test_nobody_enters_support_over_an_objection_that_its_holder_entered(role: str, hers: str, over: str) -> None:
    said("object", hers)
    told = {"seat": STATE, "wording": over, "reason": "She told us so."} | where()
    with pytest.raises(Problem, match=r"Republic of Sandbanks entered this objection itself"):
        acts.take_position(factories.actor(role), value="support", **told)
    with pytest.raises(Problem, match="stands in the way"):
        finds("agreed", wording="base")
    acts.withdraw_objection(factories.actor("member"), wording=hers, **where())
    acts.take_position(factories.actor(role), value="support", **told)


def test_an_objection_that_was_marked_is_followed_by_another_one_and_by_nothing_else() -> None:
    said("object")
    with pytest.raises(Problem, match="entered this objection"):
        takes(STATE, "object", reason="Another.")
    acts.mark_objection(factories.actor("chair"), seat=STATE, state="addressed", words="Answered.", **where())
    with pytest.raises(Problem, match="entered this objection"):
        takes(STATE, "support", reason="She told us so.")
    takes(STATE, "object", reason="A letter came.")
    assert standing().status == "not-agreed"


def test_a_position_that_its_holder_entered_is_replaced_for_a_reason() -> None:
    said("concern", reason="Cost.")
    with pytest.raises(Problem, match="give the reason"):
        takes(STATE, "support")
    takes(STATE, "support", reason="Told in the room.")
    takes(STATE, "live-with")  # what was entered for her is entered anew without one
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert [p.value for p in found.past] == ["support", "concern"]


def test_an_answer_that_its_holder_gave_is_hers_too() -> None:
    number = asks()
    member, at = factories.actor("member"), {"group": SLUG, "question": number, "at": AT}
    acts.answer_question(member, answer="no", **at)
    acts.answer_question(member, answer="yes", value="object", **WHY, **at)
    with pytest.raises(Problem, match="entered this objection"):
        acts.answer_question(operator(), answer="yes", seat=STATE, reason="Told.", **at)
    with pytest.raises(Problem, match="give the reason"):
        acts.answer_question(operator(), answer="open", seat=STATE, **at)
    acts.answer_question(operator(), answer="open", seat=STATE, reason="Told.", **at)
    page = reads.question(SLUG, number)
    assert page is not None
    assert [(p.wording, p.value) for p in (*page.given, *page.beside)] == [("open", "none"), ("yes", "object")]


@pytest.mark.accepts(78)
@pytest.mark.parametrize("wording", ["base", "own"])
def test_an_objection_to_a_merged_paragraph_stands_in_the_way_of_the_one_that_has_its_words(wording: str) -> None:
    takes(UNION, "object", key=SECOND)
    merged()
    takes(UNION, "support")
    own = "Each harbour keeps a white light." if wording == "own" else ""
    with pytest.raises(Problem, match=r"Lighthouse Keepers' Union \(It binds"):
        finds("agreed", wording=wording, words=own)
    with pytest.raises(Problem, match="stands in the way"):
        silence(wording=wording, words=own)
    assert standing().status == "not-agreed"
    acts.mark_objection(factories.actor("chair"), seat=UNION, state="accommodated", words="Done.", **where(SECOND))
    assert standing().agreeable
    finds("agreed", wording=wording, words=own)


def test_it_follows_through_a_chain_and_its_holder_may_withdraw_it() -> None:
    (third,) = factories.paragraphs(DRAFT, "Lights are lit at dusk.")
    acts.take_position(factories.actor("member"), value="object", **WHY, **where(third))
    merged(third, SECOND)
    merged(SECOND, FIRST)
    assert [o.seat for o in reads.held_up(SLUG, DRAFT)[FIRST].objections] == [STATE]
    own = reads.own(factories.actor("member"), SLUG, AT)
    assert own is not None
    assert [(p.key, line.merged) for p, line in own.texts[0].objections] == [(FIRST, third)]
    acts.withdraw_objection(factories.actor("member"), **where(third))
    assert reads.held_up(SLUG, DRAFT) == {}
    finds("agreed", wording="base")


def test_the_chair_marks_on_the_page_what_was_objected_to_a_merged_paragraph_and_its_holder_contests() -> None:
    acts.take_position(factories.actor("member"), value="object", **WHY, **where(SECOND))
    merged()
    here: dict[str, Any] = {"text": DRAFT, "key": FIRST}
    page = seen("paragraph", "chair", **here)
    assert "to what was Paragraph 2, which is part of this one now" in page
    told = {"seat": str(STATE), "wording": "", "merged": str(SECOND), "state": "addressed", "words": "Answered."}
    sent("paragraph", "chair", "mark", told=told, **here)
    assert standing().agreeable
    sent("paragraph", "member", "contest", told={"wording": "", "merged": str(SECOND), "words": "No."}, **here)
    assert standing().status == "not-agreed"
    sent("paragraph", "member", "withdraw-objection", told={"wording": "", "merged": str(SECOND)}, **here)
    assert standing().agreeable


def test_what_would_be_lost_by_merging_is_told_before() -> None:
    takes(UNION, "object")
    silence(key=SECOND)
    held = reads.held_up(SLUG, DRAFT)
    assert {key: ([o.holder for o in h.objections], h.silence is not None) for key, h in held.items()} == {
        FIRST: (["Lighthouse Keepers' Union"], False),
        SECOND: ([], True),
    }


def test_a_mark_that_is_contested_during_silence_breaks_it() -> None:
    said("object")
    acts.mark_objection(factories.actor("chair"), seat=STATE, state="addressed", words="Answered.", **where())
    silence()
    later = AT + timedelta(hours=1)
    acts.contest_mark(factories.actor("member"), words="It was not.", **where(at=later))
    (line,) = reads.silences(SLUG)
    assert (line.state, line.ended) == ("broken", later)
    assert [(b.number, b.reason, b.change) for b in line.breakings] == [(STATE, "It was not.", WHY["change"])]


def test_a_contested_mark_of_a_merged_paragraph_breaks_the_silence_on_the_one_that_has_its_words() -> None:
    acts.take_position(factories.actor("member"), value="object", **WHY, **where(SECOND))
    merged()
    acts.mark_objection(factories.actor("chair"), seat=STATE, state="addressed", words="Answered.", **where(SECOND))
    silence()
    acts.contest_mark(factories.actor("member"), words="It was not.", **where(SECOND))
    assert reads.silences(SLUG)[0].state == "broken"


def test_whoever_sits_there_next_is_not_told_to_have_said_it() -> None:
    silence()
    takes(UNION, "object")
    state, other = factories.organisation("Republic of Sandbanks"), factories.organisation("Friends of the Fog")
    seats = [("states", state), ("states", None), ("civil-society", other)]
    members.fill_seats(operator(), group=SLUG, seats=seats, at=AT + timedelta(days=1))
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert [p.holder for p in found.lines] == ["Lighthouse Keepers' Union"]
    assert [b.holder for b in reads.silences(SLUG)[0].breakings] == ["Lighthouse Keepers' Union"]
    with pytest.raises(Problem, match="Lighthouse Keepers' Union"):
        finds("agreed", wording="base")
    assert set(Position.objects.values_list("holder", flat=True)) == {"Lighthouse Keepers' Union"}


@pytest.mark.accepts(86)
def test_whoever_proposes_words_is_for_them_until_she_says_otherwise() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.", seat=UNION)
    takes(STATE, "support", "base")
    (distance,) = reads.nearest(SLUG, DRAFT, FIRST)
    proposed = next(r for r in distance.readings if f"P{number}" in r.holders)
    assert (proposed.accepting, proposed.moving) == ((UNION,), (STATE,))
    assert ("only", ("civil-society",)) in {(d.code, d.groups) for d in reads.divides(SLUG, DRAFT, FIRST)}
    assert standing().answering == 1  # in the count of the paragraph she has not answered
    takes(UNION, "concern", f"P{number}")
    (distance,) = reads.nearest(SLUG, DRAFT, FIRST)
    assert UNION not in next(r for r in distance.readings if f"P{number}" in r.holders).accepting
