"""The chair's summary as a document: numbered paragraphs, footnotes and sources, in either direction (A89)."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx as word
import pypdfium2 as pdfium
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as web

from plenary.press.compiled import Compiled
from plenary.press.galley import lay, words_of
from plenary.press.minutes import ChairSummary, Point, compiled
from plenary.press.print_docx import docx
from plenary.press.print_html import html
from plenary.press.print_odt import odt
from plenary.press.print_pdf import pdf
from tests.press.reading import letters, missing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENGLISH = ChairSummary(
    title="Chair’s summary of the second meeting",
    subtitle="Group on the lights of the mole",
    symbol="X/2016/9",
    dated="17 October 2016",
    language="en",
    points=(
        Point("The second meeting was held in Geneva."),
        Point(
            "The Chair opened it[2]. Fourteen members were there[1], as before[2].",
            "Opening of the meeting",
            ("Three of them by video.", "On behalf of Cordova."),
            ("item 1", "https://example.org/record/12"),
        ),
        Point("The agenda was adopted:\na) opening;\nb) other matters.", "Agenda"),
        *(Point(f"Several members noted matter {chr(n + 61)}. " * 9, "Discussion" * (n == 4)) for n in range(4, 11)),
    ),
    labels={"notes": "What it rests on"},
)
ARABIC = ChairSummary(
    title="ملخص الرئيس للاجتماع الثاني",
    subtitle="الفريق العامل",
    symbol="X/2016/9",
    dated="17 تشرين الأول/أكتوبر 2016",
    language="ar",
    points=(Point("افتتح الرئيس الاجتماع[1].", "افتتاح الاجتماع", ("بالفيديو.",)), Point("اختتم الاجتماع.")),
    labels={"notes": "المصادر", "page": "صفحة", "of": "من"},
)


def in_pdf(data: bytes) -> str:
    with pdfium.PdfDocument(data) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return text.replace("\u200b", "").replace("\r", "")  # places to break an address are no words


def in_docx(data: bytes, name: str = "word/document.xml") -> list[str]:
    tree = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))
    return [
        "".join("\t" if node.tag == f"{W}tab" else node.text or "" for node in p.iter(f"{W}t", f"{W}tab"))
        for p in tree.iter(f"{W}p")
    ]


def in_odt(data: bytes) -> str:
    return " ".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml")).itertext())


@pytest.mark.accepts(89)
@pytest.mark.parametrize("summary", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_every_word_stands_in_every_file(summary: ChairSummary) -> None:
    whole = compiled(summary)
    word_file = docx(whole)
    read = {
        "pdf": in_pdf(pdf(whole)),
        "docx": "\n".join(in_docx(word_file) + in_docx(word_file, "word/footnotes.xml")),
        "odt": in_odt(odt(whole)),
        "html": web.document_fromstring(html(whole)).text_content(),
    }
    # A code beside Arabic on one line is put together in another order by this reader of PDF.
    turned = {"pdf": {letters(summary.symbol)} if summary is ARABIC else set()}
    for kind, text in read.items():
        assert missing(whole, text) <= turned.get(kind, set()), kind


@pytest.mark.accepts(89)
def test_paragraphs_are_numbered_from_1_to_10_in_order() -> None:
    text = in_pdf(pdf(compiled(ENGLISH)))
    text = text[: text.index("What it rests on")]
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(n) for n in range(1, 11)]
    numbered = [p.text for p in word.Document(io.BytesIO(docx(compiled(ENGLISH)))).paragraphs if _style(p) == NUMBERED]
    assert [line.partition("\t")[0] for line in numbered[:10]] == [f"{n}." for n in range(1, 11)]


NUMBERED = "Numbered Paragraph"


def _style(paragraph: object) -> str:
    return str(paragraph.style.name)  # type: ignore[attr-defined]  # of python-docx, which is not typed


def test_footnotes_are_real_and_numbered_in_the_order_of_their_marks() -> None:
    whole = compiled(ENGLISH)
    notes = in_docx(docx(whole), "word/footnotes.xml")
    assert [line.strip() for line in notes if line.strip()] == ["On behalf of Cordova.", "Three of them by video."]
    body = zipfile.ZipFile(io.BytesIO(docx(whole))).read("word/document.xml").decode()
    assert re.findall(r'footnoteReference w:id="(\d+)"', body) == ["1", "2"]
    page = web.document_fromstring(html(whole))
    marks = page.xpath("//a[@role='doc-noteref']")
    assert [a.text for a in marks] == ["[1]", "[2]", "[1]"]
    assert all(page.get_element_by_id(a.get("href")[1:]) is not None for a in marks)


def test_notes_of_several_paragraphs_run_through_the_document() -> None:
    points = (Point("One[1].", "", ("first",)), Point("Two[1] and three[2].", "Head", ("second", "third")))
    whole = compiled(replace(ENGLISH, points=points))
    assert "[^1]: first" in whole.sections[0].text
    assert "[^2]: second" in whole.sections[1].text
    assert "[^3]: third" in whole.sections[1].text


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_both_kept() -> None:
    text = in_pdf(pdf(compiled(replace(ENGLISH, points=(Point("As said [3].", "", ("Unmarked.",)),)))))
    assert "[3]" in text
    assert "Unmarked." in text


def test_it_is_short_a_page_without_contents_that_bookmarks_still_lead_through() -> None:
    whole = compiled(replace(ENGLISH, points=ENGLISH.points[:4]))
    with pdfium.PdfDocument(pdf(whole)) as document:
        assert len(document) == 1
        assert [mark.get_title() for mark in document.get_toc()] == [
            "Opening of the meeting",
            "Agenda",
            "Discussion",
            "What it rests on",
        ]
    assert "Contents" not in web.document_fromstring(html(whole)).text_content()
    assert "Heading 1" in {_style(p) for p in word.Document(io.BytesIO(docx(whole))).paragraphs}


def test_sources_stand_at_the_end_under_the_number_of_their_paragraph() -> None:
    text = in_pdf(pdf(compiled(ENGLISH)))
    assert re.search(r"What it rests on\s+2\. item 1; https://example.org/record/12", text)
    assert "What it rests on" not in in_pdf(pdf(compiled(replace(ENGLISH, points=ENGLISH.points[:1]))))


@pytest.mark.accepts(89)
def test_the_day_it_bears_and_its_symbol_stand_at_the_head() -> None:
    text = in_pdf(pdf(compiled(ENGLISH)))
    assert text.index("17 October 2016") < text.index("Chair’s summary")
    assert text.index("X/2016/9") < text.index("Chair’s summary")


def test_arabic_runs_from_right_to_left_in_every_file() -> None:
    whole = compiled(ARABIC)
    data = pdf(whole)
    assert b"/Lang(ar" in data.replace(b" ", b"")
    with pdfium.PdfDocument(data) as document:
        page = document[0]
        words = page.get_textpage()
        at = [words.get_charbox(n)[0] for n in range(words.count_chars()) if words.get_text_range(n, 1) == "."]
        assert max(at) > page.get_width() * 0.8  # the full stop behind "1" stands at the right margin
    body = zipfile.ZipFile(io.BytesIO(docx(whole))).read("word/document.xml").decode()
    for style in ("Numbered", "Heading1"):
        assert f'<w:pStyle w:val="{style}"/><w:bidi/>' in body
    assert web.document_fromstring(html(whole)).get("dir") == "rtl"


def shown(whole: Compiled) -> list[tuple[str, int, str, str]]:
    """Every piece of the document: kind, level, label, words."""
    return [
        (piece.kind, piece.level, piece.label, words_of(piece.runs))
        for section in lay(whole).sections
        for piece in section.text
    ]


@given(st.text(alphabet="a1.)-#|[^]: \n(iv", max_size=50))
@example("Said:\n# no heading\n| a | b |\n[^1]: nor a note")
@example("Said:\n- one\n- two")
@example("Said:\n- one\nand on")
@example("[^1] typed")
def test_whatever_is_typed_each_paragraph_keeps_its_number_and_its_words(typed: str) -> None:
    pieces = shown(compiled(replace(ENGLISH, points=(Point(typed), Point("After.")))))
    assert {kind for kind, _, _, _ in pieces} == {"li"}
    assert [label for _, level, label, _ in pieces if level == 1] == ["1.", "2."]
    assert pieces[-1] == ("li", 1, "2.", "After.")
    kept = "".join(label + said for _, _, label, said in pieces[:-1])
    assert letters(kept) == letters(f"1.{typed}")


def test_a_list_at_the_end_of_a_paragraph_stands_one_step_in_and_words_after_one_are_not_its_last_item() -> None:
    pieces = shown(compiled(replace(ENGLISH, points=(Point("Said:\na) one;\nb) two."),))))
    assert [(level, label) for _, level, label, _ in pieces] == [(1, "1."), (2, "a)"), (2, "b)")]
    (piece,) = shown(compiled(replace(ENGLISH, points=(Point("Said:\na) one;\nb) two.\nAnd on."),))))
    assert piece[3].replace("\u2060", "").splitlines() == ["Said:", "a) one;", "b) two.", "And on."]
