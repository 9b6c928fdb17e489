"""What the gate lets in, and what it turns away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import reading
from plenary.press.blocks import Source
from plenary.press.gate import CODES, Limits, Parts, Refused, explain, gather, parse_xml

from .incoming import docx, p, texts, zipped

_BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


def why(name: str, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        reading.read(name, data, limits or Limits())
    return caught.value.why


def word_file() -> bytes:
    document = python_docx.Document()
    document.add_paragraph("An answer.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf\n", b"\0\0\0\0"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    assert why("answer.txt", data) == "empty"


def test_a_file_above_the_limit_is_too_large() -> None:
    assert why("answer.txt", b"word " * 300, Limits(size=1000)) == "too-large"


def test_an_upload_is_stopped_at_the_limit_and_not_after_it() -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b"x" * 1000

    with pytest.raises(Refused) as caught:
        gather(endless(), Limits(size=10_000))
    assert caught.value.why == "too-large"
    assert sent <= 11


def test_a_small_file_that_unpacks_to_much_is_refused_without_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 400_000_000)
    read = []
    whole = zipfile.ZipExtFile.read

    def counted(part: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        read.append(whole(part, n))
        return read[-1]

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert why("answer.docx", out.getvalue()) == "bomb"
    assert sum(map(len, read)) < 1_000_000


def test_too_many_entries_are_refused() -> None:
    assert why("a.docx", zipped({f"part{n}.bin": "" for n in range(200)}), Limits(entries=100)) == "bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_found_in_whatever_encoding(encoding: str) -> None:
    text = _BOMB if encoding in ("utf-8", "utf-16") else "\ufeff" + _BOMB
    assert why("a.docx", with_part(word_file(), "word/document.xml", text.encode(encoding))) == "dtd"


@pytest.mark.parametrize(
    "name", ["customXml/item1.xml", "docProps/app.xml", "word/unheard-of.bin", "word/theme/t.rels"]
)
def test_a_document_type_is_found_in_parts_that_nobody_reads(name: str) -> None:
    assert why("a.docx", with_part(word_file(), name, _BOMB.encode())) == "dtd"


def test_a_document_type_in_an_open_document_is_found() -> None:
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", "settings.xml": _BOMB})
    assert why("a.odt", data) == "dtd"


def test_encodings_that_only_the_second_parser_knows_are_not_let_through() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'
    assert why("a.docx", with_part(word_file(), "word/document.xml", hidden)) == "damaged"


def test_a_picture_with_a_document_type_does_no_harm() -> None:
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>'
    assert texts(reading.read("a.docx", with_part(word_file(), "word/media/image1.svg", svg))) == ["An answer."]


def test_protected_files_are_told_apart_from_damaged_ones() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert why("a.docx", locked) == "encrypted"
    manifest = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x", "META-INF/manifest.xml": manifest}
    assert why("a.odt", zipped(odt)) == "encrypted"
    flagged = bytearray(zipped({"word/document.xml": "<a/>"}))
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    assert why("a.docx", bytes(flagged)) == "encrypted"


def test_word_before_2007_is_named_so_that_it_can_be_saved_anew() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500
    assert why("answer.doc", old) == "legacy-word"
    assert ".docx" in explain("legacy-word")


def test_what_is_no_document_is_refused_by_its_content() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
    assert why("a.txt", picture) == "not-a-document"
    assert why("a.docx", picture) == "wrong-content"
    assert why("a.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>") == "wrong-content"
    assert why("answers.zip", zipped({"a.txt": "one", "b.txt": "two"})) == "archive"
    sheet = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
    assert why("a.xlsx", zipped(sheet)) == "not-a-document"
    assert why("a.docx", b"PK\x03\x04" + b"\x01" * 400) == "damaged"


def test_the_content_decides_and_not_the_name() -> None:
    source = reading.read("answer.doc", word_file())
    assert source.format == "docx"
    assert "ending-differs" in source.warnings
    assert "ending-differs" not in reading.read("answer.docx", word_file()).warnings
    assert reading.read("answer.doc", rb"{\rtf1 An answer.\par}").format == "rtf"


def test_macros_are_left_out_and_said_to_be() -> None:
    source = reading.read("a.docm", with_part(word_file(), "word/vbaProject.bin", b"Sub AutoOpen()"))
    assert texts(source) == ["An answer."]
    assert "macros-left-out" in source.warnings


def test_every_code_says_what_is_wrong_and_how_to_mend_it() -> None:
    sentences = {explain(code) for code in CODES}
    assert len(sentences) == len(CODES)
    assert all(sentence.count(".") >= 2 for sentence in sentences)
    assert explain("never heard of") == explain("damaged")


def test_a_part_is_given_as_it_was_packed() -> None:
    parts = Parts(docx(p("Text")))
    assert parts.has("word/document.xml")
    assert b"Text" in parts.unpack("word/document.xml")
    assert parts.unpack("missing") == b""
    assert parts.xml("missing") is None


def test_strict_documents_are_read_like_others() -> None:
    data = docx(p("Strict text"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        )
        for name, content in parts.items()
    }
    assert texts(reading.read("a.docx", zipped(dict(strict)))) == ["Strict text"]


def test_entities_are_never_expanded() -> None:
    with pytest.raises(Refused):
        parse_xml(_BOMB.encode())


_NAMES = st.sampled_from(["a.docx", "b.odt", "c.pdf", "d.rtf", "e.txt", "f.eml", "g.mbox", "h", "i.html", "j.doc"])
_HEADS = st.sampled_from(
    [
        *(b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1", b"<html>", b"\xd0\xcf\x11\xe0", b"\xff\xfe"),
        *(b"From a@b Thu Jan  1 00:00:00 2015\n", b"From: a@b\nSubject: x\n"),
        b"<?xml version='1.0'?><office:document xmlns:office='opendocument'>",
    ]
)


def outcome(name: str, data: bytes) -> Source | str:
    try:
        return reading.read(name, data)
    except Refused as refusal:
        return refusal.why


@settings(max_examples=150, deadline=None)
@given(name=_NAMES, head=_HEADS, body=st.binary(max_size=600))
def test_whatever_bytes_are_read_or_refused(name: str, head: bytes, body: bytes) -> None:
    found = outcome(name, head + body)
    if isinstance(found, str):
        assert found in CODES
    else:
        assert [block.index for block in found.blocks] == list(range(len(found.blocks)))
        assert all(block.text.strip() == block.text != "" for block in found.blocks)


_BASES = {"docx": word_file(), "rtf": rb"{\rtf1\ansi{\b One} two{\footnote note}\par \trowd\cellx9 a\cell\row}"}


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(sorted(_BASES)), changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255))))
def test_damaged_files_are_read_or_refused(kind: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(_BASES[kind])
    for place, value in changes:
        data[place % len(data)] = value
    found = outcome(f"a.{kind}", bytes(data))
    assert isinstance(found, Source) or found in CODES
