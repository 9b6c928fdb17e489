"""Second factors: who must show one, setting one up, proving it, recovery codes, removing, beginning anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.core import mail
from django.core.cache import cache
from django.test import Client

from plenary.hall import throttle
from plenary.hall.accounts import sessions
from plenary.members import acts, factors
from plenary.members import reads as members
from plenary.record import reads as record
from plenary.record.actor import BY_TWO, Forbidden, Proof, ProofNeeded, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.hall.accounts import code_of, codes_on, open_link, set_up_app

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PUBLISH = "/groups/harbours/inputs/views/publish/"


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    settings.DEMO = False
    throttle.forget()
    cache.clear()


@pytest.fixture
def call(db: Any) -> str:
    return factories.call()


@pytest.mark.parametrize("role", sorted(BY_TWO))
def test_whoever_signs_in_by_mail_alone_reads_as_the_public(call: str, role: str) -> None:
    browser = factories.client(role, by=sessions.LINK)
    assert browser.get("/").status_code == 200
    assert browser.get("/record/").status_code == 200
    assert "second factor is still to be proven" in browser.get("/record/").content.decode()
    shut = browser.get(PUBLISH)
    assert (shut.status_code, shut["Location"].partition("?")[0]) == (302, "/account/prove/")
    account = factories.account(role)
    by = members.actor_of(account, NOW, Proof(NOW))
    assert (by.person, by.roles, by.capacity) == (None, {}, "public"), "pages, acts and machines see the same actor"
    with pytest.raises(Forbidden):
        acts.give_role(by, name="X", role="chair", since=NOW.date(), at=NOW)


def test_a_session_without_any_mark_has_no_role(call: str) -> None:
    """Deny is the default: whatever forgets to say how somebody signed in, lets her do nothing."""
    assert members.actor_of(factories.account("secretariat"), NOW).roles == {}


def test_an_observer_may_do_without_and_may_have_one(call: str) -> None:
    account = factories.account("observer")
    assert members.actor_of(account, NOW, Proof(NOW)).roles
    browser = factories.client("observer", by=sessions.LINK)
    set_up_app(browser)
    assert members.actor_of(account, NOW, Proof(NOW)).roles == {}, "who has set one up is asked for it"
    assert members.actor_of(account, NOW, Proof(NOW, second=True)).roles


def test_the_first_secretariat_sets_up_a_factor_and_acts(db: Any) -> None:
    from plenary.hall.home import let_in

    let_in("Ana Lopez", "ana@example.org", role="secretariat", group="", at=datetime.now(UTC))
    factories.call()
    browser = Client()
    answer = open_link(browser, "ana@example.org", "/groups/harbours/inputs/new/")
    assert answer["Location"].startswith("/account/prove/")
    page = browser.get(answer["Location"]).content.decode()
    assert "You have none yet" in page
    before = browser.session.session_key
    secret = set_up_app(browser)
    assert browser.session.session_key != before, "a session that has gained rights has a new key"
    codes = codes_on(browser)
    assert len(codes) == 10
    text = browser.get("/account/codes.txt")
    assert all("".join(c) in text.content.decode() for c in codes)
    assert text["Content-Disposition"].startswith("attachment")
    assert browser.get("/groups/harbours/inputs/new/").status_code == 200
    browser.post("/account/codes/", {"do": "kept"})
    assert codes_on(browser) == [], "shown once"
    kinds = [e.act for e in record.find(query="", act="", before=0).lines]
    assert "members.factor-set" in kinds
    assert secret not in str(record.entry(record.size()))
    assert verify().problems == []
    assert any("added" in m.body for m in mail.outbox), "its owner is told by mail"


def test_a_code_opens_what_mail_alone_does_not_and_works_once(call: str) -> None:
    factories.account("secretariat")
    address = "secretariat@harbours.example"
    with time_machine.travel(NOW, tick=False) as clock:
        first = Client()
        open_link(first, address)
        secret = set_up_app(first)
        clock.shift(timedelta(minutes=5))
        browser = Client()
        assert open_link(browser, address, PUBLISH)["Location"].startswith("/account/prove/")
        assert browser.get(PUBLISH).status_code == 302
        code = code_of(secret)
        assert browser.post("/account/prove/", {"how": "factor", "code": "000000"}).status_code == 400
        before = browser.session.session_key
        told = {"how": "factor", "code": f"{code[:3]} {code[3:]}", "next": PUBLISH}
        assert browser.post("/account/prove/", told)["Location"] == PUBLISH
        assert browser.session.session_key != before
        assert browser.get(PUBLISH).status_code == 200
        clock.shift(timedelta(seconds=35))
        thief = Client()
        open_link(thief, address)
        assert thief.post("/account/prove/", {"how": "factor", "code": code}).status_code == 400, "seen over a shoulder"
        assert thief.get(PUBLISH).status_code == 302


def test_each_recovery_code_works_once(call: str) -> None:
    with time_machine.travel(NOW, tick=False):
        browser = factories.client("secretariat", by=sessions.LINK)
        set_up_app(browser)
        first, *_rest = codes_on(browser)
        for expected in (302, 400):
            other = factories.client("secretariat", by=sessions.LINK)
            answer = other.post("/account/prove/", {"how": "factor", "code": "".join(first)})
            assert answer.status_code == expected
        assert "9 are left" in browser.get("/account/").content.decode()
        browser.post("/account/codes/", {})
        anew = codes_on(browser)
        assert len(anew) == 10
        assert first not in anew


def test_whoever_owes_her_factor_sets_no_other_one_and_removes_none(call: str) -> None:
    with time_machine.travel(NOW, tick=False):
        set_up_app(factories.client("secretariat", by=sessions.LINK))
        [app] = factors.of(factories.account("secretariat")).second
        thief = factories.client("secretariat", by=sessions.LINK)
        for address in ("/account/", "/account/app/", "/account/passkey/", "/account/codes/"):
            answer = thief.get(address)
            assert answer.status_code == 302, address
        thief.post("/account/remove/", {"factor": "totp", "key": app.key})
        thief.post("/account/codes/", {})
        assert len(factors.of(factories.account("secretariat")).second) == 1
        person = members.account(factories.account("secretariat")).person_id  # type: ignore[union-attr]  # it is there
        by = members.actor_of(factories.account("secretariat"), NOW, Proof(NOW))
        with pytest.raises(ProofNeeded):
            acts.set_factor(by, person=person, factor="webauthn", what={"name": "x", "credential": {}}, at=NOW)
        with pytest.raises(ProofNeeded):
            acts.remove_factor(by, person=person, factor="totp", key=app.key, at=NOW)


def test_nobody_touches_the_factors_of_somebody_else(call: str) -> None:
    other = members.account(factories.account("observer"))
    assert other is not None
    with pytest.raises(Forbidden):
        acts.set_factor(
            factories.actor("secretariat"), person=other.person_id, factor="recovery_codes", what={}, at=factories.AT
        )


def test_the_last_factor_of_a_duty_stays_and_an_observer_may_remove_hers(call: str) -> None:
    for role, status, left in (("chair", 400, 1), ("observer", 302, 0)):
        browser = factories.client(role, by=sessions.LINK)
        set_up_app(browser)
        [app] = factors.of(factories.account(role)).second
        answer = browser.post("/account/remove/", {"factor": "totp", "key": app.key})
        assert answer.status_code == status, answer.content.decode()
        held = factors.of(factories.account(role))
        assert (len(held.second), held.codes) == (left, 10 * left)


def test_who_has_lost_everything_begins_anew_by_the_command_line(call: str, monkeypatch: Any) -> None:
    from plenary.hall import cli

    monkeypatch.setattr(cli, "_ready", lambda: None)
    browser = factories.client("secretariat", by=sessions.LINK)
    set_up_app(browser)
    assert browser.get(PUBLISH).status_code == 200
    done = CliRunner().invoke(cli.main, ["person", "reset-factor", "Secretariat@harbours.example"])
    assert done.exit_code == 0, done.output
    assert factors.of(factories.account("secretariat")).second == ()
    assert browser.get(PUBLISH).status_code == 403, "and she is signed out everywhere"
    assert record.find(query="", act="", before=0).lines[0].act == "members.factor-removed"
    unknown = CliRunner().invoke(cli.main, ["person", "reset-factor", "nobody@harbours.example"])
    assert unknown.exit_code == 1
    assert "Nobody signs in with" in unknown.output


def test_signing_out_everywhere_ends_every_session_and_waiting_link(call: str) -> None:
    here, there = factories.client("secretariat"), factories.client("secretariat")
    mail.outbox.clear()
    Client().post("/sign-in/", {"email": "secretariat@harbours.example"})
    here.post("/sign-out/everywhere/")
    for browser in (here, there):
        assert browser.get(PUBLISH).status_code == 403
    token = mail.outbox[0].body.partition("t=")[2].partition("&")[0]
    assert Client().post("/sign-in/link/", {"t": token}).status_code == 400


def test_the_qr_code_keeps_to_the_policy_and_carries_the_secret(call: str) -> None:
    page = factories.client("observer").get("/account/app/").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    assert "data:" not in page


def test_a_damaged_credential_is_a_failed_attempt_and_no_error(call: str) -> None:
    browser = factories.client("secretariat", by=sessions.LINK)
    browser.get("/sign-in/passkey/")
    for sent in (
        "",
        "x",
        "[]",
        "{}",
        '{"response": 1}',
        '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}',
        '{"response": {"userHandle": "OTk5"}}',
        '{"response": {"userHandle": "eA"}}',
        "null",
        "1e999",
    ):
        for address in ("/sign-in/passkey/", "/account/passkey/"):
            browser.get(address)
            assert browser.post(address, {"credential": sent, "name": "a"}).status_code == 400, (address, sent)


def test_a_backup_keeps_the_factors_and_no_locks(transactional_db: Any, call: str, tmp_path: Path) -> None:
    import tarfile

    from plenary.hall import keeping

    browser = factories.client("secretariat", by=sessions.LINK)
    set_up_app(browser)
    browser.post("/account/codes/", {"do": "kept"})
    browser.post("/account/prove/", {"how": "factor", "code": "1"})
    keeping.backup(tmp_path / "b")
    assert (tmp_path / "b").stat().st_mode & 0o077 == 0, "it holds secrets now"
    with tarfile.open(tmp_path / "b") as archive:
        rows = archive.extractfile("tables/mfa.authenticator.jsonl")
        assert rows is not None
        lines = rows.read()
        assert not [n for n in archive.getnames() if "axes" in n]
    from allauth.mfa.models import Authenticator

    before = list(Authenticator.objects.order_by("pk").values())
    Authenticator.objects.all().delete()
    keeping._load(Authenticator, lines)
    assert list(Authenticator.objects.order_by("pk").values()) == before


def test_an_operator_gives_recovery_codes_to_nobody_without_a_factor(call: str) -> None:
    by = factories.actor("observer")
    assert by.person is not None
    with pytest.raises(Problem, match="stand in for"):
        acts.set_factor(by, person=by.person, factor="recovery_codes", what={}, at=factories.AT)
    with pytest.raises(Forbidden):
        acts.reset_factors(by, person=by.person, at=factories.AT)
    assert acts.reset_factors(operator(), person=by.person, at=factories.AT).entry
