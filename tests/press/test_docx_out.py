"""The Word file: read back with another library, part by part."""

from __future__ import annotations

import io
import re
import zipfile

import docx as reader
import pytest
from lxml import etree

from plenary.press.print_docx import docx
from tests.press.reading import missing
from tests.press.samples import ARABIC, compiled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sample() -> bytes:
    return docx(compiled())


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def text_of(data: bytes) -> str:
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for name in ("word/document.xml", "word/footnotes.xml")
        for paragraph in part(data, name).iter(f"{W}p")
    )


def paragraph(data: bytes, text: str) -> etree._Element:
    for found in part(data, "word/document.xml").iter(f"{W}p"):
        if text in "".join(node.text or "" for node in found.iter(f"{W}t")):
            return found
    raise AssertionError(text)


def test_every_word_given_is_in_it(sample: bytes) -> None:
    assert missing(compiled(), text_of(sample)) == set()


def test_headings_lists_and_title_are_styles(sample: bytes) -> None:
    styles = {p.text: p.style.name for p in reader.Document(io.BytesIO(sample)).paragraphs if p.style}
    assert styles["Compilation of responses"] == "Title"
    assert styles["2. Significance"] == "Heading 1"
    assert styles["Delegation 9"] == "Heading 2"
    assert styles["A first view"] == "Heading 3"
    assert styles["of papers"] == "List Bullet 2"
    assert styles["a)\tlettered answer"] == "List Own Labels"


def test_title_and_language_are_set(sample: bytes) -> None:
    told = reader.Document(io.BytesIO(sample)).core_properties
    assert (told.title, told.language) == ("Compilation of responses", "en")


def test_every_link_inside_leads_to_a_bookmark_given_once(sample: bytes) -> None:
    body = part(sample, "word/document.xml")
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    links = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert links
    assert set(links) <= set(names)


def test_contents_and_page_numbers_are_fields(sample: bytes) -> None:
    assert ' TOC \\o "1-2"' in "".join(t.text or "" for t in part(sample, "word/document.xml").iter(f"{W}instrText"))
    foot = "".join(t.text or "" for t in part(sample, "word/footer1.xml").iter(f"{W}instrText"))
    assert foot.split() == ["PAGE", "NUMPAGES"]


def test_footnotes_are_real_and_each_is_referred_to_once(sample: bytes) -> None:
    referred = [r.get(f"{W}id") for r in part(sample, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = {
        n.get(f"{W}id"): n for n in part(sample, "word/footnotes.xml").iter(f"{W}footnote") if not n.get(f"{W}type")
    }
    assert referred == list(notes) == ["1", "2"]
    assert "As adopted" in "".join(notes["1"].itertext())


def test_arabic_answers_run_from_right_to_left(sample: bytes) -> None:
    found = paragraph(sample, ARABIC[:20])
    assert found.find(f"{W}pPr/{W}bidi") is not None
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in found.iter(f"{W}r"))
    assert paragraph(sample, "Our office").find(f"{W}pPr/{W}bidi") is None


def test_a_right_to_left_document_turns_pages_heads_and_tables() -> None:
    data = docx(compiled("rtl", "ar"))
    body = part(data, "word/document.xml")
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    assert paragraph(data, "Significance").find(f"{W}pPr/{W}bidi") is not None
    assert body.find(f".//{W}bidiVisual") is not None


def test_chinese_is_marked_for_its_font_and_language(sample: bytes) -> None:
    run = next(paragraph(sample, "我们认为").iter(f"{W}r"))
    fonts, language = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
    assert fonts is not None
    assert language is not None
    assert (fonts.get(f"{W}hint"), language.get(f"{W}eastAsia")) == ("eastAsia", "zh")


def test_tables_have_a_head_row_and_charts_alternative_text(sample: bytes) -> None:
    body = part(sample, "word/document.xml")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in next(body.iter(f"{W}tbl")).iter(f"{W}tr")][:2] == [
        True,
        False,
    ]
    told = re.search(r'descr="([^"]+)"', etree.tostring(body).decode())
    assert told is not None
    assert "22 responses" in told[1]


def test_a_chart_holds_the_counts(sample: bytes) -> None:
    values = [v.text for v in part(sample, "word/charts/chart1.xml").iter("{*}v")]
    assert {"22", "17", "Member States", "Late"} <= set(values)


def test_a_formula_stays_text(sample: bytes) -> None:
    assert "=1+1 #pagebreak()" in text_of(sample)


def test_every_part_is_well_formed_and_named_in_the_list_of_parts(sample: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(sample))
    kinds = part(sample, "[Content_Types].xml")
    listed = {str(kind.get("PartName"))[1:] for kind in kinds if kind.get("PartName")}
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
        assert name in listed or name.endswith(".rels") or name == "[Content_Types].xml"
    assert listed <= set(archive.namelist())


def test_same_document_same_bytes(sample: bytes) -> None:
    assert docx(compiled()) == sample
