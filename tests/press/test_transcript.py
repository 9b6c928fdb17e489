"""A transcript as a document: what was said is what stands there."""

from __future__ import annotations

import io

import docx as word
from hypothesis import example, given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from plenary.press import prose
from plenary.press.print_docx import docx
from plenary.press.print_pdf import pdf
from plenary.press.transcript import Part, Spoken, compiled, plain

PARTS = (
    Part("3", "Lights of the mole", (Spoken("Cordova", "15:04:11", ("We thank the Chair.", "1. We agree.")),)),
    Part("", "Under no item", (Spoken("", "15:09:00", ("Thank you.",)),)),
)
LABELS = {"contents": "Contents", "page": "Page", "of": "of", "statistics": "", "notes": "Notes", "version": ""}


@given(st.text(alphabet="a1.)-#|[^]: (iv", max_size=40))
@example("1. Thank you")
@example("- no")
@example("[^1]: said")
@example("| a | b |")
@example("# one")
def test_words_that_were_spoken_are_never_read_as_marks(said: str) -> None:
    text = plain(said)
    assert all(isinstance(node, prose.Paragraph) for node in prose.parse(text)), text
    assert {span.kind for span in prose.spans(text)} <= {"text"}


def test_items_speakers_times_and_words_stand_in_both_files() -> None:
    whole = compiled(
        PARTS, title="4th meeting", subtitle="Transcript", issued="26 September 2017", language="en", labels=LABELS
    )
    read = "\n".join(p.text for p in word.Document(io.BytesIO(docx(whole))).paragraphs)
    printed = "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf(whole)))
    for text in (read, printed):
        places = [
            text.rindex(part) for part in ("Lights of the mole", "Cordova", "15:04:11", "We agree.", "Thank you.")
        ]
        assert places == sorted(places)


def test_arabic_runs_from_right_to_left() -> None:
    parts = (Part("1", "الأضواء", (Spoken("كوردوفا", "15:04:11", ("شكرا سيدي الرئيس.",)),)),)
    whole = compiled(parts, title="الاجتماع الرابع", subtitle="", issued="2017", language="ar", labels=LABELS)
    assert whole.direction == "rtl"
    assert pdf(whole).startswith(b"%PDF")
