"""Word files that are forms: two columns, a row for the question and one for the answer, numbers alone."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.habits import voices
from tests.habits.asked import NUMBERS, cover, parts, question, signature
from tests.habits.habit import Habit
from tests.habits.word import Word, fill

_COLUMNS = voices.BRISKA.answers(
    q5="The Federation was asked this before.\n\n- governments keep the peace;\n- traders keep the stock;\n"
    "- engineers keep the line.\n\nNone of the three should do the work of another.",
    q13="See 16",
    q17="Not applicable",
)
_ROWS = voices.QUILLON.answers(
    q3="Little has been done. In the highlands, four masts were built and two of them work.\n\nWe add what we said under "
    "“What would make Internet access affordable in developing countries, and in the least developed above all?”: a mast "
    "without a road is a monument.",
    q8="1. A bureau.\n2. A calendar.\n3. An archive.\n\nMore is not needed, and less would not do.",
    q15="The Board of Shepherds gave us a list.\nFirst, masts.\nSecond, the price of a minute.\nThird, teachers.",
    q18="",
)
_NUMBERS = voices.KESTREL.answers(
    q4="We have asked our readers, and they named three:\n\n- what is done with their names;\n- what their children see;\n"
    "- why the line is so dear.\n\n12 of 77 rooms gave other answers, which we keep on file.",
    q10="A delegate who comes twice. 18 months between two meetings is too long for anybody to remember her.",
    q11="Nothing to add to 10.",
    q16="The Order of Nurses pays 3 a month for what costs 30 in town.\n\nThe difference is an open duct.",
)


def columns() -> bytes:
    made = Word(head="Briska Federation of Small Traders")
    voice = voices.BRISKA
    made.lines(*cover(voice.organisation, voice.group, voice.country))
    table = made.made.add_table(1, 2)
    table.style = made.made.styles["Table Grid"]
    for cell, text in zip(table.rows[0].cells, ("Question", "Answer"), strict=True):
        fill(cell.paragraphs[0], text, bold=True)
    for number in NUMBERS:
        left, right = table.add_row().cells
        fill(left.paragraphs[0], f"{number}. {question(number)}")
        for letter, wording in parts(number):
            fill(left.add_paragraph(), f"{letter}) {wording}")
            made.prose(f"({letter}) {_COLUMNS[number, letter]}", cell=right)
        if not parts(number):
            made.prose(_COLUMNS[number, ""], cell=right)
    made.lines("", *signature(voice.person, voice.organisation))
    return made.bytes()


def rows() -> bytes:
    """The secretariat's form: a grey row asks, the white row below it waits for the answer."""
    made = Word(head="Questionnaire / Permanent Mission of Quillon")
    voice = voices.QUILLON
    made.lines(f"Organisation: {voice.organisation}", f"Country: {voice.country}", "Kindly use the boxes below.")
    table = made.made.add_table(0, 1)
    table.style = made.made.styles["Table Grid"]

    def ask(text: str) -> None:
        cell = table.add_row().cells[0]
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9D9D9"/>'))
        fill(cell.paragraphs[0], text, bold=True)

    for number in NUMBERS:
        ask(f"{number}. {question(number)}")
        for letter, wording in parts(number):
            ask(f"{letter}) {wording}")
            made.prose(_ROWS[number, letter], cell=table.add_row().cells[0])
        if not parts(number):
            made.prose(_ROWS[number, ""], cell=table.add_row().cells[0])
    made.lines("", voice.person, "Second Secretary")
    return made.bytes()


def numbers() -> bytes:
    made = Word(head="Kestrel Foundation: answers")
    voice = voices.KESTREL
    made.lines(*cover(voice.organisation, voice.group, voice.country))
    for number in NUMBERS:
        if parts(number):
            made.lines(*(f"{number} {letter}) {_NUMBERS[number, letter]}" for letter, _wording in parts(number)))
        else:
            made.prose(f"{number}.\t{_NUMBERS[number, '']}")
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


FILES: tuple[Habit, ...] = (
    Habit("two columns", "briska.docx", columns, _COLUMNS, "parts lettered inside one cell; see 16; not applicable"),
    Habit("question row", "quillon.docx", rows, _ROWS, "quotes question 16 in 3; own list in 8; 18 left blank"),
    Habit("numbers alone", "kestrel.docx", numbers, _NUMBERS, "no wording; a paragraph of 4 begins with a figure"),
)
