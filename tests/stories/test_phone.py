"""The head of a page on a phone: little of it, all of the menu, by thumb and by keyboard, and without script."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import press
from tests.stories.test_every_page import faults

pytestmark = pytest.mark.xdist_group("stories")
QUESTIONS = "/groups/harbour-lights/meetings/2/questions/"  # its tab is the ninth of ten
TOUCH = 44  # px
HEAD = 140  # px: what stands above the content


@pytest.mark.parametrize(("language", "width"), [("ar", 320), ("en", 390)])
def test_the_menu_of_a_group_opens_on_a_phone_without_script(
    browser: Any, base_url: str, language: str, width: int
) -> None:
    context = browser.new_context(
        base_url=base_url, viewport={"width": width, "height": 700}, java_script_enabled=False, locale=language
    )
    page = context.new_page()
    page.goto(QUESTIONS)
    menu, links = page.locator("header.bar .menu"), page.locator("#menu a")
    assert page.locator("main").bounding_box()["y"] < HEAD
    expect(page.locator(".rail .whose")).to_have_text("Harbour Lights")
    expect(page.locator(".rail .whose")).to_be_visible()
    here = page.locator(".tabs [aria-current]").bounding_box()  # within the strip, wherever it stands in it
    assert here["x"] >= 0
    assert here["x"] + here["width"] <= width

    page.locator(".tongues summary").click()
    assert min(one.bounding_box()["height"] for one in page.locator(".tongues button").all()) >= TOUCH
    page.locator(".tongues summary").click()
    expect(links.first).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    menu.click()
    expect(links.first).to_be_visible()
    for one in [menu, *links.all(), *page.locator(".rail a, .tabs a, .tongues summary").all()]:
        assert one.bounding_box()["height"] >= TOUCH
    members = page.locator("header a[href='/groups/harbour-lights/members/']")
    expect(members).to_have_count(1)  # the same link as on a wide screen, not a second one
    press(members)
    expect(page).to_have_url(base_url + "/groups/harbour-lights/members/")
    context.close()


def test_the_open_menu_is_sound_and_a_wide_screen_has_none_to_open(page: Any) -> None:
    page.goto(QUESTIONS)
    expect(page.locator("header.bar .menu")).to_be_hidden()
    expect(page.get_by_role("link", name="Members")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu a").first).to_be_visible()
    found = faults(page, QUESTIONS, "menu open")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("language", "width"), [("ar", 320), ("en", 390)])
def test_the_strip_of_tabs_opens_where_the_open_one_is_and_covers_none(
    browser: Any, base_url: str, language: str, width: int
) -> None:
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 700}, locale=language)
    page = context.new_page()
    for address in (QUESTIONS, "/groups/harbour-lights/calendar/plan/", "/groups/wgec-1/mapping/topics/"):
        page.goto(address)
        boxes = sorted((one.bounding_box() for one in page.locator(".tabs a").all()), key=lambda box: box["x"])
        for left, right in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 1, address
    context.close()


def test_a_menu_that_was_open_when_the_phone_was_turned_is_the_bar_again(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(QUESTIONS)
    page.get_by_role("button", name="Menu").click()
    page.set_viewport_size({"width": 1000, "height": 390})
    expect(page.locator("#menu:popover-open")).to_have_count(0)
    expect(page.get_by_role("link", name="Members")).to_be_visible()
