"""Votes in their canonical order, as columns of numbers: whatever order they came in, the same arrays result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plenary.rules.opinion.values import Id, Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Votes ordered by person, then by statement. `row` and `column` point into the sorted ids; `value` is 1, 0 or -1."""

    people: tuple[Id, ...]
    statements: tuple[Id, ...]
    row: NDArray[Any]  # int32
    column: NDArray[Any]  # int32
    value: NDArray[Any]  # int8
    counts: NDArray[Any]  # votes of each person


def canonical(votes: Votes) -> Matrix:
    """Sort ids and votes.

    Raises ValueError for an id that stands twice or is neither number nor text like the others, for a vote outside of
    the matrix or with another value, and for two votes of one person on one statement.
    """
    import numpy as np

    people, rows = _sorted(votes.people, "people")
    statements, columns = _sorted(votes.statements, "statements")
    who, what, value = (_whole(part) for part in (votes.person, votes.statement, votes.value))
    if not len(who) == len(what) == len(value):
        raise ValueError("person, statement and value have one length")
    for part, size in ((who, len(people)), (what, len(statements))):
        if len(part) and (part.min() < 0 or part.max() >= size):
            raise ValueError("a vote outside of the matrix")
    if len(value) and (value.min() < -1 or value.max() > 1):
        raise ValueError("a vote is 1, 0 or -1")
    # One number each for place and value, so that one sort brings all into order.
    wide = max(len(people) * len(statements) * 3, 1)
    kind = np.uint32 if wide < 2**32 else np.uint64
    key = rows.astype(kind)[who]
    key *= kind(max(len(statements), 1))
    key += columns.astype(kind)[what]
    key *= kind(3)
    key += (value + 1).astype(kind)
    key.sort()
    key, cast = np.divmod(key, kind(3))
    if (key[1:] == key[:-1]).any():
        raise ValueError("two votes of one person on one statement")
    cast = cast.astype(np.int8)
    cast -= 1
    row, column = np.divmod(key, kind(max(len(statements), 1)))
    # Numbers below 2**31 read the same as int32: no copy is made where they are as wide.
    row, column = (n.view(np.int32) if kind is np.uint32 else n.astype(np.int32) for n in (row, column))
    return Matrix(people, statements, row, column, cast, np.bincount(row, minlength=len(people)))


def _sorted(ids: Sequence[Id], what: str) -> tuple[tuple[Id, ...], NDArray[Any]]:
    """The ids in order, and for each as it came its place in that order."""
    import numpy as np

    if len(set(ids)) != len(ids):
        raise ValueError(f"an id stands twice among the {what}")
    try:
        order = sorted(range(len(ids)), key=ids.__getitem__)
    except TypeError:
        raise ValueError(f"ids of {what} are all numbers or all text") from None
    place = np.empty(len(ids), dtype=np.int64)
    place[order] = np.arange(len(ids))
    return tuple(ids[n] for n in order), place


def _whole(part: Any) -> NDArray[Any]:
    import numpy as np

    array = np.asarray(part) if len(part) else np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iu" or array.ndim != 1:
        raise ValueError("a column of votes holds whole numbers")
    return array
