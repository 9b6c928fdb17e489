"""What the consensus room tells a report: what divides the group, in words that name nobody, and what it decided to show."""

from __future__ import annotations

from typing import Any

from plenary.consensus import reads as consensus
from plenary.consensus.reads.saying import said_of
from plenary.rules.consensus import Methods
from plenary.rules.languages import chosen
from plenary.rules.outline import Divided

Words = dict[str, str]


def official(group: str, question: int | None, including: str) -> str:
    """Which variant is the group's: with, without the part that is not agreed; "" while it has not decided (A7). One query."""
    if question is None:
        return ""
    found = next((q for q in consensus.questions(group) if q.number == question), None)
    if found is None or found.state != "decided":
        return ""
    return "with" if found.outcome == including else "without"


def divided(group: str, language: str, but: int | None = None) -> tuple[Divided, ...]:
    """The questions on which the group is not agreed, in order; `but` is told apart: whether what is not agreed is shown.

    One that is asked only under a condition is there once it is (A4). Six queries for each.
    """
    methods = consensus.methods_of(group)
    found = []
    for q in consensus.questions(group):
        if q.number == but or q.asked != "asked" or q.state == "decided" or q.kind != "substance":
            continue
        page = consensus.question(group, q.number)
        if page is not None:
            found.append(_divided(group, page, methods, language))
    return tuple(found)


def _divided(group: str, page: consensus.QuestionPage, methods: Methods, language: str) -> Divided:
    line = page.line
    decided = line.state == "decided"
    stands = tuple(
        (chosen(line.label(code), language), said_of(standing, methods).accept or "")
        for code, standing in page.standings
    )
    argued = tuple(
        (a.side, chosen(line.label(a.answer), language), chosen(a.words, language))
        for a in page.arguments
        if line.label(a.answer)
    )
    return Divided(
        f"question/{group}/{line.number}",
        chosen(line.title, language),
        stands,
        argued,
        chosen(line.label(line.outcome), language) if decided and line.outcome else "",
    )


def inclusion(group: str, question: int | None, language: str) -> dict[str, Any]:
    """The question whether what is not agreed is shown, with its arguments: both variants show them (A7, A8, A9).

    {"number", "title", "stands": [[answer, word]], "argued": [[side, answer, words]], "outcome"}; {} for none.
    """
    page = consensus.question(group, question) if question is not None else None
    if page is None:
        return {}
    told = _divided(group, page, consensus.methods_of(group), language)
    return {
        "number": page.line.number,
        "title": told.title,
        "stands": [list(s) for s in told.stands],
        "argued": [list(a) for a in told.argued],
        "outcome": told.outcome,
    }


def rule_of(group: str) -> tuple[str, int]:
    """Meeting and number of the decision on how the group decides, as its working methods name it; ("", 0) for none."""
    return next(((r.meeting, r.decision) for r in consensus.rules(group) if r.meeting and r.decision), ("", 0))
