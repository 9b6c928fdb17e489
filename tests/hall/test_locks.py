"""Who has failed too often is locked out: this person, from this address, for a quarter of an hour, and nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core import mail
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client

from plenary.hall import throttle
from plenary.hall.accounts import sessions
from plenary.record.door import client_address
from tests import factories
from tests.hall.accounts import code_of, set_up_app

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MEMBER = "member@harbours.example"
NOWHERE = "0.0.0.0"  # noqa: S104 -- nothing listens there: it stands for no address


@pytest.fixture(autouse=True)
def _fresh(db: Any, settings: Any) -> None:
    settings.DEMO = False
    throttle.forget()
    cache.clear()


def try_code(code: str, role: str = "member", address: str = "192.0.2.1") -> Any:
    browser = factories.client(role, by=sessions.LINK, REMOTE_ADDR=address)
    return browser.post("/account/prove/", {"how": "factor", "code": code})


def test_five_wrong_codes_lock_this_pair_alone_for_a_quarter_of_an_hour() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        secret = set_up_app(factories.client("member", by=sessions.LINK))
        chairs = set_up_app(factories.client("chair", by=sessions.LINK))
        clock.shift(timedelta(minutes=2))
        assert [try_code("000000").status_code for _ in range(5)] == [400] * 5
        locked = try_code(code_of(secret))
        assert locked.status_code == 429
        page = locked.content.decode()
        assert "09:17 UTC" in page, "how long"
        assert "recovery code" in page, "what to do"
        assert try_code(code_of(secret), address="198.51.100.7").status_code == 302, "she herself, from elsewhere"
        assert try_code(code_of(chairs), role="chair").status_code == 302, "somebody else, from the same house"
        clock.shift(timedelta(minutes=15, seconds=1))
        assert try_code(code_of(secret)).status_code == 302


def test_a_success_forgets_the_failures_before() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        secret = set_up_app(factories.client("member", by=sessions.LINK))
        for _ in range(3):
            clock.shift(timedelta(minutes=2))
            assert [try_code("000000").status_code for _ in range(4)] == [400] * 4
            assert try_code(code_of(secret)).status_code == 302


def test_a_new_link_does_not_open_a_lock() -> None:
    with time_machine.travel(NOW, tick=False):
        secret = set_up_app(factories.client("member", by=sessions.LINK))
        for _ in range(5):
            try_code("000000")
        browser = Client(REMOTE_ADDR="192.0.2.1")
        browser.post("/sign-in/", {"email": MEMBER})
        token = mail.outbox[-1].body.partition("?t=")[2].partition("&")[0]
        browser.post("/sign-in/link/", {"t": token})
        assert browser.post("/account/prove/", {"how": "factor", "code": code_of(secret)}).status_code == 429


def test_links_that_are_no_good_lock_their_pair_too() -> None:
    from sesame.utils import get_token

    from plenary.members import reads as members

    member, chair = (members.account(factories.account(role)) for role in ("member", "chair"))
    assert member is not None
    assert chair is not None
    with time_machine.travel(NOW, tick=False) as clock:
        old = get_token(member)
        clock.shift(timedelta(minutes=21))

        def press(token: str, address: str = "192.0.2.1") -> int:
            return Client(REMOTE_ADDR=address).post("/sign-in/link/", {"t": token}).status_code

        assert [press(old) for _ in range(6)] == [400] * 5 + [429]
        assert press(get_token(member)) == 429
        assert press(get_token(chair)) == 302, "somebody else, from the same house"
        assert press(get_token(member), "198.51.100.7") == 302, "she herself, from elsewhere"
        assert [press("garbage", "203.0.113.1") for _ in range(6)] == [400] * 5 + [429]


def test_axes_is_told_the_pair_and_nothing_else() -> None:
    set_up_app(factories.client("member", by=sessions.LINK))
    try_code("123456")
    row = AccessAttempt.objects.get()
    assert (row.ip_address, row.username) == ("192.0.2.1", f"factor/{factories.account('member')}")
    assert "123456" not in f"{row.get_data}{row.post_data}{row.path_info}"
    assert row.user_agent == ""


@pytest.mark.parametrize(
    ("behind", "peer", "forwarded", "expected"),
    [
        (False, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (True, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (True, "127.0.0.1", "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (True, "127.0.0.1", "", "127.0.0.1"),
        (True, "127.0.0.1", "unknown", NOWHERE),
        (False, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::"),
        (False, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (False, "", "", NOWHERE),
    ],
)
def test_an_address_is_believed_only_from_ones_own_proxy(
    settings: Any, behind: bool, peer: str, forwarded: str, expected: str
) -> None:
    settings.BEHIND_PROXY = behind
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(request) == expected


def test_known_and_unknown_addresses_get_the_same_answer_and_the_look_up_is_beside_the_page(
    settings: Any, monkeypatch: Any
) -> None:
    from plenary.hall.accounts import letters

    factories.account("member")
    settings.LETTERS_BESIDE = True
    later: list[Any] = []
    monkeypatch.setattr(letters._hands, "submit", later.append)
    pages = []
    for address in (MEMBER, "nobody@harbours.example"):
        page = Client().post("/sign-in/", {"email": address})
        pages.append(
            (page.status_code, page.content.decode().replace(address, "X").split("<main")[1].split("<form")[0])
        )
    assert pages[0] == pages[1]
    assert len(later) == 2
    assert mail.outbox == [], "no word with a mail server, no look at a table, while the visitor waits"
