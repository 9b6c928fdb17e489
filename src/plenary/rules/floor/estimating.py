"""In how long somebody would speak, from the turns that were measured on this item; and whom time will not reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from plenary.rules.floor.speaking import Clock
from plenary.rules.floor.values import Kind, Klass, Methods, Place

ENOUGH = 3  # measured turns from which an estimate is made; before that it is made from the limits
USUAL = 180  # seconds, where nothing was measured and there is no limit
WITHIN = 1.28  # standard deviations: about eight of ten waits fall between the low end and the high one


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that has ended, in seconds."""

    klass: Klass
    kind: Kind
    seconds: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until the request would be heard: 0 <= low <= likely <= high.

    `measured` is how many turns it rests on, in its weakest part; 0 where a part rests on a limit, or nobody goes
    before.
    """

    id: int
    low: int
    likely: int
    high: int
    measured: int


@dataclass(frozen=True, slots=True)
class _Length:
    """How long one turn takes in the mean, and how far turns stray from it; from a limit (`measured` 0), down to `low`."""

    mean: float
    variance: float
    low: float
    measured: int


class _Sum:
    """Turns one after the other. What was measured strays to both sides; what only a limit says may be much shorter."""

    def __init__(self) -> None:
        self.likely = 0.0
        self.shorter = 0.0  # by so much all may be shorter where only limits are known
        self.floor = 0.0  # the low end never falls again: whoever speaks later does not wait less
        self.counts: dict[_Length, int] = {}
        self.measured: int | None = None

    def add(self, one: _Length) -> None:
        self.likely += one.mean
        self.shorter += one.mean - one.low
        self.counts[one] = self.counts.get(one, 0) + 1
        self.measured = one.measured if self.measured is None else min(self.measured, one.measured)
        self.floor = max(self.floor, self.likely - self.shorter - self.astray)

    @property
    def astray(self) -> float:
        """How far off the sum may be: each turn by itself, and their mean itself, which few turns give badly."""
        return WITHIN * sqrt(sum(n * one.variance * (1 + n / max(1, one.measured)) for one, n in self.counts.items()))

    def wait(self, request: int) -> Wait:
        low, high = self.floor, self.likely + self.astray
        return Wait(request, round(low), round(self.likely), round(high), self.measured or 0)


def waits(
    places: Sequence[Place],
    turns: Sequence[Turn],
    methods: Methods,
    *,
    speaking: Clock | None = None,
    by: tuple[str, str] = ("member", "statement"),
) -> tuple[Wait, ...]:
    """For each place how long it would be until its turn, in the order of the list.

    Each turn before counts as long as turns of its class and kind took on this item, from three of them on; else as
    turns of its kind took, but no longer than its limit; else as the limit says. Whoever speaks (`speaking`, of the
    class and kind `by`) has as long to go as turns that took longer than hers so far, but no longer than she has left;
    a point of order does not wait for her. Never negative, and never shorter for a later place.
    """
    lengths: dict[tuple[Klass, Kind], _Length] = {}
    rest = _rest(speaking, by, turns, methods) if speaking is not None else None
    total = _Sum()
    found = []
    for place in places:
        r = place.request
        if rest is not None and (r.kind != "point-of-order" or by[1] == "point-of-order"):
            total.add(rest)
            rest = None
        found.append(total.wait(r.id))
        if r.interrupted and r.rest:
            total.add(_Length(r.rest, 0, r.rest, 0))
            continue
        key = r.klass, r.kind
        if key not in lengths:
            lengths[key] = _length(*key, turns, methods)
        total.add(lengths[key])
    return tuple(found)


def _length(klass: Klass, kind: Kind, turns: Sequence[Turn], methods: Methods) -> _Length:
    limit = methods.limit(klass, kind)
    alike = [t.seconds for t in turns if (t.klass, t.kind) == (klass, kind)]
    if len(alike) < ENOUGH:
        alike = [min(t.seconds, limit or t.seconds) for t in turns if t.kind == kind]
    if len(alike) < ENOUGH:
        return _Length(limit or USUAL, 0, (limit or USUAL) / 2, 0)
    return _of(alike)


def _of(seconds: Sequence[int]) -> _Length:
    """Of turns that were measured, three at least; how far they stray is stretched, since few turns show it too small.

    One whose clock went wrong (negative) took no time.
    """
    held = [max(0, s) for s in seconds]
    mean, n = fmean(held), len(held)
    return _Length(mean, variance(held) * (n / (n - 1)) ** 2, mean, n)


def _rest(speaking: Clock, by: tuple[str, str], turns: Sequence[Turn], methods: Methods) -> _Length:
    left = speaking.left
    longer = [t.seconds - speaking.elapsed for t in turns if (t.klass, t.kind) == by and t.seconds > speaking.elapsed]
    if len(longer) >= ENOUGH:
        return _of(longer if left is None or left < 0 else [min(s, left) for s in longer])
    if left is not None and left >= 0:
        return _Length(left, 0, 0, 0)
    usual = _length("member", "statement", turns, methods).mean
    more = max(usual - speaking.elapsed, usual / 4) if left is None else usual / 4
    return _Length(more, 0, 0, 0)


def time_allowing(places: Sequence[Place], found: Sequence[Wait], seconds: int | None) -> tuple[int, ...]:
    """Which observers time will likely not reach (keys of requests), where so many seconds are left; None: no end is set.

    Reached is whose turn likely begins before the end. The others stay on the list and are offered to hand in their
    text (A103). A member is never told so: the chair goes on, or carries the list over.
    """
    if seconds is None:
        return ()
    late = {w.id for w in found if w.likely >= seconds}
    return tuple(p.request.id for p in places if p.request.klass == "observer" and p.request.id in late)
