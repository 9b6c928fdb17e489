"""Tallies by group, group-informed consensus, and what represents a group, as Polis defines them.

Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis: scaling deliberation by mapping high dimensional opinion spaces (2021).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plenary.rules.opinion.matrix import Matrix, canonical
from plenary.rules.opinion.values import Id, Represents, Side, Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

SURE = 1.2815515655446004  # of a normal distribution: nine parts in ten lie below it
AT_ONCE = 500_000  # votes counted at once: what is between takes little room
SHOWN = 5  # statements that represent a group, at the most


def consensus(votes: Votes, groups: Mapping[Id, int]) -> dict[Id, float]:
    """Group-informed consensus of each statement: the product over the groups of (1 + agree) / (2 + seen).

    `groups` gives the group of each person, of those who are in one; others do not count. It lies between 0 and 1, and
    one group that refuses is enough to keep it low.
    """
    import numpy as np

    matrix = canonical(votes)
    names = sorted(set(groups.values()))
    number = {name: n for n, name in enumerate(names)}
    label = np.array([number[groups[p]] if p in groups else -1 for p in matrix.people], dtype=np.int64)
    agreed, _refused = informed(tallies(matrix, label, len(names)))
    return {statement: float(value) for statement, value in zip(matrix.statements, agreed, strict=True)}


def tallies(matrix: Matrix, label: NDArray[Any], groups: int) -> NDArray[Any]:
    """Counts: groups by statements by (agree, disagree, seen). People with label -1 do not count."""
    import numpy as np

    statements = len(matrix.statements)
    counts = np.zeros(groups * statements * 3, dtype=np.int64)
    for start in range(0, len(matrix.row) if groups else 0, AT_ONCE):
        some = slice(start, start + AT_ONCE)
        group = label[matrix.row[some]]
        place = (group * statements + matrix.column[some]) * 3 + (matrix.value[some] + 1)
        counts += np.bincount(place[group >= 0], minlength=len(counts))
    disagree, passed, agree = counts.reshape(groups, statements, 3).transpose(2, 0, 1)
    return np.stack([agree, disagree, agree + disagree + passed], axis=2)


def informed(counts: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Agreement and refusal that reach over all groups; with no group at all, a half: nothing is known."""
    import numpy as np

    if not len(counts):
        counts = np.zeros((1, *counts.shape[1:]), dtype=np.int64)
    shares = (1 + counts[:, :, :2]) / (2 + counts[:, :, 2:])
    product = shares.prod(axis=0)
    return product[:, 0], product[:, 1]


def representing(matrix: Matrix, counts: NDArray[Any], group: int) -> tuple[Represents, ...]:
    """What represents a group: statements on which it differs from the rest, and holds its own side, at 90 per cent each.

    Two tests with one vote added: a share against a half, and the share within against that of the rest. The clearest
    five, by share x times x both tests; where none passes, the one that comes nearest, marked as not sure.
    """
    import numpy as np

    inside = counts[group]
    rest = counts.sum(axis=0) - inside
    found: list[tuple[float, int, Represents]] = []
    nearest: tuple[float, int, Represents] | None = None
    half = {side: one_test(inside[:, n], inside[:, 2]) for n, side in enumerate((1, -1))}
    against = {side: two_test(inside[:, n], inside[:, 2], rest[:, n], rest[:, 2]) for n, side in enumerate((1, -1))}
    for n in np.flatnonzero(inside[:, 2]):
        side: Side = 1 if against[1][n] > against[-1][n] else -1
        on = 0 if side == 1 else 1
        share = (1 + inside[n, on]) / (2 + inside[n, 2])
        times = share / ((1 + rest[n, on]) / (2 + rest[n, 2]))
        own, other = float(half[side][n]), float(against[side][n])
        score = float(share * times * own * other)
        sure = own > SURE and other > SURE
        one = Represents(matrix.statements[n], side, float(share), float(times), score, sure)
        if sure:
            found.append((-score, int(n), one))
        elif other > 0 and (nearest is None or (-other, int(n)) < nearest[:2]):
            nearest = (-other, int(n), one)
    if not found and nearest is not None:
        return (nearest[2],)
    return tuple(one for _score, _n, one in sorted(found, key=lambda f: f[:2])[:SHOWN])


def one_test(hits: NDArray[Any], seen: NDArray[Any]) -> NDArray[Any]:
    """How far a share stands above a half, in standard deviations, with one vote added to both."""
    import numpy as np

    tested: NDArray[Any] = 2 * np.sqrt(seen + 1) * ((hits + 1) / (seen + 1) - 0.5)
    return tested


def two_test(hits: NDArray[Any], seen: NDArray[Any], other: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """How far a share stands above that of the others, in standard deviations, with one vote added to each count."""
    import numpy as np

    hits, seen, other, others = hits + 1, seen + 1, other + 1, others + 1
    pooled = (hits + other) / (seen + others)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled) * (1 / seen + 1 / others), 0))
    tested: NDArray[Any] = np.where(spread > 0, (hits / seen - other / others) / np.where(spread > 0, spread, 1), 0)
    return tested
