"""Questions of the public: asked by anybody, read once the address is confirmed, answered or declined in the open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
    assert chair.get(HERE).content.count(b"Answer it") == 3  # who answers gets there in one step
    assert b"Answer it" not in factories.client("member").get(HERE).content
    assert factories.client("member").post(f"{HERE}1/", {"do": "answer", "answer": "No."}).status_code == 403
    assert chair.post(f"{HERE}1/", {"do": "answer", "answer": "The ports.", "language": "en"}).status_code == 302
    assert chair.post(f"{HERE}2/", {"do": "decline", "reason": ""}).status_code == 400
    assert chair.post(f"{HERE}2/", {"do": "decline", "reason": "Not ours to say."}).status_code == 302
    said = text()
    assert said.index("First?") < said.index("The ports.") < said.index("Second?") < said.index("Not ours to say.")
    assert "waits for the answer" in said
    assert [one.kind for one in letters()] == ["question-settled", "question-settled"]
    assert "The ports." in letters()[0].text


def forms(page: bytes) -> dict[str, dict[str, str]]:
    """What each form of a page would send as it stands, by its button."""
    found = {}
    for form in BeautifulSoup(page, "html.parser").select("main form"):
        told = {one["name"]: one.get("value") or one.text.strip() for one in form.select("[name]:not(button)")}
        found[form.select_one("button[name=do]")["value"]] = told  # type: ignore[index]  # each form has one
    return found


def test_two_who_answer_at_once_see_both_answers_and_the_second_knows_what_she_replaces() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    chair, secretariat = factories.client("chair"), factories.client("secretariat")
    opened = forms(chair.get(f"{HERE}1/").content)["answer"] | {"do": "answer", "language": "en"}
    assert secretariat.post(f"{HERE}1/", opened | {"answer": "Said the secretariat."}).status_code == 302
    late = chair.post(f"{HERE}1/", opened | {"answer": "Said the chair."})
    form = forms(late.content)["answer"]
    assert (late.status_code, form["answer"]) == (409, "Said the chair.")
    beside = BeautifulSoup(late.content, "html.parser").select_one("form .say")
    assert "Said the secretariat." in beside.text  # type: ignore[union-attr]  # it is there
    assert "Secretariat" in beside.text  # type: ignore[union-attr]  # as above
    assert reads.questions(SLUG)[0].answer == {"en": "Said the secretariat."}
    assert chair.post(f"{HERE}1/", form | {"do": "answer", "language": "en"}).status_code == 302  # knowingly, now
    assert reads.questions(SLUG)[0].answer == {"en": "Said the chair."}


def test_who_says_why_it_is_not_answered_learns_what_was_said_meanwhile_and_loses_no_word() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    form = forms(factories.client("chair").get(f"{HERE}1/").content)["decline"] | {"do": "decline"}
    secretariat = factories.client("secretariat")
    assert factories.client("chair").post(f"{HERE}1/", form | {"reason": "Not ours to say."}).status_code == 302
    late = secretariat.post(f"{HERE}1/", form | {"reason": "It came too late."})
    form = forms(late.content)["decline"] | {"do": "decline"}
    assert (late.status_code, form["reason"]) == (409, "It came too late.")
    acts.answer_question(operator(), group=SLUG, number=1, answer={"en": "You may."}, at=AT)
    late = secretariat.post(f"{HERE}1/", form)  # an answer is not taken back by a reason: hers is there to be copied
    assert (late.status_code, "It came too late." in late.content.decode()) == (409, True)
    [found] = reads.questions(SLUG)
    assert (found.state, found.answer) == ("answered", {"en": "You may."})


def test_a_changed_answer_keeps_what_it_said_and_a_translation_changes_nothing() -> None:
    factories.client("observer").post(HERE, {"do": "ask", "words": "May we come?"})
    client, counted = factories.client(), []
    acts.decline_question(operator(), group=SLUG, number=1, reason="Not ours to say.", at=AT)
    for day, answer in enumerate(
        ({"en": "You may."}, {"fr": "Oui."}, {"en": "Two of you may."}, {"en": "All may."}), 1
    ):
        acts.answer_question(operator(), group=SLUG, number=1, answer=answer, at=AT + timedelta(days=day))
        with CaptureQueriesContext(connection) as queries:
            page = BeautifulSoup(client.get(f"{HERE}1/").content, "html.parser")
        counted.append(len(queries))
    before = page.select("section[aria-labelledby=h-before] details")
    assert [one.select_one("div, p").text.strip() for one in before] == [  # type: ignore[union-attr]  # each has one
        "Two of you may.",
        "You may.",
        "Why it is not answered: Not ours to say.",
    ]
    factories.client("observer").post(HERE, {"do": "ask", "words": "And by ship?", "once": "2"})
    for answer in ({"en": "By any way."}, {"fr": "Par toute voie."}):
        acts.answer_question(operator(), group=SLUG, number=2, answer=answer, at=AT)
    marked = BeautifulSoup(client.get(HERE).content, "html.parser").select("#q1 .chip.revisit, #q2 .chip.revisit")
    assert [(one.text, one.find_parent("li")["id"]) for one in marked] == [("amended", "q1")]  # type: ignore[index]  # each is in one
    client.get("/language/fr/")
    told = BeautifulSoup(client.get(f"{HERE}1/").content, "html.parser").select_one("main .say details")
    assert "All may." in told.text  # type: ignore[union-attr]  # as above; the French answer was not changed with it
    assert "6 October 2016" in before[1].select_one("summary").text  # type: ignore[union-attr]  # as above
    assert counted[0] == counted[-1]


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
