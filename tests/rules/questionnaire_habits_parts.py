"""Sub-answers a) b) c) in several forms. Every word is invented."""

from __future__ import annotations

from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, Document
from tests.rules.questionnaire_habits import NUMBERS, Made, habit, in_parts, partdoc


@habit
def parts_par(d: Document) -> Made:
    exp = in_parts()
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p("a) It matters to all. b) To decide together. c) Names, numbers, routes." if n == "2" else ANSWERS[n])
    return d, exp


@habit
def parts_lines(d: Document) -> Made:
    exp = in_parts()
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        if n == "2":
            for letter, w, t in (("a", "Its significance", "2a"), ("b", "Its purpose", "2b"), ("c", "Its scope", "2c")):
                d.p(f"{letter}) {w}")
                d.p(exp[t])
        else:
            d.p(ANSWERS[n])
    return d, exp


@habit
def parts_num(d: Document) -> Made:
    exp = in_parts()
    for n in NUMBERS:
        if n == "2":
            for letter in "abc":
                d.bold(f"2 {letter})")
                d.p(exp["2" + letter])
        else:
            d.bold(f"{n}. {ENGLISH[n]}")
            d.p(ANSWERS[n])
    return d, exp


@habit
def parts_auto(d: Document) -> Made:
    exp = in_parts()
    for n in NUMBERS:
        d.h(ENGLISH[n], label=f"{n}.")
        if n == "2":
            for letter in "abc":
                d.item(exp["2" + letter], label=f"{letter})")
        else:
            d.p(ANSWERS[n])
    return d, exp


@habit
def parts_dotted(d: Document) -> Made:
    return partdoc(d, lambda d, e: [d.p(f"2.{i} {e['2' + letter]}") for i, letter in enumerate("abc", 1)])


@habit
def parts_paren(d: Document) -> Made:
    return partdoc(d, lambda d, e: [d.p(f"({letter}) {e['2' + letter]}") for letter in "abc"])


@habit
def parts_heads(d: Document) -> Made:
    return partdoc(
        d,
        lambda d, e: [
            (d.h(w, 3), d.p(e["2" + letter]))
            for letter, w in zip("abc", ("Significance", "Purpose", "Scope"), strict=False)
        ],
    )


@habit
def parts_label(d: Document) -> Made:
    return partdoc(
        d,
        lambda d, e: [
            d.p(f"{w}: {e['2' + letter]}")
            for letter, w in zip("abc", ("Significance", "Purpose", "Scope"), strict=False)
        ],
    )


@habit
def parts_br(d: Document) -> Made:
    return partdoc(d, lambda d, e: d.p("\n".join(f"{letter}. {e['2' + letter]}" for letter in "abc")))


@habit
def parts_listing(d: Document) -> Made:
    exp = dict(ANSWERS)
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        if n == "2":
            d.bold("a) Its significance")
            d.bold("b) Its purpose")
            d.bold("c) Its scope")
        d.p(ANSWERS[n])
    return d, exp


@habit
def parts_listing2(d: Document) -> Made:
    def f(d, e):
        d.p("a) Its significance")
        d.p("b) Its purpose")
        d.p("c) Its scope")
        for letter in "abc":
            d.p(f"{letter}) {e['2' + letter]}")

    return partdoc(d, f)


@habit
def abc_foreign(d: Document) -> Made:
    exp = dict(ANSWERS)
    exp["5"] = "a) Governments: law. b) Business: building. c) Users: use."
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        if n == "5":
            d.p("a) Governments: law.").p("b) Business: building.").p("c) Users: use.")
        else:
            d.p(ANSWERS[n])
    return d, exp
