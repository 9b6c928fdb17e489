"""Word files come out as blocks with nothing lost."""

from __future__ import annotations

import io
from functools import partial

import docx as python_docx
import pytest
from docx.shared import Pt

from plenary.press import reading
from plenary.press.blocks import Source
from tests.growth import grows_like_its_input

from .incoming import block_with, docx, numbered, p, texts, words, words_of


def read(data: bytes) -> Source:
    return reading.read("answer.docx", data)


def level(at: int, format: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    "<w:numbering>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}'
    f"{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "%1")}'
    f"{level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="3">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num></w:numbering>"
)


def labels(source: Source) -> list[tuple[str, int, str]]:
    return [(block.label, block.level, block.text) for block in source.blocks]


def test_automatic_numbers_come_out_as_they_show() -> None:
    body = (
        numbered("What is it?", 1)
        + p("It is this.")
        + numbered("First part", 1, 1)
        + numbered("Second part", 1, 1)
        + numbered("Deeper", 1, 2)
        + numbered("Who does it?", 1)
        + numbered("Its first part", 1, 1)
        + numbered("A new list from seven", 4)
        + numbered("Chapter", 2)
        + numbered("Section", 2, 1)
        + numbered("A point", 3)
    )
    assert labels(read(docx(body, numbering=NUMBERING))) == [
        ("1.", 1, "What is it?"),
        ("", 0, "It is this."),
        ("a)", 2, "First part"),
        ("b)", 2, "Second part"),
        ("(i)", 3, "Deeper"),
        ("2.", 1, "Who does it?"),
        ("a)", 2, "Its first part"),
        ("7.", 1, "A new list from seven"),
        ("I", 1, "Chapter"),
        ("1.1", 2, "Section"),
        ("•", 1, "A point"),
    ]


def test_headings_by_style_and_by_look() -> None:
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift2"/><w:name w:val="My Question"/></w:style>'
        "</w:styles>"
    )
    body = (
        p("By style", '<w:pStyle w:val="Own"/>')
        + p("By level", '<w:outlineLvl w:val="0"/>')
        + p("By size", run='<w:sz w:val="36"/>')
        + p("CONCLUDING REMARKS", run="<w:b/>")
        + p("Only bold, as questions are", run="<w:b/>")
        + p("A long text in the size that most of the document has, so that others stand out. " * 3)
    )
    found = read(docx(body, styles=styles)).blocks
    assert [(block.kind, block.level) for block in found[:5]] == [
        ("heading", 2),
        ("heading", 1),
        ("heading", 1),
        ("heading", 3),
        ("paragraph", 0),
    ]
    assert found[4].bold
    assert not found[5].bold


def test_a_question_in_bold_and_its_answer_typed_under_it_are_two_blocks() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>3. Which role?</w:t><w:br/></w:r><w:r><w:t>The role of all</w:t>"
        "<w:br/><w:t>stakeholders.</w:t><w:br/><w:br/><w:t>A second paragraph.</w:t></w:r></w:p>"
    )
    assert [(block.text, block.bold) for block in read(docx(body)).blocks] == [
        ("3. Which role?", True),
        ("The role of all\nstakeholders.", False),
        ("A second paragraph.", False),
    ]


def test_cells_know_their_place_and_merged_ones_come_once() -> None:
    document = python_docx.Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"r{row}c{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inner one", "inner two"
    out = io.BytesIO()
    document.save(out)
    cells = {block.text: (block.table, block.row, block.column) for block in read(out.getvalue()).blocks}
    assert cells == {
        "wide": (1, 1, 1),
        "r0c2": (1, 1, 3),
        "r1c0": (1, 2, 1),
        "r1c1": (1, 2, 2),
        "inner one": (2, 1, 1),
        "inner two": (2, 1, 2),
        "tall": (1, 2, 3),
        "r2c0": (1, 3, 1),
        "r2c1": (1, 3, 2),
    }


def test_a_frame_drawn_as_a_table_of_one_cell_is_ordinary_text() -> None:
    body = f"<w:tbl><w:tr><w:tc>{p('Framed')}</w:tc></w:tr></w:tbl>"
    assert [block.kind for block in read(docx(body)).blocks] == ["paragraph"]


@pytest.mark.accepts(90)
def test_footnotes_are_linked_and_stand_at_the_end() -> None:
    def reference(kind: str, ident: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{ident}"/></w:r>'

    body = (
        f"<w:p><w:r><w:t>Paragraphs 67</w:t></w:r>{reference('footnote', 5)}<w:r><w:t> to 72</w:t></w:r>"
        f"{reference('footnote', 2)}{reference('endnote', 3)}</w:p>" + p("After.")
    )
    footnotes = (
        '<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("Second note.")}</w:footnote>'
        f'<w:footnote w:id="5">{p("First note.")}{p("Its second paragraph.")}</w:footnote></w:footnotes>'
    )
    endnotes = f'<w:endnotes><w:endnote w:id="3">{p("At the end.")}</w:endnote></w:endnotes>'
    found = read(docx(body, footnotes=footnotes, endnotes=endnotes)).blocks
    assert found[0].text == "Paragraphs 67[^1] to 72[^2][^i]"
    assert [(block.mark, block.text) for block in found if block.kind == "footnote"] == [
        ("1", "First note.\nIts second paragraph."),
        ("2", "Second note."),
        ("i", "At the end."),
    ]
    assert [block.kind for block in found] == ["paragraph", "paragraph", "footnote", "footnote", "footnote"]


def test_tracked_changes_are_accepted_and_said_to_be() -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>dis</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fully </w:t></w:r></w:ins><w:r><w:t>agree.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One sentence </w:t></w:r></w:p>" + p("goes on.")
    )
    source = read(docx(body))
    assert texts(source) == ["We fully agree.", "One sentence goes on."]
    assert source.warnings == ("tracked-changes-accepted",)


