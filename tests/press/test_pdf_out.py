"""The PDF: everything is in it, it is accessible, and no text can stop it or steer it."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import coverage, print_pdf
from plenary.press.compiled import Compiled, Section
from plenary.press.galley import part
from plenary.press.print_pdf import PrintFailedError, pdf, pdf_in_subprocess, printed
from tests.press.reading import letters, missing
from tests.press.samples import HOSTILE, STRANGE, compiled, entry


def text_of(data: bytes) -> str:
    with pdfium.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def pages(data: bytes) -> int:
    with pdfium.PdfDocument(data) as document:
        return len(document)


def one(text: str, language: str = "en") -> Compiled:
    section = Section("Q1", "1", "Only", "Well?", (entry(1, text, language),))
    return Compiled("T", "", "question", "", "", "", "en", "ltr", (section,))


@pytest.fixture(scope="module")
def sample() -> bytes:
    return pdf(compiled())


def test_every_word_given_is_in_the_text_of_the_pdf(sample: bytes) -> None:
    gone = missing(compiled(), text_of(sample))
    assert gone <= {letters(word) for word in STRANGE.split()}  # of that answer only what no font shows may differ


@pytest.mark.parametrize(("direction", "language"), [("ltr", "en"), ("rtl", "ar")])
def test_it_declares_pdf_ua_is_tagged_and_has_title_and_language(direction: str, language: str) -> None:
    data = pdf(compiled(direction, language))
    assert b"pdfuaid:part>1<" in data.replace(b" ", b"")
    with pdfium.PdfDocument(data) as document:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == "Compilation of responses"
    assert f"/Lang({language}".encode() in data.replace(b" ", b"")


def test_bookmarks_lead_to_every_section_and_answer(sample: bytes) -> None:
    with pdfium.PdfDocument(sample) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert (0, "2. Significance") in marks
    assert (1, "Delegation 9") in marks
    assert (0, "10. Obstacles") in marks


@pytest.mark.accepts("X4")
def test_contents_list_question_2_before_question_10_with_their_pages(sample: bytes) -> None:
    with pdfium.PdfDocument(sample) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    contents = next(text for text in texts if text.startswith("Compilation of responses") and "Contents" in text)
    listed = dict(re.findall(r"(\d+)\. \w+[ .]+(\d+)", contents))
    assert list(listed) == ["2", "10"]
    for number, page in listed.items():
        assert f"{number}. " in texts[int(page) - 1]


def test_each_page_says_which_of_how_many_it_is(sample: bytes) -> None:
    with pdfium.PdfDocument(sample) as document:
        for number, page in enumerate(document, start=1):
            assert f"Page {number} of {len(document)}" in page.get_textpage().get_text_bounded()


def test_a_footnote_stands_at_the_foot_of_its_page(sample: bytes) -> None:
    with pdfium.PdfDocument(sample) as document:
        for page in document:
            text = page.get_textpage().get_text_bounded()
            if "Our office" in text:
                assert text.index("As adopted in the third session") > text.index("Delegation 1")
                assert "[^1]" not in text
                return
    pytest.fail("the answer was not found")


def test_typesetting_code_in_an_answer_is_only_text() -> None:
    assert letters(HOSTILE) in letters(text_of(pdf(one(HOSTILE))))
    assert pages(pdf(one("#pagebreak()\n\n#for i in range(9) { pagebreak() }"))) == pages(pdf(one("Harmless.")))


def test_characters_without_a_font_are_replaced_and_named() -> None:
    made = printed(one("before \U000f0001 after"))
    assert made.replaced == ("\U000f0001",)
    assert "before" in text_of(made.data)
    assert "after" in text_of(made.data)


def test_a_glyph_that_only_the_typesetter_misses_is_replaced_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "missing", lambda characters: frozenset())
    assert printed(one("a \U000f0001 b \U000f0002")).replaced == ("\U000f0001", "\U000f0002")


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_no_text_stops_a_compilation(text: str) -> None:
    assert pdf(one(text)).startswith(b"%PDF-")


def test_the_shipped_list_of_characters_is_true_without_any_font_of_the_system() -> None:
    """Guards against a typesetter that one day brings other fonts: then coverage.json has to be made anew."""
    firsts, lasts = coverage._shipped()
    every = [chr(code) for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1)]
    faces = b'"Libertinus Serif", "Noto Naskh Arabic", "Plenary Han Serif"'
    source = b'#set document(title: "x")\n#set text(lang: "en", font: (' + faces + b"))\n#sys.inputs.d"
    spaced = " ".join(letter for letter in every if letter not in coverage.INVISIBLE)
    made = typst.compile(
        source,
        sys_inputs={"d": spaced},
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[coverage.FONTS]),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
    )
    assert isinstance(made, bytes)


def test_same_document_same_bytes(sample: bytes) -> None:
    assert pdf(compiled()) == sample


def test_a_word_longer_than_the_line_stays_on_the_page() -> None:
    with pdfium.PdfDocument(pdf(one("x" * 3000))) as document:
        for page in document:
            width = page.get_width()
            texts = page.get_textpage()
            for at in range(texts.count_rects()):
                assert texts.get_rect(at)[2] < width - 40


@pytest.mark.accepts(64)
def test_a_long_compilation_paginates_and_comes_in_parts() -> None:
    """The thousand pages themselves are printed by bench/compilation.py."""
    long = "\n\n".join("The working group considered the matter at length and returned to it. " * 6 for _ in range(9))
    table = "| Row | Value |\n" + "\n".join(f"| {row} | {'word ' * 30}|" for row in range(40))
    sections = tuple(
        Section(f"Q{q}", str(q), f"Question {q}", "", tuple(entry(n, long if n % 5 else table) for n in range(1, 16)))
        for q in range(1, 4)
    )
    whole = Compiled("Long", "", "question", "", "", "", "en", "ltr", sections)
    assert pages(pdf(whole)) > 40
    piece = text_of(pdf(part(whole, "Q2")))
    assert "Question 2" in piece
    assert "Question 3" not in piece
    with pytest.raises(KeyError):
        part(whole, "Q9")


def test_a_process_of_its_own_writes_the_same_file(tmp_path: Path, sample: bytes) -> None:
    steps: list[str] = []
    filed = pdf_in_subprocess(compiled(), tmp_path / "out.pdf", timeout=60, progress=steps.append)
    assert filed.path.read_bytes() == sample
    # The one that no font has; and, on a system without fonts for them, the Hindi and the Thai of the sample.
    assert {c for c in filed.replaced if not "\u0900" <= c <= "\u0e7f"} == {"\U000f0001"}
    assert steps[-1] == "printed"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_time_running_out_is_said_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PrintFailedError, match=r"not done within 0\.01 s"):
        pdf_in_subprocess(compiled(), tmp_path / "out.pdf", timeout=0.01)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_template_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.typ"
    broken.write_text("#panic()")
    monkeypatch.setattr(print_pdf, "TEMPLATE", broken)
    with pytest.raises(PrintFailedError):
        pdf(one("x"))
