"""Two PDF files: running text cut by pages, and a table."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.habits import voices
from tests.habits.asked import NUMBERS, cover, parts, question, signature
from tests.habits.habit import Habit
from tests.habits.pdf import BOLD, PLAIN, Sheets, fonts, ligated

_PAGES = voices.VESTRA.answers(
    q3="The Department finds that the first half of the promise, which was to talk, has been kept, and the second half, "
    "which was to settle, has not.[^1] The Winter Line shows what can be done where a regulator, two universities and a "
    "cooperative of fishers meet every month in the same unheated room until the minutes are signed. In other fields, and "
    "the flow of personal figures is the first of them, officials still confine themselves to filing one another's "
    "letters.[^2] It would be sufficient to name one office to which a difficult file can be brought.\n\n"
    "[^1]: Department of Communications, Reflections after Ten Winters, chapter 2.\n"
    "[^2]: The file of 2003 was answered in 2011.",
    q5="Governments define aims; everyone else is heard before, and not after, the definition is final.\n\n"
    "- parliaments: the budget and the limits;\n- engineers: what is feasible, and at what cost to the network as a whole, "
    "which is more than the sum of what each of its owners pays;\n- users: whether it was worth it.",
    q8="A council of 41 members is too large; one of four is too small. We therefore support the proposal that is often "
    "called the ladder, under which each region first settles what it can settle by itself and hands up only the rest, "
    "with a fixed term of ninety days on each step so that silence can never be taken for reflection. The Academy of "
    "Signals has simulated the ladder with the traffic of a full year and found that nine files in ten never left the "
    "first step.[^3]\n\n[^3]: Academy of Signals, Bulletin 12, pages 4 to 19, with the figures in an annex.",
    q10="As in question 6, the calendar decides.",
    q15="See 16",
    q18="N/a",
)
_BOXES = voices.COLBRAN.answers(
    q6="The question is one for states. As a company we can only report that the regulators who come to Cape Colbran sit "
    "in alphabetical order and pay for their own coffee.",
    q11="Prices, visas and offices that do not reply. Of the three, the last could be cured first, by a fixed term for "
    "replies and a public list of those who miss it.",
    q14="See 13.",
    q17="Not applicable",
)


def pages() -> bytes:
    made = Sheets("Vestra / Department of Communications")
    voice = voices.VESTRA
    made.lines(*cover(voice.organisation, voice.group, voice.country))
    for number in NUMBERS:
        made.lines(f"{number}. {question(number)}", bold=True)
        for letter, wording in parts(number):
            made.lines(f"{letter}) {wording}", bold=True)
            made.prose(_PAGES[number, letter])
        if not parts(number):
            made.prose(_PAGES[number, ""])
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


def _foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(PLAIN, 8)
    canvas.drawString(60, A4[1] - 40, "Colbran Cable Company, answers to the questionnaire")
    canvas.drawCentredString(A4[0] / 2, 30, f"- {document.page} -")


def boxes() -> bytes:
    """Two columns with rules; rows break across pages, open at the foot."""
    fonts()
    voice = voices.COLBRAN
    plain = ParagraphStyle("plain", fontName=PLAIN, fontSize=10, leading=14.6, spaceAfter=4)
    strong = ParagraphStyle("strong", parent=plain, fontName=BOLD)

    def shown(text: str, style: ParagraphStyle = plain) -> Paragraph:
        return Paragraph(escape(ligated(text)), style)

    rows: list[list[Flowable | list[Flowable]]] = [[shown("Question", strong), shown("Answer", strong)]]
    for number in NUMBERS:
        if parts(number):
            rows.append([shown(f"{number}. {question(number)}"), []])
            rows += [[shown(f"{letter}) {w}"), shown(_BOXES[number, letter])] for letter, w in parts(number)]
        else:
            rows.append([shown(f"{number}. {question(number)}"), shown(_BOXES[number, ""])])
    table = Table(rows, colWidths=[170, 305], splitInRow=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    out = io.BytesIO()
    made = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=60, rightMargin=60, topMargin=60, bottomMargin=60, invariant=1
    )
    before = [shown(line) for line in cover(voice.organisation, voice.group, voice.country)]
    after = [shown(line) for line in signature(voice.person, voice.organisation)]
    made.build([*before, Spacer(1, 10), table, Spacer(1, 10), *after], onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


FILES: tuple[Habit, ...] = (
    Habit("PDF, running", "vestra.pdf", pages, _PAGES, "heads, notes at the foot, paragraphs cut by pages, ligatures"),
    Habit("PDF, table", "colbran.pdf", boxes, _BOXES, "two ruled columns, rows cut by pages"),
)
