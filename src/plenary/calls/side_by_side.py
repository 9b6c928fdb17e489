"""The answers to one question side by side, by stakeholder group, or those of one group in full: for the page of the
question, and for the page of a meeting that discusses it (A50).

What `by` may not see is not fetched: `reads` and `rights` say what that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plenary.calls import counting, paging, reads
from plenary.members.reads import GroupName
from plenary.record.actor import Actor

FIRST = 12  # beginnings of answers a group where all stand side by side
BEGINNING = 630  # letters of an answer that the beginning shown of it is taken from, see hall.shown.excerpt
AHEAD = 60  # responses of one group that a page may have to look through

Key = tuple[int, str]  # number of a response, letter of a part
Words = dict[str, str]
Column = tuple[str, Words, reads.Shelf, list[tuple[reads.ResponseLine, list[reads.AnswerLine]]]]


@dataclass(frozen=True, slots=True)
class Beside:
    """`columns` are the groups with the beginnings of their answers; `paged` is one group's answers, a page of them."""

    columns: list[Column]
    paged: paging.Paged[Key] | None
    responses: dict[int, reads.ResponseLine]
    answers: dict[Key, reads.AnswerLine]


def beside(
    by: Actor,
    call: str,
    question: str,
    groups: Sequence[GroupName],
    *,
    chosen: str = "",
    start: Key = (0, ""),
    after: int = 0,
    first: int | None = None,
    budget: int = paging.LETTERS,
) -> Beside:
    """The answers to a question (its number) as `by` may see them; of the group `chosen` alone from `start` on.

    `after` is the paragraph to begin with, `budget` the letters of a page, `first` how many beginnings stand in a group
    (otherwise FIRST). The same queries whatever their number.
    """
    first = FIRST if first is None else first
    shelves = reads.shelves(by, call, [g.code for g in groups])
    wanted: list[int] = []
    for shelf in shelves:
        if not chosen:
            wanted += shelf.shown[:first]
        elif shelf.group == chosen:
            wanted += counting.after(shelf.shown, start[0] - 1, AHEAD)
    responses = {r.number: r for r in reads.responses(by, call, numbers=wanted, counted=False)}
    answers: dict[int, list[reads.AnswerLine]] = defaultdict(list)
    for a in reads.answers(by, call, question=question, numbers=wanted, letters=0 if chosen else BEGINNING):
        answers[a.response].append(a)
    names = {g.code: g.name for g in groups}
    columns: list[Column] = [
        (
            s.group,
            names.get(s.group, {}),
            s,
            [(responses[n], answers.get(n, [])) for n in s.shown[:first] if n in responses],
        )
        for s in shelves
    ]
    paged = None
    if chosen:
        paged = paging.page(
            [((n, a.part), a.text) for n in wanted for a in answers.get(n, ())],
            start=start,
            after=after,
            budget=budget,
        )
        rest = [n for s in shelves if s.group == chosen and wanted for n in counting.after(s.shown, wanted[-1], 1)]
        if paged.on is None and rest:
            paged = replace(paged, on=(rest[0], ""))
            responses |= {r.number: r for r in reads.responses(by, call, numbers=rest[:1], counted=False)}
    return Beside(columns, paged, responses, {(a.response, a.part): a for rows in answers.values() for a in rows})


def start_of(text: str) -> Key:
    """From which answer a page of one group's answers begins: "17", or "17.a"."""
    number, _dot, part = text.partition(".")
    return (int(number) if number.isdecimal() and number.isascii() and len(number) < 10 else 0), part
