"""The two main components of the votes, without filling the matrix.

A missing vote is filled with its column's mean; once the column is centred it is therefore exactly 0. So the filled and
centred matrix is as sparse as the votes are, and its main components are those of a sparse matrix: no approximation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plenary.rules.opinion.matrix import Matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

DENSE = 64  # of the smaller side: below that the small square matrix is solved whole
PSEUDO = 2  # votes added to how many a person cast, as (2 + seen) adds two to each share
AT_ONCE = 500_000
NOTHING = 1e-7  # of the largest value: a component below that is none


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """`weights`: 2 rows of unit length, one number a statement; `places`: people by 2; `explained`: part of the variance.

    Where the votes have fewer than two directions, what is lacking is 0 throughout.
    """

    weights: NDArray[Any]
    places: NDArray[Any]
    explained: tuple[float, float]


def components(matrix: Matrix) -> Components:
    """Two main components, with the sign by which the largest weight of each is above 0.

    A place is the projection times the square root of (statements + 2) / (votes cast + 2): who voted on few
    statements has many zeros, which pull to the middle; the two added votes keep her from flying to the edge.
    """
    import numpy as np

    people, statements = len(matrix.people), len(matrix.statements)
    weights, places = np.zeros((2, statements)), np.zeros((people, 2))
    filled = _centred(matrix)
    # A piece at a time: the squares of millions of votes would take as much room again as the votes do.
    whole = sum(float((filled.data[n : n + AT_ONCE] ** 2).sum()) for n in range(0, len(filled.data), AT_ONCE))
    if not whole:
        return Components(weights, places, (0.0, 0.0))
    values, vectors = _leading(filled)
    for n in range(2):
        if n < len(values) and values[n] > NOTHING * values[0]:
            weights[n] = _signed(vectors[n])
            places[:, n] = filled @ weights[n]
    spread = (places**2).sum(axis=0) / whole
    places *= np.sqrt((statements + PSEUDO) / (matrix.counts + PSEUDO))[:, None]
    return Components(weights, places, (float(spread[0]), float(spread[1])))


def _centred(matrix: Matrix) -> Any:
    """The filled and centred matrix, in rows (scipy.sparse.csr_array of float64)."""
    import numpy as np
    from scipy.sparse import csr_array

    people, statements = len(matrix.people), len(matrix.statements)
    seen = np.bincount(matrix.column, minlength=statements)
    total = np.bincount(matrix.column, weights=matrix.value, minlength=statements)
    data = (total / np.maximum(seen, 1))[matrix.column]
    np.subtract(matrix.value, data, out=data)
    start = np.concatenate(([0], np.cumsum(matrix.counts))).astype(np.int32)
    return csr_array((data, matrix.column, start), shape=(people, statements))


def _leading(filled: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    """Singular values and right vectors of the two largest, the larger first; fewer where the matrix is but a line."""
    import numpy as np

    tall = filled.shape[0] >= filled.shape[1]
    back = filled.T  # another view of the same numbers: nothing is copied
    size = min(filled.shape)
    if size <= DENSE:
        square = (back @ filled if tall else filled @ back).toarray()
        values, vectors = np.linalg.eigh(square)
    else:
        from scipy.sparse.linalg import LinearOperator, eigsh

        both = (lambda v: back @ (filled @ v)) if tall else (lambda v: filled @ (back @ v))
        # A start that is the same on every run, and at right angles to nothing that votes could make.
        start = np.cos(np.arange(1, size + 1, dtype=float) ** 2)
        square = LinearOperator((size, size), matvec=both, dtype=np.float64)
        values, vectors = eigsh(square, k=2, v0=start, which="LA")
    order = np.argsort(-values, kind="stable")[:2]
    values = np.sqrt(np.maximum(values[order], 0))
    right = vectors[:, order].T
    if not tall:
        right = np.stack([back @ v for v in right])
    lengths = np.linalg.norm(right, axis=1, keepdims=True)
    return values, right / np.where(lengths > 0, lengths, 1)


def _signed(vector: NDArray[Any]) -> NDArray[Any]:
    """Of the two directions of a line the one whose largest weight is above 0; of equal ones the first decides."""
    import numpy as np

    size = np.abs(vector)
    first = int(np.argmax(size >= size.max() * (1 - 1e-9)))
    return vector if vector[first] > 0 else -vector
