"""The single HTML file: whole, accessible, and without anything that runs or is fetched."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from plenary.press.compiled import Compiled, Section
from plenary.press.print_html import html
from tests.press.reading import missing
from tests.press.samples import compiled, entry


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return BeautifulSoup(html(compiled()), "html.parser")


def test_every_word_given_is_in_it(page: BeautifulSoup) -> None:
    assert missing(compiled(), page.get_text(" ")) == set()


def test_it_needs_nothing_from_elsewhere_and_runs_nothing(page: BeautifulSoup) -> None:
    assert not page.find_all(["script", "link", "img", "iframe", "object"])
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    style = page.find("style")
    assert style is not None
    assert "url(" not in style.text
    for side in ("left", "right", "top", "bottom"):
        assert f"margin-{side}" not in style.text
        assert f"padding-{side}" not in style.text


def test_every_answer_says_its_language_and_direction(page: BeautifulSoup) -> None:
    told = {(str(tag["lang"]), str(tag["dir"])) for tag in page.select("article [lang]")}
    assert told == {("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("zh", "ltr"), ("es", "ltr")}
    arabic = page.select_one('[lang="ar"]')
    assert arabic is not None
    assert "التعاون" in arabic.text


def test_ids_are_unique_and_every_link_inside_leads_to_one(page: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [str(a["href"])[1:] for a in page.find_all("a", href=True) if str(a["href"]).startswith("#")]
    assert {"R3-Q2", "Q10", "text"} <= set(links) <= set(ids)
    for tag in page.find_all(attrs={"aria-labelledby": True}):
        assert set(str(tag["aria-labelledby"]).split()) <= set(ids)


def test_headings_leap_over_no_level(page: BeautifulSoup) -> None:
    levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_of_counts_have_caption_and_scopes(page: BeautifulSoup) -> None:
    table = page.select_one("table:has(caption)")
    assert table is not None
    assert {th["scope"] for th in table.find_all("th")} == {"col", "row"}
    assert "44" in table.select("tfoot td")[0].text


def test_a_right_to_left_page_is_declared_so() -> None:
    root = BeautifulSoup(html(compiled("rtl", "ar")), "html.parser").find("html")
    assert root is not None
    assert (root["lang"], root["dir"]) == ("ar", "rtl")


def test_anchors_that_clash_or_hold_odd_characters_are_told_apart() -> None:
    twice = Section("Q 1", "1", "A", "", (entry(1, "x", anchor='a"b'), entry(2, "y", anchor="a b")))
    data = html(Compiled("T", "", "question", "", "", "", "en", "ltr", (twice,)))
    ids = [tag["id"] for tag in BeautifulSoup(data, "html.parser").find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_title_with_markup_stays_text() -> None:
    data = html(Compiled("<b>T</b>", "", "question", "", "", "", "en", "ltr", ()))
    assert b"<b>" not in data
