"""A text as a Word file: tracked changes that Word knows, notes, comments, direction, and its own paragraphs by name."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx as reader
import pytest
from lxml import etree

from plenary.press.paper import Paper, Par, Remark, Run
from plenary.press.paper_docx import docx
from plenary.press.word_changes import changes

from .redlines import text_of_200

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = datetime(2026, 5, 4, 10, 31, 22, 900, tzinfo=UTC)
ARABIC = "تؤكد المجموعة أن المشاركة مفتوحة لجميع أصحاب المصلحة ABC وفق القرار 68/198"


def paper(*pars: Par, language: str = "en", **more: object) -> Paper:
    return Paper("Draft recommendations", language, pars, **more)  # type: ignore[arg-type]  # fields by name


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))


def paragraph(data: bytes, text: str) -> etree._Element:
    return next(p for p in part(data).iter(f"{W}p") if text in words(p))


WHOLE = paper(
    Par("p1", "heading", "I", 1, (Run("Role of the Group"),)),
    Par(
        "p2",
        "operative",
        "8 bis",
        1,
        (
            Run("The Group "),
            Run("[", role="bracket"),
            Run("shall"),
            Run("DA, DB", role="sponsors"),
            Run("]", role="bracket"),
            Run(" may", mark="del", author="Delegation A", at=AT),
            Run(" must", mark="ins", author="Delegation B", at=AT),
            Run(" meet"),
            Run("", note=1),
        ),
        ("As agreed.",),
        state="Agreed ad referendum",
        remarks=(Remark("Delegation C", "Why must?\nSay so.", AT, "must meet"),),
        cites=("paragraph 20 of the mandate", "https://example.org/answer/17"),
    ),
    Par("p3", "item", "(a)", 2, (Run("an item;"),)),
    subtitle="Second reading",
    symbol="WG/2026/7",
    authority="Report of the Chair, on the Chair's own responsibility",
    banner="Draft. In square brackets: not agreed.",
    front=(Par("f1", "paragraph", "1", 1, (Run("A summary."),)),),
    front_title="Executive summary",
    version="3",
    address="https://example.org/text/7",
    closing=("Made from the record.",),
)


def test_every_word_is_there_under_its_style() -> None:
    found = {p.text: p.style.name for p in reader.Document(io.BytesIO(docx(WHOLE))).paragraphs if p.style}
    assert found["Draft recommendations"] == "Title"
    assert found["Report of the Chair, on the Chair's own responsibility"] == "Authority"
    assert found["Draft. In square brackets: not agreed."] == "Banner"
    assert found["Executive summary"] == "Front Title"
    assert found["I.\tRole of the Group"] == "Heading 1"
    assert found["(a)\tan item;"] == "Text Item 1"  # no level is leapt over
    assert found["Agreed ad referendum"] == "Paragraph State"
    assert found["Made from the record."] == "Closing Words"
    assert any(text.startswith("Rests on: paragraph 20 of the mandate; https://") for text in found)


def test_changes_bear_author_and_instant_in_the_form_that_word_tracks() -> None:
    found = paragraph(docx(WHOLE), "must")
    made = [
        (etree.QName(c).localname, c.get(f"{W}author"), c.get(f"{W}date"), words(c))
        for c in found.iter(f"{W}ins", f"{W}del")
    ]
    assert made == [
        ("del", "Delegation A", "2026-05-04T10:31:22Z", " may"),
        # Cut where the comment on "must meet" begins.
        ("ins", "Delegation B", "2026-05-04T10:31:22Z", " "),
        ("ins", "Delegation B", "2026-05-04T10:31:22Z", "must"),
    ]
    assert [words(t) or t.text for t in found.iter(f"{W}delText")] == [" may"]


def test_brackets_are_bold_and_sponsors_raised() -> None:
    runs = {words(r): r.find(f"{W}rPr/{W}rStyle") for r in paragraph(docx(WHOLE), "must").iter(f"{W}r")}
    styles = {s.get(f"{W}styleId"): s for s in part(docx(WHOLE), "word/styles.xml").iter(f"{W}style")}
    bracket, sponsors = (runs[text].get(f"{W}val") for text in ("[", "DA, DB"))
    assert styles[bracket].find(f"{W}rPr/{W}b") is not None
    assert styles[sponsors].find(f"{W}rPr/{W}vertAlign").get(f"{W}val") == "superscript"


def test_a_comment_stands_on_its_words_and_notes_have_numbers_of_their_own() -> None:
    data = docx(WHOLE)
    found = paragraph(data, "must")
    comment = next(part(data, "word/comments.xml").iter(f"{W}comment"))
    assert (comment.get(f"{W}author"), comment.get(f"{W}initials")) == ("Delegation C", "DC")
    assert [words(p) for p in comment.iter(f"{W}p")] == ["Why must?", "Say so."]
    inside = False
    quoted = ""
    for each in found.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        inside = etree.QName(each).localname == "commentRangeStart" or (inside and each.tag == f"{W}t")
        quoted += (each.text or "") if inside and each.tag == f"{W}t" else ""
    assert quoted == "must meet"
    # LibreOffice 7.4 takes a comment's id for a note's and mixes up the notes where one is both.
    notes = {note.get(f"{W}id") for note in part(data, "word/footnotes.xml").iter(f"{W}footnote")}
    assert comment.get(f"{W}id") not in notes


def test_paragraphs_are_named_and_the_file_says_what_it_is() -> None:
    data = docx(WHOLE)
    names = [mark.get(f"{W}name") or "" for mark in part(data).iter(f"{W}bookmarkStart")]
    assert [name for name in names if name.startswith("par_")] == ["par_f1", "par_p1", "par_p2", "par_p3"]
    assert len(names) == len(set(names))
    found = changes(data)
    assert (found.address, found.version, found.language, found.title) == (
        *("https://example.org/text/7", "3", "en"),
        "Draft recommendations",
    )
    assert [row.key for row in found.paragraphs if row.kind != "about"] == ["f1", "p1", "p2", "p3"]


@pytest.mark.parametrize("key", ["p12", "8 bis", "p_1", "-", "فقرة", "a" * 30])
def test_any_key_comes_back(key: str) -> None:
    assert [row.key for row in changes(docx(paper(Par(key, "paragraph", runs=(Run("Words."),))))).paragraphs][-1] == key


def test_whole_paragraphs_are_tracked_with_their_ends_and_moves_have_ranges() -> None:
    data = docx(
        paper(
            Par("p1", "operative", "1", 1, (Run("New."),), mark="ins", author="A", at=AT),
            Par("p2", "operative", "2", 1, (Run("Old."),), mark="del", author="B", at=AT),
            Par("p3", "operative", "3", 1, (Run("Moved."),), mark="moved-from", author="C", at=AT),
            Par("p4", "operative", "4", 1, (Run("Stays."),)),
            Par("p3", "operative", "5", 1, (Run("Moved."),), mark="moved-to", author="C", at=AT),
        )
    )
    body = part(data)
    ends = [
        etree.QName(end[0]).localname for end in body.iter(f"{W}rPr") if len(end) and end.getparent().tag == f"{W}pPr"
    ]
    assert ends == ["ins", "del", "moveFrom", "moveTo"]
    names = [body.find(f".//{W}{tag}RangeStart").get(f"{W}name") for tag in ("moveFrom", "moveTo")]
    assert names[0] == names[1]
    assert body.find(f".//{W}del//{W}delText") is not None
    assert body.find(f".//{W}moveFrom//{W}delText") is None  # only what is deleted has this tag
    assert [(row.key, row.what) for row in changes(data).paragraphs if row.key] == [
        *(("p1", "inserted"), ("p2", "deleted"), ("p3", "moved-from"), ("p4", ""), ("p3", "moved-to")),
    ]


def test_a_move_whose_other_end_is_not_in_the_paper_is_a_deletion() -> None:
    data = docx(paper(Par("p3", "operative", "3", 1, (Run("Moved."),), mark="moved-from", author="C", at=AT)))
    assert part(data).find(f".//{W}moveFrom") is None
    assert [row.what for row in changes(data).paragraphs if row.key] == ["deleted"]


def test_arabic_runs_from_right_to_left_and_latin_within_it_does_not() -> None:
    data = docx(paper(Par("p1", "operative", "1", 1, (Run(ARABIC),)), language="ar"))
    found = paragraph(data, "المشاركة")
    assert found.find(f"{W}pPr/{W}bidi") is not None
    looks = {words(run): run.find(f"{W}rPr/{W}rtl") is not None for run in found.iter(f"{W}r")}
    assert looks["ABC"] is False
    assert next(text for text, rtl in looks.items() if rtl and "المجموعة" in text).startswith("تؤكد")
    assert part(data).find(f".//{W}sectPr/{W}bidi") is not None
    assert {lang.get(f"{W}bidi") for lang in found.iter(f"{W}lang") if lang.get(f"{W}bidi")} == {"ar"}


def test_an_arabic_paragraph_in_an_english_text_has_its_own_direction() -> None:
    data = docx(
        paper(Par("p1", "operative", "1", 1, (Run(ARABIC),)), Par("p2", "operative", "2", 1, (Run("English."),)))
    )
    assert paragraph(data, "المشاركة").find(f"{W}pPr/{W}bidi") is not None
    assert paragraph(data, "English").find(f"{W}pPr/{W}bidi") is None


def test_chinese_has_its_font_and_language() -> None:
    run = next(
        r
        for r in paragraph(docx(paper(Par("p1", "operative", "", 1, (Run("工作组"),)), language="zh")), "工").iter(
            f"{W}r"
        )
    )
    fonts, language = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
    assert fonts is not None
    assert language is not None
    assert (fonts.get(f"{W}hint"), language.get(f"{W}eastAsia")) == ("eastAsia", "zh")


@pytest.mark.accepts(9)
def test_each_paragraph_without_consensus_says_so() -> None:
    pars = tuple(
        Par(f"p{n}", "operative", str(n), 1, (Run("Words."),), part="other" if n > 1 else "consensus")
        for n in (1, 2, 3)
    )
    shown = [words(p) for p in part(docx(paper(*pars))).iter(f"{W}p")]
    assert shown.count("Not agreed by consensus") == 2
    assert any("each of their paragraphs says so" in text for text in shown)


def test_without_marks_nothing_is_tracked_and_later_writing_is() -> None:
    data = docx(paper(Par("p1", "operative", "1", 1, (Run("Clean."),))))
    assert not list(part(data).iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
    assert part(data, "word/settings.xml").find(f"{W}trackRevisions") is not None
    assert part(docx(WHOLE, tracking=False), "word/settings.xml").find(f"{W}trackRevisions") is None
    assert "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_same_paper_same_bytes_and_every_part_is_in_the_list() -> None:
    data = docx(text_of_200())
    assert docx(text_of_200()) == data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    listed = {str(kind.get("PartName"))[1:] for kind in part(data, "[Content_Types].xml") if kind.get("PartName")}
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
        assert name in listed or name.endswith(".rels") or name == "[Content_Types].xml"


def test_characters_that_no_file_can_carry_do_not_break_it() -> None:
    strange = 'a\x00b\ud800c\ufffe\u2028d <&">'
    data = docx(
        paper(
            Par("p\x00", "operative", strange, 1, (Run(strange, mark="ins", author=strange), Run("", note=1)), (strange,),
                remarks=(Remark(strange, strange, AT, strange),), state=strange, cites=(strange,)),
            address=strange, version=strange,
        )
    )  # fmt: skip
    assert changes(data).paragraphs
