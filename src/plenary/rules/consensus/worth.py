"""Where work pays most: which paragraphs are nearest to agreement, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Generic, TypeVar

from plenary.rules.consensus.values import Count, Standing

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Work(Generic[K]):
    """A paragraph in its place, 1 and up, with what put it there: everything but the mean, which is shown to nobody."""

    key: K
    place: int
    groups: int  # in which an objection stands
    members: int  # who object
    concerns: int
    least: str  # the stakeholder group that accepts it least; "" where none has a seat
    standing: Standing


def acceptance(count: Count) -> Fraction:
    """(accepting + 1/2) / (answering + 1): a group of which nobody answered stands at a half, it neither accepts nor not."""
    return Fraction(2 * count.accepting + 1, 2 * (count.answering + 1))


def worth(standings: Mapping[K, Standing]) -> tuple[Work[K], ...]:
    """Where work pays most, the nearest to agreement first; equals stay in the order in which they are given.

    By the stakeholder groups in which an objection stands, then the members who object, then concerns: the fewest first.
    Then the greatest acceptance in the group that accepts least, then the greatest geometric mean of it over the groups.
    Each group weighs the same, however many seats it has.
    """
    shares = {key: {c.group: acceptance(c) for c in s.counts if c.seats} for key, s in standings.items()}
    power = lcm(*(len(of) or 1 for of in shares.values()))
    ranked = []
    for key, s in standings.items():
        of = shares[key]
        least = min(of.values(), default=Fraction(1, 2))
        mean = prod(of.values(), start=Fraction(1)) ** (power // len(of)) if of else Fraction(1, 2) ** power
        ranked.append(((len(s.objecting_groups), len(s.objections), len(s.concerns), -least, -mean), key))
    found = sorted(ranked, key=lambda r: r[0])
    return tuple(
        Work(
            key,
            place,
            groups,
            members,
            concerns,
            min(shares[key], key=lambda g: shares[key][g], default=""),
            standings[key],
        )
        for place, ((groups, members, concerns, _least, _mean), key) in enumerate(found, 1)
    )
