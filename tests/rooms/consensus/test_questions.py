"""Questions that divide the group."""

from __future__ import annotations

import pytest

from plenary.consensus import acts, reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import STATE, UNION, WHY, asks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def group() -> None:
    factories.group()


def answers(number: int, seat: int, answer: str, **more: object) -> None:
    acts.answer_question(operator(), group=SLUG, question=number, answer=answer, seat=seat, at=AT, **more)


def finds(number: int, finding: str, why: str = "", **more: object) -> None:
    words = {"en": why} if why else {}
    acts.find_question(
        factories.actor("chair"), group=SLUG, question=number, finding=finding, words=words, at=AT, **more
    )


@pytest.mark.accepts(3)
def test_members_are_divided_on_a_named_question_and_nothing_comes_of_it() -> None:
    number = asks()
    answers(number, STATE, "yes", reason="The old one is out.")
    answers(number, UNION, "open")
    found = reads.question(SLUG, number)
    assert found is not None
    assert [(p.holder, p.wording) for p in found.given] == [
        ("Republic of Sandbanks", "yes"),
        ("Lighthouse Keepers' Union", "open"),
    ]
    assert {c.group: (c.counts, c.unanswered) for c in found.counts} == {
        "states": ((1, 0, 0), 0),
        "civil-society": ((0, 0, 1), 0),
    }
    assert (found.line.state, found.line.outcome) == ("open", "")


def test_a_seat_gives_one_answer_and_the_earlier_one_is_kept() -> None:
    number = asks()
    for answer in ("yes", "no", "open", "yes"):
        answers(number, UNION, answer)
    found = reads.question(SLUG, number)
    assert found is not None
    assert [p.wording for p in found.given] == ["yes"]
    assert len(found.past) == 3


@pytest.mark.accepts(4)
def test_a_dependent_question_is_asked_only_once_the_other_is_found_so() -> None:
    first = asks()
    second = asks("Between states, or with all?", depends=first, condition="yes")
    observer, member = factories.actor("observer"), factories.actor("member")
    assert [q.number for q in reads.questions(SLUG, observer)] == [first]
    assert [(q.number, q.asked) for q in reads.questions(SLUG, member)] == [(first, "asked"), (second, "only-if")]
    answers(second, UNION, "no")
    with pytest.raises(Problem, match="decide that one first"):
        finds(second, "decided", answer="no")
    finds(first, "decided", answer="yes")
    assert [q.number for q in reads.questions(SLUG, observer)] == [first, second]
    finds(first, "reopened", "Somebody was absent.")
    finds(first, "decided", answer="no")
    assert [q.asked for q in reads.questions(SLUG)] == ["asked", "falls-away"]


@pytest.mark.accepts(6)
def test_a_question_of_form_names_the_question_of_substance_behind_it() -> None:
    substance = asks()
    form = asks("Shall the report have two parts?", kind="form", behind=substance)
    found, behind = reads.question(SLUG, form), reads.question(SLUG, substance)
    assert found is not None
    assert behind is not None
    assert found.behind == behind.line
    assert [q.number for q in behind.shapes] == [form]
    with pytest.raises(Problem, match="Only a question of form"):
        asks("Which colour?", behind=substance)
    with pytest.raises(Problem, match="one of form itself"):
        asks("How long?", kind="form", behind=form)


@pytest.mark.accepts(7)
def test_whether_to_include_what_was_not_agreed_is_a_question_with_positions_by_member() -> None:
    number = asks("Shall the report hold what was not agreed?", kind="form")
    answers(number, STATE, "no")
    answers(number, UNION, "yes")
    answers(number, STATE, "yes", value="live-with")
    finds(number, "decided", answer="yes")
    found = reads.question(SLUG, number)
    assert found is not None
    assert found.line.outcome == "yes"
    assert {p.holder: p.wording for p in found.given} == {
        "Republic of Sandbanks": "no",
        "Lighthouse Keepers' Union": "yes",
    }


@pytest.mark.accepts(8, 9)
def test_arguments_for_and_against_stand_with_the_answer() -> None:
    number = asks("Shall the report hold what was not agreed?", kind="form")
    where = {"group": SLUG, "question": number, "answer": "yes", "at": AT}
    acts.argue(factories.actor("member"), side="for", words={"en": "The Assembly may reopen it."}, **where)
    acts.argue(operator(), side="against", words={"en": "It harms what was agreed."}, seat=UNION, **where)
    found = reads.question(SLUG, number)
    assert found is not None
    assert [(a.name, a.side) for a in found.arguments] == [
        ("Republic of Sandbanks", "for"),
        ("Lighthouse Keepers' Union", "against"),
    ]
    assert found.pros("yes", "for")[0].words == {"en": "The Assembly may reopen it."}
    with pytest.raises(Forbidden):
        acts.argue(factories.actor("observer"), side="for", words={"en": "Hear us."}, **where)


@pytest.mark.accepts(106)
def test_what_is_deferred_may_be_revisited_and_is_in_the_list_until_it_is() -> None:
    number = asks()
    with pytest.raises(Problem, match="why"):
        finds(number, "deferred", revisit=True)
    finds(number, "deferred", "Not pursued for the moment.", revisit=True)
    assert [q.number for q in reads.to_revisit(SLUG)] == [number]
    finds(number, "reopened", "Taken up again.")
    assert reads.to_revisit(SLUG) == ()


def test_an_objection_to_an_answer_stands_in_its_way() -> None:
    number = asks()
    answers(number, UNION, "yes", value="object", **WHY)
    with pytest.raises(Problem, match="Lighthouse Keepers' Union"):
        finds(number, "decided", answer="yes")
    chair = factories.actor("chair")
    told = {"group": SLUG, "question": number, "seat": UNION, "wording": "yes", "at": AT}
    acts.mark_objection(chair, state="accommodated", words="Only where there is none.", **told)
    finds(number, "decided", answer="yes")
    with pytest.raises(Problem, match="decided"):
        answers(number, STATE, "yes")


@pytest.mark.parametrize("role", ["secretariat", "member", "observer"])
def test_nobody_but_the_chair_finds_on_a_question(role: str) -> None:
    number = asks()
    with pytest.raises(Forbidden):
        acts.find_question(factories.actor(role), group=SLUG, question=number, finding="decided", answer="yes", at=AT)


def test_observers_neither_ask_nor_answer() -> None:
    number = asks()
    observer = factories.actor("observer")
    with pytest.raises(Forbidden):
        acts.ask_question(observer, group=SLUG, title={"en": "May we?"}, at=AT)
    with pytest.raises(Forbidden):
        acts.answer_question(observer, group=SLUG, question=number, answer="yes", at=AT)


def test_once_it_was_answered_a_question_stays_as_it_was_asked() -> None:
    number, chair = asks(), factories.actor("chair")
    acts.change_question(chair, group=SLUG, question=number, title={"en": "Is another lamp needed?"}, at=AT)
    answers(number, UNION, "yes")
    with pytest.raises(Problem, match="stays as it was asked"):
        acts.change_question(chair, group=SLUG, question=number, title={"en": "Is none needed?"}, at=AT)


def test_answers_have_names_of_their_own() -> None:
    for codes in (["a"], ["a", "a"], ["a", "open"], ["a", ""]):
        with pytest.raises(Problem):
            asks(answers=[{"code": c, "label": {"en": c or "x"}} for c in codes])
    number = asks(answers=[{"code": c, "label": {"en": c}} for c in ("states", "all", "none")])
    found = reads.question(SLUG, number)
    assert found is not None
    assert found.codes == ("states", "all", "none", "open")
