"""The PDF of a text: tagged, with bookmarks and running heads, whatever its words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press.paper import Paper, Par, Run
from plenary.press.paper_out import printed
from plenary.press.paper_pdf import pdf, pdf_in_subprocess
from plenary.press.typesetting import PrintFailedError
from tests.press.paper_reading import pdf_text
from tests.press.papers import HOSTILE, sample


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(sample())


def roles(data: bytes) -> list[str]:
    """The roles of the structure tree, page by page in the order of reading."""

    def walk(element: object) -> Iterator[str]:
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        name = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, name, size)
        yield name.raw.decode("utf-16-le").rstrip("\0")
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                yield from walk(child)

    found: list[str] = []
    with pdfium.PdfDocument(data) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for at in range(raw.FPDF_StructTree_CountChildren(tree)):
                found += walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at))
            raw.FPDF_StructTree_Close(tree)
    return found


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_it_declares_pdf_ua_is_tagged_and_has_title_and_language(language: str) -> None:
    data = pdf(sample(language))
    assert b"pdfuaid:part>1<" in data.replace(b" ", b"")
    with pdfium.PdfDocument(data) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == sample(language).title
    assert f"/Lang({language}".encode() in data.replace(b" ", b"")


def test_headings_lists_notes_and_links_are_told_to_a_screen_reader(made: bytes) -> None:
    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Note", "Link"} <= set(roles(made))


def test_bookmarks_lead_to_every_heading_and_say_what_is_not_agreed(made: bytes) -> None:
    with pdfium.PdfDocument(made) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert (0, "Executive summary") in marks
    assert (1, "B. [together with all stakeholders] (Not agreed by consensus)") in marks


def test_each_page_says_which_of_how_many_it_is_and_bears_the_symbol(made: bytes) -> None:
    with pdfium.PdfDocument(made) as document:
        assert len(document) > 1
        for number, page in enumerate(document, start=1):
            text = page.get_textpage().get_text_bounded()
            assert f"Page {number} of {len(document)}" in text
            assert "X/2026/CRP.4" in text


def test_typesetting_code_is_only_text() -> None:
    code = "#pagebreak() #for i in range(9) { pagebreak() } $x$ @ref"
    paper = replace(
        sample(), title=code, banner=code, pars=(Par("#p", "heading", code, runs=(Run(code),), state=code),)
    )
    text = pdf_text(pdf(paper))
    assert text.count("range(9)") >= 3
    assert "#pagebreak()" in pdf_text(pdf(Paper("T", "en", (Par("p", "paragraph", runs=(Run(HOSTILE),)),))))


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_no_text_stops_a_paper(text: str) -> None:
    pars = (
        Par(text, "heading", text, runs=(Run(text),), part="other"),
        Par(text, "paragraph", text, runs=(Run(text, mark="del", note=1),), notes=(text,), mark="ins", state=text),
        Par("i", "item", text, runs=(Run(text, role="sponsors"), Run(text, role="bracket"))),
    )
    assert pdf(Paper(text, "en", pars, symbol=text, banner=text, closing=(text,))).startswith(b"%PDF-")


def test_a_word_longer_than_the_line_stays_on_the_page() -> None:
    long = "x" * 2000
    paper = Paper("T", "en", (Par("p", "paragraph", "1", runs=(Run(long),)), Par("h", "heading", runs=(Run(long),))))
    with pdfium.PdfDocument(pdf(replace(paper, banner=long, authority=long))) as document:
        for page in document:
            width, texts = page.get_width(), page.get_textpage()
            for at in range(texts.count_rects()):
                assert texts.get_rect(at)[2] < width - 40


def test_a_process_of_its_own_writes_the_same_file(tmp_path: Path, made: bytes) -> None:
    filed = pdf_in_subprocess(sample(), tmp_path / "out.pdf", timeout=60)
    assert filed.path.read_bytes() == made == printed(sample(), "pdf").data
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_time_running_out_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PrintFailedError, match=r"not done within 0\.01 s"):
        pdf_in_subprocess(sample(), tmp_path / "out.pdf", timeout=0.01)
    assert list(tmp_path.iterdir()) == []
