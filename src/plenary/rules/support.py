"""Words for support that names nobody: "several members", "most members", from counts, by bands that a group sets.

The prose a secretariat reads is `docs/rules/summary.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Word = Literal["none", "one", "a-few", "several", "many", "half", "most", "nearly-all", "all"]
WORDS: Final[tuple[Word, ...]] = ("none", "one", "a-few", "several", "many", "half", "most", "nearly-all", "all")
"""Every word, from the least that is claimed to the most."""

OTHERS: Final = "others"
"""The group under which withheld responses are counted where their own group is too small to hide them."""


@dataclass(frozen=True, slots=True)
class Bands:
    """From how many on a word may be used: a working method. Shares are per cent of those who answered.

    Raises ValueError where a band would let a word claim more than the counts: "half" below half, "most" without a
    majority, bands out of order.
    """

    few: int = 3  # "a few" up to so many; above that "several"
    many: int = 33
    half: int = 50
    most: int = 60
    nearly_all: int = 90
    smallest: int = 3  # a group with fewer behind a statement does not show the withheld among them

    def __post_init__(self) -> None:
        if not (self.few >= 2 and 0 < self.many <= self.half <= self.most <= self.nearly_all <= 100):
            raise ValueError("bands out of order")
        if self.half < 50 or self.most <= 50 or self.smallest < 1:
            raise ValueError("a band that claims more than the counts")


DEFAULT: Final = Bands()


def word(count: int, of: int, bands: Bands = DEFAULT) -> Word:
    """Return the word for `count` out of `of` who answered.

    "all" takes two at least, and so does every share; "many" takes more than a few. Raises ValueError where the count is
    negative or greater than `of`.
    """
    if not 0 <= count <= of:
        raise ValueError("a count outside of what it is counted from")
    if count < 2:
        return WORDS[count]
    if count == of:
        return "all"
    share = count * 100
    if share >= bands.nearly_all * of:
        return "nearly-all"
    if share >= bands.most * of:
        return "most"
    if share >= bands.half * of:
        return "half"
    if count <= bands.few:
        return "a-few"
    return "many" if share >= bands.many * of else "several"


@dataclass(frozen=True, slots=True)
class Support:
    """How many of a group said something, out of how many of it who answered."""

    group: str  # code of a stakeholder group, or OTHERS
    count: int
    of: int
    word: Word


def overall(cited: Mapping[str, tuple[int, int]], bands: Bands = DEFAULT) -> Support:
    """All groups together, as group ""."""
    count, of = sum(n for n, _ in cited.values()), sum(n for _, n in cited.values())
    return Support("", count, of, word(count, of, bands))


def by_group(
    cited: Mapping[str, tuple[int, int]], withheld: Mapping[str, int] | None = None, bands: Bands = DEFAULT
) -> tuple[Support, ...]:
    """Count per stakeholder group, in the order given. `cited` holds (saying so, answering) for each group.

    `withheld` says how many of those saying so did not authorise citation. Where fewer than `bands.smallest` of a group
    stand behind a statement, its withheld ones are not shown there: they are counted under OTHERS, at the end, out
    of all who answered. So the counts always add up to the same sum, and no word points at one who asked not to be named.
    With OTHERS no group of nobody is shown: of a group whose withheld ones stand there, "none" would be false.
    """
    hidden = withheld or {}
    found: list[Support] = []
    others = 0
    for group, (count, of) in cited.items():
        aside = min(hidden.get(group, 0), count) if count < bands.smallest else 0
        others += aside
        found.append(Support(group, count - aside, of, word(count - aside, of, bands)))
    if others:
        everybody = sum(of for _, of in cited.values())
        found = [support for support in found if support.count]
        found.append(Support(OTHERS, others, everybody, word(others, everybody, bands)))
    return tuple(found)
