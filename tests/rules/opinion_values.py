"""Votes as the properties of the map of opinion draw them, and the conversations that were published."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from math import comb, nan
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from plenary.rules.opinion import Id, Votes

many = settings(max_examples=2000, deadline=None)
some = settings(max_examples=300, deadline=None)

Cast = list[tuple[Id, Id, int]]


@st.composite
def cast(draw: st.DrawFn, most_people: int = 12, most_statements: int = 8) -> Cast:
    """Votes of a few people on a few statements, some of them missing."""
    people = draw(st.integers(0, most_people))
    statements = draw(st.integers(0, most_statements))
    answers = st.lists(
        st.sampled_from([1, 1, 0, -1, -1, None, None]), min_size=people * statements, max_size=people * statements
    )
    return [
        (f"p{n // statements:02}", n % statements, vote) for n, vote in enumerate(draw(answers)) if vote is not None
    ]


def filled(votes: Votes) -> Any:
    """The plain dense way: every missing vote filled with its column's mean, columns centred (ids in their order)."""
    people, statements = sorted(votes.people), sorted(votes.statements)  # type: ignore[type-var]  # of one kind
    row, column = ({one: n for n, one in enumerate(some)} for some in (people, statements))
    table = np.full((len(people), len(statements)), nan)
    for who, what, value in zip(votes.person, votes.statement, votes.value, strict=True):
        table[row[votes.people[who]], column[votes.statements[what]]] = value
    for column in table.T:
        column[np.isnan(column)] = column[~np.isnan(column)].mean() if (~np.isnan(column)).any() else 0
    return table - table.mean(axis=0) if len(table) else table


def distinct(votes: Votes) -> bool:
    """Are the two main directions clear? Where two are equally long, any direction between them is as good as another."""
    if not len(votes.value):
        return False
    values = np.concatenate((np.linalg.svd(filled(votes), compute_uv=False), np.zeros(3)))
    return bool(min(values[0] - values[1], values[1] - values[2]) > 1e-6)


def adjusted_rand(one: list[int], other: list[int]) -> float:
    """How far two partings agree beyond chance (Hubert and Arabie 1985): 1 where they are the same."""
    pairs = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    a, b = (sum(comb(n, 2) for n in Counter(labels).values()) for labels in (one, other))
    expected = a * b / comb(len(one), 2)
    return (pairs - expected) / ((a + b) / 2 - expected)


@dataclass(frozen=True)
class Conversation:
    """One that was published: votes, the groups as published, the published group-informed consensus where there is one."""

    votes: Votes
    groups: dict[Id, int]
    consensus: dict[Id, float]


def conversation(folder: Path) -> Conversation:
    with (folder / "participants-votes.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    with (folder / "comments.csv").open(newline="") as lines:
        comments = list(csv.DictReader(lines))
    statements = [int(name) for name in rows[0] if name.isdigit()]
    given: Cast = [(int(r["participant"]), s, int(r[str(s)])) for r in rows for s in statements if r[str(s)]]
    groups: dict[Id, int] = {int(r["participant"]): int(r["group-id"]) for r in rows if r["group-id"]}
    told = "group-informed-consensus"
    consensus: dict[Id, float] = {int(c["comment-id"]): float(c[told]) for c in comments if c.get(told)}
    return Conversation(Votes.of(given, (int(r["participant"]) for r in rows), statements), groups, consensus)
