"""Ten of the invented responses as files, in ten habits of people who answer questionnaires.

Eight can be confirmed as they come or after a look; two leave doubts that somebody has to settle: a letter in running
text that rewords the questions, and a French paper that gives them no numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from typing import Any

import typst

from plenary.hall.demo.organisations import Respondent
from plenary.hall.demo.paper import Paper
from plenary.hall.demo.questions import PARTS, WGEC1
from plenary.hall.demo.writer import Key
from plenary.hall.demo.writing import answers
from plenary.press.prose import Heading, Item, Note, Paragraph, Table, parse, spans

Asked = tuple[str, str, list[tuple[str, str]]]  # number, wording, [(letter, wording)]
_DEAR = "Dear members of the Secretariat,\nplease find below our answers to the questionnaire of the working group."
_YOURS = "Yours sincerely,"
_ORDER = ("1", "2", "8", "9", "3", "4", "6", "5", "7", "12", "11", "10", "13", "15", "14", "16", "17", "18")

# How somebody tells what was asked when she does not look it up.
_TOLD: dict[str, str] = {
    "1": "We write as a non-governmental organization.",
    "2": "You ask what we take enhanced cooperation to be, why it matters, what it is for and how wide it is.",
    "3": "On what has been achieved since Tunis we would say this.",
    "4": "There are a number of public policy matters that we think should be looked at internationally.",
    "5": "A word on who should do what.",
    "6": "The equality of governments is a subject of its own.",
    "7": "Other stakeholders need some help too.",
    "8": "As to mechanisms and the critical resources, our view has not changed.",
    "9": "The Internet Governance Forum comes next.",
    "10": "The weight of developing countries is a matter of justice.",
    "11": "Barriers there are many.",
    "12": "Nobody should be left at the margins of the information society.",
    "13": "Progress, economic and social, is what all this is for.",
    "14": "We care about content in the languages of our region.",
    "15": "Some issues press harder on developing countries than on others.",
    "16": "The price of access remains the first of all obstacles.",
    "17": "National capacities have to grow.",
    "18": "Finally, something that you did not ask.",
}
_SUJETS: dict[str, str] = {
    "1": "Qui nous sommes",
    "2": "Ce que nous entendons par coopération renforcée",
    "3": "Ce qui a été fait depuis Tunis",
    "4": "Les grands dossiers",
    "5": "Qui fait quoi",
    "6": "Les gouvernements à égalité",
    "7": "Les autres acteurs",
    "8": "Les mécanismes",
    "9": "Le lien avec le Forum",
    "10": "La voix du Sud",
    "11": "Ce qui fait obstacle",
    "12": "Les oubliés du réseau",
    "13": "Le développement",
    "14": "Nos langues",
    "15": "Soucis propres aux pays en développement",
    "16": "Le prix de l'accès",
    "17": "Former et équiper",
    "18": "Pour finir",
}


def build(respondent: Respondent) -> tuple[str, bytes]:
    """The file that a respondent handed in: (name, bytes). Raises KeyError where she answered on the web."""
    ending, write = FILES[respondent.number]
    slug = "-".join("".join(c if c.isalnum() else " " for c in respondent.name).split())
    return f"{slug}.{ending}", write(respondent)


def _asked(language: str) -> list[Asked]:
    return [(q["number"], q["text"][language], [(p["letter"], p["text"][language]) for p in q["parts"]]) for q in WGEC1]


def _start(respondent: Respondent) -> Paper:
    paper = Paper("Response to the questionnaire", respondent.name, datetime.fromisoformat(respondent.received))
    paper.furniture(f"{respondent.name} – response to the questionnaire on enhanced cooperation")
    paper.line("Questionnaire on enhanced cooperation", style="Title")
    paper.line(f"Name of organization: {respondent.name}")
    paper.line(f"Country: {respondent.country}")
    paper.line(_DEAR)
    return paper


def _end(paper: Paper, respondent: Respondent) -> bytes:
    paper.line(_YOURS)
    paper.line(f"For {respondent.name}\nSecretary", "italic")
    return paper.file()


def _each(
    paper: Paper,
    texts: dict[Key, str],
    question: Callable[[str, str], None],
    part: Callable[[str, str], None] | None = None,
) -> None:
    """Question, its parts, and the answer under each, in order."""
    for number, wording, parts in _asked("en"):
        question(number, wording)
        for letter, words in parts:
            (part or (lambda a, b: paper.line(f"{a}) {b}", "italic")))(letter, words)
            paper.prose(texts[number, letter])
        if not parts:
            paper.prose(texts[number, ""])


def _bold(respondent: Respondent) -> bytes:
    paper = _start(respondent)
    _each(paper, answers(respondent), lambda n, w: paper.line(f"{n}. {w}", "bold"))
    return _end(paper, respondent)


def _headings(respondent: Respondent) -> bytes:
    """Questions are headings, and their numbers come from automatic numbering."""
    paper = _start(respondent)
    numbers = paper.numbering("decimal", "%1.")

    def question(number: str, wording: str) -> None:
        paper.number(paper.line(wording, style="Heading 1"), numbers)

    _each(paper, answers(respondent), question, lambda a, b: paper.line(f"{a}) {b}", style="Heading 2"))
    return _end(paper, respondent)


def _columns(respondent: Respondent) -> bytes:
    """A table: the question at the left, its answer at the right."""
    paper = _start(respondent)
    texts = answers(respondent)
    table = paper.document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, ("Question", "Answer"), strict=True):
        cell.text = head
    for number, wording, parts in _asked("en"):
        for letter, words in parts or [("", "")]:
            left, right = table.add_row().cells
            left.text = f"{number}. {wording}" if not letter else f"{number} {letter}) {words}"
            paper.prose(texts[number, letter], right, first=right.paragraphs[0])
    return _end(paper, respondent)


def _rows(respondent: Respondent) -> bytes:
    """A table of one column: a row for the question, a row for its answer."""
    paper = _start(respondent)
    texts = answers(respondent)
    table = paper.document.add_table(rows=0, cols=1)
    table.style = "Table Grid"
    for number, wording, parts in _asked("en"):
        for letter, words in parts or [("", "")]:
            cell = table.add_row().cells[0]
            if letter == "a":
                cell.paragraphs[0].add_run(f"{number}. {wording}").bold = True
                cell = table.add_row().cells[0]
            cell.paragraphs[0].add_run(f"{number} {letter}) {words}" if letter else f"{number}. {wording}").bold = True
            cell = table.add_row().cells[0]
            paper.prose(texts[number, letter], cell, first=cell.paragraphs[0])
    return _end(paper, respondent)


def _numbers(respondent: Respondent) -> bytes:
    """Numbers and letters alone, without the questions' words."""
    paper = _start(respondent)
    texts = answers(respondent)
    for number, letter in PARTS:
        if letter in ("", "a"):
            paper.line(f"Question {number}", "underline")
        if letter:
            paper.line(f"{letter})", "underline")
        paper.prose(texts[number, letter])
    return _end(paper, respondent)