def test_links_keep_their_address_unless_they_show_it() -> None:
    body = (
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>our site</w:t></w:r></w:hyperlink><w:r><w:t> and </w:t></w:r>'
        '<w:hyperlink r:id="y"><w:r><w:t>www.example.org/b</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://example.org/c" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>here</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    data = docx(body, links={"x": "https://example.org/a", "y": "https://www.example.org/b/"})
    assert texts(read(data)) == [
        "our site (https://example.org/a) and www.example.org/b",
        "here (https://example.org/c)",
    ]


def test_form_fields_and_content_controls_show_what_was_filled_in() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar>'
        '<w:instrText> FORMCHECKBOX </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:p>{box.format('<w:checked/>')}<w:r><w:t> Government</w:t></w:r></w:p>"
        f"<w:p>{box.format('<w:default w:val=&quot;0&quot;/>').replace('&quot;', chr(34))}"
        "<w:r><w:t> Business</w:t></w:r></w:p>"
        "<w:sdt><w:sdtPr><w:alias w:val='Country'/></w:sdtPr><w:sdtContent>"
        f"{p('Arvenia')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{p('Click here to enter text.')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Inline value</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    source = read(docx(body))
    assert texts(source) == ["☑ Government", "☐ Business", "Arvenia", "Inline value"]
    assert "placeholders-left-out" in source.warnings


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> after</w:t></w:r></w:p>"
    )
    assert texts(read(docx(body))) == ["Before after", "In the box"]


def test_heads_and_feet_are_kept_apart() -> None:
    body = p("The answer.") + '<w:sectPr><w:headerReference r:id="rel-header1"/></w:sectPr>'
    source = read(docx(body, header1=f"<w:hdr>{p('Ministry of Arvenia')}</w:hdr>"))
    assert [(block.text, block.label) for block in source.blocks] == [
        ("The answer.", ""),
        ("Ministry of Arvenia", "furniture"),
    ]
    assert "page-furniture-apart" in source.warnings


def test_pictures_comments_and_hidden_text_are_named() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Seen</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    source = read(docx(body))
    assert texts(source) == ["Seen"]
    assert set(source.warnings) == {"comments-left-out", "hidden-text-left-out", "images-left-out"}


@pytest.mark.accepts(141)
def test_ligatures_soft_hyphens_and_symbols_become_letters() -> None:
    body = (
        "<w:p><w:r><w:t>e\ufb03cient\u00a0of\ufb01ce co\u00adopera</w:t><w:softHyphen/><w:t>tion</w:t>"
        "<w:noBreakHyphen/><w:t>wide</w:t><w:tab/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
    )
    assert texts(read(docx(body))) == ["efficient office cooperation\u2011wide ☑"]


@pytest.mark.accepts(141)
def test_an_address_that_follows_itself_is_kept_once() -> None:
    address = "http://example.org/a_b.pdf"
    source = read(docx(p(address) + p(address) + p("http://example.org/c") + p(f"See {address} {address} there")))
    assert texts(source) == [address, "http://example.org/c", f"See {address} there"]
    assert "repeated-links-merged" in source.warnings


@pytest.mark.accepts(172)
def test_a_number_alone_on_its_line_is_given_back_to_its_paragraph() -> None:
    source = read(docx(p("5.") + p("In its second meeting the group met.") + p("(a)") + p("Implementation") + p("6.")))
    assert labels(source) == [
        ("5.", 1, "In its second meeting the group met."),
        ("(a)", 1, "Implementation"),
        ("", 0, "6."),
    ]


def test_title_and_author_are_told() -> None:
    document = python_docx.Document()
    document.core_properties.title, document.core_properties.author = "Reply of Arvenia", "A. Member"
    document.add_paragraph("x")
    out = io.BytesIO()
    document.save(out)
    source = read(out.getvalue())
    assert (source.format, source.title, source.author, source.certain) == (
        "docx",
        "Reply of Arvenia",
        "A. Member",
        True,
    )


def long_document(paragraphs: int) -> tuple[bytes, str]:
    document = python_docx.Document()
    said = []

    def say(text: str) -> str:
        said.append(text)
        return text

    for number in range(paragraphs):
        document.add_heading(say(f"Heading{number} of the part"), 2)
        paragraph = document.add_paragraph(say(f"Paragraph{number} says that "))
        run = paragraph.add_run(say(f"bold{number} words "))
        run.bold, run.font.size = True, Pt(11)
        paragraph.add_run(say(f"carry weight{number}. " * 20))
        document.add_paragraph(say(f"point{number} one"), style="List Bullet")
        if number % 10 == 0:
            table = document.add_table(2, 2)
            for row in range(2):
                for column in range(2):
                    table.cell(row, column).text = say(f"cell{number}x{row}x{column}")
    document.sections[0].header.paragraphs[0].text = say("running head")
    document.sections[0].footer.paragraphs[0].text = say("running foot")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), "\n".join(said)


def test_every_word_of_a_document_stands_in_a_block() -> None:
    data, said = long_document(40)
    source = read(data)
    assert words_of(source) == words(said)
    assert block_with(source, "cell0x1x0").row == 2


def test_a_longer_document_takes_as_much_longer_to_read() -> None:
    grows_like_its_input(lambda n: partial(read, long_document(n)[0]), 200)
