"""Somebody without an account and without script follows a group, is told its news by mail, stops it and takes it up again."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Server, press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
GROUP = "/groups/harbour-lights/"
LINK = re.compile(r"/post/following/\S+/")


def mailed(server: Server, words: str, after: int) -> str:
    """The page that a letter with these words names, once the server has sent it (to its own terminal)."""
    for _ in range(1200):
        log = (server.home / "server.log").read_text(errors="replace")[after:]
        letters = [one for one in log.split("From: ") if words in one and "To: mira@quay.example" in one]
        if letters:
            found = LINK.search(letters[-1])
            assert found, letters[-1]
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no letter says {words!r}")


def test_news_come_by_mail_and_stop_without_signing_in(browser: Any, base_url: str, server: Server) -> None:
    since = len((server.home / "server.log").read_text(errors="replace"))
    phone = browser.new_context(
        base_url=base_url, viewport={"width": 320, "height": 700}, java_script_enabled=False, locale="en"
    ).new_page()
    phone.goto(GROUP)
    press(phone.get_by_role("link", name="Follow the news"))
    phone.get_by_label("Your mail address").fill("mira@quay.example")
    press(phone.get_by_role("button", name="Follow", exact=True))
    expect(phone.get_by_role("status")).to_contain_text("Look into your mail")
    phone.goto(mailed(server, "Confirm that you want to follow", since))
    press(phone.get_by_role("button", name="Confirm"))
    expect(phone.get_by_role("status")).to_contain_text("You follow this group")

    desk = browser.new_context(base_url=base_url, locale="en").new_page()
    sign_in(desk, "Secretariat")
    desk.goto(GROUP + "news/new/")
    desk.get_by_label("Title").fill("The north mole is lit again")
    desk.get_by_label("What is new").fill("Since last night.")
    press(desk.get_by_role("button", name="Publish", exact=True))
    expect(desk.get_by_role("heading", level=1)).to_have_text("The north mole is lit again")

    phone.goto(mailed(server, "The north mole is lit again", since))
    press(phone.get_by_role("button", name="Stop"))
    expect(phone.get_by_role("status")).to_contain_text("Stopped")
    press(phone.get_by_role("button", name="Undo"))
    expect(phone.get_by_role("status")).to_contain_text("You follow this group")
    phone.context.close()
    desk.context.close()
