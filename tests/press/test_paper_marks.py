"""What a reader has to see in every format: footnotes, changes, what is not agreed, whose report it is."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import odfdo
import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from plenary.press.galley import clean
from plenary.press.paper import Paper, Par, Run
from plenary.press.paper_galley import lay
from tests.press.paper_reading import READERS, md_html, missing, out, pdf_text
from tests.press.papers import redlined, sample

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def varied(*parts: str) -> Paper:
    pars = tuple(
        Par(f"p{at}", "paragraph", str(at), runs=(Run(f"Words {at}."),), part=of)  # type: ignore[arg-type]  # its values
        for at, of in enumerate(parts, 1)
    )
    return Paper("Report", "en", pars, document="report")


@pytest.mark.accepts(9)
@pytest.mark.parametrize("format", READERS)
def test_each_paragraph_that_is_not_agreed_by_consensus_says_so_and_the_first_page_warns(format: str) -> None:
    shown = READERS[format](out(varied("consensus", "other", "other", "consensus"), format))
    body = shown[shown.index("Words 1") :] if format != "xml" else shown
    assert body.count("Not agreed by consensus") >= 2
    assert shown.index("Parts of this document were not agreed by consensus") < shown.index("Words 1")
    assert re.search(r"Agreed by consensus[^W]*1\.?\s*Words 1|1\.\s*Agreed by consensus\s*Words 1", shown)


@pytest.mark.accepts(9)
@pytest.mark.parametrize("format", READERS)
def test_the_variant_without_says_that_it_holds_only_what_was_agreed(format: str) -> None:
    shown = READERS[format](out(varied("consensus", "consensus"), format))
    assert "This document holds only what was agreed by consensus." in shown
    assert "Not agreed by consensus" not in shown


@pytest.mark.accepts(9)
def test_every_page_of_the_pdf_says_which_variant_it_is_and_whose_report() -> None:
    long = varied(*(("consensus", "other") * 40))
    for paper, said in (
        (replace(long, authority="Report of the Chair"), "Parts not agreed by consensus"),
        (replace(long, authority="Report of the Chair", pars=long.pars[::2] * 1), "Only what was agreed by consensus"),
    ):
        with pdfium.PdfDocument(out(paper, "pdf")) as document:
            texts = [page.get_textpage().get_text_bounded() for page in document]
        assert len(texts) > 1
        assert all("Report of the Chair" in text for text in texts)
        assert all(said in text for text in texts[1:])


def test_a_paper_without_parts_speaks_of_no_consensus() -> None:
    shown = pdf_text(out(varied("", ""), "pdf"))
    assert "consensus" not in shown


@pytest.mark.accepts(143)
@pytest.mark.parametrize("format", READERS)
def test_whose_report_it_is_stands_before_its_first_paragraph(format: str) -> None:
    shown = READERS[format](out(sample(), format))
    assert shown.index("Report of the Chair, on the Chair's own responsibility") < shown.index("PP1.")


@pytest.mark.accepts(144)
@pytest.mark.parametrize("format", READERS)
def test_the_executive_summary_stands_before_the_paragraphs(format: str) -> None:
    pars = (Par("p1", "paragraph", "1", runs=(Run("First of all."),)),)
    front = (Par("s1", "paragraph", "i", runs=(Run("In short."),)),)
    shown = READERS[format](out(Paper("T", "en", pars, front=front, front_title="Executive summary"), format))
    assert shown.index("Executive summary") < shown.index("In short.") < shown.index("First of all.")


def test_footnotes_are_numbered_through_the_document_and_real_in_each_format() -> None:
    paper = sample()
    page = BeautifulSoup(out(paper, "html"), "html.parser")
    refs = [(a["href"], a.text) for a in page.find_all(role="doc-noteref")]
    assert refs == [("#_n1", "1"), ("#_n2", "2"), ("#_n2", "2"), ("#_n3", "3")]
    first = page.find(id="_n1")
    assert first is not None
    assert "Cordova reserves its position." in first.text
    back = first.find(role="doc-backlink")
    assert back is not None
    assert back["href"] == "#_m1"  # type: ignore[index]  # a tag
    notes = list(part(out(paper, "odt"), "content.xml").iter(f"{TEXT}note"))
    assert ["".join(note.itertext())[:1] for note in notes] == ["1", "2", "3"]
    root = etree.fromstring(out(paper, "xml"))
    assert [note.get("marker") for note in root.iter(f"{AKN}authorialNote")] == ["1", "2", "3"]
    assert [ref.get("href") for ref in root.iter(f"{AKN}noteRef") if ref.get("placement")] == ["#fn_2"]
    with pdfium.PdfDocument(out(paper, "pdf")) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert text.index("Cordova reserves its position.") > text.index("8 bis")  # at the foot


def test_a_mark_without_a_note_shows_nothing_and_a_note_without_a_mark_is_kept() -> None:
    par = Par("p", "paragraph", runs=(Run("a"), Run("", note=7)), notes=("Kept.",))
    bits = lay(Paper("T", "en", (par,))).pars[0].bits
    assert [(bit.kind, bit.text, bit.number) for bit in bits] == [("text", "a", 0), ("note", "Kept.", 1)]


def test_changes_are_seen_without_colour_and_told_with_their_authors() -> None:
    paper = Paper("T", "en", (Par("p", "operative", "8", runs=redlined("en")),))
    page = BeautifulSoup(out(paper, "html"), "html.parser")
    put_in, taken = page.find("ins"), page.find("del")
    assert put_in is not None
    assert taken is not None
    assert put_in.text == "[put in, Ruritania: +2together with all stakeholders+ – end of the change]"
    assert (taken["title"], taken["datetime"]) == ("Cordova", "2026-05-04")
    sheet = BeautifulSoup(md_html(out(paper, "md")), "html.parser")
    assert [tag.text for tag in sheet.find_all(["ins", "del"])] == [
        "−1on an equal footing−",
        "+2together with all stakeholders+",
    ]
    root = etree.fromstring(out(paper, "xml"))
    assert [e.get("title") for e in root.iter(f"{AKN}ins", f"{AKN}del")] == [
        "Cordova · 2026-05-04",
        "Ruritania · 2026-05-04",
    ]
    content = part(out(paper, "odt"), "content.xml")
    spans = {span.get(f"{TEXT}style-name"): span.text for span in content.iter(f"{TEXT}span")}
    assert (spans["Put_In"], spans["Taken_Out"]) == ("together with all stakeholders", "on an equal footing")
    for format in ("pdf", "html", "md", "odt"):
        shown = " ".join(READERS[format](out(paper, format)).split())
        assert "what was taken out is struck through" in shown
        assert "1 Cordova, 2 Ruritania" in shown


@pytest.mark.parametrize("mark", ["ins", "del", "moved-from", "moved-to"])
@pytest.mark.parametrize("format", [name for name in READERS if name != "docx"])  # Word itself shows it
def test_a_paragraph_changed_as_a_whole_says_what_happened(format: str, mark: str) -> None:
    words = {
        "ins": "New paragraph",
        "del": "Paragraph taken out",
        "moved-from": "moved away from here",
        "moved-to": "moved to here",
    }
    runs = (Run("Some words"), Run(" of old", mark="del"), Run(" of new", mark="ins"))
    par = Par("p", "paragraph", "4", runs=runs, mark=mark, author="Cordova")  # type: ignore[arg-type]  # its values
    shown = " ".join(READERS[format](out(Paper("T", "en", (par,)), format)).split())
    assert words[mark] in shown
    assert "Cordova" in shown


def test_a_single_hand_gets_no_numbers() -> None:
    runs = (Run("a", mark="ins", author="Cordova"), Run("b"))
    shown = out(Paper("T", "en", (Par("p", "paragraph", runs=runs),)), "md").decode()
    assert "<ins><sup>+</sup>a<sup>+</sup></ins>b" in shown
    assert "By: Cordova" in shown


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_opendocument_text_opens_with_title_headings_and_paragraphs(language: str) -> None:
    document = odfdo.Document(io.BytesIO(out(sample(language), "odt")))
    assert document.meta.title == sample(language).title
    heads = [head.inner_text for head in document.body.headers]
    assert heads[0] == "Executive summary"
    assert any("Not agreed by consensus" in head for head in heads)


def test_every_style_of_the_opendocument_text_is_there_and_its_links_lead_somewhere() -> None:
    data = out(sample(), "odt")
    content, styles = part(data, "content.xml"), part(data, "styles.xml")
    known = {
        s.get(f"{STYLE}name") for tree in (content, styles) for s in tree.iter(f"{STYLE}style", f"{TEXT}list-style")
    }
    assert {str(e.get(f"{TEXT}style-name")) for e in content.iter() if e.get(f"{TEXT}style-name")} <= known
    marks = {mark.get(f"{TEXT}name") for mark in content.iter(f"{TEXT}bookmark")}
    links = {str(v)[1:] for e in content.iter(f"{TEXT}a") for v in e.attrib.values() if str(v).startswith("#")}
    assert links <= marks


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_office_program_opens_it_whole(tmp_path: Path) -> None:
    for language in ("en", "zh"):
        (tmp_path / f"{language}.odt").write_bytes(out(sample(language), "odt"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(path) for path in sorted(tmp_path.glob("*.odt"))]
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(order, check=True, capture_output=True, timeout=180)
    for language in ("en", "zh"):
        assert missing(sample(language), pdf_text((tmp_path / f"{language}.pdf").read_bytes())) == set()


def test_clean_words_reach_every_printer() -> None:
    assert lay(Paper("a\x00b", "en", ())).title == clean("a\x00b")
