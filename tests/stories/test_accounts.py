"""The first secretariat of a real installation: a link, a passkey of a real browser, recovery codes, and back by passkey alone."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.hall.accounts import code_of
from tests.stories.conftest import PLENARY, Server, environment, free_port, press, start
from tests.stories.test_every_page import BUDGET, faults

pytestmark = pytest.mark.xdist_group("stories")
MAIL = "ana@example.org"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A home without the demonstration, and its first secretariat."""
    home = tmp_path_factory.mktemp("home")
    told = [PLENARY, "person", "add", "Ana Lopez", MAIL]
    made = subprocess.run(told, env=environment(home), capture_output=True, text=True, timeout=300)
    assert made.returncode == 0, made.stderr
    assert "second factor" in made.stdout
    running = start(home, free_port())
    yield running
    running.process.terminate()
    running.process.wait(timeout=120)


def link(server: Server, page: Any, mail: str = MAIL) -> None:
    """Ask for a link, find it where the console shows it, press its button."""
    log = server.home / "server.log"
    before = log.stat().st_size
    page.goto(server.url + "/sign-in/")
    page.fill("input[name=email]", mail)
    press(page.get_by_role("button", name="Send me a link"))
    until = time.monotonic() + 120
    while time.monotonic() < until:
        text = log.read_bytes()[before:].decode()
        if found := re.search(r"http://localhost:\d+(/sign-in/link/\S+)\s", text):
            page.goto(server.url + found[1])
            press(page.get_by_role("button", name="Sign in now"))
            return
        time.sleep(0.1)
    raise AssertionError(f"no link came: {log.read_text()}")


def device(context: Any, page: Any) -> tuple[Any, str]:
    """A device that keeps passkeys and unlocks them."""
    client = context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return client, client.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


AGE = """
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for row in Session.objects.all():
    session = SessionStore(row.session_key)
    for record in session.get("account_authentication_methods", []):
        record["at"] -= 3600
    session.modified = True
    session.save()
"""


def an_hour_later(server: Server) -> None:
    """Every proof is an hour old."""
    env = server.env | {"DJANGO_SETTINGS_MODULE": "plenary.settings"}
    subprocess.run([sys.executable, "-c", AGE], env=env, check=True, timeout=300)


def test_a_passkey_is_made_proves_and_signs_in_alone(browser: Any, installation: Server) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    client, authenticator = device(context, page)
    link(installation, page)
    expect(page.get_by_role("heading", name="Prove who you are")).to_have_count(1)
    press(page.get_by_role("link", name="A passkey"))
    page.fill("input[name=name]", "The key on the ring")
    press(page.get_by_role("button", name="Make the passkey"))
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    expect(page.locator("ol.code li")).to_have_count(10)
    press(page.get_by_role("button", name="I have kept them"))
    page.goto(installation.url + "/account/")
    assert "The key on the ring" in page.inner_text("main")
    page.fill("input[name=name]", "The telephone")
    press(page.get_by_role("button", name="Rename"))
    assert "The telephone" in page.inner_text("main")
    press(page.get_by_role("button", name="Sign out", exact=True))

    press(page.get_by_role("link", name="Sign in"))
    press(page.get_by_role("link", name="By passkey"))
    press(page.get_by_role("button", name="Use my passkey"))
    page.get_by_role("link", name="Ana Lopez").wait_for()
    assert "second factor is still to be proven" not in page.inner_text("main")
    page.goto(installation.url + "/account/")
    assert page.get_by_role("heading", name="Your account").count() == 1
    press(page.get_by_role("button", name="Sign out", exact=True))

    link(installation, page)
    press(page.get_by_role("button", name="Use my passkey"))
    page.wait_for_url(installation.url + "/")  # her name stands on the page before, too

    client.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    press(page.get_by_role("button", name="Sign out", exact=True))
    page.goto(installation.url + "/sign-in/passkey/")
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_text("Nothing came back from your device").wait_for(timeout=180_000)
    assert not wrong, "the content security policy lets all of it be"
    context.close()
    assert installation.run("verify", "--json", check=False).returncode == 0


def test_without_script_an_app_does_it_and_the_page_says_so(browser: Any, installation: Server) -> None:
    assert installation.run("person", "reset-factor", MAIL).returncode == 0
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    link(installation, page)
    page.goto(installation.url + "/account/passkey/")
    assert "A passkey needs script" in page.inner_text("main")
    assert page.get_by_role("button", name="Make the passkey").count() == 0
    press(page.get_by_role("link", name="Add an app that shows codes"))
    secret = page.locator("p.code").inner_text().replace(" ", "").strip()
    page.fill("input[name=code]", code_of(secret))
    press(page.get_by_role("button", name="Add it"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download").click()
    codes = Path(waiting.value.path()).read_text().split()[-10:]
    press(page.get_by_role("button", name="I have kept them"))
    press(page.get_by_role("button", name="Sign out", exact=True))
    link(installation, page)
    page.fill("input[name=code]", codes[0])
    press(page.get_by_role("button", name="Prove it"))
    page.goto(installation.url + "/account/")
    assert "9 are left" in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_are_sound(browser: Any, installation: Server, language: str, tmp_path: Path) -> None:
    mail = f"ana-{language}@example.org"  # somebody each: five links in a quarter of an hour are enough for one
    installation.run("person", "add", "Ana Lopez", mail)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en", base_url=installation.url)
    page = context.new_page()
    device(context, page)
    link(installation, page, mail)
    page.goto(f"/language/{language}/")
    found, heavy = [], {}

    def look(path: str) -> None:
        page.goto(path)
        found.extend(faults(page, path, language))
        sheet = page.locator("link[rel=stylesheet]").get_attribute("href")
        sizes = [
            int(page.request.get(p, headers={"Accept-Encoding": "br"}).headers["content-length"]) for p in (path, sheet)
        ]
        if sum(sizes) > BUDGET:
            heavy[path] = sizes

    for path in (
        "/account/",
        "/account/prove/",
        "/account/app/",
        "/account/passkey/",
        "/sign-in/",
        "/sign-in/passkey/",
        "/record/",
    ):
        look(path)
    page.goto("/account/passkey/")
    press(page.locator("form[data-passkey] button"))
    page.locator("ol.code").wait_for()
    for path in ("/account/codes/", "/account/", "/account/prove/"):
        look(path)
    an_hour_later(installation)
    page.goto("/account/")
    page.fill("input[name=name]", "The key on the ring")
    press(page.locator("form.find button"))
    press(page.locator("form[data-passkey] button"))
    page.wait_for_url("**/account/go-on/**")  # the page before has two buttons of that kind
    page.locator("main form .primary").wait_for()
    look("/account/go-on/")
    press(page.locator("main form .primary"))
    expect(page).to_have_url(re.compile(r"/account/$"))
    expect(page.locator("main input[name=name]"), "no word was lost").to_have_value("The key on the ring")
    context.close()
    assert not found, "\n".join(found)
    assert not heavy, heavy
