"""Lists, headings, quotations, summaries, footnotes, wrapped questions, what stands after the last answer. Every word is invented."""

from __future__ import annotations

from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, Document
from tests.rules.questionnaire_habits import NUMBERS, Made, habit, std


@habit
def toc(d: Document) -> Made:
    d.h("Contents", 1)
    for n in NUMBERS:
        d.p(f"{n}. {ENGLISH[n]} ........ {int(n) + 1}")
    return std(d, lambda d, n: (d.h(f"{n}. {ENGLISH[n]}"), d.p(ANSWERS[n])))


@habit
def list_then_num(d: Document) -> Made:
    d.h("The questions", 1)
    for n in NUMBERS:
        d.p(f"{n}. {ENGLISH[n]}")
    d.h("Our answers", 1)
    return std(d, lambda d, n: d.p(f"{n}. {ANSWERS[n]}"))


@habit
def list_then_a(d: Document) -> Made:
    for n in NUMBERS:
        d.item(ENGLISH[n], label=f"{n}.")
    d.h("Our answers", 1)
    return std(d, lambda d, n: (d.bold(f"Answer to question {n}"), d.p(ANSWERS[n])))


@habit
def lists_inside(d: Document) -> Made:
    exp: dict[str, str] = {}

    def f(d, n):
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
        t = [ANSWERS[n]]
        for i, x in enumerate(("Openness of the minutes", "Travel support for the small", "A review each year"), 1):
            d.p(f"{i}. {x}")
            t.append(f"{i}. {x}")
        exp[n] = " ".join(t)

    for n in NUMBERS:
        f(d, n)
    return d, exp


@habit
def lists_inside_plainnum(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        d.p(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
        t = [ANSWERS[n]]
        if n in "3 7 11":
            for i, x in enumerate(
                ("Openness of the minutes", "Travel support for the small", "A review each year", "Fees", "Time"), 1
            ):
                d.p(f"{i}. {x}")
                t.append(f"{i}. {x}")
        exp[n] = " ".join(t)
    return d, exp


@habit
def numonly_lists(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        d.p(f"{n}. {ANSWERS[n]}")
        t = [ANSWERS[n]]
        if n in "3 7 11":
            for i, x in enumerate(("Openness of the minutes", "Travel support for the small", "A review each year"), 1):
                d.p(f"{i}. {x}")
                t.append(f"{i}. {x}")
        exp[n] = " ".join(t)
    return d, exp


@habit
def quotes(d: Document) -> Made:
    exp = dict(ANSWERS)
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
        if n == "9":
            d.p("“" + ENGLISH["13"] + "” is, to us, the same matter.")
            exp[n] += " “" + ENGLISH["13"] + "” is, to us, the same matter."
        if n == "12":
            d.p(ENGLISH["15"] + " We ask this first.")
            exp[n] += " " + ENGLISH["15"] + " We ask this first."
    return d, exp


@habit
def headings_inside(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        d.h(f"{n}. {ENGLISH[n]}", 2)
        d.h("Our position", 3)
        d.p(ANSWERS[n])
        d.h("What should follow", 3)
        d.p("Little.")
        exp[n] = f"# Our position {ANSWERS[n]} # What should follow Little."
    return d, exp


@habit
def sections(d: Document) -> Made:
    for n in NUMBERS:
        if n in ("2", "5", "10"):
            d.h("Part " + {"2": "I", "5": "II", "10": "III"}[n] + ": Understanding and roles", 1)
        d.h(f"{n}. {ENGLISH[n]}", 2)
        d.p(ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def wrapped(d: Document) -> Made:
    for n in NUMBERS:
        w = f"{n}. {ENGLISH[n]}".split()
        h = len(w) // 2
        d.bold(" ".join(w[:h]))
        d.bold(" ".join(w[h:]))
        d.p(ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def wrapped_br(d: Document) -> Made:
    for n in NUMBERS:
        w = f"{n}. {ENGLISH[n]}".split()
        h = len(w) // 2
        d.p(" ".join(w[:h]) + "\n" + " ".join(w[h:]) + "\n" + ANSWERS[n])
    return d, dict(ANSWERS)


@habit
def restating(d: Document) -> Made:
    exp = {n: ("Enhanced cooperation can enable " + ANSWERS[n]) for n in NUMBERS}
    exp["10"] = (
        "The role of developing countries in global Internet governance can be made more effective by travel support."
    )
    for n in NUMBERS:
        d.p(f"{n}. {exp[n]}")
    return d, exp


@habit
def one_block_all(d: Document) -> Made:
    d.p("\n".join(f"{n}. {ENGLISH[n]}\n{ANSWERS[n]}" for n in NUMBERS))
    return d, dict(ANSWERS)


@habit
def bold_inside(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        d.bold(ENGLISH[n])
        d.p(ANSWERS[n])
        d.bold("Our first concern")
        d.p("The cost of it.")
        d.bold("What follows")
        d.p("Little.")
        exp[n] = f"{ANSWERS[n]} Our first concern The cost of it. What follows Little."
    return d, exp


@habit
def bold_inside_missing(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        if n == "8":
            continue
        d.bold(ENGLISH[n])
        d.p(ANSWERS[n])
        d.bold("Our first concern")
        d.p("The cost of it.")
        d.bold("What follows")
        d.p("Little.")
        exp[n] = f"{ANSWERS[n]} Our first concern The cost of it. What follows Little."
    return d, exp


@habit
def rhetorical(d: Document) -> Made:
    exp: dict[str, str] = {}
    for n in NUMBERS:
        if n == "7":
            continue
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
        d.p("And who is to pay for all of it?")
        d.p("We do not know yet.")
        exp[n] = ANSWERS[n] + " And who is to pay for all of it? We do not know yet."
    return d, exp


@habit
def footnotes(d: Document) -> Made:
    exp = dict(ANSWERS)
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n] + ("[^1]" if n == "4" else "[^2]" if n == "9" else ""))
    d.note("Tunis Agenda, paragraph 69.", "1")
    d.note("Decision of the last session.", "2")
    exp["4"] += "[^1] [^1]: Tunis Agenda, paragraph 69."
    exp["9"] += "[^2] [^2]: Decision of the last session."
    return d, exp


@habit
def annex(d: Document) -> Made:
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
    d.h("Annex: statutes of the network", 1)
    d.p("Article one. The network is a body of libraries.")
    return d, dict(ANSWERS)


@habit
def nosign(d: Document) -> Made:
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
    d.p("Geneva, 17 September 2013").p("Ada Marengo, Secretary").p("ada@example.org")
    return d, dict(ANSWERS)


@habit
def pdfish(d: Document) -> Made:
    exp: dict[str, str] = {}
    for _i, n in enumerate(NUMBERS):
        w = f"{n}. {ENGLISH[n]}".split()
        h = 2 * len(w) // 3
        d.p(" ".join(w[:h]))
        d.p(" ".join(w[h:]))
        d.p(ANSWERS[n])
        d.p("Page " + n, label="furniture")
        d.p("And we add a second thought of our own.")
        exp[n] = ANSWERS[n] + " And we add a second thought of our own."
    return d, exp


@habit
def exec_summary(d: Document) -> Made:
    d.h("Summary", 1)
    for n in NUMBERS:
        d.p(f"{n}. {ENGLISH[n]} Short: yes.")
    d.h("Answers", 1)
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
    return d, dict(ANSWERS)
