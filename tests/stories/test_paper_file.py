"""The HTML file of a text, opened by itself: no axe violation in three languages at both widths."""

from __future__ import annotations

from typing import Any

from plenary.press.paper_html import html
from tests.press.papers import sample
from tests.stories.test_every_page import faults


def test_the_file_of_a_text_is_sound(browser: Any) -> None:
    page, found = browser.new_page(), []
    for language in ("en", "ar", "zh"):
        page.set_content(html(sample(language)).decode())
        found += faults(page, "the file", language)
    page.close()
    assert found == []
