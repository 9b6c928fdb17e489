"""The OpenDocument text: well formed, complete, and opened by an office program where there is one."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import odfdo
import pypdfium2 as pdfium
import pytest
from lxml import etree

from plenary.press.print_docx import docx
from plenary.press.print_odt import odt
from tests.press.reading import letters, missing
from tests.press.samples import STRANGE, compiled

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture(scope="module")
def sample() -> bytes:
    return odt(compiled())


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def test_every_word_given_is_in_it(sample: bytes) -> None:
    assert missing(compiled(), " ".join(part(sample, "content.xml").itertext())) == set()


def test_it_opens_with_its_title_and_headings(sample: bytes) -> None:
    document = odfdo.Document(io.BytesIO(sample))
    assert document.meta.title == "Compilation of responses"
    heads = [(head.get_attribute("text:outline-level"), head.inner_text) for head in document.body.headers]
    assert ("1", "10. Obstacles") in heads
    assert ("3", "A first view") in heads


def test_the_type_stands_first_and_unpacked(sample: bytes) -> None:
    first = zipfile.ZipFile(io.BytesIO(sample)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_manifest_names_every_file(sample: bytes) -> None:
    named = {entry.get(f"{{{entry.nsmap['manifest']}}}full-path") for entry in part(sample, "META-INF/manifest.xml")}
    held = set(zipfile.ZipFile(io.BytesIO(sample)).namelist())
    assert named == held - {"mimetype", "META-INF/manifest.xml"} | {"/"}


def test_arabic_answers_run_from_right_to_left(sample: bytes) -> None:
    content = part(sample, "content.xml")
    found = next(p for p in content.iter(f"{TEXT}p") if "نرى" in "".join(p.itertext()))
    name = found.get(f"{TEXT}style-name")
    style = next(s for s in content.iter(f"{STYLE}style") if s.get(f"{STYLE}name") == name)
    properties = style.find(f"{STYLE}paragraph-properties")
    assert properties is not None
    assert properties.get(f"{STYLE}writing-mode") == "rl-tb"


def test_every_style_that_is_used_is_there(sample: bytes) -> None:
    content, styles = part(sample, "content.xml"), part(sample, "styles.xml")
    known = {
        s.get(f"{STYLE}name") for tree in (content, styles) for s in tree.iter(f"{STYLE}style", f"{TEXT}list-style")
    }
    used = {
        value
        for element in content.iter()
        for name, value in element.attrib.items()
        if str(name) in (f"{TEXT}style-name", f"{TABLE}style-name")
    }
    assert used <= known


def test_footnotes_lists_and_head_rows_are_real(sample: bytes) -> None:
    content = part(sample, "content.xml")
    assert ["As adopted in the third session." in "".join(n.itertext()) for n in content.iter(f"{TEXT}note")] == [
        True,
        False,
    ]
    assert content.find(f".//{TEXT}list-item/{TEXT}list/{TEXT}list-item") is not None
    assert content.find(f".//{TABLE}table-header-rows") is not None


def test_links_of_the_contents_lead_somewhere(sample: bytes) -> None:
    content = part(sample, "content.xml")
    marks = {mark.get(f"{TEXT}name") for mark in content.iter(f"{TEXT}bookmark-start")}
    links = {str(value)[1:] for e in content.iter() for value in e.attrib.values() if str(value).startswith("#")}
    assert {link for link in links if "-Q" in link or "-R" in link} <= marks
    assert len(marks) == 12


def test_the_chart_is_a_picture_with_words(sample: bytes) -> None:
    assert b"<title" in zipfile.ZipFile(io.BytesIO(sample)).read("Pictures/chart1.svg")
    told = part(sample, "content.xml").find(".//{*}frame/{*}desc")
    assert told is not None
    assert "22 responses" in (told.text or "")


def test_same_document_same_bytes(sample: bytes) -> None:
    assert odt(compiled()) == sample


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_office_program_opens_both_files_whole(tmp_path: Path, sample: bytes) -> None:
    (tmp_path / "a.odt").write_bytes(sample)
    (tmp_path / "b.docx").write_bytes(docx(compiled()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / "a.odt"), str(tmp_path / "b.docx")]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for name in ("a.pdf", "b.pdf"):
        with pdfium.PdfDocument(tmp_path / name) as document:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        assert missing(compiled(), text) <= {letters(word) for word in STRANGE.split()}
