"""One search over everything that has words: answers, documents, what was said in meetings, texts and the rest (`found`).

It forgives accents, typos and spellings of a symbol.
"""

from __future__ import annotations

from dataclasses import dataclass

from plenary.calls import reads as calls
from plenary.calls import searching
from plenary.hall import found
from plenary.library import reads as library
from plenary.meetings.reads import captions
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.door import number_of
from plenary.rules import folding

MOST = 40


@dataclass(frozen=True, slots=True)
class AnswerHit:
    line: searching.Searched
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Results:
    documents: tuple[library.DocumentLine, ...]
    answers: tuple[AnswerHit, ...]
    calls: tuple[calls.CallLine, ...]
    spoken: tuple[captions.Hit, ...]
    others: dict[str, tuple[found.Found, ...]]  # by kind
    entry: int
    total: int


def find(by: Actor, query: str) -> Results:
    """Everything that this viewer may see and that answers the query, best first."""
    hits = []
    for line in searching.search(by, query, MOST):
        hits.append(AnswerHit(line, folding.excerpt(query, line.text, 220)))
    documents = list(library.documents(query=query, most=MOST))
    folded = folding.fold(query)
    titles = tuple(c for c in calls.calls() if any(folded in folding.fold(t) for t in c.title.values()))
    spoken = captions.find(query, most=MOST)
    entry = number_of(query, 18) or 0
    entry = entry if entry <= record.size() else 0
    others = found.find(query)
    total = len(hits) + len(documents) + len(titles) + len(spoken) + sum(map(len, others.values())) + bool(entry)
    return Results(tuple(documents), tuple(hits), titles, spoken, others, entry, total)
