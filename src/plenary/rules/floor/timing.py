"""When somebody would speak, how long the speaker still has, whom time will not reach: honest, from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plenary.rules.floor.values import Kind, Klass, Methods, Place

ENOUGH = 3  # measured turns from which an estimate is made; before that it is made from the limits
USUAL = 180  # seconds, where nothing was measured and there is no limit


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that has ended, in seconds."""

    klass: Klass
    kind: Kind
    seconds: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until the request would be heard. `measured` is how many turns it rests on; 0: on the limits alone."""

    id: int
    low: int
    likely: int
    high: int
    measured: int


@dataclass(frozen=True, slots=True)
class Clock:
    """The speaker's time, in whole seconds. `left` is negative where she is over; None without a limit."""

    elapsed: int
    left: int | None
    state: str  # running, ending, over, unlimited


def clock(limit: int | None, began: datetime, now: datetime, methods: Methods | None = None) -> Clock:
    """The clock of a turn at an instant: a calm warning near its end, nothing is cut off."""
    elapsed = max(0, int((now - began).total_seconds()))
    if not limit:
        return Clock(elapsed, None, "unlimited")
    left = limit - elapsed
    warning = min((methods or Methods()).warning, limit // 2)
    return Clock(elapsed, left, "over" if left < 0 else "ending" if left <= warning else "running")


@dataclass(frozen=True, slots=True)
class _Length:
    """How long one turn takes: shorter quarter, middle, longer quarter."""

    low: int
    likely: int
    high: int
    measured: int


def waits(
    places: Sequence[Place], turns: Sequence[Turn], methods: Methods, *, speaking: Clock | None = None
) -> tuple[Wait, ...]:
    """For each place how long it would be until its turn, in the order of the list.

    Each turn before counts as long as turns of its class and kind took on this item, from three of them on; else as
    long as all turns took; else as the limit says. What the speaker has left is added; who is over is expected to end
    within a quarter of a usual turn. Never negative, and never shorter for a later place.
    """
    lengths: dict[tuple[Klass, Kind], _Length] = {}

    def of(klass: Klass, kind: Kind) -> _Length:
        if (klass, kind) not in lengths:
            lengths[klass, kind] = _length(klass, kind, turns, methods)
        return lengths[klass, kind]

    low = likely = high = _rest(speaking, of("member", "statement"))
    found = []
    rests = len(turns) if len(turns) >= ENOUGH else 0  # what the whole sum rests on: its weakest part
    for place in places:
        found.append(Wait(place.request.id, low, likely, high, rests))
        one = of(place.request.klass, place.request.kind)
        low, likely, high = low + one.low, likely + one.likely, high + one.high
        rests = min(rests, one.measured)
    return tuple(found)


def _rest(speaking: Clock | None, usual: _Length) -> int:
    if speaking is None:
        return 0
    if speaking.left is None:
        return max(0, usual.likely - speaking.elapsed)
    if speaking.left >= 0:
        return speaking.left
    return usual.likely // 4


def _length(klass: Klass, kind: Kind, turns: Sequence[Turn], methods: Methods) -> _Length:
    alike = sorted(t.seconds for t in turns if (t.klass, t.kind) == (klass, kind))
    if len(alike) < ENOUGH:
        alike = sorted(t.seconds for t in turns)
    if len(alike) < ENOUGH:
        limit = methods.limit(klass, kind) or USUAL
        return _Length(limit // 2, limit, limit, 0)
    return _Length(_at(alike, 1), _at(alike, 2), _at(alike, 3), len(alike))


def _at(ordered: Sequence[int], quarter: int) -> int:
    return ordered[min(len(ordered) - 1, len(ordered) * quarter // 4)]


def time_allowing(places: Sequence[Place], found: Sequence[Wait], seconds: int | None) -> tuple[int, ...]:
    """Which observers time will likely not reach (keys of requests), where so many seconds are left; None: no end is set.

    They stay on the list and are offered to hand in their text (A103). Members are heard whatever the time.
    """
    if seconds is None:
        return ()
    late = {w.id for w in found if w.likely >= seconds}
    return tuple(p.request.id for p in places if p.request.klass == "observer" and p.request.id in late)
