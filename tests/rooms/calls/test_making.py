"""Making a call on the web and from files."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plenary.calls import acts, reads
from plenary.record.actor import Actor
from plenary.record.problems import Problem
from tests import factories
from tests.rooms.calls.conftest import QUESTIONS, usual
from tests.rooms.calls.test_importing import bring


@pytest.mark.accepts(43, "X4")
def test_questions_keep_their_natural_order(by: Actor, call: str, at: datetime) -> None:
    acts.write_question(by, call=call, question={"number": "3 bis", "text": {"en": "And?"}}, at=at)
    acts.write_question(by, call=call, question={"number": "3", "text": {"en": "What?"}}, at=at)
    assert [q.number for q in reads.questions(call)] == ["1", "2", "3", "3 bis", "10"]


@pytest.mark.accepts(46)
def test_questions_are_frozen_once_a_response_has_come(by: Actor, call: str, at: datetime) -> None:
    bring(by, call, at, ("a.docx", usual()))
    with pytest.raises(Problem, match="frozen"):
        acts.write_question(by, call=call, question={"number": "11", "text": {"en": "More?"}}, at=at)
    with pytest.raises(Problem, match="frozen"):
        acts.remove_question(by, call=call, number="10", at=at)


def test_a_number_is_given_once(by: Actor, call: str, at: datetime) -> None:
    with pytest.raises(Problem, match="question 10 already"):
        acts.write_question(by, call=call, question={"number": "10", "text": {"en": "Again?"}}, at=at)


def test_two_calls_cannot_have_the_same_address(by: Actor, call: str, at: datetime) -> None:
    with pytest.raises(Problem, match="survey already"):
        acts.create_call(by, group="assembly", slug=call, title={"en": "T"}, questions=QUESTIONS, at=at)


@pytest.mark.accepts(134)
def test_a_question_says_which_paragraphs_it_rests_on(by: Actor, call: str, at: datetime) -> None:
    question = {"number": "4", "text": {"en": "Why?"}, "refs": ["Tunis Agenda 69"]}
    acts.write_question(by, call=call, question=question, at=at)
    assert next(q.refs for q in reads.questions(call) if q.number == "4") == ("Tunis Agenda 69",)


@pytest.mark.django_db
def test_what_is_wrong_with_a_file_is_said_in_the_language_of_whoever_hands_it_in() -> None:
    client = factories.client("secretariat", slug=factories.group())
    client.get("/language/fr/")
    file = SimpleUploadedFile("q.json", b'{"title": "T", "questions": [{"number": 7}]}')
    page = client.post(f"/groups/{factories.SLUG}/inputs/new/", {"file": file})
    assert page.status_code == 400
    assert "La question 7 n’a pas de texte." in page.content.decode()
    call = factories.call()
    long = SimpleUploadedFile("list.csv", f"name,email\n{'x' * 1001},a@quay.example\n".encode())
    page = client.post(
        reverse("call-invitations", kwargs={"group": factories.SLUG, "call": call}),
        {"do": "paste", "paste_body": "no", "list": long},
    )
    assert (page.status_code, "1000" in page.content.decode()) == (400, True)


@pytest.mark.django_db
def test_a_file_with_a_thousand_faults_tells_fifty_and_how_many_more() -> None:
    client = factories.client("secretariat", slug=factories.group())
    file = SimpleUploadedFile("q.json", b'{"title": "T", "questions": [' + b"1," * 999 + b"1]}")
    page = client.post(f"/groups/{factories.SLUG}/inputs/new/", {"file": file})
    assert page.status_code == 400
    assert "and 950 more" in page.content.decode()
    odd = b'{"title": "T\\ud800", "questions": [{"number": 12345678901234567890, "text": "A\\u0000\\udfffb"}]}'
    told = {"file": SimpleUploadedFile("q.json", odd), "title": "Odd", "slug": "odd", "deadline": "2030-01-01"}
    assert client.post(f"/groups/{factories.SLUG}/inputs/new/", told).status_code == 302
    line = reads.questions("odd")[0]
    assert (line.number, line.text["en"]) == ("12345678901234567890", "A\ufffdb")
