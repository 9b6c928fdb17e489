"""The answers to a question as whoever writes the summary is shown them: to be ticked, quoted, gathered into drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plenary.calls import paging
from plenary.calls.models import Answer
from plenary.calls.summary_reads import SPOKEN, Ground

Key = tuple[int, str]  # response, part
AHEAD = 40  # answers that a page may have to look through
BEGINNINGS = 15  # answers on a page that shows where each begins


@dataclass(frozen=True, slots=True)
class AnswerToCite:
    response: int
    name: str
    group: str
    cited: bool  # may be named and quoted
    part: str
    state: str
    language: str


@dataclass(frozen=True, slots=True)
class AnswersToCite:
    """A page of the answers to a question, beside the statements that may rest on them."""

    lines: Mapping[Key, AnswerToCite]
    paged: paging.Paged[Key]
    total: int  # that fit the filter


def answers_to(
    on: Ground,
    question: str,
    *,
    group: str = "",
    query: str = "",
    start: Key | None = None,
    after: int = 0,
    whole: bool = False,
    budget: int = paging.LETTERS,
) -> AnswersToCite:
    """Answers that say something to a question: of a stakeholder group, holding some words, from `start` on. Two queries.

    BEGINNINGS of them, or around the words that were searched; `whole`: as many in full as the budget allows.
    """
    rows = Answer.objects.filter(
        response__call__slug=on.call, response__state="confirmed", question__number=question, state__in=SPOKEN
    ).order_by("response__number", "part")
    if query:
        rows = rows.filter(text__icontains=query)
    keys = [
        (n, part)
        for n, part in rows.values_list("response__number", "part")
        if n in on.responses and (not group or on.responses[n].group == group)
    ]
    begin = next((n for n, key in enumerate(keys) if start is None or key >= start), len(keys))
    most = AHEAD if whole else BEGINNINGS
    ahead = keys[begin : begin + most]
    columns = ("response__number", "part", "text", "state", "language")
    texts: list[tuple[Key, str]] = []
    lines: dict[Key, AnswerToCite] = {}
    for n, part, text, state, language in rows.filter(response__number__in={n for n, _part in ahead}).values_list(
        *columns
    ):
        if (n, part) in ahead:
            r = on.responses[n]
            texts.append(((n, part), text if whole else around(text, query)))
            lines[n, part] = AnswerToCite(n, r.respondent, r.group, r.cited, part, state, language)
    if whole:
        paged = paging.page(texts, after=after if ahead and ahead[0] == start else 0, budget=budget)
    else:
        paged = paging.Paged(tuple(paging.Piece(key, text, 0, False) for key, text in texts), None, 0)
    if paged.on is None and len(keys) > begin + most:
        paged = paging.Paged(paged.pieces, keys[begin + most], 0)
    return AnswersToCite(lines, paged, len(keys))


def around(text: str, query: str) -> str:
    """An answer from a little before the words that were searched, in the middle of it with an ellipsis."""
    found = text.casefold().find(query.casefold()) if query else -1
    if found < 200:
        return text
    begin = text.find(" ", found - 150) + 1
    return "… " + text[begin:]


def answers_whole(on: Ground, question: str) -> tuple[tuple[int, str, str, str], ...]:
    """All answers that say something to a question: (response, part, text, language). One query."""
    rows = Answer.objects.filter(
        response__call__slug=on.call, response__state="confirmed", question__number=question, state="answered"
    ).order_by("response__number", "part")
    return tuple(rows.values_list("response__number", "part", "text", "language"))


def answer_text(call: str, question: str, number: int, part: str) -> str:
    """One answer, "" where there is none. One query."""
    found: str | None = (
        Answer.objects.filter(response__call__slug=call, response__number=number, question__number=question, part=part)
        .values_list("text", flat=True)
        .first()
    )
    return found or ""
