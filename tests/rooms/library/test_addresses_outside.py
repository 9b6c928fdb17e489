"""Addresses outside are fetched: what is there is kept, what is gone is shown as dead, and none leads into our own network."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.library import acts, checking, fetching, files, reads, work
from plenary.record import reads as record
from plenary.record.actor import Forbidden, operator
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(66)]
AT = factories.AT
DAY = timedelta(days=1)


class Elsewhere(BaseHTTPRequestHandler):
    """Somebody else's server. What a path answers stands in `pages`; who asked for what in `asked`."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
    asked: list[tuple[str, str]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/silent":
            time.sleep(20)
            return
        if self.path == "/drip":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            for n in range(200):
                time.sleep(0.1)
                try:
                    self.wfile.write(b"X-%d: y\r\n" % n)
                except OSError:
                    return
            return
        if self.path == "/slow":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
            try:
                for _n in range(200):
                    time.sleep(0.1)
                    self.wfile.write(b"x")
            except OSError:
                pass
            return
        if self.path == "/endless":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
            try:
                for _n in range(200):
                    self.wfile.write(b"x" * 1024)
            except OSError:
                pass
            return
        status, headers, body = self.pages.get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def site(settings: Any) -> Iterator[str]:
    """A server on this machine, which a check may ask here."""
    settings.CHECK_LOCAL = True
    Elsewhere.pages, Elsewhere.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def check(at: datetime = AT) -> dict[str, Any]:
    return checking.check(operator(), group=factories.SLUG, now=lambda: at, step=lambda d, t, s: None).plain()


def test_what_is_there_is_kept_by_its_digest_and_offered_beside_the_address(site: str) -> None:
    Elsewhere.pages["/Summary%20of%20Responses.pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 lights")
    pk = factories.document(address=f"{site}/Summary of Responses.pdf")
    assert (check()["reached"], check()["copies"]) == (1, 0)  # the second time there is nothing new
    found = reads.document(pk)
    assert found is not None
    assert [c.sha256 for c in found.copies] == [sha256(b"%PDF-1.7 lights").hexdigest()]
    page = factories.client().get(f"/documents/{pk}/").content.decode()
    assert "archived copy of 3 October 2016" in page
    assert page.index("Summary%20of%20Responses.pdf</a>") < page.index("archived copy of")
    got = factories.client().get(f"/copies/{found.copies[0].id}")
    assert got.getvalue() == b"%PDF-1.7 lights"
    assert "sandbox" in got["Content-Security-Policy"]
    assert got["Content-Disposition"] == 'attachment; filename="Summary of Responses.pdf"'
    told = [line.act for line in record.about(f"document/{pk}")]
    assert told[:3] == ["library.address-checked", "library.address-checked", "library.copy-archived"]


def test_the_server_is_told_who_asks(site: str, settings: Any) -> None:
    fetching.fetch(f"{site}/a")
    (_path, agent) = Elsewhere.asked[0]
    assert agent.startswith("Plenary/")
    assert settings.URL in agent


def test_a_redirect_is_followed_to_the_end_and_five_at_the_most(site: str) -> None:
    for n in range(6):
        Elsewhere.pages[f"/{n}"] = (301, {"Location": f"/{n + 1}"}, b"")
    Elsewhere.pages["/6"] = (200, {"Content-Type": "text/plain"}, b"here")
    Elsewhere.pages["/round"] = (302, {"Location": "/round"}, b"")
    got = fetching.fetch(f"{site}/1")
    assert (got.status, got.size, got.reason) == (200, 4, "")
    assert fetching.fetch(f"{site}/0").reason == "redirects"
    assert fetching.fetch(f"{site}/round").reason == "redirects"
    Elsewhere.pages["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert fetching.fetch(f"{site}/file").digest == ""


def test_what_stands_beside_a_redirect_is_not_read(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Elsewhere.pages["/moved"] = (302, {"Location": "/here"}, b"x" * 4_000_000)
    Elsewhere.pages["/here"] = (200, {"Content-Type": "text/plain"}, b"here")
    taken: list[bytes] = []
    read = HTTPResponse.read

    def noted(answer: HTTPResponse, amount: int | None = None) -> bytes:
        taken.append(read(answer, amount))
        return taken[-1]

    monkeypatch.setattr(HTTPResponse, "read", noted)
    assert fetching.fetch(f"{site}/moved").size == 4
    assert b"".join(taken) == b"here"


def test_a_media_type_that_is_none_is_never_said_again(site: str) -> None:
    Elsewhere.pages["/folded"] = (200, {"Content-Type": "text/\r\n html"}, b"lights")
    assert fetching.fetch(f"{site}/folded").media_type == "application/octet-stream"


def test_one_failure_is_not_reached_and_two_days_of_it_are_dead_with_the_copy_first(site: str) -> None:
    Elsewhere.pages["/paper"] = (200, {"Content-Type": "text/html"}, b"<p>one")
    pk = factories.document(address=f"{site}/paper")
    check()
    Elsewhere.pages.clear()
    for hours in (24, 30):  # twice on one day
        assert check(AT + timedelta(hours=hours) - timedelta(hours=9))["dead"] == 0
    page = factories.client().get(f"/documents/{pk}/").content.decode()
    assert "not reached" in page
    assert "it answered 404" in page
    assert "dead since" not in page
    assert check(AT + 2 * DAY)["dead"] == 1
    page = factories.client().get(f"/documents/{pk}/").content.decode()
    assert "dead since 4 October 2016" in page
    assert page.index("archived copy of 3 October") < page.index(f'href="{site}/paper"')
    assert (
        "dead since 4 October 2016" in factories.client().get(f"/groups/{factories.SLUG}/documents/").content.decode()
    )
    Elsewhere.pages["/paper"] = (200, {"Content-Type": "text/html"}, b"<p>one")
    assert check(AT + 3 * DAY)["dead"] == 0
    assert "dead since" not in factories.client().get(f"/documents/{pk}/").content.decode()


def test_changed_content_is_a_further_copy_and_the_earlier_ones_stay_listed(site: str) -> None:
    pk = factories.document(address=f"{site}/paper")
    for n, words in enumerate((b"one", b"two", b"one")):
        Elsewhere.pages["/paper"] = (200, {"Content-Type": "text/plain"}, words)
        check(AT + n * DAY)
    found = reads.document(pk)
    assert found is not None
    assert [c.sha256 for c in found.copies] == [sha256(w).hexdigest() for w in (b"one", b"two", b"one")]
    page = factories.client().get(f"/documents/{pk}/").content.decode()
    assert "2 earlier copies" in page
    assert page.index("archived copy of 5 October") < page.index("archived copy of 4 October")


def test_whoever_turns_programs_away_is_neither_dead_nor_reached(site: str) -> None:
    factories.document(address=f"{site}/shut")
    Elsewhere.pages["/shut"] = (403, {}, b"no")
    assert check()["unclear"] == 1
    said = check(AT + DAY)
    assert (said["dead"], said["failed"][0]["found"]) == (0, "unclear")


def test_silence_and_a_server_that_drips_end_at_the_limit(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.5)
    for path in ("/silent", "/drip"):
        began = time.monotonic()
        assert fetching.fetch(site + path) == fetching.Fetched(0, "timeout")
        assert time.monotonic() - began < 10


@pytest.mark.parametrize("path", ["/endless", "/told"])
def test_what_is_too_large_is_there_and_not_kept(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST", 50_000)
    Elsewhere.pages["/told"] = (200, {"Content-Type": "text/plain"}, b"x" * 60_000)
    assert fetching.fetch(site + path) == fetching.Fetched(200, "too-large")
    assert not list(files.path_of("").rglob("*.part"))


def test_what_takes_too_long_in_all_is_there_and_not_kept(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.3)
    began = time.monotonic()
    assert fetching.fetch(f"{site}/slow") == fetching.Fetched(200, "cut-short")
    assert time.monotonic() - began < 10


def test_what_breaks_off_is_there_and_not_kept(site: str) -> None:
    Elsewhere.pages["/half"] = (200, {"Content-Length": "100"}, b"half")
    assert fetching.fetch(site + "/half") == fetching.Fetched(200, "cut-short")


def test_nobody_there(site: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert fetching.fetch(f"http://127.0.0.1:{port}/") == fetching.Fetched(0, "refused")
    assert fetching.fetch("http://no-such-host.invalid/") == fetching.Fetched(0, "no-such-host")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://user:word@127.0.0.1/",
        "http:///a",
        "http://[::1",
        "javascript:1",
    ],
)
def test_what_is_no_address_is_not_fetched(site: str, address: str) -> None:
    assert fetching.fetch(address) == fetching.Fetched(0, "address")


PRIVATE = ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"]  # noqa: S104 -- to be refused
PRIVATE += ["::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::"]
PRIVATE += ["224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1"]
PRIVATE += ["fec0::1", "192.0.0.192", "168.63.129.16"]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_connection_goes_to_what_the_internet_does_not_reach(address: str) -> None:
    assert not fetching.open_to_all(address)


def test_what_the_internet_reaches_may_be_asked() -> None:
    assert fetching.open_to_all("192.0.47.59")
    assert fetching.open_to_all("2620:0:2830::59")


def test_this_machine_is_not_asked_unless_it_is_allowed(site: str, settings: Any) -> None:
    settings.CHECK_LOCAL = False
    assert fetching.fetch(f"{site}/a").reason == "address"  # its port alone gives it away
    assert fetching.fetch("http://localhost/").reason == "private"
    assert Elsewhere.asked == []


@pytest.mark.parametrize("there", ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://0.0.0.0/"])
def test_a_redirect_into_a_private_network_is_not_followed(site: str, there: str) -> None:
    Elsewhere.pages["/out"] = (302, {"Location": there}, b"")
    pk = factories.document(address=f"{site}/out")
    assert check()["failed"][0]["reason"] == "private"
    assert "it leads into a private network" in factories.client().get(f"/documents/{pk}/").content.decode()


def test_a_name_with_one_private_address_among_its_addresses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("192.0.47.59", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: told)
    assert fetching.fetch("http://rebinding.example/").reason == "private"


def test_the_secretariat_orders_a_check_and_one_at_a_time_is_enough(site: str) -> None:
    Elsewhere.pages["/paper"] = (200, {"Content-Type": "text/plain"}, b"one")
    factories.document(address=f"{site}/paper")
    address = f"/groups/{factories.SLUG}/documents/"
    desk = factories.client("secretariat")
    first = desk.post(address, {"once": "a"})
    assert first.status_code == 302
    assert "?done=" in first["Location"]
    assert desk.post(address, {"once": "b"})["Location"] == address
    assert "Being checked" in desk.get(address).content.decode()
    assert work.run_waiting() == 1
    page = desk.get(address).content.decode()
    assert "1 address, reached: 1, dead: 0, new copies: 1." in " ".join(page.split())
    assert factories.client("chair").post(address, {"once": "c"}).status_code == 403
    assert "Check the addresses now" not in factories.client("chair").get(address).content.decode()


def test_nobody_else_notes_what_was_found() -> None:
    pk = factories.document(address="https://example.org/a")
    for role in ("public", "chair"):
        by = factories.actor(role)
        with pytest.raises(Forbidden):
            acts.note_address(by, document=pk, address="https://example.org/a", status=404, reason="status", at=AT)
        with pytest.raises(Forbidden):
            acts.order_check(by, group=factories.SLUG, at=AT)


def test_the_lists_ask_as_often_for_three_as_for_one() -> None:
    def documents(n: int) -> int:
        pk = factories.document(f"PORTS/2016/{n}", address=f"https://example.org/{n}")
        acts.note_address(operator(), document=pk, address=f"https://example.org/{n}", status=200, reason="", at=AT)
        factories.copied(pk, data=b"%d" % n)
        return pk

    def asked(address: str) -> int:
        factories.client().get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert factories.client().get(address).status_code == 200
        return len(queries)

    pk = documents(1)
    listing = f"/groups/{factories.SLUG}/documents/"
    one = asked(listing), asked(f"/documents/{pk}/")
    documents(2)
    documents(3)
    for n in range(2):
        factories.copied(pk, data=b"another %d" % n)
    assert (asked(listing), asked(f"/documents/{pk}/")) == one


@pytest.mark.accepts(66)
def test_the_command_tells_what_it_found(site: str, capsys: pytest.CaptureFixture[str], db: None) -> None:
    from click.testing import CliRunner

    from plenary.hall.cli import main

    Elsewhere.pages["/paper"] = (200, {"Content-Type": "text/plain"}, b"one")
    factories.document("PORTS/2016/1", address=f"{site}/paper")
    factories.document("PORTS/2016/2", address=f"{site}/none")
    done = CliRunner().invoke(main, ["library", "check", "--json"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.output)
    assert (said["addresses"], said["reached"], said["copies"]) == (2, 1, 1)
    assert [(f["symbol"], f["status"]) for f in said["failed"]] == [("PORTS/2016/2", 404)]
    assert CliRunner().invoke(main, ["library", "check", "--group", "nowhere"]).exit_code == 1
