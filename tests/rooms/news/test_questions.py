"""Questions of the public: asked by anybody, read once the address is confirmed, answered or declined in the open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plenary.mandate import acts as mandate
from plenary.news import acts, keys, reads
from plenary.post import making
from plenary.post.models import Letter
from plenary.record import throttle
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
HERE = f"/groups/{SLUG}/questions/"
FORM = {"do": "ask", "words": "Who pays for the lamps?", "name": "Ana Quay", "email": "ana@quay.example"}


@pytest.fixture(autouse=True)
def open_box() -> None:
    throttle.forget()
    acts.set_box(operator(), group=factories.group(), open=True, at=AT)
    making.pass_over()


def letters() -> list[Letter]:
    while making.make(AT):
        pass
    return list(Letter.objects.order_by("pk"))


def text() -> str:
    return BeautifulSoup(factories.client().get(HERE).content, "html.parser").main.get_text(" ", strip=True)


@pytest.mark.accepts(142)
def test_a_question_without_account_is_read_once_its_address_is_confirmed() -> None:
    answer = factories.client().post(HERE, FORM)
    assert answer.status_code == 302
    assert "Who pays" not in text()
    [letter] = letters()
    assert letter.address == "ana@quay.example"
    link = next(word for word in letter.text.split() if "/questions/confirm/" in word)
    path = "/" + link.split("/", 3)[3]
    client = factories.client()
    assert client.get(path).status_code == 200
    assert "Who pays" not in text()  # mail programs open links by themselves
    client.post(path)
    client.post(path)
    assert text().count("Who pays for the lamps?") == 1
    assert "ana@quay.example" not in factories.client().get(HERE).content.decode()
    assert len(reads.questions(SLUG)) == 1


@pytest.mark.accepts(142)
def test_answers_and_refusals_are_public_and_told_to_whoever_asked() -> None:
    for words in ("First?", "Second?", "Third?"):
        told: dict[str, Any] = {"name": "Ana", "email": "ana@quay.example", "language": "en"}
        key = acts.ask_question(NOBODY, group=SLUG, words=words, at=AT, **told).value[0]
        acts.confirm_question(NOBODY, question=key, at=AT)
    making.pass_over()
    chair = factories.client("chair")
    assert factories.client("member").post(f"{HERE}1/", {"do": "answer", "answer": "No."}).status_code == 403
    assert chair.post(f"{HERE}1/", {"do": "answer", "answer": "The ports.", "language": "en"}).status_code == 302
    assert chair.post(f"{HERE}2/", {"do": "decline", "reason": ""}).status_code == 400
    assert chair.post(f"{HERE}2/", {"do": "decline", "reason": "Not ours to say."}).status_code == 302
    said = text()
    assert said.index("First?") < said.index("The ports.") < said.index("Second?") < said.index("Not ours to say.")
    assert "waits for the answer" in said
    assert [one.kind for one in letters()] == ["question-settled", "question-settled"]
    assert "The ports." in letters()[0].text


def test_two_who_answer_at_once_do_not_write_over_each_other() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    opened = {role: factories.client(role).get(f"{HERE}1/").content for role in ("chair", "secretariat")}
    answers = []
    for role, page in opened.items():
        [seen] = {found["value"] for found in BeautifulSoup(page, "html.parser").select("[name=seen]")}
        told = {"do": "answer", "answer": f"Said the {role}.", "language": "en", "seen": seen}
        answers.append(factories.client(role).post(f"{HERE}1/", told))
    assert [a.status_code for a in answers] == [302, 400]
    assert "Said the secretariat." in answers[1].content.decode()  # what she typed is kept
    [found] = reads.questions(SLUG)
    assert found.answer == {"en": "Said the chair."}


def test_two_who_say_why_it_is_not_answered_do_not_write_over_each_other() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    page = BeautifulSoup(factories.client("chair").get(f"{HERE}1/").content, "html.parser")
    form = {"do": "decline", "seen": page.select_one("details [name=seen]")["value"]}  # type: ignore[index]  # it is there
    chair = factories.client("chair").post(f"{HERE}1/", form | {"reason": "Not ours to say."})
    late = factories.client("secretariat").post(f"{HERE}1/", form | {"reason": "It came too late."})
    assert (chair.status_code, late.status_code) == (302, 400)
    assert "It came too late." in late.content.decode()  # what she typed is kept
    [found] = reads.questions(SLUG)
    assert (found.state, found.reason) == ("declined", "Not ours to say.")


def test_a_closed_box_takes_nothing_and_one_closes_by_itself() -> None:
    acts.set_box(operator(), group=SLUG, open=True, until=AT + timedelta(days=1), at=AT)
    told: dict[str, Any] = {"group": SLUG, "words": "Late?", "name": "A", "email": "a@quay.example", "language": "en"}
    with pytest.raises(Problem, match="No questions are taken"):
        acts.ask_question(NOBODY, at=AT + timedelta(days=1), **told)
    assert factories.client().post(HERE, FORM).status_code == 400


def test_a_group_whose_work_has_ended_takes_no_questions_and_does_not_say_that_it_does() -> None:
    mandate.close_group(operator(), group=SLUG, outcome={"en": "A report."}, at=AT)
    assert "No questions are taken" in text()
    assert "do" not in str(
        BeautifulSoup(factories.client("chair").get(HERE).content, "html.parser").select("[name=do]")
    )
    assert reads.boxes(AT) == ()
    with pytest.raises(Forbidden):
        acts.set_box(factories.actor("chair"), group=SLUG, open=True, at=AT)


def test_what_was_typed_is_kept_and_a_flood_of_mails_is_not_begun() -> None:
    refused = factories.client().post(HERE, FORM | {"email": "no address"})
    assert refused.status_code == 400
    assert BeautifulSoup(refused.content, "html.parser").select_one("#f-words").text.strip() == FORM["words"]
    answers = [factories.client().post(HERE, FORM | {"words": f"{n}?"}).status_code for n in range(5)]
    assert answers == [302, 302, 302, 400, 400]


def test_what_was_refused_counts_as_no_link_that_was_mailed() -> None:
    for _ in range(4):  # whoever leaves a field empty is told so, and not of links that nobody mailed
        refused = factories.client().post(HERE, FORM | {"email": "", "words": ""})
        assert (refused.status_code, b"Write your question" in refused.content) == (400, True)
        assert factories.client().post(HERE, FORM | {"words": ""}).status_code == 400
    assert factories.client().post(HERE, FORM).status_code == 302


def test_signed_in_it_stands_at_once_under_her_name_and_capacity() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    [found] = reads.questions(SLUG)
    assert (found.klass, found.state) == ("observer", "waiting")
    assert letters() == []


def test_a_link_of_another_question_or_none_confirms_nothing() -> None:
    assert factories.client().get(f"{HERE}confirm/{keys.confirm_key(999)}/").status_code == 404
    assert factories.client().get(f"{HERE}confirm/1.forged/").status_code == 404


def test_addresses_in_the_words_of_a_question_are_masked() -> None:
    words = "Write to me at ana@quay.example."
    key = acts.ask_question(
        NOBODY, group=SLUG, words=words, name="A", email="a@quay.example", language="en", at=AT
    ).value[0]
    acts.confirm_question(NOBODY, question=key, at=AT)
    assert "ana@quay.example" not in text()
