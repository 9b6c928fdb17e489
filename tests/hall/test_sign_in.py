"""Signing in by a mailed link: once, by a button, and back to where one wanted to be."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError
from django.test import Client

from plenary.hall import throttle
from plenary.hall.accounts import sessions
from plenary.members.reads import language_at
from tests import factories


@pytest.fixture(autouse=True)
def fresh_throttle() -> None:
    throttle.forget()


def link_in_the_mail() -> str:
    message = mail.outbox[-1]
    found = re.search(r"https?://[^/\s]+(/\S+)", message.body)
    assert found is not None, message.body
    return found[1]


@pytest.fixture
def address(db: Any) -> str:
    factories.client("observer")  # of whom no second factor is asked
    from plenary.members.models import Account

    return str(Account.objects.first().email)


def test_a_link_signs_in_once_and_only_by_its_button(address: str) -> None:
    visitor = Client()
    visitor.post("/sign-in/", {"email": address, "next": "/record/"})
    link = link_in_the_mail()
    opened = visitor.get(link)
    assert opened.status_code == 200
    assert "_auth_user_id" not in visitor.session, "a program that opens links in mails must not use it up"
    token = re.search(r'name="t" value="([^"]+)"', opened.content.decode())
    assert token is not None
    answer = visitor.post("/sign-in/link/", {"t": token[1], "next": "/record/"})
    assert (answer.status_code, answer["Location"]) == (302, "/record/")
    again = Client().post("/sign-in/link/", {"t": token[1]})
    assert again.status_code == 400
    assert "used already" in again.content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(address: str) -> None:
    known = Client().post("/sign-in/", {"email": address}).content.decode()
    unknown = Client().post("/sign-in/", {"email": "nobody@elsewhere.example"}).content.decode()
    assert len(mail.outbox) == 1
    assert "is known here" in known
    assert "is known here" in unknown


def test_before_she_chooses_letters_to_her_are_in_the_language_of_her_first_sign_in(address: str) -> None:
    for language in ("fr", "es"):
        visitor = Client(headers={"accept-language": language})
        visitor.post("/sign-in/", {"email": address})
        token = re.search(r'name="t" value="([^"]+)"', visitor.get(link_in_the_mail()).content.decode())
        assert token is not None
        visitor.post("/sign-in/link/", {"t": token[1]})
        assert language_at(address) == "fr"


def test_asking_for_the_head_of_a_language_writes_nothing_and_one_that_cannot_be_kept_is_still_read(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = factories.client("observer")
    assert reader.get("/language/es/").status_code == 302
    assert reader.head("/language/fr/").status_code == 302
    assert language_at(address) == "es"

    def locked(*_args: Any, **_more: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(sessions, "reads_in", locked)
    answer = reader.get("/language/ar/")
    assert (answer.status_code, answer.cookies["language"].value) == (302, "ar")


def test_what_is_no_address_is_kept_and_explained(db: Any) -> None:
    answer = Client().post("/sign-in/", {"email": "ana at example"})
    assert answer.status_code == 400
    assert 'value="ana at example"' in answer.content.decode()
    assert "ana@example.org" in answer.content.decode()


def test_a_flood_of_requests_for_links_is_stopped(address: str) -> None:
    statuses = [Client().post("/sign-in/", {"email": address}).status_code for _ in range(7)]
    assert statuses == [200] * 5 + [400] * 2
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    "target", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "\\\\x.example"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(db: Any, target: str) -> None:
    answer = Client().get("/language/ar/", {"next": target})
    assert answer["Location"] == "/"


def test_without_the_demonstration_nobody_can_be_chosen(address: str, settings: Any) -> None:
    settings.DEMO = False
    assert Client().post("/sign-in/as/", {"account": "1"}).status_code == 404
