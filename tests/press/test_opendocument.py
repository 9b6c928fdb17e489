"""OpenDocument texts come out as blocks with nothing lost."""

from __future__ import annotations

import io

import odfdo
import pytest

from plenary.press import reading
from plenary.press.blocks import Source

from .incoming import texts, words, words_of, zipped

_SPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
            *(("fo", "xsl-fo-compatible"), ("form", "form"), ("meta", "meta")),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-size="20pt"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" />'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/></text:list-style>'
)


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if styles:
        parts["styles.xml"] = f"<office:document-styles {_SPACES}>{styles}</office:document-styles>"
    return zipped(parts)


def read(body: str, styles: str = "") -> Source:
    return reading.read("answer.odt", odt(body, styles))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def labels(source: Source) -> list[tuple[str, int, str]]:
    return [(block.label, block.level, block.text) for block in source.blocks]


def test_automatic_numbers_come_out_as_they_show() -> None:
    inner = f"<text:list><text:list-item>{p('Part')}</text:list-item><text:list-item>{p('Other')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("What is it?")}{p("More of it.")}{inner}</text:list-item>'
        f"<text:list-item>{p('Who?')}{inner}</text:list-item></text:list>"
        f"{p('Between.')}"
        f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>{p("Goes on")}</text:list-item>'
        f'<text:list-item text:start-value="7">{p("Seven")}</text:list-item></text:list>'
        f'<text:list text:style-name="L2"><text:list-item>{p("Dash")}</text:list-item></text:list>'
    )
    assert labels(read(body)) == [
        ("1.", 1, "What is it?"),
        ("", 0, "More of it."),
        ("a)", 2, "Part"),
        ("b)", 2, "Other"),
        ("2.", 1, "Who?"),
        ("a)", 2, "Part"),
        ("b)", 2, "Other"),
        ("", 0, "Between."),
        ("3.", 1, "Goes on"),
        ("7.", 1, "Seven"),
        ("–", 1, "Dash"),
    ]


def test_numbered_headings_carry_their_number() -> None:
    outline = (
        "<office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style></office:styles>"
    )
    body = (
        '<text:h text:outline-level="1">One</text:h><text:h text:outline-level="2">Inner</text:h>'
        '<text:h text:outline-level="1">Two</text:h>'
    )
    source = read(body, outline)
    assert labels(source) == [("I.", 1, "One"), ("I.1", 2, "Inner"), ("II.", 1, "Two")]
    assert {block.kind for block in source.blocks} == {"heading"}


def test_looks_are_told() -> None:
    body = (
        p("A large line", "P1")
        + p('<text:span text:style-name="T1">All bold</text:span>')
        + p('<text:span text:style-name="T1">Question</text:span><text:line-break/>Answer typed under it')
        + p("An ordinary paragraph that is longer than all the others in this small document, as texts are.")
    )
    assert [(block.kind, block.text, block.bold) for block in read(body).blocks][:4] == [
        ("heading", "A large line", False),
        ("paragraph", "All bold", True),
        ("paragraph", "Question", True),
        ("paragraph", "Answer typed under it", False),
    ]


@pytest.mark.accepts(90)
def test_notes_are_linked_and_stand_at_the_end() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body>{}</text:note-body>'
        "</text:note>"
    )
    body = p(f"Cited{note.format('footnote', '1', p('The source.'))} and{note.format('endnote', 'i', p('The end.'))}.")
    assert [(block.kind, block.text, block.mark) for block in read(body).blocks] == [
        ("paragraph", "Cited[^1] and[^i].", ""),
        ("footnote", "The source.", "1"),
        ("footnote", "The end.", "i"),
    ]


def test_tables_merged_cells_and_tables_within() -> None:
    def cell(content: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{content}</table:table-cell>"

    inner = f"<table:table><table:table-row>{cell(p('x'))}{cell(p('y'))}</table:table-row></table:table>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell(p('wide'), 'table:number-columns-spanned=' + chr(34) + '2' + chr(34))}<table:covered-table-cell/>"
        f"{cell(p('third'))}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('', 'table:number-columns-repeated=' + chr(34) + '2' + chr(34))}{cell(p('late') + inner)}"
        "</table:table-row></table:table>"
    )
    cells = {block.text: (block.table, block.row, block.column) for block in read(body).blocks}
    assert cells == {"wide": (1, 1, 1), "third": (1, 1, 3), "late": (1, 2, 3), "x": (2, 1, 1), "y": (2, 1, 2)}


def test_what_is_left_out_is_named_and_the_rest_is_there() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p('Kept<text:change/> text<text:span text:style-name="H">unseen</text:span>')
        + p('<office:annotation><text:p>a remark</text:p></office:annotation>Link: <text:a xlink:href="https://e.org/">'
            "page</text:a>")
        + p('<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>Anchor')
        + p("<draw:frame><draw:image/></draw:frame>Beside<text:s text:c='3'/>a picture")
    )  # fmt: skip
    source = read(body)
    assert texts(source) == ["Kept text", "Link: page (https://e.org/)", "Anchor", "In a box", "Beside a picture"]
    assert set(source.warnings) == {
        *("tracked-changes-accepted", "hidden-text-left-out", "comments-left-out", "images-left-out"),
    }


def test_heads_and_feet_are_kept_apart() -> None:
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>Ministry of Arvenia</text:p></style:header>"
        "</style:master-page></office:master-styles>"
    )
    assert [(b.text, b.label) for b in read(p("Answer."), styles).blocks] == [
        ("Answer.", ""),
        ("Ministry of Arvenia", "furniture"),
    ]


def test_form_controls_show_what_was_filled_in() -> None:
    body = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:label="Government" form:current-state="checked"/>'
        '<form:textarea form:id="c2" form:current-value="Our answer"/></form:form></office:forms>'
        + p('<draw:control draw:control="c1"/><draw:control draw:control="c2"/>')
    )
    assert texts(read(body)) == ["☑ Government", "Our answer"]


def test_one_file_of_xml_is_read_like_a_packed_one() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {_SPACES}><office:meta><dc:title>Reply</dc:title></office:meta>'
        f"<office:body><office:text>{p('Flat answer')}</office:text></office:body></office:document>"
    )
    source = reading.read("answer.fodt", flat.encode())
    assert (source.format, source.title, texts(source)) == ("odt", "Reply", ["Flat answer"])


def test_every_word_of_a_document_stands_in_a_block() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    said = []
    for number in range(30):
        document.body.append(odfdo.Header(2, f"Heading{number} here"))
        paragraph = odfdo.Paragraph(f"Paragraph{number} says enough. ")
        paragraph.insert_note(
            after=f"Paragraph{number}", note_id=f"n{number}", citation=str(number + 1), body=f"Note{number}"
        )
        document.body.append(paragraph)
        document.body.append(odfdo.List([f"first{number}", f"second{number}"]))
        table = odfdo.Table(f"T{number}", width=2, height=2)
        for row in range(2):
            table.set_values([[f"cell{number}x{row}x{column}" for column in range(2)]], coord=(0, row))
            said += [f"cell{number}x{row}x{column}" for column in range(2)]
        document.body.append(table)
        said += [f"Heading{number} here Paragraph{number} says enough Note{number} first{number} second{number}"]
    out = io.BytesIO()
    document.save(out)
    source = reading.read("answer.odt", out.getvalue())
    assert words_of(source, labels=False) == words("\n".join(said))
    assert source.blocks[1].text.startswith("Paragraph0[^1]")
