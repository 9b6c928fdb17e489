"""The chair finds, and nobody else; the words of the text are settled by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plenary.consensus import acts, reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Conflict, Problem
from plenary.rules.consensus import GRACE
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import DRAFT, FIRST, SECOND, STATE, UNION, finds, silence, standing, takes, where

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def draft() -> None:
    factories.text()


def paragraph(key: int = FIRST) -> text_reads.ParagraphLine:
    found = text_reads.paragraph(SLUG, DRAFT, key)
    assert found is not None
    return found


@pytest.mark.accepts(78)
def test_agreement_is_refused_while_an_objection_stands_and_says_whose_and_why() -> None:
    takes(UNION, "object")
    takes(STATE, "support")
    with pytest.raises(Problem, match=r"Lighthouse Keepers' Union \(It binds those who have no harbour.\)"):
        finds("ad-ref", wording="base")
    acts.mark_objection(factories.actor("chair"), seat=UNION, state="accommodated", words="Done.", **where())
    assert finds("ad-ref", wording="base").value == 1
    assert paragraph().state == "ad-ref"


@pytest.mark.parametrize("role", ["secretariat", "member", "observer", "public"])
def test_nobody_but_the_chair_finds(role: str) -> None:
    with pytest.raises(Forbidden):
        acts.find(factories.actor(role), finding="agreed", wording="base", **where())
    with pytest.raises(Forbidden):
        acts.find(operator(), finding="agreed", wording="base", **where())


def test_a_proposal_that_is_found_agreed_becomes_the_text() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    finds("agreed", wording=f"P{number}", words="Each harbour should keep a light.", reason="After consultations")
    found = paragraph()
    assert (found.words, found.state, found.proposals) == ("Each harbour should keep a light.", "agreed", ())
    (line,) = reads.findings(SLUG, DRAFT, FIRST)
    assert (line.finding, line.wording, line.how, line.words) == ("agreed", f"P{number}", "room", found.words)


def test_words_that_are_no_reading_are_refused_unless_they_are_the_chairs_own() -> None:
    with pytest.raises(Conflict, match="It says now: Each harbour shall keep a light"):
        finds("ad-ref", wording="base", words="Something else.")
    with pytest.raises(Problem, match="Choose a reading"):
        finds("ad-ref", wording="P9")
    with pytest.raises(Problem, match="Choose a reading"):
        finds("ad-ref")
    finds("ad-ref", wording="own", words="Each harbour keeps a light.")
    assert paragraph().words == "Each harbour keeps a light."


def test_own_words_that_are_a_reading_do_not_pass_by_an_objection_to_it() -> None:
    takes(UNION, "object", "base")
    with pytest.raises(Problem, match="stands in the way"):
        finds("ad-ref", wording="own", words=paragraph().words)


def test_an_objection_to_another_reading_is_not_in_the_way_of_this_one() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.")
    takes(UNION, "object", "base")
    takes(UNION, "support", f"P{number}")
    with pytest.raises(Problem):
        finds("ad-ref", wording="base")
    finds("ad-ref", wording=f"P{number}")


@pytest.mark.accepts(61, 146)
def test_no_agreement_is_a_result_with_its_reason_and_may_be_reopened_on_the_record() -> None:
    with pytest.raises(Problem, match="why there is no agreement"):
        finds("none")
    finds("none", reason="Positions were far apart.")
    assert paragraph().pile == "none"
    with pytest.raises(Problem, match="reopened"):
        finds("reopened")
    finds("reopened", reason="New words were offered.")
    assert paragraph().state == "open"
    assert [f.finding for f in reads.findings(SLUG, DRAFT)] == ["reopened", "none"]


def test_what_is_agreed_takes_a_reason_to_reopen_and_takes_positions_again() -> None:
    finds("agreed", wording="base")
    with pytest.raises(Problem, match="agreed"):
        takes(UNION, "support")
    with pytest.raises(Problem, match="reopened"):
        finds("revisit")
    finds("revisit", reason="A member asked at home.")
    takes(UNION, "support")


def test_agreed_ad_referendum_is_agreed_later_unless_somebody_objects() -> None:
    finds("ad-ref", wording="base")
    takes(UNION, "object")
    with pytest.raises(Problem, match="stands in the way"):
        finds("agreed")
    acts.mark_objection(factories.actor("chair"), seat=UNION, state="addressed", words="Explained.", **where())
    finds("agreed")
    assert paragraph().state == "agreed"


def test_a_finding_bears_its_meeting() -> None:
    factories.meeting()
    finds("ad-ref", wording="base", meeting="1")
    assert reads.findings(SLUG)[0].meeting == "1"
    with pytest.raises(Problem, match="no such meeting"):
        finds("ad-ref", wording="base", meeting="9", key=SECOND)


def test_silence_takes_the_time_that_the_working_methods_say() -> None:
    with pytest.raises(Problem, match="72 hours"):
        silence(71)
    acts.set_methods(factories.actor("chair"), group=SLUG, lead=24, maintained=True, reason="Agreed on Monday.", at=AT)
    assert silence(24) == AT + timedelta(hours=24)


@pytest.mark.accepts(78)
def test_one_written_objection_breaks_silence_a_microsecond_before_the_end() -> None:
    ends = silence()
    acts.object_to_silence(operator(), seat=UNION, reason="No.", change="Say 'may'.", **where(at=ends - TICK))
    (line,) = reads.silences(SLUG)
    assert (line.state, line.ended) == ("broken", ends - TICK)
    assert [(b.holder, b.reason) for b in line.breakings] == [("Lighthouse Keepers' Union", "No.")]
    assert standing().status == "not-agreed"
    with pytest.raises(Problem, match="under silence"):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends))


def test_a_position_that_objects_breaks_it_too_and_more_objections_stand_beside_it() -> None:
    silence()
    takes(UNION, "concern")
    assert reads.silences(SLUG)[0].state == "running"
    takes(UNION, "object")
    assert reads.silences(SLUG)[0].state == "broken"
    acts.object_to_silence(factories.actor("member"), reason="Neither do we.", change="Drop it.", **where())
    assert len(reads.silences(SLUG)[0].breakings) == 2


def test_after_the_end_nothing_happens_by_itself_and_the_chair_confirms() -> None:
    ends = silence(final=True)
    with pytest.raises(Problem, match="not over yet"):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends - TICK))
    assert reads.silences(SLUG)[0].may(ends + timedelta(days=30)).phase == "passed"
    assert paragraph().state == "open"
    with pytest.raises(Problem, match="half a minute"):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends + GRACE - TICK))
    with pytest.raises(Forbidden):
        acts.confirm_silence(operator(), **where(at=ends + GRACE))
    acts.confirm_silence(factories.actor("chair"), **where(at=ends + GRACE))
    assert paragraph().state == "agreed"
    assert [f.how for f in reads.findings(SLUG)] == ["silence"]


def test_an_objection_in_the_very_instant_of_the_end_does_not_break_it_and_stands_in_the_way() -> None:
    ends = silence()
    acts.object_to_silence(operator(), seat=UNION, reason="No.", change="Say 'may'.", **where(at=ends))
    assert reads.silences(SLUG)[0].state == "running"
    with pytest.raises(Problem, match="stands in the way"):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends + GRACE))


@pytest.mark.parametrize("how", ["edited", "proposed"])
def test_words_that_changed_meanwhile_are_not_confirmed(how: str) -> None:
    ends = silence()
    if how == "edited":
        texts.edit_paragraph(operator(), words="Each harbour keeps two lights.", **where())
    else:
        factories.proposal(FIRST, "No harbour keeps a light.")
    with pytest.raises(Conflict):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends + GRACE))


def test_a_proposal_that_was_withdrawn_meanwhile_does_no_harm() -> None:
    number = factories.proposal(FIRST, "No harbour keeps a light.")
    ends = silence()
    texts.withdraw(operator(), group=SLUG, text=DRAFT, proposal=number, seat=1, at=AT)
    acts.confirm_silence(factories.actor("chair"), **where(at=ends + GRACE))
    assert paragraph().state == "ad-ref"


def test_one_silence_at_a_time_and_none_over_an_objection_nothing_found_meanwhile() -> None:
    silence()
    with pytest.raises(Problem, match="one at a time"):
        silence()
    with pytest.raises(Problem, match="under silence"):
        finds("ad-ref", wording="base")
    acts.withdraw_silence(factories.actor("chair"), **where())
    takes(UNION, "object")
    with pytest.raises(Problem, match="stands in the way"):
        silence()


@pytest.mark.accepts(63)
def test_every_contribution_is_in_one_pile_and_each_move_is_an_act_with_a_reason() -> None:
    chair = factories.actor("chair")
    with pytest.raises(Problem, match="why it is moved"):
        acts.place_statement(chair, statement=True, **where())
    acts.place_statement(chair, statement=True, reason="It states a fact.", **where())
    finds("none", key=SECOND, reason="Far apart.")
    found = reads.piles(SLUG, DRAFT)
    assert found is not None
    assert {name: [p.key for p in of] for name, of in found.piles.items()} == {
        "statements": [FIRST],
        "agreed": [],
        "revisit": [],
        "none": [SECOND],
    }
    with pytest.raises(Forbidden):
        acts.place_statement(operator(), statement=False, reason="x", **where())
    acts.place_statement(chair, statement=False, reason="It asks for something.", **where())
    assert [f.finding for f in reads.findings(SLUG, DRAFT, FIRST)] == ["contribution", "statement"]


@pytest.mark.accepts(152)
def test_how_the_group_decides_is_itself_decided_by_a_decision() -> None:
    factories.meeting(open=True)
    from plenary.meetings import acts as meetings

    chair = factories.actor("chair")
    decided = meetings.decide(
        chair, group=SLUG, meeting="1", verb="agreed", kind="procedure", text={"en": "By consensus."}, at=AT
    )
    told = {"group": SLUG, "lead": 48, "maintained": False, "at": AT}
    with pytest.raises(Problem, match="how the group decided"):
        acts.set_methods(chair, reason="", **told)
    with pytest.raises(Problem, match="no such decision"):
        acts.set_methods(chair, reason="", meeting="1", decision=9, **told)
    acts.set_methods(chair, reason="", meeting="1", decision=decided.value, **told)
    (line,) = reads.rules(SLUG)
    assert (line.meeting, line.decision, line.methods.maintained) == ("1", decided.value, False)
    takes(UNION, "object")
    acts.mark_objection(chair, seat=UNION, state="maintained", words="Answered in full.", **where())
    finds("ad-ref", wording="base")


@pytest.mark.accepts(185)
def test_the_words_for_support_are_a_working_method_that_never_claims_too_much() -> None:
    chair = factories.actor("chair")
    told = {"group": SLUG, "lead": 72, "maintained": True, "reason": "Agreed.", "at": AT}
    acts.set_methods(chair, bands={"many": 40}, **told)
    assert reads.methods_of(SLUG).bands.many == 40
    acts.set_methods(chair, **(told | {"lead": 80}))
    assert reads.methods_of(SLUG).bands.many == 40
    for wrong in ({"majority": 50}, {"fewest": 2}, {"all": 100}):
        with pytest.raises(Problem, match="words for support"):
            acts.set_methods(chair, bands=wrong, **told)


@pytest.mark.accepts(5)
def test_points_of_agreement_stand_beside_divergences_for_each_meeting_and_for_all() -> None:
    factories.meeting("1")
    factories.meeting("2")
    finds("none", meeting="1", reason="Far apart.")
    finds("ad-ref", key=SECOND, wording="base", meeting="1")
    finds("reopened", meeting="2", reason="New words.")
    finds("ad-ref", meeting="2", wording="base")
    found = reads.agreement(SLUG)
    assert [f.key for f in found.now.agreed] == [FIRST, SECOND]
    assert found.now.diverging == ()
    first = next(p for p in found.by_meeting if p.meeting and p.meeting.slug == "1")
    assert ([f.key for f in first.agreed], [f.key for f in first.diverging]) == ([SECOND], [FIRST])
