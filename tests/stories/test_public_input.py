"""Public input in browsers: a phone without script and without an account; the secretariat closes the list; the map is there."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
ROOM = "/groups/harbour-lights/canvasses/"


def visitor(browser: Any, base_url: str) -> Any:
    context = browser.new_context(
        base_url=base_url, viewport={"width": 320, "height": 700}, java_script_enabled=False, locale="en"
    )
    return context.new_page()


def test_the_public_answers_without_script_and_the_map_is_made_when_it_closes(browser: Any, base_url: str) -> None:
    desk = browser.new_context(base_url=base_url, locale="en").new_page()
    sign_in(desk, "Secretariat")
    desk.goto(ROOM)
    desk.get_by_label("Title").fill("Bells and horns")
    press(desk.get_by_role("button", name="Draft it"))
    for words in ("Bells are heard in fog.", "Horns keep the town awake."):
        desk.get_by_label("Statement", exact=True).fill(words)
        press(desk.get_by_role("button", name="Add it"))
    press(desk.get_by_role("button", name="Put it to the public"))
    base = desk.url.partition("?")[0].partition("edit/")[0]

    for n in range(12):
        phone = visitor(browser, base_url)
        phone.goto(base)
        if n == 0:
            box = phone.get_by_role("button", name="Agree", exact=False).first.bounding_box()
            assert box is not None
            assert box["height"] >= 48
            assert box["y"] + box["height"] < 700  # in the first view of a phone
        for _statement in range(2):
            words = phone.locator(".vote blockquote").inner_text()
            agrees = "Bells" in words or n < 6
            press(phone.get_by_role("button", name="✓ Agree" if agrees else "✕ Disagree"))
        expect(phone.get_by_text("You have answered every statement")).to_be_visible()
        phone.context.close()

    desk.goto(base + "edit/")
    press(desk.get_by_role("button", name="Close it and make the map"))
    until = time.monotonic() + 180
    while time.monotonic() < until:
        desk.goto(base + "map/")
        if desk.get_by_text("What all groups share").count():
            break
        desk.wait_for_timeout(500)
    expect(desk.get_by_text("Advisory: it decides nothing.")).to_be_visible()
    expect(desk.get_by_role("img", name=re.compile("Map of the answers"))).to_be_visible()
    shared = desk.locator("ol.list").first
    expect(shared).to_contain_text("Bells are heard in fog.")
    expect(shared).not_to_contain_text("Horns")
    desk.context.close()
