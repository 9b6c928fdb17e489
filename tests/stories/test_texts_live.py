"""A text in the browser: the sheet follows what others do, and leaves alone whoever reads or types."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.stories.conftest import press, sign_in

pytestmark = pytest.mark.xdist_group("stories")
DRAFT = "/groups/shared-cables/texts/draft/"
NUMBER = "16"  # a statement, which no other story touches
SOON = 20_000  # milliseconds, on a crowded machine; how fast the line is, is measured in tests/hall


@pytest.fixture
def other(browser: Any, server: Any) -> Any:
    """Somebody else's browser, signed in as the secretariat."""
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    sign_in(page, "ecretariat")
    page.goto("/language/en/")
    yield page
    context.close()


@pytest.fixture
def key(other: Any) -> str:
    """The key of the paragraph."""
    other.goto(DRAFT)
    link = other.locator(".n a", has_text=NUMBER + ".").first.get_attribute("href")
    return str(link).rstrip("/").rpartition("/")[2]


def edit(page: Any, key: str, words: str) -> None:
    page.goto(f"{DRAFT}edit/?key={key}#edit")
    page.locator("#f-words").fill(words)
    press(page.get_by_role("button", name="Save the words"))
    page.wait_for_url("**/edit/?done=*")


def test_a_sheet_follows_and_keeps_the_focus_of_whoever_reads(page: Any, other: Any, key: str) -> None:
    page.goto("/language/en/")
    page.goto(DRAFT)
    page.locator("[data-live-state][data-state=ok]").wait_for()
    page.locator(f"#p{key} .n a").focus()
    edit(other, key, "Interpretation helped: ways of speaking were found.")
    page.locator(f"#p{key}", has_text="ways of").wait_for(timeout=SOON)
    assert page.evaluate("document.activeElement.closest('.para')?.id") == f"p{key}", "focus stays where it was"
    news = page.locator("[data-live-news] a")
    assert news.text_content() == f"Paragraph {NUMBER} has changed."
    assert news.get_attribute("href") == f"#p{key}"


def test_a_new_paragraph_finds_its_place_and_goes_again(page: Any, other: Any, key: str) -> None:
    page.goto("/language/en/")
    page.goto(DRAFT)
    page.locator("[data-live-state][data-state=ok]").wait_for()
    before = page.locator("[data-live-rows] > .para").evaluate_all("rows => rows.map((r) => r.id)")
    other.goto(f"{DRAFT}paragraphs/{key}/")
    other.locator("summary", has_text="A new paragraph after it").click()
    other.locator("#f-insert").fill("Spare parts should be shared.")
    other.locator("#f-seat-insert").select_option(index=1)
    press(other.get_by_role("button", name="Propose it").first)
    page.locator(".para", has_text="Spare parts should be shared.").wait_for(timeout=SOON)
    after = page.locator("[data-live-rows] > .para").evaluate_all("rows => rows.map((r) => r.id)")
    (fresh,) = set(after) - set(before)
    assert [r for r in after if r != fresh] == before, "the others stand where they stood"
    assert after.index(fresh) == after.index(f"p{key}") + 1


def test_what_somebody_types_is_never_touched(page: Any, other: Any, key: str) -> None:
    sign_in(page, "A. Member")
    page.goto("/language/en/")
    page.goto(f"{DRAFT}paragraphs/{key}/")
    page.locator("#f-replace").fill("Coasts should share.")
    edit(other, key, "Interpretation helped: means of speaking were found.")
    page.locator(f"#p{key}", has_text="means of").wait_for(timeout=SOON)
    expect(page.locator("#f-replace")).to_have_value("Coasts should share.")
    expect(page.locator("#f-replace")).to_be_focused()


def test_the_projector_follows_the_chair(page: Any, other: Any, key: str) -> None:
    page.goto("/language/en/")
    page.goto(DRAFT + "projector/")
    page.locator("[data-live-state][data-state=ok]").wait_for(state="attached")
    other.goto(f"{DRAFT}paragraphs/{key}/")
    press(other.get_by_role("button", name="Put it on the projector"))
    page.get_by_text(f"Paragraph {NUMBER}").wait_for(timeout=SOON)
    expect(page.locator(".big")).to_contain_text("Interpretation")
