"""The Word form: what is locked, what may be filled, what it says in Arabic; and the tags on their way back."""

from __future__ import annotations

import io
import zipfile

import docx as reader
import pytest
from lxml import etree

from plenary.press import reading, wire
from plenary.press.form import Asked, Form
from plenary.press.form_answers import PROPERTY, Tags, form_named
from plenary.press.form_docx import form_docx, hints, printed
from tests.press.filling import NS, W, controls, edit, fill, item, paragraph

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def form(language: str = "en") -> Form:
    asked = (
        Asked("", "A note & <more>", "note"),
        Asked("1", "Who answers?", "profile", choices=("State", "Other")),
        Asked("2", "What?\nSecond line.", parts=(("a", "First"), ("b", "")), help="Be brief.", required=True),
        Asked("3 bis", "Which?", "multiple", choices=("Light", "Depth"), only_if="question 1: “State”"),
        Asked("10", "ما رأيكم؟" if language == "ar" else "What else?"),
    )
    return Form("views", "0123456789ab", language, "A call", "Group", "1 May 2016 12:00 (UTC)", "by mail", True,
                ("States", "Civil society"), asked)  # fmt: skip


def document(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def lock(control: etree._Element) -> str:
    found = control.find(f"{W}sdtPr/{W}lock")
    return found.get(f"{W}val", "") if found is not None else ""


@pytest.mark.accepts(43, "X3")
def test_answers_can_be_filled_and_not_deleted_and_wordings_neither() -> None:
    root = document(form_docx(form()))
    found = controls(root)
    answers = [
        "Q1",
        "Q2a",
        "Q2b",
        "Q{3 bis}#1",
        "Q{3 bis}#2",
        "Q10",
        "name",
        "group",
        "country",
        "email",
        "joint",
        "consent",
    ]
    assert set(answers) < set(found)
    assert {lock(found[tag]) for tag in answers} == {"sdtLocked"}
    assert {lock(c) for tag, c in found.items() if tag not in answers} == {"sdtContentLocked"}
    ids = [e.get(f"{W}val") for e in root.iter(f"{W}id")]
    assert len(set(ids)) == len(ids)
    entries = [e.get(f"{W}displayText") for e in found["group"].iter(f"{W}listItem")]
    assert entries == ["States", "Civil society"]
    assert found["Q{3 bis}#1"].find(f"{W}sdtPr/{W14}checkbox") is not None
    outside = [p for p in root.iter(f"{W}p") if not any(a.tag == f"{W}sdt" for a in p.iterancestors())]
    said = ["".join(t.text or "" for t in p.findall(f"{W}r/{W}t")).strip() for p in outside]
    assert set(said) == {"", "Light", "Depth"}  # all else stands in a control


def test_another_library_reads_it_and_it_names_its_call_and_edition() -> None:
    data = form_docx(form())
    assert form_docx(form()) == data
    assert reader.Document(io.BytesIO(data)).core_properties.title == "A call"
    source = reading.read("form.docx", data)
    assert source.form == "views/0123456789ab/en"
    assert PROPERTY.encode() in zipfile.ZipFile(io.BytesIO(data)).read("docProps/custom.xml")
    assert wire.from_json(wire.sources_to_json((source,))) == (source,)


def test_arabic_runs_from_right_to_left() -> None:
    root = document(form_docx(form("ar")))
    for each in root.iter(f"{W}p"):
        assert each.find(f"{W}pPr/{W}bidi") is not None
    assert root.find(f".//{W}sectPr/{W}bidi") is not None
    assert root.find(f".//{W}tblPr/{W}bidiVisual") is not None


def test_every_block_of_a_filled_form_has_its_tag_and_what_nobody_filled_has_none() -> None:
    words = {
        "Q2a": paragraph("Before") + item("one") + paragraph("1."),
        "Q10": "Words",
        "name": "Society",
        "Q{3 bis}#2": "x",
    }
    source = reading.read("form.docx", fill(form_docx(form()), words))
    said = {}
    for block in source.blocks:
        if block.label != "furniture":
            said.setdefault(block.tag, []).append(block.text)
    assert said["Q2a"] == ["Before", "one", "1."]
    assert said["ask:Q2b"] == ["b)"]  # a number alone in a field is not taken for the next wording's
    assert said["Q{3 bis}#1"] == ["☐ Light"]
    assert said["Q{3 bis}#2"] == ["☒ Depth"]
    assert said["name"] == ["Society"]
    assert not {"", "Q1", "Q2b", "country"} & set(said)
    assert "placeholders-left-out" in source.warnings


def test_printed_lines_are_those_that_a_reader_finds() -> None:
    source = reading.read("form.docx", form_docx(form()))
    found = [(b.tag, b.text.lstrip("☐ ")) for b in source.blocks if b.label != "furniture"]
    assert found == [(tag, text) for tag, text in printed(form())]
    assert len(hints(form())) == 2


def test_tags_are_counted_and_strange_ones_are_nobodys() -> None:
    tags = Tags()
    asked = [
        "plenary:Q1",
        "plenary:Q1",
        "other:Q1",
        "plenary:",
        "plenary:ask:Q1",
        "plenary:ask:Q1",
        "plenary:Q1",
        "plenary:" + "x" * 99,
    ]
    assert [tags.read(raw) for raw in asked] == ["Q1", "Q1*2", "", "", "ask:Q1", "ask:Q1", "Q1*3", ""]
    assert [form_named(text) for text in (" views/0123abcd/ar ", "views/0123abcd", "../x/0123abcd/en", "")] == [
        "views/0123abcd/ar", "", "", "",
    ]  # fmt: skip


def repeated(*texts: str) -> str:
    control = "".join(f"<w:sdt><w:sdtPr/><w:sdtContent><w:r>{text}</w:r></w:sdtContent></w:sdt>" for text in texts)
    return f'<w:p xmlns:w="{NS}">{control}</w:p>'


def test_what_libreoffice_repeats_is_read_once_in_a_form_and_left_alone_elsewhere() -> None:
    written = repeated(
        "<w:t>Some bold words</w:t>",
        "<w:t>bold</w:t><w:t>Some bold words</w:t>",
        "<w:t> words</w:t><w:t>Some bold words</w:t>",
    )

    def add(root: etree._Element) -> None:
        body = root.find(f"{W}body")
        assert body is not None
        body.insert(0, etree.fromstring(written))

    data = edit(form_docx(form()), add)
    assert reading.read("form.docx", data).blocks[0].text == "Some bold words"
    plain = edit(data, lambda root: root.clear(), "docProps/custom.xml")
    assert reading.read("other.docx", plain).blocks[0].text.count("Some bold words") == 3
