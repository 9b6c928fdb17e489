"""The sense of the room in words that count and name nobody. See docs/rules/sense.md (A105, A107, A185)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Shade = Literal[
    "few-or-none", "some", "many", "about-half", "majority", "large-majority", "nearly-all", "under-half", "over-half"
]
SHADES: tuple[Shade, ...] = ("few-or-none", "some", "many", "about-half", "majority", "large-majority", "nearly-all")
SMALL: tuple[Shade, ...] = ("under-half", "about-half", "over-half")  # of few: finer words would point at somebody
MORE_THAN_HALF = frozenset({"majority", "large-majority", "nearly-all", "over-half"})
VALUES = ("for", "unsure", "against")
HIDING = 3  # how many counts the first and the last word stand for, at the least


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

    def words(self, of: int) -> tuple[tuple[Shade, int], ...]:
        """The words for so many, each with the per cent from which it is said: seven where they hide, else three.

        Seven once the first stands for none, one and two of them and the last for all, all but one and all but two,
        and no word is so narrow that one mark could jump over it.
        """
        seven = (0, self.some, self.many, self.half, self.majority, self.large, self.nearly)
        hides = self.some * of > (HIDING - 1) * 100 and (of - HIDING + 1) * 100 >= self.nearly * of
        narrowest = min(b - a for a, b in pairwise(seven))
        if hides and narrowest * of >= 100:
            return tuple(zip(SHADES, seven, strict=True))
        return tuple(zip(SMALL, (0, self.half, self.majority), strict=True))


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
    said = [word for word, least in bands.words(of) if count * 100 >= least * of]
    return said[-1]


def sense(marks: Mapping[str, int], bands: Bands = DEFAULT) -> Sense:
    """From how many showed for, unsure and against. Who is unsure counts among those who showed something."""
    of = sum(marks.get(value, 0) for value in VALUES)
    if of < bands.fewest:
        return Sense(None, None)
    return Sense(shade(marks.get("for", 0), of, bands), shade(marks.get("against", 0), of, bands))


@dataclass(frozen=True, slots=True)
class Preferred:
    """Of two options: which is preferred to which, by what share of those who ordered them.

    `shade` is None where no majority prefers either; then the one that was offered first stands first, for no more
    is said than the words say.
    """

    better: int
    worse: int
    shade: Shade | None


def preferences(orders: Sequence[Sequence[int]], options: int, bands: Bands = DEFAULT) -> tuple[Preferred, ...] | None:
    """Every pair of options in words, the clearest first; None where too few ordered them.

    An option that somebody left out stands behind all that she named; of two that she left out she prefers neither.
    Within a word the pairs stand as they were offered: their order tells no count. Raises ValueError for an order
    that names an option twice, or one that there is not.
    """
    for order in orders:
        if len(set(order)) != len(order) or any(not 0 <= o < options for o in order):
            raise ValueError("an order names each option at most once")
    if len(orders) < bands.fewest:
        return None
    found = [
        _pair(orders, one, other, bands) for one in range(options) for other in range(one + 1, options)
    ]  # a pair that no majority orders comes last
    clearest = ("nearly-all", "large-majority", "majority", "over-half", None)
    return tuple(sorted(found, key=lambda pair: clearest.index(pair.shade)))


def _pair(orders: Sequence[Sequence[int]], one: int, other: int, bands: Bands) -> Preferred:
    for better, worse in ((one, other), (other, one)):
        said = shade(sum(1 for o in orders if _before(o, better, worse)), len(orders), bands)
        if said in MORE_THAN_HALF:
            return Preferred(better, worse, said)
    return Preferred(one, other, None)


def _before(order: Sequence[int], one: int, other: int) -> bool:
    if one not in order:
        return False
    return other not in order or order.index(one) < order.index(other)
