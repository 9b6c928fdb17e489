"""Which wording of each bracket asks the fewest to move, and who they are; what divides us there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from plenary.rules.brackets.values import BASE, Alternative, Bracket, Part, walk
from plenary.rules.consensus.values import ACCEPTING, BASE_WORDING, VALUES, WHOLE, Position, Value


class Bracketed(Protocol):
    """A paragraph in brackets: `plenary.rules.brackets.Composite` is one."""

    @property
    def parts(self) -> tuple[Part, ...]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One alternative of a bracket: who accepts it, who would have to move, and who of these objects to it."""

    place: int  # among the bracket's alternatives, from 0
    holders: tuple[str, ...]  # ids of proposals; "" among them: what stands
    accepting: tuple[int, ...]  # seats, in order
    moving: tuple[int, ...]
    objecting: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """A bracket with its readings, and the place of the one to which the fewest would have to move.

    None where nobody has said anything about the bracket. Of several, the one to which fewer object, then the earlier.
    """

    bracket: int
    readings: tuple[Reading, ...]
    nearest: int | None

    @property
    def best(self) -> Reading | None:
        return None if self.nearest is None else self.readings[self.nearest]


class _Heard:
    """What each seat says of each wording."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self.groups: dict[int, str] = {}
        self.said: dict[int, dict[str, Value]] = {}
        self.whole: dict[int, Position] = {}
        for p in positions:
            self.groups[p.seat] = p.group
            if p.wording == WHOLE:
                self.whole[p.seat] = p
            lifted = p.value == "object" and p.state in ("accommodated", "withdrawn")
            self.said.setdefault(p.seat, {})[p.wording] = "none" if lifted else p.value

    def of(self, seat: int, bracket: Bracket, alternative: Alternative) -> Value | None:
        """What a seat says of a reading: the best that it says of any of its wordings, else of the paragraph as a whole.

        "concern" where it accepts another reading and says nothing of this one: it would have to move. None where it
        says nothing about the bracket.
        """
        said = self.said[seat]
        own = [said[w] for w in map(_wording, alternative.holders) if w in said]
        if own:
            return min(own, key=VALUES.index)
        whole = self.whole.get(seat)
        if whole is not None and any(whole.says_of(w) for w in map(_wording, alternative.holders)):
            return said[WHOLE]
        wordings = {w for a in bracket.alternatives for w in map(_wording, a.holders)}
        others = {said[w] for w in wordings if w in said}
        if whole is not None and any(map(whole.says_of, wordings)):
            others.add(said[WHOLE])
        return "concern" if others & ACCEPTING else ("none" if others else None)


def _wording(holder: str) -> str:
    return BASE_WORDING if holder == BASE else holder


def nearest(composite: Bracketed, positions: Iterable[Position]) -> tuple[Distance, ...]:
    """For each bracket, in order of reading, how far each of its readings is from everybody.

    Whoever supports a reading or can live with it need not move, nor who has no position; who has a concern, objects, or
    accepts another reading and has said nothing of this one would have to. Whoever has said nothing about the bracket
    is not counted.
    """
    heard = _Heard(positions)
    return tuple(_distance(bracket, heard) for bracket in walk(composite.parts))


def _distance(bracket: Bracket, heard: _Heard) -> Distance:
    readings = []
    anybody = False
    for place, alternative in enumerate(bracket.alternatives):
        said = {seat: heard.of(seat, bracket, alternative) for seat in sorted(heard.said)}
        anybody = anybody or any(v is not None for v in said.values())
        readings.append(
            Reading(
                place,
                alternative.holders,
                tuple(s for s, v in said.items() if v in ACCEPTING),
                tuple(s for s, v in said.items() if v in ("concern", "object")),
                tuple(s for s, v in said.items() if v == "object"),
            )
        )
    best = min(readings, key=lambda r: (len(r.moving), len(r.objecting), r.place), default=None)
    return Distance(bracket.number, tuple(readings), best.place if anybody and best else None)


Code = Literal["split", "every", "only", "neither", "unheard", "most-groups"]


@dataclass(frozen=True, slots=True)
class Dividing:
    """A sentence in the making: what it says, of which bracket (0: the paragraph), of which stakeholder groups.

    split: the group is divided, `counts` accept the readings at `places` and not all of them. every: all of the groups
    who answered accept each reading. only: they accept the one at `places`, and no other. neither: they accept none.
    unheard: nobody of them has said anything about it. most-groups: the reading at `places` is accepted by all who
    answered in more groups than any other, in `counts` of them.
    """

    code: Code
    bracket: int
    groups: tuple[str, ...]
    places: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    seats: int = 0  # split: how many seats the counts are of; fewer than their sum where some accept several readings


def divides(
    composite: Bracketed, positions: Sequence[Position], *, seats: Mapping[str, int] | None = None
) -> tuple[Dividing, ...]:
    """What divides us here: for each bracket which groups are split, which accept all or one reading, which were not heard.

    Of a paragraph without brackets: bracket 0, with the readings 0 (accept it) and 1 (do not). Each stakeholder group that
    has seats stands in exactly one sentence for each bracket, "most-groups" aside. Nobody is named.
    """
    heard = _Heard(positions)
    order = [g for g, n in (seats or {}).items() if n]
    order += sorted(set(heard.groups.values()) - set(order))
    brackets = tuple(walk(composite.parts))
    found: list[Dividing] = []
    for bracket in brackets:
        accepts = {
            seat: tuple(heard.of(seat, bracket, a) in ACCEPTING for a in bracket.alternatives)
            for seat in heard.said
            if any(heard.of(seat, bracket, a) not in (None, "none") for a in bracket.alternatives)
        }
        found += _sentences(bracket.number, len(bracket.alternatives), accepts, heard.groups, order)
    if not brackets:
        plain = {seat: _plain(said) for seat, said in heard.said.items()}
        heard_of = {seat: (v in ACCEPTING, v not in ACCEPTING) for seat, v in plain.items() if v != "none"}
        found += _sentences(0, 2, heard_of, heard.groups, order)
    return tuple(found)


def _plain(said: Mapping[str, Value]) -> Value:
    for wording in (WHOLE, BASE_WORDING):
        if wording in said:
            return said[wording]
    return max(said.values(), key=VALUES.index)


def _sentences(
    number: int, readings: int, accepts: Mapping[int, tuple[bool, ...]], groups: Mapping[int, str], order: Sequence[str]
) -> list[Dividing]:
    kinds: dict[tuple[Code, tuple[int, ...]], list[str]] = {}
    split: list[Dividing] = []
    for group in order:
        said = [a for seat, a in accepts.items() if groups[seat] == group]
        whole = tuple(p for p in range(readings) if said and all(a[p] for a in said))
        some = tuple(p for p in range(readings) if any(a[p] for a in said))
        if not said:
            kinds.setdefault(("unheard", ()), []).append(group)
        elif len(whole) == readings:
            kinds.setdefault(("every", ()), []).append(group)
        elif whole == some:
            kinds.setdefault(("only", whole) if whole else ("neither", ()), []).append(group)
        else:
            counts = tuple(sum(1 for a in said if a[p] and not all(a)) for p in some)
            sides = sum(1 for a in said if any(a) and not all(a))
            split.append(Dividing("split", number, (group,), some, counts, sides))
    rest = [Dividing(code, number, tuple(of), places) for (code, places), of in kinds.items()]
    return split + rest + _most(number, readings, accepts, groups, order)


def _most(
    number: int, readings: int, accepts: Mapping[int, tuple[bool, ...]], groups: Mapping[int, str], order: Sequence[str]
) -> list[Dividing]:
    if number == 0:
        return []
    heard = [g for g in order if any(groups[seat] == g for seat in accepts)]
    by_place = [
        tuple(g for g in heard if all(a[p] for seat, a in accepts.items() if groups[seat] == g))
        for p in range(readings)
    ]
    most = max((len(of) for of in by_place), default=0)
    best = [p for p, of in enumerate(by_place) if len(of) == most]
    if not most or len(best) != 1:
        return []
    return [Dividing("most-groups", number, by_place[best[0]], (best[0],), (most,))]