def _labelled(respondent: Respondent) -> bytes:
    """ "Question 3:" and "Answer:", as some forms have it."""
    paper = _start(respondent)
    texts = answers(respondent)
    for number, wording, parts in _asked("en"):
        paper.line(f"Question {number}: {wording}", "bold")
        for letter, words in parts or [("", "")]:
            if letter:
                paper.line(f"{letter}) {words}", "bold")
            paper.line("Answer:", "italic")
            paper.prose(texts[number, letter])
    return _end(paper, respondent)


def _shuffled(respondent: Respondent) -> bytes:
    """The questions in an order of the respondent's own."""
    paper = _start(respondent)
    texts = answers(respondent)
    asked = {number: (wording, parts) for number, wording, parts in _asked("en")}
    for number in _ORDER:
        wording, parts = asked[number]
        paper.line(f"{number}) {wording}", "bold")
        for letter, words in parts:
            paper.line(f"({letter}) {words}", "italic")
            paper.prose(texts[number, letter])
        if not parts:
            paper.prose(texts[number, ""])
    return _end(paper, respondent)


def _letter(respondent: Respondent) -> bytes:
    """A letter in running text, which tells the questions in its own words."""
    paper = _start(respondent)
    texts = answers(respondent)
    for number, _wording, parts in _asked("en"):
        paper.line(_TOLD[number])
        for letter, _words in parts or [("", "")]:
            if number != "1":
                paper.prose(texts[number, letter])
    return _end(paper, respondent)


