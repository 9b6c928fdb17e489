"""The sense of the room in words that count and name nobody. See docs/rules/sense.md (A105, A107, A185)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Shade = Literal["few-or-none", "some", "many", "about-half", "majority", "large-majority", "nearly-all"]
SHADES: tuple[Shade, ...] = ("few-or-none", "some", "many", "about-half", "majority", "large-majority", "nearly-all")
VALUES = ("for", "unsure", "against")


@dataclass(frozen=True, slots=True)
class Bands:
    """From which share, in per cent of those who showed something, a word is used: a working method.

    `fewest`: below so many nothing is said, since a band would point at somebody. There is no word for "all" and none
    for "nobody": either would tell what each of them showed. Raises ValueError where the bands are out of order.
    """

    fewest: int = 5
    some: int = 20
    many: int = 34
    half: int = 45
    majority: int = 55
    large: int = 70
    nearly: int = 85

    def __post_init__(self) -> None:
        steps = (0, self.some, self.many, self.half, self.majority, self.large, self.nearly, 100)
        if any(a >= b for a, b in pairwise(steps)) or self.majority <= 50 or self.half >= 50:
            raise ValueError("bands out of order, or a majority of half")
        if self.fewest < 5:
            raise ValueError("a band of fewer than five points at somebody")


DEFAULT = Bands()


@dataclass(frozen=True, slots=True)
class Sense:
    """What the room shows: for and against in a word each; None where too few showed anything."""

    favour: Shade | None
    against: Shade | None

    @property
    def known(self) -> bool:
        return self.favour is not None


def shade(count: int, of: int, bands: Bands = DEFAULT) -> Shade:
    """The word for a share. Raises ValueError where the count lies outside of what it is counted from."""
    if not 0 <= count <= of or of < 1:
        raise ValueError("a count outside of what it is counted from")
    share = count * 100
    for word, least in (
        ("nearly-all", bands.nearly),
        ("large-majority", bands.large),
        ("majority", bands.majority),
        ("about-half", bands.half),
        ("many", bands.many),
        ("some", bands.some),
    ):
        if share >= least * of:
            return word  # type: ignore[return-value]  # the words above are shades
    return "few-or-none"


def sense(marks: Mapping[str, int], bands: Bands = DEFAULT) -> Sense:
    """From how many showed for, unsure and against. Who is unsure counts among those who showed something."""
    of = sum(marks.get(value, 0) for value in VALUES)
    if of < bands.fewest:
        return Sense(None, None)
    return Sense(shade(marks.get("for", 0), of, bands), shade(marks.get("against", 0), of, bands))


@dataclass(frozen=True, slots=True)
class Preferred:
    """Of two options: which is preferred to which, by what share of those who ordered them. `shade` is of `better`."""

    better: int
    worse: int
    shade: Shade


def preferences(orders: Sequence[Sequence[int]], options: int, bands: Bands = DEFAULT) -> tuple[Preferred, ...] | None:
    """Every pair of options in words, the clearest first; None where too few ordered them.

    An option that somebody left out stands behind all that she named; of two that she left out she prefers neither.
    Raises ValueError for an order that names an option twice, or one that there is not.
    """
    for order in orders:
        if len(set(order)) != len(order) or any(not 0 <= o < options for o in order):
            raise ValueError("an order names each option at most once")
    if len(orders) < bands.fewest:
        return None
    found = []
    for one in range(options):
        for other in range(one + 1, options):
            ahead = sum(1 for o in orders if _before(o, one, other))
            behind = sum(1 for o in orders if _before(o, other, one))
            better, worse, count = (one, other, ahead) if ahead >= behind else (other, one, behind)
            found.append((count, Preferred(better, worse, shade(count, len(orders), bands))))
    found.sort(key=lambda pair: (-pair[0], pair[1].better, pair[1].worse))
    return tuple(pair for _count, pair in found)


def _before(order: Sequence[int], one: int, other: int) -> bool:
    if one not in order:
        return False
    return other not in order or order.index(one) < order.index(other)
