"""Questions to the chair and to who presented: asked and answered in public, removed for a public reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import ChairQuestion
from plenary.meetings.reads import deciding, sensing
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.models import Content
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
PAGE = f"/groups/{SLUG}/meetings/1/questions/"


@pytest.fixture(autouse=True)
def meeting() -> None:
    factories.meeting(open=True)


def ask(text: str = "Who pays for the lights?", role: str = "member", **more: Any) -> int:
    return int(acts.ask_chair(factories.actor(role), text=text, **(WHERE | more)).value)


def seen(role: str = "public", query: str = "") -> str:
    answer = factories.client(role).get(PAGE + query)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def waits() -> bool:
    now = reads.now(SLUG, "1")
    assert now is not None
    return "questions" in {n.code for n in deciding.needs(now, AT)}


@pytest.mark.accepts(142)
def test_a_question_after_a_presentation_is_answered_for_all_to_read() -> None:
    item = factories.item(title={"en": "Briefing on lights"})
    ask(item=item)
    ask("What of fog?", "observer")
    assert "Republic of Sandbanks : Who pays for the lights?" in seen()
    assert "on item 1" in seen()
    assert waits()
    acts.answer_question(operator(), question=1, text="The ports do.", answered_as="Bo Lund, presenter", **WHERE)
    acts.answer_question(factories.actor("chair"), question=2, text="It is for next time.", **WHERE)
    page = seen()
    assert "The ports do. Bo Lund, presenter" in page
    assert "It is for next time. The Chair" in page
    assert not waits()


@pytest.mark.accepts(142)
def test_an_answer_is_changed_and_the_record_keeps_both() -> None:
    ask()
    for text in ("The ports do.", "The ports do, until 2018."):
        acts.answer_question(operator(), question=1, text=text, **WHERE)
    assert "until 2018" in seen()
    assert acts.answer_question(operator(), question=1, text="The ports do, until 2018.\r\n", **WHERE).entry == 0
    assert sum("The ports do" in c.state for c in Content.objects.all()) == 2
    assert not any("The ports do" in c.what for c in Content.objects.all()), "no free text stands in the public half"


@pytest.mark.accepts(142)
def test_a_question_is_removed_for_a_public_reason_and_put_back() -> None:
    ask("Is not the member for Marengo a fool?", "observer")
    acts.answer_question(operator(), question=1, text="No.", **WHERE)
    with pytest.raises(Problem, match="reason is public"):
        acts.remove_question(operator(), question=1, reason=" ", **WHERE)
    acts.remove_question(operator(), question=1, reason="It insults a delegation.", **WHERE)
    page = seen()
    assert "Removed: It insults a delegation." in page
    assert "fool" not in page + seen("chair")
    assert sensing.questions(ChairQuestion.objects.get().meeting_id)[0].text == ""
    assert not waits(), "what was removed waits for no answer"
    with pytest.raises(Problem, match="was removed"):
        acts.answer_question(operator(), question=1, text="Still no.", **WHERE)
    acts.restore_question(operator(), question=1, **WHERE)
    assert "fool" in seen()
    assert acts.restore_question(operator(), question=1, **WHERE).entry == 0


def test_who_may_ask_answer_and_remove() -> None:
    with pytest.raises(Forbidden):
        acts.ask_chair(NOBODY, text="Who?", **WHERE)
    with pytest.raises(Forbidden):
        acts.ask_chair(operator(), text="Who?", **WHERE)
    ask()
    for role in ("public", "observer", "member"):
        by = factories.actor(role)
        with pytest.raises(Forbidden):
            acts.answer_question(by, question=1, text="I do.", **WHERE)
        with pytest.raises(Forbidden):
            acts.remove_question(by, question=1, reason="Mine", **WHERE)
        with pytest.raises(Forbidden):
            acts.restore_question(by, question=1, **WHERE)


@pytest.mark.parametrize(("text", "why"), [(" ", "Write the question"), ("x" * 2001, "at most 2000")])
def test_what_is_no_question_is_refused_and_kept_on_the_page(text: str, why: str) -> None:
    answer = factories.client("member").post(PAGE, {"do": "ask", "text": text, "once": "a"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert why in page
    assert text in page
    assert not ChairQuestion.objects.exists()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"text": " "}, "Write the answer"),
        ({"text": "x" * 20_001}, "at most 20000"),
        ({"question": 9, "text": "Yes"}, "no such question"),
    ],
)
def test_what_is_no_answer_is_refused(facts: dict[str, Any], why: str) -> None:
    ask()
    with pytest.raises(Problem, match=why):
        acts.answer_question(operator(), **({"question": 1} | WHERE | facts))


def test_nobody_fills_the_box_for_the_others() -> None:
    for n in range(10):
        ask(f"Question {n}?")
    with pytest.raises(Problem, match="wait for an answer"):
        ask("One more?")
    ask("And mine?", "observer")
    acts.answer_question(operator(), question=3, text="Yes.", **WHERE)
    ask("One more?")


def test_a_form_sent_twice_asks_once() -> None:
    client = factories.client("member")
    for _again in range(2):
        assert client.post(PAGE, {"do": "ask", "text": "Who pays?", "once": "a"}).status_code == 302
    assert ChairQuestion.objects.count() == 1


def test_a_long_list_is_read_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensing, "PAGE", 2)
    for n in range(3):
        ask(f"Question {n}?")
    first = seen()
    assert "Question 1?" in first
    assert "Question 2?" not in first
    assert "Question 2?" in seen(query="?after=2")
    meeting = ChairQuestion.objects.all()[0].meeting_id
    assert len(sensing.questions(meeting, whole=True)) == 3


def test_three_questions_cost_what_one_costs(django_assert_num_queries: Any) -> None:
    for n in range(3):
        ask(f"Question {n}?", item=factories.item())
        if n in (0, 2):
            meeting = ChairQuestion.objects.all()[0].meeting_id
            with django_assert_num_queries(1):
                sensing.questions(meeting)
