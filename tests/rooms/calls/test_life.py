"""The life of a call by its acts: suggested, agreed, adopted, formatted, opened, extended, closed, reopened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plenary.calls import acts, life_reads, reads
from plenary.record.actor import Actor, Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def by() -> Actor:
    return operator("test")


@pytest.fixture
def draft(by: Actor) -> str:
    """A call that is drafted here, without questions."""
    acts.create_call(by, group=factories.group(), slug="draft", title={"en": "Draft"}, drafted_here=True, at=AT)
    return "draft"


def suggest(by: Actor, call: str, breakout: str, text: str, **told: Any) -> int:
    question = {"text": {"en": text}, **told}
    return int(
        acts.suggest_question(by, call=call, breakout=breakout, lead="Sandbanks", question=question, at=AT).value
    )


def adopted(by: Actor, call: str) -> None:
    numbers = [q.number for q in reads.questions(call)]
    acts.agree_questions(by, call=call, numbers=numbers, at=AT)
    acts.adopt_questionnaire(by, call=call, words="by consensus", where="first meeting", at=AT)


def state(call: str, now: datetime = AT) -> str:
    found = reads.call(call)
    assert found is not None
    return found.standing(now).code


@pytest.mark.accepts(40, 41, 46, 135)
def test_from_two_breakout_groups_to_an_open_call(by: Actor, draft: str) -> None:
    one = suggest(by, draft, "Group 1", "Which lights are out?", refs=["Tunis Agenda 69"])
    two = suggest(by, draft, "Group 2", "Which lights do not burn?", refs=["Tunis Agenda 70"])
    three = suggest(by, draft, "Group 2", "Who pays?")
    four = suggest(by, draft, "Group 1", "What is the colour of the sea?")
    assert [
        (name, [s.number for s in found])
        for name, _lead, found in life_reads.by_breakout(life_reads.suggestions(draft))
    ] == [
        ("Group 1", [1, 4]),
        ("Group 2", [2, 3]),
    ]
    made = acts.take_suggestions(
        by, call=draft, suggestions=[one, two], question={"text": {"en": "Which lights are out, and why?"}}, at=AT
    )
    assert made.value == "1"
    assert acts.take_suggestions(by, call=draft, suggestions=[three], at=AT).value == "2"
    with pytest.raises(Problem, match="still wait"):
        acts.adopt_questionnaire(by, call=draft, words="by consensus", where="first meeting", at=AT)
    acts.leave_suggestion(by, call=draft, suggestion=four, reason="It is no question about lights.", at=AT)
    first, second = reads.questions(draft)
    assert (first.text["en"], first.refs) == ("Which lights are out, and why?", ("Tunis Agenda 69", "Tunis Agenda 70"))
    origins = life_reads.origins(life_reads.suggestions(draft))
    assert [s.breakout for s in origins["1"]] == ["Group 1", "Group 2"]
    assert [(s.number, s.state) for s in life_reads.suggestions(draft)] == [
        (1, "merged"),
        (2, "merged"),
        (3, "taken"),
        (4, "left"),
    ]
    acts.agree_questions(by, call=draft, numbers=["1"], at=AT)
    with pytest.raises(Problem, match="question 2"):
        acts.adopt_questionnaire(by, call=draft, words="by consensus", where="first meeting", at=AT)
    assert state(draft) == "drafted"
    adopted(by, draft)
    assert state(draft) == "adopted"
    with pytest.raises(Problem, match="not formatted"):
        acts.open_call(by, call=draft, deadline=AT + 30 * DAY, at=AT)
    acts.format_call(by, call=draft, intro={"en": "Dear colleagues", "fr": " "}, at=AT)
    assert state(draft) == "formatted"
    acts.open_call(by, call=draft, opens=AT + DAY, deadline=AT + 30 * DAY, at=AT)
    assert [state(draft, AT + n * DAY) for n in (0, 1, 29, 31)] == [
        "scheduled",
        "open",
        "closing-soon",
        "late-accepted",
    ]
    found = reads.call(draft)
    assert found is not None
    assert (found.intro, found.adoption["words"], found.adoption["seat"]) == (
        {"en": "Dear colleagues"},
        "by consensus",
        by.seat,
    )
    assert second.number == "2"
    assert verify().ok


@pytest.mark.accepts(46)
def test_an_adopted_questionnaire_is_frozen_and_a_change_is_a_new_version(by: Actor, draft: str) -> None:
    acts.write_question(by, call=draft, question={"number": "1", "text": {"en": "Who?"}}, at=AT)
    adopted(by, draft)
    for change in (
        lambda: acts.write_question(by, call=draft, question={"number": "2", "text": {"en": "More?"}}, at=AT),
        lambda: acts.remove_question(by, call=draft, number="1", at=AT),
        lambda: suggest(by, draft, "Group 1", "More?"),
    ):
        with pytest.raises(Problem, match="adopted"):
            change()
    with pytest.raises(Problem, match="Say why"):
        acts.reopen_questionnaire(by, call=draft, reason=" ", at=AT)
    assert acts.reopen_questionnaire(by, call=draft, reason="A question was forgotten.", at=AT).value == 2
    acts.write_question(by, call=draft, question={"number": "2", "text": {"en": "More?"}}, at=AT)
    with pytest.raises(Problem, match="question 2"):  # question 1 is agreed on still
        acts.adopt_questionnaire(by, call=draft, words="by consensus", where="second meeting", at=AT)
    adopted(by, draft)
    found = reads.call(draft)
    assert found is not None
    assert (found.version, found.adoption["before"][0]["version"], found.adoption["before"][0]["reason"]) == (
        2,
        1,
        "A question was forgotten.",
    )


def test_a_question_that_is_written_anew_is_to_be_agreed_on_anew_and_one_taken_out_frees_its_origins(
    by: Actor, draft: str
) -> None:
    number = suggest(by, draft, "Group 1", "Who?")
    acts.take_suggestions(by, call=draft, suggestions=[number], at=AT)
    acts.agree_questions(by, call=draft, numbers=["1"], at=AT)
    acts.write_question(by, call=draft, question={"number": "3", "text": {"en": "Who?"}}, replacing="1", at=AT)
    found = reads.call(draft)
    assert found is not None
    assert found.adoption["agreed"] == []
    assert [s.became for s in life_reads.suggestions(draft)] == ["3"]
    acts.remove_question(by, call=draft, number="3", at=AT)
    assert [(s.state, s.became) for s in life_reads.suggestions(draft)] == [("suggested", "")]


def test_members_suggest_and_the_chair_decides(draft: str) -> None:
    member, chair, public = (factories.actor(role) for role in ("member", "chair", "public"))
    number = suggest(member, draft, "Sandbanks", "Who?")
    with pytest.raises(Forbidden):
        acts.take_suggestions(member, call=draft, suggestions=[number], at=AT)
    assert acts.take_suggestions(chair, call=draft, suggestions=[number], at=AT).value == "1"
    with pytest.raises(Forbidden):
        suggest(public, draft, "Somebody", "Who?")


@pytest.fixture
def call(by: Actor) -> str:
    """An open call whose deadline is thirty days ahead."""
    return factories.call(opened=AT, deadline=AT + 30 * DAY)


@pytest.mark.accepts(48, 137, "X17")
def test_an_extension_keeps_the_old_deadline_and_marks_late_responses_anew(by: Actor, call: str) -> None:
    before = AT + 30 * DAY
    intime = factories.response(call, name="In Time", received=before)
    late = factories.response(call, name="A Day Late", received=before + DAY)
    later = factories.response(call, name="Weeks Late", received=before + 40 * DAY)
    now = before + 41 * DAY
    acts.plan_reminders(by, call=call, days=[7], at=AT)
    with pytest.raises(Problem, match="passed already"):
        acts.extend_deadline(by, call=call, deadline=before + 20 * DAY, reason="More time", at=now)
    receipt = acts.extend_deadline(
        by, call=call, deadline=before + 20 * DAY, reason="More time", moved=before + 2 * DAY, at=now
    )
    assert receipt.value == [late]
    marks = {r.number: r.late for r in reads.responses(by, call)}
    assert marks == {intime: False, late: False, later: True}
    found = reads.call(call)
    assert found is not None
    assert (found.first_deadline, found.deadline) == (before, before + 20 * DAY)
    acts.extend_deadline(by, call=call, deadline=now + DAY, reason="Once more", at=now)
    assert [(x.old, x.new, x.reason, x.seat) for x in life_reads.extensions(call)] == [
        (before, before + 20 * DAY, "More time", by.seat),
        (before + 20 * DAY, now + DAY, "Once more", by.seat),
    ]
    found = reads.call(call)
    assert found is not None
    assert found.first_deadline == before  # the first one stays the first
    assert {r.number for r in reads.responses(by, call) if r.late} == set()
    assert verify().ok


@pytest.mark.accepts(48)
@pytest.mark.parametrize(
    ("days", "reason", "says"),
    [(29, "Sooner", "never moved to an earlier"), (30, "The same", "already"), (31, "", "Say why")],
)
def test_what_is_no_extension_is_refused(by: Actor, call: str, days: int, reason: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        acts.extend_deadline(by, call=call, deadline=AT + days * DAY, reason=reason, at=AT)
    assert life_reads.extensions(call) == ()


def test_reminders_that_were_planned_move_with_the_deadline(by: Actor, call: str) -> None:
    acts.plan_reminders(by, call=call, days=[14, 7], at=AT)
    acts.extend_deadline(by, call=call, deadline=AT + 40 * DAY, reason="More time", at=AT)
    hour = (AT + 40 * DAY).astimezone(ZoneInfo("Europe/Zurich"))  # of the venue, where clocks are put back between
    assert [r.due for r in life_reads.reminders(call, AT)] == [hour - 14 * DAY, hour - 7 * DAY]


def test_closed_for_good_and_reopened(by: Actor, call: str) -> None:
    later = AT + 31 * DAY
    assert state(call, later) == "late-accepted"
    with pytest.raises(Problem, match="Say why"):
        acts.close_call(by, call=call, reason="", at=later)
    acts.close_call(by, call=call, reason="The group has reported.", at=later)
    assert state(call, later) == "closed"
    with pytest.raises(Problem, match="closed"):
        acts.extend_deadline(by, call=call, deadline=later + DAY, reason="More time", at=later)
    acts.reopen_call(by, call=call, reason="A mistake.", at=later)
    assert state(call, later) == "late-accepted"
    assert not acts.reopen_call(by, call=call, reason="Again.", at=later).entry


def test_a_call_that_refuses_late_answers_accepts_them_once_it_is_reopened(by: Actor) -> None:
    strict = factories.call("strict", deadline=AT + DAY, accepts_late=False)
    later = AT + 2 * DAY
    assert state(strict, later) == "closed"
    acts.reopen_call(by, call=strict, reason="The line was down on the last day.", at=later)
    assert state(strict, later) == "late-accepted"


def test_the_state_follows_the_clock_and_no_job(by: Actor, call: str) -> None:
    """Nothing is written between these looks."""
    found = reads.call(call)
    assert found is not None
    deadline = AT + 30 * DAY
    looks = [deadline - 49 * timedelta(hours=1), deadline, deadline + timedelta(microseconds=1)]
    assert [found.standing(now).code for now in looks] == ["open", "closing-soon", "late-accepted"]
    assert found.standing(AT.astimezone(UTC)).accepts
