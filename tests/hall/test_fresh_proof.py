"""Weighty acts ask for a proof that is not older than a quarter of an hour; whoever gives it goes on with what she typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client

from plenary.calls import acts as calls
from plenary.hall import throttle
from plenary.hall.accounts import sessions
from plenary.members import acts as people
from plenary.members import reads as members
from plenary.record import acts as record_acts
from plenary.record.actor import FRESH, SECRETARIAT, Proof, ProofNeeded, operator, right
from tests import factories
from tests.hall.accounts import code_of, open_link, set_up_app

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PUBLISH = "/groups/harbours/inputs/views/publish/"


@pytest.fixture(autouse=True)
def _fresh(db: Any) -> None:
    throttle.forget()
    cache.clear()


def fields_on(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)


def test_a_proof_is_good_for_a_quarter_of_an_hour() -> None:
    factories.call()
    account = factories.account("secretariat")
    for age, allowed in ((timedelta(0), True), (FRESH, True), (FRESH + timedelta(seconds=1), False)):
        by = members.actor_of(account, NOW, Proof(NOW - age, second=True))
        if allowed:
            assert calls.ask_for_publication(by, call="views", at=NOW).entry
            continue
        with pytest.raises(ProofNeeded):
            calls.ask_for_publication(by, call="views", at=NOW)
        with pytest.raises(ProofNeeded):
            record_acts.erase(by, sequence=1, reason="asked for", at=NOW)
        with pytest.raises(ProofNeeded):
            people.give_role(by, name="X", role="observer", group="harbours", since=NOW.date(), at=NOW)
    assert calls.ask_for_publication(operator(), call="views", at=NOW).entry, "whoever holds the machine need not"


def test_what_is_not_weighty_asks_for_nothing() -> None:
    by = members.actor_of(factories.account("secretariat"), NOW, Proof(NOW - timedelta(days=3), second=True))
    assert people.compose(by, group="harbours", stakeholder_groups=[], at=NOW).entry
    light, heavy = right("light", SECRETARIAT), right("heavy", SECRETARIAT, weighty=True)
    assert light.proven(by, NOW)
    assert not heavy.proven(by, NOW)


def test_in_the_demonstration_one_button_renews_the_proof_and_nothing_typed_is_lost(settings: Any) -> None:
    factories.call()
    told = {"name": "Ina Vented", "role": "secretariat", "invented": True, "since": NOW.date(), "at": NOW}
    given = people.give_role(operator(), **told)
    people.open_account(operator(), person=given.value, email="ina@harbours.example", at=NOW)
    account = members.account_by_mail("ina@harbours.example").pk  # type: ignore[union-attr]  # just opened
    with time_machine.travel(NOW, tick=False) as clock:
        browser = Client()
        browser.post("/sign-in/as/", {"account": account})
        assert browser.post(PUBLISH, {"once": "t1"}).status_code == 302
        clock.shift(FRESH + timedelta(seconds=1))
        assert browser.get(PUBLISH).status_code == 200, "looking asks for nothing"
        typed = {"once": "t2", "note": "a word & <another>", "csrfmiddlewaretoken": "x"}
        sent = browser.post(PUBLISH, typed)
        assert sent["Location"] == "/account/prove/?next=%2Faccount%2Fgo-on%2F"
        page = browser.get(sent["Location"]).content.decode()
        assert "It is me" in page
        assert "What you typed is kept" in page
        back = browser.post("/account/prove/", {"how": "me", "next": "/account/go-on/"})
        assert back["Location"] == "/account/go-on/"
        page = browser.get("/account/go-on/").content.decode()
        assert f'action="{PUBLISH}"' in page
        kept = dict(fields_on(page))
        assert (kept["once"], kept["note"]) == ("t2", "a word &amp; &lt;another&gt;")
        assert browser.post(PUBLISH, {"once": "t2"}).status_code == 302
        assert browser.get("/account/go-on/").status_code == 302, "what has been sent waits no longer"
        settings.DEMO = False
        assert browser.get(PUBLISH)["Location"].startswith("/account/prove/"), "outside of it the button never counted"


def test_with_a_second_factor_only_it_renews(settings: Any) -> None:
    settings.DEMO = False
    factories.call()
    factories.account("secretariat")
    with time_machine.travel(NOW, tick=False) as clock:
        browser = Client()
        open_link(browser, "secretariat@harbours.example")
        secret = set_up_app(browser)
        assert browser.post(PUBLISH, {"once": "a"}).status_code == 302
        clock.shift(FRESH + timedelta(seconds=1))
        open_link(browser, "secretariat@harbours.example")
        assert browser.post(PUBLISH, {"once": "b"})["Location"].startswith("/account/prove/")
        assert "Send me a link" not in browser.get("/account/prove/").content.decode()
        assert browser.post("/account/prove/", {"how": "me"}).status_code == 200, "no button stands for her"
        browser.post("/account/prove/", {"how": "factor", "code": code_of(secret)})
        assert browser.post(PUBLISH, {"once": "b"})["Location"].startswith("/groups/")


def test_without_one_a_mailed_link_renews() -> None:
    factories.group()
    with time_machine.travel(NOW, tick=False) as clock:
        browser = factories.client("observer", by=sessions.LINK)
        clock.shift(FRESH + timedelta(seconds=1))
        assert browser.get("/account/app/")["Location"].startswith("/account/prove/")
        mail.outbox.clear()
        page = browser.post("/account/prove/", {"how": "mail", "next": "/account/app/"}).content.decode()
        assert "A link is on its way" in page
        token = re.search(r"[?&]t=([^&\s]+)", mail.outbox[0].body)
        assert token is not None
        done = browser.post("/sign-in/link/", {"t": token[1], "next": "/account/app/"})
        assert done["Location"] == "/account/app/"
        assert browser.get("/account/app/").status_code == 200


def test_what_was_typed_before_a_second_factor_was_owed_is_kept_too() -> None:
    """Somebody fills in a form; meanwhile she becomes a member: her form waits, files are named."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    factories.call()
    browser = factories.client("secretariat", by=sessions.LINK)
    paper = SimpleUploadedFile("answer.docx", b"x")
    sent = browser.post("/groups/harbours/inputs/views/upload/", {"note": ["one", "two"], "files": paper})
    assert sent["Location"].startswith("/account/prove/")
    page = browser.get("/account/go-on/").content.decode()
    assert [v for k, v in fields_on(page) if k == "note"] == ["one", "two"]
    assert "answer.docx" in page


