"""Rich Text Format comes out as blocks with nothing lost."""

from __future__ import annotations

import pytest

from plenary.press import reading
from plenary.press.blocks import Source

from .incoming import texts, words, words_of


def read(body: str) -> Source:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset2 Symbol;}"
    head += r"{\f3\fcharset178 Arabic;}{\f4\fcharset134 SimSun;}}"
    head += r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}"
    return reading.read("answer.rtf", (head + body + "}").encode("latin-1"))


def test_paragraphs_headings_and_looks() -> None:
    body = (
        r"\pard\s1 Title of it\par\pard\s2 Second\par\pard\plain {\b All bold}\par Some {\b bold} words in a text.\par"
        r"\pard\qc{\b CENTRED AND BOLD}\par\pard\fs48 Large\fs24\par Ordinary text that is long enough to be usual.\par"
    )
    assert [(b.kind, b.level, b.text, b.bold) for b in read(body).blocks] == [
        ("heading", 1, "Title of it", False),
        ("heading", 2, "Second", False),
        ("paragraph", 0, "All bold", True),
        ("paragraph", 0, "Some bold words in a text.", False),
        ("heading", 3, "CENTRED AND BOLD", True),
        ("heading", 1, "Large", False),
        ("paragraph", 0, "Ordinary text that is long enough to be usual.", False),
    ]


def test_letters_of_all_encodings() -> None:
    body = (
        r"caf\'e9 \u1055?\u1088? {\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f3 \'e4\'da\'e3} {\f4 \'ce\'d2} \uc0\u20320\u22909 "
        r"\ldblquote yes\rdblquote\emdash no\~way \u-10179\u-8704 {\f2 \'b7}\par"
    )
    assert texts(read(body)) == ["café Пр Привет نعم 我 你好“yes”—no way 😀•"]


def test_lists_keep_the_numbers_that_show() -> None:
    body = (
        r"\pard{\listtext\pard 1.\tab}\ls1\ilvl0 First\par{\listtext a)\tab}\ls1\ilvl1 Inner\par"
        r"\pard{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt}Old bullet\par\pard After\par"
    )
    assert [(b.label, b.level, b.text) for b in read(body).blocks] == [
        ("1.", 1, "First"),
        ("a)", 2, "Inner"),
        ("•", 1, "Old bullet"),
        ("", 0, "After"),
    ]


def test_tables_and_tables_within() -> None:
    body = (
        r"\pard Before\par\trowd\cellx1000\cellx2000\pard\intbl Question\cell Answer\par in two\cell\row"
        r"\trowd\cellx1000\cellx2000\pard\intbl 1\cell\pard\intbl\itap2 inner\nestcell other\nestcell"
        r"{\*\nesttableprops\trowd\nestrow}\pard\intbl after\cell\row\pard Between\par"
        r"\trowd\cellx1000\cellx2000\pard\intbl New\cell table\cell\row\pard End\par"
    )
    assert [(b.text, b.table, b.row, b.column) for b in read(body).blocks] == [
        ("Before", 0, 0, 0),
        ("Question", 1, 1, 1),
        ("Answer", 1, 1, 2),
        ("in two", 1, 1, 2),
        ("1", 1, 2, 1),
        ("inner", 2, 1, 1),
        ("other", 2, 1, 2),
        ("after", 1, 2, 2),
        ("Between", 0, 0, 0),
        ("New", 3, 1, 1),
        ("table", 3, 1, 2),
        ("End", 0, 0, 0),
    ]


@pytest.mark.accepts(90)
def test_notes_are_linked_and_stand_at_the_end() -> None:
    body = (
        r"Cited{\super\chftn{\footnote\pard\plain{\super\chftn} The source.\par Its end.\par}} here"
        r"{\super\chftn{\footnote\ftnalt\pard An endnote.}}.\par Next.\par"
    )
    assert [(b.kind, b.text, b.mark) for b in read(body).blocks] == [
        ("paragraph", "Cited[^1] here[^i].", ""),
        ("paragraph", "Next.", ""),
        ("footnote", "The source.\nIts end.", "1"),
        ("footnote", "An endnote.", "i"),
    ]


def test_links_fields_boxes_and_what_is_left_out() -> None:
    body = (
        r'See {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt{\ul our page}}}.\par'
        r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres1}}}{\fldrslt}} Yes\par"
        r"{\deleted gone}kept{\v unseen}{\*\annotation a remark}{\*\shppict{\pict 00ff}}{\*\unheard of}\par"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In a box\par}}{\shprslt twice}}Anchor\par"
        r"{\header\pard Ministry of Arvenia\par}"
    )
    source = read(body)
    assert texts(source) == [
        "See our page (https://example.org/a).",
        "☑ Yes",
        "kept",
        "Anchor",
        "In a box",
        "Ministry of Arvenia",
    ]
    assert source.blocks[-1].label == "furniture"
    assert set(source.warnings) == {
        *("tracked-changes-accepted", "hidden-text-left-out", "comments-left-out", "images-left-out"),
        "page-furniture-apart",
    }


def test_title_and_author_are_told() -> None:
    source = read(r"{\info{\title Reply of Cordova}{\author A. Member}}Text\par")
    assert (source.title, source.author, texts(source)) == ("Reply of Cordova", "A. Member", ["Text"])


def test_groups_without_end_are_read_to_the_end() -> None:
    assert texts(read("{" * 5000 + r"deep\par")) == ["deep"]
    assert texts(read(r"{\b open {\footnote never closed")) == ["open [^1]", "never closed"]


def test_every_word_of_a_document_stands_in_a_block() -> None:
    said = [f"Heading{n} Text{n} follows{n} cell{n} other{n} note{n}" for n in range(40)]
    body = "".join(
        rf"\pard\s1 Heading{n}\par\pard\s0 Text{n} follows{n}{{\footnote note{n}}}\par\trowd\cellx9\cellx99"
        rf"\pard\intbl cell{n}\cell other{n}\cell\row\pard"
        for n in range(40)
    )
    assert words_of(read(body)) == words("\n".join(said))
