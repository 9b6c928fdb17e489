"""A talk on paper and as a file: a page a slide, nothing lost, nothing that has no room."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import slides_out
from plenary.press.slides import MOST, ROWS, Deck, Line, Run, Slide, Words, spread
from plenary.press.slides_html import html
from plenary.press.slides_pdf import printed
from tests.press.paper_reading import pdf_text
from tests.press.test_paper_pdf import roles

pytestmark = pytest.mark.accepts(26)
ARABIC = "اتفق الفريق على أن تكون المسارات معلنة قبل ستة أشهر على الأقل من بدء العمل في المياه المشتركة. "
LONG = {"en": "Routes of cables are made public. ", "ar": ARABIC, "zh": "电缆路线应提前公布，并告知沿岸各国。"}
SLIDE = Slide("agreed", "Agreed", (), (Run("Texts", "/groups/harbours/texts/"),))


def lines(count: int, words: str = "Lamps are lit.") -> tuple[Line, ...]:
    return tuple(
        Line((Run(f"{n}. {words}", f"/p/{n}"),), (Run("So it was found."),), "none", "no") for n in range(count)
    )


def deck(language: str, *slides: Slide) -> Deck:
    words = Words("Sources", "Page {page} of {pages}", "Address")
    opening = (Line((Run("It is at work."),)),)
    told = {"house": "https://quay.example", "address": "https://quay.example/groups/harbours/briefing/"}
    return Deck("Harbours", "Briefing", language, "Harbours · 3 October", opening, slides, words, **told)


@given(st.lists(st.text(max_size=400), max_size=30), st.integers(1, 4))
@settings(max_examples=30)
def test_no_slide_holds_more_than_has_room_and_none_is_empty(said: list[str], most: int) -> None:
    told = tuple(Line((Run(words),), (Run(words[:150]),)) for words in said)
    made = spread(replace(SLIDE, lines=told), most=most, more=Line((Run("{} more"),)))
    assert len(made) <= most
    assert all(0 < len(slide.lines) <= MOST and sum(line.rows for line in slide.lines) <= ROWS for slide in made)
    shown = [line for slide in made for line in slide.lines]
    ends = re.fullmatch(r"(\d+) more", shown[-1].runs[0].text) if shown and shown[-1].runs else None
    left = int(ends[1]) if ends and not shown[-1].note else 0
    assert len(shown) - bool(left) + left == len(said), "every line is shown or counted"


def test_what_goes_on_is_numbered_and_shared_out_evenly() -> None:
    made = spread(replace(SLIDE, lines=tuple(Line((Run(str(n)),)) for n in range(9))))
    assert [(s.key, len(s.lines), s.subject) for s in made] == [("agreed", 5, "agreed"), ("agreed-2", 4, "agreed")]
    assert "(2/2)" in made[1].title
    assert spread(SLIDE) == ()


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_longest_slide_is_one_page_of_a_tagged_pdf_in_every_script(language: str) -> None:
    slides = spread(replace(SLIDE, lines=lines(20, LONG[language] * 9)), most=4, more=Line((Run("{} more"),)))
    data = printed(deck(language, *slides)).data
    with pdfium.PdfDocument(data) as document:
        assert len(document) == len(slides) + 1
        assert document[0].get_width() / document[0].get_height() == pytest.approx(16 / 9, abs=0.001)
        assert [mark.get_title() for mark in document.get_toc()] == [slide.title for slide in slides]
        assert document.is_tagged()
    assert {"H1", "L", "LI", "Link"} <= set(roles(data))


def test_pdf_and_html_say_the_same_and_fetch_nothing() -> None:
    made = deck("en", *spread(replace(SLIDE, lines=lines(3))))
    file = html(made)
    page = BeautifulSoup(file, "html.parser")
    text = " ".join(pdf_text(printed(made).data).split())
    for said in ("Harbours", "It is at work.", "2. Lamps are lit.", "So it was found.", "Sources: Texts"):
        assert said in text
        assert said in " ".join(page.get_text().split())
    assert page.select("section#agreed h2")
    assert "https://quay.example/p/1" in {a["href"] for a in page.find_all("a")}
    assert not page.find_all(["script", "link", "img", "iframe"])
    assert b"url(" not in file
    assert slides_out.printed(made, "html").data == file
    with pytest.raises(ValueError, match="no format"):
        slides_out.printed(made, "pptx")
