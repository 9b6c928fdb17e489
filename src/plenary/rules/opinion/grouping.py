"""Groups of people who stand near each other on the map: k-means from fixed starts, the parting with the best silhouette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plenary.rules.opinion.values import Why

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 5  # groups
LEAST_PART = 20  # a group holds at least the twentieth part of the people: one who stands alone is no group
EXACT = 2_000  # people: up to so many the silhouette is that of each with each
SIDE = 32  # cells a side, beyond that
TURNS = 300


@dataclass(frozen=True, slots=True, eq=False)
class Parting:
    """The group of each person, numbered by size (the largest is 0), and the mean silhouette."""

    label: NDArray[Any]
    groups: int
    apart: float
    why: Why


def part(places: NDArray[Any], fewest: int = 2) -> Parting:
    """Part people (n by 2, in canonical order) into 2 to 5 groups of `fewest` or more; into one where `why` says so."""
    import numpy as np

    count = len(places)
    least = max(fewest, -(-count // LEAST_PART))
    whole = np.zeros(count, dtype=np.int64)
    if not count:
        return Parting(whole, 0, 0.0, "nobody")
    if count < 2 * fewest:
        return Parting(whole, 1, 0.0, "few")
    if np.ptp(places, axis=0).max() <= 1e-9 * max(1.0, float(np.abs(places).max())):
        return Parting(whole, 1, 0.0, "alike")
    spots, weight, spot = (places, np.ones(count), None) if count <= EXACT else _cells(places)
    apart = _distances(spots)
    best: tuple[float, NDArray[Any], int] | None = None
    for groups in range(2, min(MOST, count // least) + 1):
        for middles in _starts(spots, weight, groups):
            label = _settled(spots, weight, middles)
            if label is None or np.bincount(label, weight, groups).min() < least:
                continue
            # What differs in the fourth place only says the same: fewer groups, then the plainer start, stand.
            found = round(_silhouette(apart, label, weight, groups), 3)
            if best is None or found > best[0]:
                best = (found, label, groups)
    if best is None:
        return Parting(whole, 1, 0.0, "scattered")
    found, label, groups = best
    return Parting(_by_size(label if spot is None else label[spot], places, groups), groups, found, "")


def _by_size(label: NDArray[Any], places: NDArray[Any], groups: int) -> NDArray[Any]:
    """Numbers by size, then by the place of the middle: no group is called first by chance."""
    import numpy as np

    size = np.bincount(label, minlength=groups)
    middle = [np.bincount(label, places[:, n], groups) / size for n in range(2)]
    order = sorted(range(groups), key=lambda g: (-int(size[g]), float(middle[0][g]), float(middle[1][g])))
    number = np.empty(groups, dtype=np.int64)
    number[order] = np.arange(groups)
    named: NDArray[Any] = number[label]
    return named


def _distances(spots: NDArray[Any]) -> NDArray[Any]:
    import numpy as np

    across = spots[:, None, 0] - spots[None, :, 0]
    up = spots[:, None, 1] - spots[None, :, 1]
    across *= across
    up *= up
    across += up
    apart: NDArray[Any] = np.sqrt(across, out=across)
    return apart


def _cells(places: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Neighbours gathered into cells: the middle of each, how many stand in it, and the cell of each person.

    The cells span where all but the outermost hundredth stand; who stands further out falls into the cells at the edge.
    """
    import numpy as np

    low, high = np.quantile(places, (0.005, 0.995), axis=0)
    step = np.where(high > low, (high - low) / SIDE, 1)
    at = np.clip((places - low) / step, 0, SIDE - 1).astype(np.int64)
    used, spot = np.unique(at[:, 0] * SIDE + at[:, 1], return_inverse=True)
    weight = np.bincount(spot, minlength=len(used)).astype(float)
    middle = np.stack([np.bincount(spot, places[:, n], len(used)) / weight for n in range(2)], axis=1)
    return middle, weight, spot


def _starts(spots: NDArray[Any], weight: NDArray[Any], groups: int) -> Iterator[NDArray[Any]]:
    """Where the middles of so many groups may begin: no chance in any of them.

    Equal parts along either axis, and around the middle; those farthest from each other; the first from the left.
    """
    import numpy as np

    if len(spots) < groups:
        return
    for along in (spots[:, 0], spots[:, 1], np.arctan2(spots[:, 1], spots[:, 0])):
        order = np.argsort(along, kind="stable")
        yield np.array([np.average(spots[p], axis=0, weights=weight[p]) for p in np.array_split(order, groups)])
    middle = np.average(spots, axis=0, weights=weight)
    far = [spots[int(np.argmax(((spots - middle) ** 2).sum(axis=1)))]]
    while len(far) < groups:
        nearest = np.min([((spots - one) ** 2).sum(axis=1) for one in far], axis=0)
        far.append(spots[int(np.argmax(nearest))])
    yield np.array(far)
    left = np.unique(spots, axis=0)
    if len(left) >= groups:
        yield left[:groups]


def _settled(spots: NDArray[Any], weight: NDArray[Any], middles: NDArray[Any]) -> NDArray[Any] | None:
    """The label of each spot once nobody moves any more (k-means); None where a group was left empty."""
    import numpy as np

    label: NDArray[Any] | None = None
    for _ in range(TURNS):
        away = (spots[:, None, 0] - middles[None, :, 0]) ** 2 + (spots[:, None, 1] - middles[None, :, 1]) ** 2
        nearest = away.argmin(axis=1)
        if label is not None and (nearest == label).all():
            break
        label = nearest
        within = np.bincount(label, weight, len(middles))
        if not within.all():
            return None
        middles = np.stack([np.bincount(label, weight * spots[:, n], len(middles)) / within for n in range(2)], axis=1)
    return label


def _silhouette(apart: NDArray[Any], label: NDArray[Any], weight: NDArray[Any], groups: int) -> float:
    """Mean over people of (b - a) / max(a, b); a: mean distance to her own group, b: to the nearest other (Rousseeuw 1987)."""
    import numpy as np

    every = np.arange(len(label))
    member = np.zeros((len(label), groups))
    member[every, label] = weight
    total, within = apart @ member, member.sum(axis=0)
    others = within[label] - 1  # herself left out
    own = total[every, label] / np.maximum(others, 1)
    mean = total / within
    mean[every, label] = np.inf
    nearest = mean.min(axis=1)
    larger = np.maximum(own, nearest)
    score = np.where((others > 0) & (larger > 0), (nearest - own) / np.where(larger > 0, larger, 1), 0)
    return float(np.average(score, weights=weight))
