"""Texts and reports: every word is in every format, in order, and nothing of it runs or steers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from lxml import etree

from plenary.press.paper import Paper, Par, Run
from plenary.press.paper_out import FORMATS, printed
from tests.press.paper_reading import READERS, md_html, missing, out
from tests.press.papers import HOSTILE, random_papers, sample
from tests.press.samples import STRANGE

LANGUAGES = ("en", "ar", "zh")
FAST = [name for name in READERS if name not in ("pdf", "docx")]  # Word has tests of its own
quickly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", READERS)
def test_every_word_of_the_paper_is_in_every_format(format: str, language: str) -> None:
    paper = sample(language)
    assert missing(paper, READERS[format](out(paper, format))) == set()


@pytest.mark.parametrize("format", FAST)
def test_every_word_of_any_paper_is_in_every_format(format: str) -> None:
    @settings(quickly, max_examples=60)
    @given(random_papers)
    def hold(paper: Paper) -> None:
        assert missing(paper, READERS[format](out(paper, format))) == set()

    hold()


@settings(quickly, max_examples=12)
@given(random_papers)
def test_every_word_of_any_paper_is_in_its_pdf(paper: Paper) -> None:
    assert missing(paper, READERS["pdf"](out(paper, "pdf"))) == set()


@pytest.mark.parametrize("format", READERS)
def test_paragraphs_keep_their_order_and_the_numbers_that_they_were_given(format: str) -> None:
    numbers = ("PP1", "7", "4", "8", "8 bis", "8 ter", "107")
    pars = tuple(Par(f"k{at}", "operative", n, runs=(Run(f"worded{at}"),)) for at, n in enumerate(numbers))
    shown = READERS[format](out(Paper("T", "en", pars), format))
    assert re.findall(r"worded(\d)", shown) == [str(at) for at in range(len(numbers))]
    for at, number in enumerate(numbers):
        assert re.search(rf"(?<![\w]){number}\.\s*[\u2060-\u2069\s]*worded{at}", shown), number


@pytest.mark.parametrize("format", FORMATS)
def test_same_paper_same_bytes(format: str) -> None:
    assert out(sample(), format) == out(sample(), format)


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_without_anything_is_a_file_all_the_same(format: str, language: str) -> None:
    assert out(Paper("", language, ()), format)


@pytest.mark.parametrize("format", READERS)
def test_what_nothing_can_print_becomes_a_replacement_and_the_rest_stays(format: str) -> None:
    paper = Paper(STRANGE, "en", (Par("p1", "paragraph", "1", runs=(Run(STRANGE + "\x00\x1b\ufffe"),)),))
    shown = READERS[format](out(paper, format))
    assert {"surrogate", "bell", "joined"} <= set(re.findall(r"\w+", shown))
    assert not set(shown) & set("\x00\x07\x1b\ufffe")


def test_a_format_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="rtf"):
        printed(sample(), "rtf")


def test_each_format_says_what_it_is() -> None:
    made = printed(sample(), "html")
    assert (made.media, made.suffix, made.notes) == ("text/html; charset=utf-8", ".html", ())
    with_gap = Paper("T", "en", (Par("p", "paragraph", runs=(Run("a \U000f0001 b"),)),))
    assert printed(with_gap, "pdf", in_process=True).notes == ("\U000f0001",)


def test_words_never_become_markup_in_markdown() -> None:
    lines = (
        "1. one",
        "- two",
        "# three",
        "> four",
        "    five",
        "```",
        "===",
        "[six]: /x",
        "<b>",
        "+ x",
        "2) y",
    )
    pars = tuple(Par(f"p{at}", "paragraph", runs=(Run(text + "\n" + HOSTILE),)) for at, text in enumerate(lines))
    page = BeautifulSoup(md_html(out(Paper("T", "en", pars, subtitle="1. x", closing=lines), "md")), "html.parser")
    assert {tag.name for tag in page.find_all(True)} <= {"h1", "p", "a", "br", "hr", "strong"}
    assert not page.find_all(href=True)


def test_nothing_runs_in_the_html_file_and_nothing_is_fetched() -> None:
    hostile = sample(
        title=HOSTILE, banner=HOSTILE, closing=(HOSTILE,), address="javascript:alert(1)", front_title=HOSTILE
    )
    page = BeautifulSoup(out(hostile, "html"), "html.parser")
    assert not page.find_all(["script", "link", "img", "iframe", "object", "form"])
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert {str(a["href"]).split(":")[0] for a in page.find_all(href=True) if not str(a["href"]).startswith("#")} == {
        "https"
    }


@settings(quickly, max_examples=60)
@given(random_papers)
def test_ids_are_unique_and_every_link_inside_leads_to_one(paper: Paper) -> None:
    page = BeautifulSoup(out(paper, "html"), "html.parser")
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in page.find_all(href=True) if str(a["href"]).startswith("#")} <= set(ids)
    sheet = BeautifulSoup(md_html(out(paper, "md")), "html.parser")
    anchors = [tag["id"] for tag in sheet.find_all(id=True)]
    assert len(anchors) == len(set(anchors))
    assert {unquote(str(a["href"]))[1:] for a in sheet.find_all(href=True) if str(a["href"]).startswith("#")} <= set(
        anchors
    )


def test_every_paragraph_has_its_key_as_its_address_in_html_markdown_and_akoma_ntoso() -> None:
    paper = sample()
    keys = {par.key for par in (*paper.pars, *paper.front)}
    page = BeautifulSoup(out(paper, "html"), "html.parser")
    for key in keys:
        place = page.find(id=key)
        assert place is not None
        assert place.find("a", href=f"#{key}") is not None
    sheet = BeautifulSoup(md_html(out(paper, "md")), "html.parser")
    assert keys <= {tag["id"] for tag in sheet.find_all(id=True)}
    root = etree.fromstring(out(paper, "xml"))
    assert keys <= {str(element.get("wId")) for element in root.iter()}


def test_the_languages_direction_is_declared() -> None:
    root = BeautifulSoup(out(sample("ar"), "html"), "html.parser").html
    assert root is not None
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    assert out(sample("ar"), "md").startswith(b'<div dir="rtl" lang="ar">')


def test_headings_leap_over_no_level() -> None:
    pars = tuple(Par(f"h{n}", "heading", level=n, runs=(Run("x"),)) for n in (3, 5, 1, 4))
    page = BeautifulSoup(out(replace(sample(), pars=pars), "html"), "html.parser")
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
