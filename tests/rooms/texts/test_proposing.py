"""Members propose words: shown at once, never twice the same, revised, left and withdrawn; no option is ever dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from plenary.members import acts as members
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from plenary.texts import acts, reads
from plenary.texts.models import Proposal
from plenary.texts.rights import PROPOSE
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, numbers, page, par

pytestmark = pytest.mark.django_db
MANY = "Each harbour shall keep many lights."
UNION, SANDBANKS = "Lighthouse Keepers' Union", "Republic of Sandbanks"


@pytest.fixture(autouse=True)
def text() -> str:
    return factories.text()


def sponsors(number: int) -> list[str]:
    found = reads.proposal(SLUG, "draft", number)
    assert found is not None
    return [s.name for s in found[1].sponsors]


def state(number: int) -> str:
    found = reads.proposal(SLUG, "draft", number)
    assert found is not None
    return found[1].state


@pytest.mark.accepts(13, 52)
def test_what_a_member_proposes_stands_in_brackets_at_once_under_her_seat() -> None:
    number = do(acts.propose, member(), op="replace", key=2, words=MANY, reason="One is too few.").value
    (made,) = par().proposals
    assert (made.number, made.id, made.op, made.reason, made.late) == (
        number,
        "P1",
        "replace",
        "One is too few.",
        False,
    )
    assert [(s.name, s.seat) for s in made.sponsors] == [(SANDBANKS, 1)]
    code = made.sponsors[0].code
    assert par().composite.render("plain") == f"Each harbour shall keep [a light][many lights ({code})]."
    assert page().legend == ((code, SANDBANKS),)


@pytest.mark.accepts(13)
def test_an_observer_is_told_politely_where_she_may_comment() -> None:
    with pytest.raises(Forbidden) as refused:
        do(acts.propose, factories.actor("observer"), op="replace", key=2, words=MANY)
    assert "welcome as a comment" in refused.value.reason
    assert refused.value.reason == PROPOSE.reason
    with pytest.raises(Forbidden):
        do(acts.propose, op="replace", key=2, words=MANY)
    with pytest.raises(Forbidden):
        do(acts.propose, member(), op="replace", key=2, words=MANY, seat=3)


@pytest.mark.accepts(86)
def test_the_chair_proposes_compromise_words_in_no_seats_name() -> None:
    do(acts.propose, chair(), op="replace", key=2, words=MANY)
    assert [(s.name, s.seat, s.code) for s in par().proposals[0].sponsors] == [("Chair", None, "Chair")]


def test_the_secretariat_enters_what_a_seat_proposes_from_the_floor() -> None:
    number = factories.proposal(2, MANY, seat=3)
    assert sponsors(number) == [UNION]
    with pytest.raises(Problem, match="no seat 9"):
        factories.proposal(2, MANY, seat=9)
    with pytest.raises(Problem, match="vacant"):
        factories.proposal(2, MANY, seat=2)


@pytest.mark.accepts("X16")
def test_a_heading_stands_in_brackets_too_and_has_no_pile() -> None:
    factories.proposal(1, "Lights and horns", seat=3)
    (heading, *_rest) = page().paragraphs
    code = heading.proposals[0].sponsors[0].code
    assert heading.composite.render("plain") == f"Lights[ and horns ({code})]"
    assert (heading.number, heading.pile) == ("", "")


@pytest.mark.accepts(12)
def test_after_the_deadline_a_proposal_is_taken_and_marked_late() -> None:
    until = AT + timedelta(days=14)
    on_time = factories.proposal(2, MANY, at=until)
    late = factories.proposal(2, "Each harbour shall glow.", at=until + timedelta(seconds=1))
    assert [(p.number, p.late) for p in par().proposals] == [(on_time, False), (late, True)]


def test_words_that_are_revised_after_the_deadline_are_late_from_then_on() -> None:
    number = factories.proposal(2, MANY)
    do(acts.revise, seat=1, proposal=number, words="Each harbour shall glow.", at=AT + timedelta(days=30))
    assert par().proposals[0].late


@pytest.mark.accepts(13, 164)
def test_proposals_are_taken_on_the_chairs_invitation_until_they_are_closed_and_from_the_chair_always() -> None:
    factories.text("other", open=False)
    told: dict[str, Any] = {"text": "other", "op": "replace", "key": 2, "words": MANY}
    with pytest.raises(Problem, match="not invited"):
        do(acts.propose, member(), **told)
    do(acts.propose, chair(), **told)
    do(acts.invite, chair(), text="other", invitation={"en": "Please revise."}, until_text={"en": "October"})
    line = page("other").line
    assert (line.state, line.invitation, line.until, line.until_text) == (
        "open",
        {"en": "Please revise."},
        None,
        {"en": "October"},
    )
    do(acts.propose, member(), **(told | {"words": "Each harbour glows."}))
    do(acts.close_proposals, chair(), text="other")
    assert do(acts.close_proposals, chair(), text="other").entry == 0
    with pytest.raises(Problem, match="closed"):
        do(acts.propose, member(), **(told | {"words": "Nothing glows."}))
    do(acts.propose, chair(), **(told | {"words": "Nothing glows."}))
    assert len(page("other").paragraphs[1].proposals) == 3


def test_a_deadline_is_moved_and_the_earlier_one_stays_in_the_record() -> None:
    later = AT + timedelta(days=30)
    receipt = do(acts.invite, chair(), until=later)
    assert receipt.entry
    assert page().line.until == later
    assert do(acts.invite, chair(), until=later).entry == 0
    with pytest.raises(Problem, match="in the past"):
        do(acts.invite, chair(), until=AT - timedelta(days=1))


def test_a_deadline_is_dropped_for_a_public_reason_alone() -> None:
    before = page().line.until
    assert before
    with pytest.raises(Problem, match="say why"):
        do(acts.invite, chair(), until_text={"en": "in the autumn"})
    assert page().line.until == before
    assert do(acts.invite, chair(), reason="The meeting was put off.").entry
    assert page().line.until is None


def test_an_inserted_paragraph_is_4_bis_and_its_number_is_never_used_again() -> None:
    first = do(acts.propose, member(), op="insert", key=2, words="Buoys too.")
    assert first.object == f"text/{SLUG}/draft/4/P1"
    factories.proposal(2, "And horns.", op="insert", seat=3)
    assert numbers() == ["", "1", "1 bis", "1 ter", "2"]
    bis = par(4)
    assert (bis.there, bis.words, bis.composite.base()) == (False, "", "")
    assert bis.composite.reading("P1") == "Buoys too."
    do(acts.withdraw, member(), proposal=1)
    assert numbers() == ["", "1", "1 ter", "2"]
    factories.proposal(2, "And bells.", op="insert", seat=3)
    assert numbers() == ["", "1", "1 ter", "1 quater", "2"]
    factories.proposal(5, "And gongs.", op="insert", seat=3)
    assert numbers() == ["", "1", "1 ter", "1 quinquies", "1 quater", "2"]


def test_a_paragraph_is_inserted_before_the_first_and_after_a_heading() -> None:
    factories.proposal(0, "At the very beginning.", op="insert")
    factories.proposal(1, "After the heading.", op="insert")
    assert numbers() == ["0 bis", "", "0 ter", "1", "2"]


def test_another_wording_for_an_inserted_paragraph_keeps_it_alive_without_the_first() -> None:
    factories.proposal(2, "Buoys too.", op="insert")
    factories.proposal(4, "Buoys, where there is fog.", seat=3)
    assert par(4).composite.brackets == 1
    do(acts.withdraw, seat=1, proposal=1)
    assert [p.id for p in par(4).proposals] == ["P2"]
    do(acts.withdraw, seat=3, proposal=2)
    assert par(4).gone


def test_the_same_words_by_another_make_her_a_co_sponsor_and_no_twin() -> None:
    number = factories.proposal(2, MANY)
    assert factories.proposal(2, f"{MANY}\r\n", seat=3) == number
    assert sponsors(number) == [SANDBANKS, UNION]
    again = do(acts.propose, op="replace", key=2, words=MANY, seat=3)
    assert (again.entry, again.value) == (0, number)
    inserted = factories.proposal(2, "Buoys too.", op="insert")
    assert factories.proposal(2, "Buoys too.", op="insert", seat=3) == inserted
    deleted = factories.proposal(3)
    assert factories.proposal(3, seat=3) == deleted
    assert Proposal.objects.count() == 3


def test_one_letter_more_is_another_proposal() -> None:
    assert factories.proposal(2, MANY) != factories.proposal(2, f"{MANY}!", seat=3)
    assert len(par().proposals) == 2


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"op": "burn", "key": 2}, "replaced, inserted"),
        ({"op": "replace", "key": 2, "words": " "}, "Write the words"),
        ({"op": "replace", "key": 2, "words": "Each harbour shall keep a light."}, "words that stand"),
        ({"op": "replace", "key": 9, "words": "X"}, "no such paragraph"),
        ({"op": "move", "key": 2}, "shall follow"),
        ({"op": "move", "key": 2, "place": 2}, "shall follow"),
        ({"op": "move", "key": 2, "place": 9}, "no such paragraph"),
        ({"op": "insert", "key": 9, "words": "X"}, "no such paragraph"),
    ],
)
def test_what_is_no_proposal_is_refused_and_leaves_nothing(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        do(acts.propose, member(), **facts)
    assert not Proposal.objects.exists()
    assert len(page().paragraphs) == 3


@pytest.mark.parametrize("op", ["replace", "delete", "move"])
def test_what_is_agreed_or_gone_takes_no_proposals(op: str) -> None:
    told: dict[str, Any] = {"op": op, "key": 2, "words": MANY, "place": 3}
    do(acts.settle, chair(), key=2, choice="base", state="agreed")
    with pytest.raises(Problem, match="reopens it first"):
        do(acts.propose, member(), **told)
    do(acts.mark, chair(), key=2, state="open", reason="Reopened")
    factories.proposal(2)
    do(acts.settle, chair(), key=2, choice="P1")
    with pytest.raises(Problem, match="not part of the text"):
        do(acts.propose, member(), **told)


def test_an_inserted_paragraph_can_neither_be_deleted_nor_moved() -> None:
    factories.proposal(2, "Buoys too.", op="insert")
    for told in ({"op": "delete"}, {"op": "move", "place": 1}):
        with pytest.raises(Problem, match="proposed alone"):
            do(acts.propose, member(), key=4, **told)


def test_one_who_sponsors_too_and_leaves_again_leaves_the_proposal_to_the_others() -> None:
    number = factories.proposal(2, MANY, seat=3)
    do(acts.cosponsor, member(), proposal=number)
    assert do(acts.cosponsor, member(), proposal=number).entry == 0
    assert sponsors(number) == [UNION, SANDBANKS]
    with pytest.raises(Problem, match="Others sponsor"):
        do(acts.withdraw, member(), proposal=number)
    assert sponsors(number) == [UNION, SANDBANKS]
    do(acts.leave, seat=3, proposal=number)
    assert (sponsors(number), state(number)) == ([SANDBANKS], "open")
    do(acts.leave, member(), proposal=number, at=AT + timedelta(hours=1))
    assert (sponsors(number), state(number)) == ([SANDBANKS], "withdrawn")
    with pytest.raises(Problem, match="not open any more"):
        do(acts.cosponsor, member(), proposal=number)


def test_only_its_sponsors_leave_revise_and_withdraw_a_proposal() -> None:
    number = factories.proposal(2, MANY, seat=3)
    for act, facts in ((acts.leave, {}), (acts.withdraw, {}), (acts.revise, {"words": "X"})):
        with pytest.raises(Problem, match="sponsor"):
            do(act, member(), proposal=number, **facts)
    assert state(number) == "open"


def test_withdrawn_is_as_if_never_proposed() -> None:
    factories.proposal(2, "Each harbour shall glow.", seat=3)
    before = par().composite
    number = factories.proposal(2, MANY)
    do(acts.withdraw, member(), proposal=number, reason="Met by P1")
    assert par().composite == before
    assert [p.id for p in par().past] == ["P2"]


def test_an_earlier_wording_is_kept() -> None:
    number = factories.proposal(2, MANY, reason="One is too few.")
    do(acts.revise, member(), proposal=number, words="Each harbour shall keep two lights.", reason="Two will do.")
    do(acts.revise, member(), proposal=number, words="Each harbour shall keep three lights.")
    told = [(w.number, w.words, w.reason) for w in reads.wordings(SLUG, "draft", number)]
    assert told == [(1, MANY, "One is too few."), (2, "Each harbour shall keep two lights.", "Two will do.")]
    (now,) = par().proposals
    assert (now.words, now.reason) == ("Each harbour shall keep three lights.", "Two will do.")
    assert do(acts.revise, member(), proposal=number, words=now.words).entry == 0
    with pytest.raises(Problem, match="words that stand"):
        do(acts.revise, member(), proposal=number, words=par().words)
    with pytest.raises(Problem, match="Write the words"):
        do(acts.revise, member(), proposal=number, words=" ")


def test_a_proposal_to_delete_has_no_words_to_revise() -> None:
    number = factories.proposal(2)
    with pytest.raises(Problem, match="has no words"):
        do(acts.revise, member(), proposal=number, words="X")


def test_footnotes_come_along_with_the_words_that_they_belong_to() -> None:
    do(acts.edit_paragraph, key=3, words="Lights are white[^1].", notes=["As snow."])
    factories.proposal(3, "Lights are very white[^1].")
    factories.proposal(3, "Lights are off-white[^1].", seat=3, notes=["As sheep."])
    assert [p.notes for p in par(3).proposals] == [("As snow.",), ("As sheep.",)]


@pytest.mark.accepts(151)
def test_streamlining_joins_what_reads_the_same_and_drops_no_reading() -> None:
    factories.proposal(2, MANY)
    factories.proposal(2, "Each harbour shall glow.", seat=3)
    factories.proposal(2, seat=3)
    do(acts.propose, chair(), op="replace", key=2, words="Each harbour shall keep a lamp.")
    do(acts.revise, seat=3, proposal=2, words=MANY)
    do(acts.revise, chair(), proposal=4, words=MANY)
    before = {p.text for p in par().proposals}
    assert do(acts.streamline, chair(), key=2).value == [2, 4]
    assert {p.text for p in par().proposals} == before == {MANY, None}
    assert sponsors(1) == [SANDBANKS, UNION, "Chair"]
    assert [(p.id, p.state, p.into) for p in par().past] == [("P2", "merged", 1), ("P4", "merged", 1)]
    again = do(acts.streamline, chair(), key=2)
    assert (again.entry, again.value) == (0, [])


@pytest.mark.accepts(151)
def test_the_words_of_an_insertion_and_those_proposed_for_it_are_streamlined_too() -> None:
    factories.proposal(2, "Buoys too.", op="insert")
    factories.proposal(4, "Buoys, in fog.", seat=3)
    do(acts.revise, seat=3, proposal=2, words="Buoys too.")
    assert do(acts.streamline, key=4).value == [2]
    assert sponsors(1) == [SANDBANKS, UNION]
    assert not par(4).gone


def test_a_note_is_part_of_what_is_read() -> None:
    do(acts.edit_paragraph, key=3, words="Lights are white[^1].", notes=["As snow."])
    factories.proposal(3, "Lights are off-white[^1].", notes=["As snow."])
    factories.proposal(3, "Lights are white and bright[^1].", notes=["As sheep."], seat=3)
    do(acts.revise, seat=3, proposal=2, words="Lights are off-white[^1].")
    assert do(acts.streamline, key=3).value == [], "their notes differ"


@pytest.mark.parametrize("role", ["public", "observer", "member"])
def test_members_neither_invite_nor_streamline_nor_issue(role: str) -> None:
    by = factories.actor(role)
    for act, facts in (
        (acts.invite, {}),
        (acts.close_proposals, {}),
        (acts.streamline, {"key": 2}),
        (acts.issue_revision, {}),
        (acts.conclude, {}),
    ):
        with pytest.raises(Forbidden):
            do(act, by, **facts)


def test_a_member_without_a_seat_is_told_so() -> None:
    person = members.give_role(operator(), name="Bo", role="member", group=SLUG, since=AT.date(), at=AT).value
    by = factories.actor("member")
    with pytest.raises(Problem, match="no seat"):
        do(acts.propose, replace(by, person=person), op="delete", key=2)