def test_an_act_that_is_weightier_than_its_page_asks_too() -> None:
    """The page of a call's life is open as long as the session is; moving the deadline from there is not."""
    factories.call(deadline=NOW + timedelta(days=9), opened=NOW - timedelta(days=1))
    life = "/groups/harbours/inputs/views/life/"
    form = {"do": "extend", "new": "20 March 2026", "reason": "Ports asked for time", "once": "e"}
    with time_machine.travel(NOW, tick=False) as clock:
        browser = factories.client("chair")
        clock.shift(FRESH + timedelta(seconds=1))
        assert browser.get(life).status_code == 200
        assert browser.post(life, form)["Location"].startswith("/account/prove/")
        page = browser.get("/account/go-on/").content.decode()
        assert {k: v for k, v in fields_on(page) if k in form} == form
        machine = browser.post(life, form, headers={"Sec-Fetch-Mode": "cors"})
        assert machine.status_code == 403, "a script is refused, and takes no place from what was typed"


def test_what_is_too_long_for_a_session_is_shown_for_copying() -> None:
    factories.call()
    browser = factories.client("secretariat", by=sessions.LINK)
    answer = browser.post("/groups/harbours/inputs/views/upload/", {"text": "long " * 250_000})
    assert answer.status_code == 403
    assert "long long long" in answer.content.decode()
    assert "too long to be kept" in answer.content.decode()