def _pdf(respondent: Respondent, title: str, lines: list[list[Any]], greeting: list[str]) -> bytes:
    document = {
        "title": title,
        "author": respondent.name,
        "language": respondent.language,
        "head": respondent.name,
        "lines": [["title", [title]], *[["text", _runs(text, {})] for text in greeting], *lines],
    }
    source = resources.files(__package__).joinpath("letter.typ").read_bytes()
    made: bytes = typst.compile(source, format="pdf", sys_inputs={"document": json.dumps(document)})
    return made


def _runs(text: str, notes: dict[str, str]) -> list[str | list[str]]:
    found: list[str | list[str]] = []
    for span in spans(text):
        if span.kind == "mark" and span.text in notes:
            found.append(["note", notes[span.text]])
        elif span.kind == "break":
            found.append(["break"])
        else:
            found.append(span.text)
    return found


def _lines(text: str) -> list[list[Any]]:
    nodes = parse(text)
    notes = {n.mark: n.text for n in nodes if isinstance(n, Note)}
    lines: list[list[Any]] = []
    for node in nodes:
        match node:
            case Paragraph(words):
                lines.append(["text", _runs(words, notes)])
            case Heading(_, words):
                lines.append(["head", _runs(words, notes)])
            case Item(level, label, words):
                lines.append(["item", _runs(words, notes), level, label or "•"])
            case Table(rows):
                lines.append(["table", [list(row) for row in rows]])
    return lines


def _pdf_bold(respondent: Respondent) -> bytes:
    texts = answers(respondent)
    lines: list[list[Any]] = []
    for number, wording, parts in _asked("en"):
        lines.append(["question", [f"{number}. {wording}"]])
        for letter, words in parts:
            lines += [["question", [f"{letter}) {words}"]], *_lines(texts[number, letter])]
        if not parts:
            lines += _lines(texts[number, ""])
    greeting = [f"Name of organization: {respondent.name}", f"Country: {respondent.country}", _DEAR]
    return _pdf(respondent, "Response to the questionnaire", lines, greeting)


def _pdf_subjects(respondent: Respondent) -> bytes:
    """A French paper under headings of its own, without a number."""
    texts = answers(respondent)
    lines: list[list[Any]] = []
    for number, _wording, parts in _asked("fr"):
        lines.append(["question", [_SUJETS[number]]])
        for letter, _words in parts or [("", "")]:
            lines += _lines("Nous sommes une association." if number == "1" else texts[number, letter])
    greeting = [f"Organisation : {respondent.name}", "Vous trouverez ci-dessous notre contribution."]
    return _pdf(respondent, "Contribution aux travaux du groupe", lines, greeting)


# Respondent's number: ending of the file's name, and how it is written.
FILES: dict[int, tuple[str, Callable[[Respondent], bytes]]] = {
    4: ("docx", _bold),
    9: ("docx", _headings),
    12: ("docx", _columns),
    18: ("docx", _rows),
    28: ("docx", _labelled),
    32: ("docx", _shuffled),
    43: ("docx", _numbers),
    49: ("pdf", _pdf_bold),
    36: ("pdf", _pdf_subjects),
    47: ("docx", _letter),
}
DOUBTFUL: frozenset[int] = frozenset({36, 47})  # stay in review, so that a visitor sees it at work
REVIEWED: frozenset[int] = frozenset(FILES) - DOUBTFUL  # may be confirmed after a look: a PDF always asks for one
