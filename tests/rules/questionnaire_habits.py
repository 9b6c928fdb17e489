"""Habits of respondents, kept by name: what most of them do, in one line each. Every word is invented."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, SPANISH, Document

NUMBERS = list(ENGLISH)
Made = tuple[Document, dict[str, str]]  # a document, and the answers that have to come out of it
HABITS: dict[str, Callable[[Document], Made]] = {}


def habit(make: Callable[[Document], Made]) -> Callable[[Document], Made]:
    HABITS[make.__name__] = make
    return make


def shuffle(numbers: Sequence[str], seed: int) -> list[str]:
    return random.Random(seed).sample(list(numbers), len(numbers))


def in_parts() -> dict[str, str]:
    expected = {n: t for n, t in ANSWERS.items() if n != "2"}
    return expected | {"2a": "It matters to all.", "2b": "To decide together.", "2c": "Names, numbers, routes."}


LETTER = (
    "Dear Madam Chair,\nplease find below the answers of our network to your questionnaire on enhanced cooperation."
)


def std(d: Document, fn: Callable[[Document, str], object]) -> Made:
    d.p(LETTER)
    for n in NUMBERS:
        fn(d, n)
    d.p("Yours sincerely,").p("Ada Marengo").p("Secretary")
    return d, dict(ANSWERS)


REW = {
    "3": "How far has enhanced cooperation been implemented until now? Give examples if possible.",
    "4": "What international policy issues of the Internet are relevant in your opinion?",
    "5": "Roles and responsibilities of stakeholders, governments included",
    "8": "Most appropriate mechanisms for enhanced cooperation",
    "9": "How do you see the relation of enhanced cooperation with the IGF?",
    "10": "Making developing countries' role in Internet governance more effective",
    "11": "What are the remaining barriers to participation and ways to overcome them?",
    "14": "Role of stakeholders in local language content",
    "16": "Key issues for affordable Internet in the developing world",
    "18": "Any other comments or concerns",
}

SH = {
    "1": "Stakeholder category",
    "2": "Enhanced cooperation: significance, purpose and scope",
    "3": "Implementation so far",
    "4": "Relevant public policy issues",
    "5": "Roles and responsibilities of stakeholders",
    "6": "Governments on an equal footing",
    "7": "Other stakeholders",
    "8": "Mechanisms",
    "9": "Relationship with the IGF",
    "10": "Role of developing countries",
    "11": "Barriers to participation",
    "12": "Marginalised people",
    "13": "Development",
    "14": "Local language content",
    "15": "Issues of relevance to developing countries",
    "16": "Affordability",
    "17": "National capacities",
    "18": "Other comments",
}


def partdoc(d: Document, f: Callable[[Document, dict[str, str]], object]) -> Made:
    exp = in_parts()
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        if n == "2":
            f(d, exp)
        else:
            d.p(ANSWERS[n])
    return d, exp


# One question and its answer, as each of these habits sets them.
EACH: dict[str, Callable[[Document, str], object]] = {
    "bold_plain": lambda d, n: (d.bold(ENGLISH[n]), d.p(ANSWERS[n])),
    "bold_num": lambda d, n: (d.bold(f"{n}. {ENGLISH[n]}"), d.p(ANSWERS[n])),
    "head_auto": lambda d, n: (d.h(ENGLISH[n], label=f"{n}."), d.p(ANSWERS[n])),
    "item_auto": lambda d, n: (d.item(ENGLISH[n], label=f"{n}."), d.p(ANSWERS[n])),
    "qn": lambda d, n: (d.p(f"Question {n}: {ENGLISH[n]}"), d.p(ANSWERS[n])),
    "qn_only": lambda d, n: (d.p(f"Question {n}"), d.p(ANSWERS[n])),
    "num_inline": lambda d, n: d.p(f"{n}. {ANSWERS[n]}"),
    "num_lone": lambda d, n: (d.p(f"{n}."), d.p(ANSWERS[n])),
    "q_short": lambda d, n: (d.p(f"Q{n}. {' '.join(ENGLISH[n].split()[:6])}..."), d.p(ANSWERS[n])),
    "same_block": lambda d, n: d.p(f"{n}. {ENGLISH[n]} {ANSWERS[n]}"),
    "same_block_br": lambda d, n: d.p(f"{n}) {ENGLISH[n]}\n{ANSWERS[n]}"),
    "plain_nothing": lambda d, n: (d.p(ENGLISH[n]), d.p(ANSWERS[n])),
    "inline_nonum": lambda d, n: d.p(f"{ENGLISH[n]} {ANSWERS[n]}"),
    "tables_many": lambda d, n: (d.table(), d.row("Question " + n, ENGLISH[n]), d.row("Response", ANSWERS[n])),
    "reworded_bold": lambda d, n: (d.bold(REW.get(n, ENGLISH[n])), d.p(ANSWERS[n])),
    "reworded_num": lambda d, n: (d.bold(f"{n}. {REW.get(n, ENGLISH[n])}"), d.p(ANSWERS[n])),
    "reworded_plain": lambda d, n: (d.p(REW.get(n, ENGLISH[n])), d.p(ANSWERS[n])),
    "strong_reword_one": lambda d, n: (
        d.bold("In your view, who ought to do what?" if n == "5" else ENGLISH[n]),
        d.p(ANSWERS[n]),
    ),
    "spanish": lambda d, n: (d.bold(f"{n}. {SPANISH[n]}"), d.p(ANSWERS[n])),
    "own_number": lambda d, n: (d.bold(f"{n}. {ENGLISH[n]}"), d.p(f"{n}. {ANSWERS[n]}")),
    "alike_short": lambda d, n: (d.bold(" ".join(ENGLISH[n].split()[:5]) + "…"), d.p(ANSWERS[n])),
    "answers_prefix": lambda d, n: (d.p(f"{n}. {ENGLISH[n]}"), d.p(f"Answer: {ANSWERS[n]}")),
    "caps": lambda d, n: (d.p(f"{n}. {ENGLISH[n].upper()}"), d.p(ANSWERS[n])),
    "caps_nonum": lambda d, n: (d.p(ENGLISH[n].upper()), d.p(ANSWERS[n])),
    "qhead_qtext": lambda d, n: (d.h(f"Question {n}"), d.p(ENGLISH[n], bold=True), d.p(ANSWERS[n])),
    "qhead_answer": lambda d, n: (d.h(f"Question {n}"), d.p(ENGLISH[n]), d.h(f"Answer {n}", 3), d.p(ANSWERS[n])),
    "qhead_only": lambda d, n: (d.h(f"Question {n}"), d.p(ANSWERS[n])),
    "short_num_head": lambda d, n: (d.h(f"{n}. {SH[n]}"), d.p(ANSWERS[n])),
    "short_num_bold": lambda d, n: (d.bold(f"{n}) {SH[n]}"), d.p(ANSWERS[n])),
    "short_num_plain": lambda d, n: (d.p(f"{n}. {SH[n]}"), d.p(ANSWERS[n])),
    "short_num_inline": lambda d, n: d.p(f"{n}. {SH[n]}: {ANSWERS[n]}"),
    "short_head": lambda d, n: (d.h(SH[n]), d.p(ANSWERS[n])),
    "short_q": lambda d, n: (d.bold(f"Q{n} - {SH[n]}"), d.p(ANSWERS[n])),
    "bilingual": lambda d, n: (d.bold(f"{n}. {ENGLISH[n]}"), d.bold(SPANISH[n]), d.p(ANSWERS[n])),
    "instructions": lambda d, n: (
        d.bold(f"{n}. {ENGLISH[n]} (Please answer in no more than 300 words.)"),
        d.p(ANSWERS[n]),
    ),
    "spacenum": lambda d, n: (d.p(f"{n} {ENGLISH[n]}"), d.p(ANSWERS[n])),
    "letter_q": lambda d, n: (d.p(f"Response to Question {n}"), d.p(ANSWERS[n])),
    "reponse_fr": lambda d, n: (d.bold(f"Réponse à la question n° {n}"), d.p(ANSWERS[n])),
}


def _made(form: Callable[[Document, str], object]) -> Callable[[Document], Made]:
    return lambda document: std(document, form)


HABITS.update({name: _made(form) for name, form in EACH.items()})
