"""Answers in tables of several layouts. Every word is invented."""

from __future__ import annotations

from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, Document
from tests.rules.questionnaire_habits import NUMBERS, SH, Made, habit, in_parts, std


@habit
def table2(d: Document) -> Made:
    d.table()
    d.row("Question", "Answer")
    return std(d, lambda d, n: d.row(ENGLISH[n], ANSWERS[n]))


@habit
def table3(d: Document) -> Made:
    d.table()
    d.row("No.", "Question", "Answer")
    return std(d, lambda d, n: d.row(n, ENGLISH[n], ANSWERS[n]))


@habit
def table_rows(d: Document) -> Made:
    d.table()
    return std(d, lambda d, n: (d.row(f"{n}. {ENGLISH[n]}"), d.row(ANSWERS[n])))


@habit
def table_num(d: Document) -> Made:
    d.table()
    d.row("Question", "Answer")
    return std(d, lambda d, n: d.row(n, ANSWERS[n]))


@habit
def parts_table(d: Document) -> Made:
    exp = in_parts()
    d.table()
    for n in NUMBERS:
        if n == "2":
            d.row("2. " + ENGLISH["2"])
            for letter, w in (("a", "Its significance"), ("b", "Its purpose"), ("c", "Its scope")):
                d.row(f"{letter}) {w}", exp["2" + letter])
        else:
            d.row(f"{n}. {ENGLISH[n]}", ANSWERS[n])
    return d, exp


@habit
def head_table(d: Document) -> Made:
    d.h("Response to the questionnaire", 1)
    d.table()
    d.row("Name of organisation", "Cordova Network of Libraries")
    d.row("Country", "Cordova")
    d.row("E-mail", "x@example.org")
    d.row("Stakeholder category", "Civil society")
    d.table()
    d.row("No.", "Question", "Response")
    for n in NUMBERS:
        d.row(n, ENGLISH[n], ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def same_cell(d: Document) -> Made:
    d.table()
    return std(d, lambda d, n: d.row(f"{n}. {ENGLISH[n]}\n{ANSWERS[n]}"))


@habit
def multi_par_cells(d: Document) -> Made:
    d.table()
    exp: dict[str, str] = {}
    for i, n in enumerate(NUMBERS, 1):
        d.add("cell", n, table=1, row=i, column=1)
        d.add("cell", ENGLISH[n], table=1, row=i, column=2)
        d.add("cell", ANSWERS[n], table=1, row=i, column=3)
        d.add("cell", "And one more thing, for " + n + ".", table=1, row=i, column=3)
        exp[n] = ANSWERS[n] + f" And one more thing, for {n}."
    return d, exp


@habit
def columns(d: Document) -> Made:
    d.table()
    ns = NUMBERS[:3]
    d.row(*[ENGLISH[n] for n in ns])
    d.row(*[ANSWERS[n] for n in ns])
    d.table()
    ns = NUMBERS[3:6]
    d.row(*[ENGLISH[n] for n in ns])
    d.row(*[ANSWERS[n] for n in ns])
    for n in NUMBERS[6:]:
        d.bold(ENGLISH[n]).p(ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def section_rows(d: Document) -> Made:
    d.table()
    d.row("Question", "Answer")
    for n in NUMBERS:
        if n in ("2", "5", "10"):
            d.row("Part " + {"2": "I", "5": "II", "10": "III"}[n] + ": Understanding and roles")
        d.row(f"{n}. {ENGLISH[n]}", ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def answerfirst(d: Document) -> Made:
    # the whole questionnaire in a table, blank, then the answers under short bold heads
    d.table()
    for n in NUMBERS:
        d.row(n, ENGLISH[n])
    return std(d, lambda d, n: (d.bold(f"Question {n} - {SH[n]}"), d.p(ANSWERS[n])))
