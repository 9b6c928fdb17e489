"""The HTML file of a text, opened by itself: no axe violation in three languages at both widths."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.press.paper_html import html
from tests.press.papers import sample
from tests.stories.test_every_page import faults

pytestmark = pytest.mark.xdist_group("pages")


@pytest.fixture(scope="session")
def base_url() -> str:
    """The file needs no server."""
    return ""


def test_the_file_of_a_text_is_sound(page: Any) -> None:
    found = []
    for language in ("en", "ar", "zh"):
        page.set_content(html(sample(language)).decode())
        found += faults(page, "the file", language)
    assert found == []
