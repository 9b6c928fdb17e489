"""The landscape of opinion, made of votes alone. See docs/rules/opinion.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plenary.rules.opinion.components import components
from plenary.rules.opinion.consensus import informed, representing, tallies
from plenary.rules.opinion.grouping import part
from plenary.rules.opinion.matrix import Matrix, canonical
from plenary.rules.opinion.values import Crossing, Group, Id, Landscape, Point, Statement, Tally, Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH = 7  # votes from which a person is put into a group; all of them where there are fewer statements


def landscape(votes: Votes, declared: Mapping[Id, str] | None = None, *, fewest: int = 2) -> Landscape:
    """The map of these votes; `declared` gives the stakeholder group that a person named, where she did.

    A group has `fewest` people at the least, and never less than the twentieth part of those who voted on enough.

    The same votes in any order give the same map, to the last digit. Statements taken out by a moderator are left out
    by whoever calls. Raises ValueError for votes that are none (see `Votes`).
    """
    import numpy as np

    matrix = canonical(votes)
    found = components(matrix)
    counts = matrix.counts
    enough = np.flatnonzero(counts >= max(1, min(ENOUGH, len(matrix.statements))))
    parting = part(found.places[enough], max(2, fewest))
    label = np.full(len(matrix.people), -1, dtype=np.int64)
    label[enough] = parting.label
    by_group = tallies(matrix, label, parting.groups)
    groups = []
    for number in range(parting.groups):
        of = found.places[label == number]
        represents = representing(matrix, by_group, number) if parting.groups > 1 else ()
        groups.append(Group(number, len(of), float(of[:, 0].mean()), float(of[:, 1].mean()), represents))
    names = [None if n < 0 else n for n in label.tolist()]
    placed = found.places.tolist()
    points = [
        Point(who, x, y, cast, group)
        for who, (x, y), cast, group in zip(matrix.people, placed, counts.tolist(), names, strict=True)
    ]
    return Landscape(
        tuple(points),
        tuple(groups),
        _statements(matrix, by_group, found.weights),
        _table(matrix, names, declared or {}),
        parting.why,
        parting.apart,
        found.explained,
    )


def _statements(matrix: Matrix, by_group: NDArray[Any], weights: NDArray[Any]) -> tuple[Statement, ...]:
    import numpy as np

    whole = tallies(matrix, np.zeros(len(matrix.people), dtype=np.int64), 1)[0].tolist()
    agreed, refused = (side.tolist() for side in informed(by_group))
    groups = by_group.transpose(1, 0, 2).tolist()
    return tuple(
        Statement(one, Tally(*whole[n]), tuple(Tally(*t) for t in groups[n]), agreed[n], refused[n], *weight)
        for n, (one, weight) in enumerate(zip(matrix.statements, weights.T.tolist(), strict=True))
    )


def _table(matrix: Matrix, names: list[int | None], declared: Mapping[Id, str]) -> tuple[Crossing, ...]:
    """Declared against discovered groups, by the name declared ("" last), then by number (in no group: last)."""
    crossed = Counter((declared.get(who, ""), group) for who, group in zip(matrix.people, names, strict=True))
    ordered = sorted(crossed.items(), key=lambda c: (c[0][0] == "", c[0][0], c[0][1] is None, c[0][1] or 0))
    return tuple(Crossing(name, group, count) for (name, group), count in ordered)
