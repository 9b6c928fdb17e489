"""Seats take positions: kept, answered, never counted against one another."""

from __future__ import annotations

import pytest

from plenary.consensus import acts, reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Conflict, Problem
from plenary.texts import acts as texts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import DRAFT, FIRST, STATE, UNION, WHY, finds, standing, takes, where

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def draft() -> None:
    factories.text()


def test_a_member_takes_a_position_for_her_seat_and_a_new_one_ends_it() -> None:
    member = factories.actor("member")
    acts.take_position(member, value="concern", reason="Cost.", **where())
    acts.take_position(member, value="live-with", **where())
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert [(p.number, p.value, p.entered) for p in found.lines] == [(STATE, "live-with", False)]
    assert [(p.value, p.reason) for p in found.past] == [("concern", "Cost.")]
    assert found.standing.status == "nothing-in-the-way"


@pytest.mark.accepts(3, 78)
def test_has_not_answered_is_kept_apart_from_no_position() -> None:
    takes(UNION, "none")
    counts = {c.group: (c.none, c.unanswered, c.seats) for c in standing().counts}
    assert counts == {"states": (0, 1, 1), "civil-society": (1, 0, 1)}


def test_to_object_takes_a_reason_and_the_change_that_would_lift_it() -> None:
    member = factories.actor("member")
    with pytest.raises(Problem, match="why you object"):
        acts.take_position(member, value="object", change="Say 'should'.", **where())
    with pytest.raises(Problem, match="which change"):
        acts.take_position(member, value="object", reason="It binds.", **where())
    acts.take_position(member, value="object", **WHY, **where())
    assert standing().status == "not-agreed"


@pytest.mark.parametrize("role", ["public", "observer", "secretariat"])
def test_whoever_sits_for_no_member_takes_no_position(role: str) -> None:
    with pytest.raises(Forbidden):
        acts.take_position(factories.actor(role), value="support", **where())


def test_observers_enter_no_position_for_a_seat_either() -> None:
    for role in ("observer", "member"):
        with pytest.raises(Forbidden):
            acts.take_position(factories.actor(role), seat=UNION, value="support", **where())


def test_nobody_speaks_for_a_vacant_seat() -> None:
    with pytest.raises(Problem, match="vacant"):
        takes(2, "support")


def test_the_same_position_again_leaves_no_entry() -> None:
    assert takes(UNION, "support").entry
    assert not takes(UNION, "support").entry


def test_a_position_on_what_is_not_on_the_table_is_a_conflict() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    texts.withdraw(operator(), group=SLUG, text=DRAFT, proposal=number, seat=1, at=AT)
    with pytest.raises(Conflict):
        takes(UNION, "support", f"P{number}")


def test_a_new_proposal_has_the_support_of_its_sponsors_and_of_nobody_who_has_not_seen_it() -> None:
    takes(UNION, "live-with")
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    found = reads.stands(SLUG, DRAFT)
    assert found is not None
    assert (found.on(FIRST, f"P{number}").accepting, found.on(FIRST, f"P{number}").answering) == (1, 1)
    assert found.on(FIRST, "base").accepting == 1
    assert found.standing(FIRST).accepting == 1
    again = takes(UNION, "live-with")
    assert again.entry  # the same words, but about more than before
    found = reads.stands(SLUG, DRAFT)
    assert found is not None
    assert found.on(FIRST, f"P{number}").accepting == 2


def test_an_objection_to_the_whole_stands_against_a_proposal_that_came_later() -> None:
    takes(UNION, "object")
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    found = reads.stands(SLUG, DRAFT)
    assert found is not None
    assert len(found.on(FIRST, f"P{number}").objections) == 1


def test_support_for_words_that_were_revised_is_none_for_the_new_ones() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    takes(UNION, "support", f"P{number}")
    takes(STATE, "object", f"P{number}")
    texts.revise(operator(), group=SLUG, text=DRAFT, proposal=number, words="No harbour keeps a light.", seat=1, at=AT)
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert [(p.number, p.value) for p in found.lines] == [(STATE, "object")]
    assert [(p.number, p.value) for p in found.outdated] == [(UNION, "support")]


def test_the_chair_marks_an_objection_and_its_holder_may_contest() -> None:
    member, chair = factories.actor("member"), factories.actor("chair")
    acts.take_position(member, value="object", **WHY, **where())
    acts.mark_objection(chair, seat=STATE, state="addressed", words="It binds nobody.", **where())
    assert standing().agreeable
    assert [p.state for p in standing().answered] == ["addressed"]
    acts.contest_mark(member, words="It says 'shall'.", **where())
    assert standing().status == "not-agreed"
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert found.lines[0].contested == "It says 'shall'."
    acts.withdraw_objection(member, words="We can live with it.", **where())
    assert standing().agreeable


def test_only_the_chair_marks_an_objection() -> None:
    takes(UNION, "object")
    for role in ("secretariat", "member", "observer"):
        with pytest.raises(Forbidden):
            acts.mark_objection(factories.actor(role), seat=UNION, state="addressed", words="No.", **where())
    with pytest.raises(Problem, match="how it was answered"):
        acts.mark_objection(factories.actor("chair"), seat=UNION, state="addressed", words=" ", **where())
    with pytest.raises(Problem, match="no such objection"):
        acts.mark_objection(factories.actor("chair"), seat=STATE, state="addressed", words="x", **where())


def test_her_own_positions_are_hers_alone() -> None:
    takes(UNION, "support")
    acts.take_position(factories.actor("member"), value="concern", **where())
    found = reads.mine(factories.actor("member"), SLUG, DRAFT)
    assert {key: {w: p.value for w, p in of.items()} for key, of in found.items()} == {FIRST: {"": "concern"}}
    assert reads.mine(factories.actor("observer"), SLUG, DRAFT) == {}


@pytest.mark.accepts(86)
def test_the_wording_that_asks_the_fewest_to_move_names_them() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    takes(STATE, "support", f"P{number}")
    takes(UNION, "live-with", f"P{number}")
    takes(UNION, "support", "base")
    (distance,) = reads.nearest(SLUG, DRAFT, FIRST)
    assert distance.best is not None
    assert distance.best.holders == (f"P{number}",)
    base = next(r for r in distance.readings if "" in r.holders)
    assert base.moving == (STATE,)
    divided = {(d.code, d.groups) for d in reads.divides(SLUG, DRAFT, FIRST)}
    assert ("every", ("civil-society",)) in divided


def test_work_pays_most_where_least_stands_in_the_way_and_what_is_agreed_is_no_work() -> None:
    takes(UNION, "object", key=2)
    takes(UNION, "support", key=3)
    assert [(w.key, w.place, w.members) for w in reads.work(SLUG, DRAFT)] == [(3, 1, 0), (2, 2, 1)]
    finds("ad-ref", key=3, wording="base")
    assert [w.key for w in reads.work(SLUG, DRAFT)] == [2]


@pytest.mark.accepts(185)
def test_of_few_members_no_word_is_said_and_of_what_was_found_the_group_agreed() -> None:
    takes(UNION, "support")
    said = reads.said_of_text(SLUG, DRAFT)[FIRST]
    assert (said.accept, said.object) == (None, None)
    finds("agreed", wording="base")
    assert reads.said_of_text(SLUG, DRAFT)[FIRST].accept == "agreed"
