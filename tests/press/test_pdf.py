"""PDF pages come out as blocks in reading order with nothing lost, and always for review."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from functools import partial

import pypdfium2
import pytest
import typst
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from plenary.press import reading
from plenary.press.blocks import Source
from plenary.press.gate import Refused
from tests.growth import grows_like_its_input

from .incoming import texts, words, words_of

_WORDS = (
    "governments stakeholders participation enhanced cooperation internet governance equal footing process resolution "
    "framework dialogue capacity development infrastructure security privacy openness transparency accountability"
).split()
_BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8, alignment=4)
_QUESTION = ParagraphStyle("question", parent=_BODY, fontName="Times-Bold", alignment=0)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, alignment=0)
_CELL = ParagraphStyle("cell", parent=_BODY, spaceAfter=0, alignment=0)


def sentences(seed: int, count: int) -> str:
    chance = random.Random(seed)
    made = (
        " ".join(chance.choice(_WORDS) for _ in range(chance.randint(8, 20))).capitalize() + "." for _ in range(count)
    )
    return " ".join(made)


def printed(
    story: list[Flowable], *, columns: int = 1, head: str = "", encrypt: StandardEncryption | None = None
) -> bytes:
    out = io.BytesIO()
    width, height = A4
    gap = 24
    wide = (width - 144 - gap * (columns - 1)) / columns
    frames = [
        Frame(72 + at * (wide + gap), 72, wide, height - 144, leftPadding=0, rightPadding=0) for at in range(columns)
    ]

    def decorate(page: canvas.Canvas, document: BaseDocTemplate) -> None:
        page.setFont("Times-Italic", 9)
        if head:
            page.drawString(72, height - 40, head)
            page.drawCentredString(width / 2, 36, f"Page {document.page}")

    document = BaseDocTemplate(out, pagesize=A4, encrypt=encrypt, title="Reply of Arvenia", author="A. Member")
    document.addPageTemplates([PageTemplate("all", frames, onPage=decorate)])
    document.build(story)
    return out.getvalue()


def read(data: bytes) -> Source:
    return reading.read("answer.pdf", data)


@pytest.mark.accepts(90, 141)
def test_paragraphs_cut_by_lines_and_pages_are_whole_again() -> None:
    paragraphs = [sentences(seed, 6) for seed in range(30)]
    source = read(printed([Paragraph(text, _BODY) for text in paragraphs], head="Reply of Arvenia"))
    body = [block for block in source.blocks if block.label != "furniture"]
    assert [block.text for block in body] == paragraphs
    assert max(block.page for block in body) >= 4
    assert not source.certain
    assert (source.title, source.author) == ("Reply of Arvenia", "A. Member")


def test_running_heads_and_page_numbers_are_kept_apart() -> None:
    source = read(printed([Paragraph(sentences(seed, 6), _BODY) for seed in range(30)], head="Reply of Arvenia"))
    aside = [block.text for block in source.blocks if block.label == "furniture"]
    assert aside[0] == "Reply of Arvenia"
    assert aside[1].split("\n")[:3] == ["Page 1", "Page 2", "Page 3"]
    assert "page-furniture-apart" in source.warnings
    assert "Reply of Arvenia" not in " ".join(b.text for b in source.blocks if b.label != "furniture")


def test_headings_questions_and_lists() -> None:
    story: list[Flowable] = [Paragraph("Reply of Arvenia", _TITLE)]
    for number in range(1, 4):
        story += [
            Paragraph(f"{number}. What is the view of your organisation on subject {number}?", _QUESTION),
            Paragraph(sentences(number, 5), _BODY),
            ListFlowable(
                [Paragraph(f"Point {number}{letter} of the list.", _BODY) for letter in "ab"], bulletType="bullet"
            ),
        ]
    found = [(b.kind, b.label, b.text, b.bold) for b in read(printed(story)).blocks]
    assert found[0] == ("heading", "", "Reply of Arvenia", True)
    assert found[1] == ("item", "1.", "What is the view of your organisation on subject 1?", True)
    assert found[2] == ("paragraph", "", sentences(1, 5), False)
    assert found[3] == ("item", "•", "Point 1a of the list.", False)
    assert found[4] == ("item", "•", "Point 1b of the list.", False)
    assert found[5][:2] == ("item", "2.")


def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [sentences(seed, 5) for seed in range(16)]
    story: list[Flowable] = [Paragraph(text, _BODY) for text in paragraphs]
    assert " ".join(texts(read(printed(story, columns=2)))) == " ".join(paragraphs)


def cells_of(source: Source) -> dict[str, tuple[int, int, int]]:
    return {block.text: (block.table, block.row, block.column) for block in source.blocks if block.kind == "cell"}


def test_a_ruled_table_comes_out_as_cells() -> None:
    rows = [[Paragraph(f"Question {n}", _CELL), Paragraph(sentences(n, 3), _CELL)] for n in range(4)]
    table = Table([[Paragraph("Head over both", _CELL), ""], *rows], colWidths=[120, 330])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 0), (1, 0))]))
    source = read(printed([Paragraph("Before.", _BODY), table, Paragraph("After.", _BODY)]))
    cells = cells_of(source)
    assert cells["Head over both"] == (1, 1, 1)
    for number in range(4):
        assert cells[f"Question {number}"] == (1, number + 2, 1)
        assert cells[sentences(number, 3)] == (1, number + 2, 2)
    assert texts(source)[0] == "Before."
    assert texts(source)[-1] == "After."


def test_a_table_without_lines_comes_out_as_cells() -> None:
    rows = [[Paragraph(f"Question {n}", _CELL), Paragraph(sentences(n, 3), _CELL)] for n in range(5)]
    table = Table(
        rows, colWidths=[120, 330], style=[("BOTTOMPADDING", (0, 0), (-1, -1), 6), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    cells = cells_of(read(printed([table])))
    for number in range(5):
        assert cells[f"Question {number}"] == (1, number + 1, 1)
        assert cells[sentences(number, 3)] == (1, number + 1, 2)


def test_a_table_goes_on_overleaf() -> None:
    rows = [[Paragraph(f"Question {n}", _CELL), Paragraph(sentences(n, 9), _CELL)] for n in range(12)]
    table = Table(rows, colWidths=[100, 350], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    source = read(printed([table]))
    cells = cells_of(source)
    for number in range(12):
        assert cells[f"Question {number}"] == (1, number + 1, 1)
        assert cells[sentences(number, 9)] == (1, number + 1, 2)


def test_a_row_cut_by_a_page_is_whole_again_and_a_repeated_head_comes_once() -> None:
    rows = [["Question", "Answer"]]
    answers = [f"We {' '.join(f'word{n}x{k}' for k in range(200))} say." for n in range(8)]
    for number, answer in enumerate(answers):
        rows.append([Paragraph(f"Question {number}", _CELL), Paragraph(answer, _CELL)])
    table = Table(rows, colWidths=[100, 350], repeatRows=1, splitInRow=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    source = read(printed([table]))
    rows_of: dict[int, list[str]] = {}
    for block in source.blocks:
        if block.kind == "cell" and block.text not in ("Question", "Answer"):
            rows_of.setdefault(block.row, []).append(block.text)
    assert list(rows_of.values()) == [[f"Question {number}", answer] for number, answer in enumerate(answers)]
    assert words_of(source)["Answer"] == 1


def noted_page() -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    for number in (1, 2):
        text = page.beginText(72, 700)
        text.setFont("Times-Roman", 11)
        for line in range(12):
            text.textOut(f"Line {line} of the running text on page {number} says what it says, and goes on to say")
            if line == 5:
                text.setRise(4)
                text.setFont("Times-Roman", 7)
                text.textOut(str(number))
                text.setRise(0)
                text.setFont("Times-Roman", 11)
            text.textLine(" so")
        page.drawText(text)
        page.setFont("Times-Roman", 8)
        page.drawString(
            72, 100, f"{number} " + ("See document A/70/100, which", "Paragraph 69 of the same, which")[number - 1]
        )
        page.drawString(72, 90, ("says more about it.", "says less.")[number - 1])
        page.showPage()
    page.save()
    return out.getvalue()


@pytest.mark.accepts(90)
def test_footnotes_are_tied_to_their_marks() -> None:
    source = read(noted_page())
    notes = [(block.mark, block.text, block.page) for block in source.blocks if block.kind == "footnote"]
    assert notes == [
        ("1", "See document A/70/100, which says more about it.", 1),
        ("2", "Paragraph 69 of the same, which says less.", 2),
    ]
    assert "goes on to say[^1] so" in " ".join(texts(source))
    assert "goes on to say[^2] so" in " ".join(texts(source))


def test_divided_words_and_ligatures() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    text = page.beginText(72, 700)
    text.setFont("Times-Roman", 11)
    for line in (
        "The participants of the inter-sessional meeting discussed enhanced coop-",
        "eration at some length, and the role of the multi-stakeholder and multi-",
        "lateral bodies whose work on the same subjects has to be taken into con-",
        "sideration, as was said at the inter-sessional meeting before it.",
    ):
        text.textLine(line)
    page.drawText(text)
    page.save()
    assert texts(read(out.getvalue())) == [
        "The participants of the inter-sessional meeting discussed enhanced cooperation at some length, and the role of "
        "the multi-stakeholder and multi-lateral bodies whose work on the same subjects has to be taken into "
        "consideration, as was said at the inter-sessional meeting before it."
    ]
    data = typst.compile(
        b'#set text(font: "Libertinus Serif")\nThe o\xef\xac\x83ce a\xef\xac\x80ects fl\xc3\xb6ws, fine, office.'
    )
    assert texts(read(data)) == ["The office affects flöws, fine, office."]


def test_links_keep_their_address() -> None:
    data = typst.compile(b'See #link("https://example.org/page")[our page] and #link("https://example.org/").')
    assert texts(read(data)) == ["See our page (https://example.org/page) and https://example.org/."]


def test_what_was_typed_into_a_form_is_read() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.drawString(72, 720, "Name of organisation:")
    page.acroForm.textfield(name="org", value="Society of Cordova", x=220, y=712, width=250, height=18)
    page.save()
    assert words_of(read(out.getvalue())) == words("Name of organisation Society of Cordova")


def test_arabic_comes_in_the_order_of_reading() -> None:
    said = "نرى أن التعاون المعزز يتطلب مشاركة جميع أصحاب المصلحة في عام 2013 لقرار ICANN الجديد (الفقرة 69)."
    data = typst.compile(f'#set text(lang: "ar", dir: rtl, font: "Noto Naskh Arabic")\n{said * 3}'.encode())
    document = pypdfium2.PdfDocument(data)
    raw = document[0].get_textpage().get_text_range()
    if not re.search("[\u0600-\u06ff\ufe70-\ufeff]", raw):
        pytest.skip("no Arabic font on this machine")
    source = read(data)
    assert words_of(source) == words(said * 3)
    assert texts(source)[0].startswith("نرى أن التعاون المعزز")
    assert "في عام 2013 لقرار ICANN الجديد (الفقرة 69)" in texts(source)[0]


def test_a_page_turned_on_its_side_is_read_as_it_is_shown() -> None:
    data = printed([Paragraph(sentences(seed, 3), _BODY) for seed in range(4)])
    straight = texts(read(data))
    for angle in (90, 180, 270):
        document = pypdfium2.PdfDocument(data)
        page = document[0]
        page.set_rotation(angle)
        out = io.BytesIO()
        document.save(out)
        turned = read(out.getvalue())
        assert texts(turned) == straight


def test_a_scan_gives_no_block_and_says_so() -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.rect(100, 100, 300, 400, fill=1)
    page.save()
    source = read(out.getvalue())
    assert source.blocks == ()
    assert source.warnings == ("no-text",)


def test_a_locked_file_and_a_broken_one_are_told_apart() -> None:
    locked = printed([Paragraph("Secret.", _BODY)], encrypt=StandardEncryption("word", "owner"))
    for data, why in (
        (locked, "encrypted"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (printed([Spacer(1, 1)])[:200], "damaged"),
    ):
        with pytest.raises(Refused) as caught:
            read(data)
        assert caught.value.why == why
    open_to_readers = printed([Paragraph("Open.", _BODY)], encrypt=StandardEncryption("", "owner"))
    assert texts(read(open_to_readers)) == ["Open."]


def test_every_word_of_a_document_stands_in_a_block() -> None:
    said = []
    story: list[Flowable] = []
    for number in range(25):
        parts = [
            f"Heading{number} large",
            f"Question{number} bold?",
            sentences(number, 7),
            f"Left{number}",
            f"Right{number}",
        ]
        said += parts
        table = Table([[parts[3], parts[4]]] * 1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
        story += [Paragraph(parts[0], _TITLE), Paragraph(parts[1], _QUESTION), Paragraph(parts[2], _BODY), table]
    assert words_of(read(printed(story))) == words("\n".join(said))


def test_a_hundred_pages_are_read_whole() -> None:
    paragraphs = [sentences(seed, 8) for seed in range(400)]
    data = printed([Paragraph(text, _BODY) for text in paragraphs], head="Reply of Arvenia")
    pages = len(pypdfium2.PdfDocument(data))
    assert pages >= 100
    source = read(data)
    # Where a page ends with a full line and a full stop, nobody can tell whether the paragraph does.
    assert len(set(texts(source)) & set(paragraphs)) >= 0.95 * len(paragraphs)
    assert words(" ".join(b.text for b in source.blocks if b.label != "furniture")) == words(" ".join(paragraphs))


def test_more_pages_take_as_much_longer_to_read() -> None:
    def reader(count: int) -> Callable[[], object]:
        return partial(read, printed([Paragraph(sentences(seed, 8), _BODY) for seed in range(count)]))

    grows_like_its_input(reader, 30)
