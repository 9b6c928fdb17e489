"""The best consistent reading: which line is the place of which question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby

from plenary.rules.questionnaire.wording import Match

_KEPT = 4  # readings kept for each last question
_EACH = 8  # places kept for each question


@dataclass(slots=True)
class Candidate:
    """A line that may be the place of a question."""

    question: int  # position in the questionnaire
    part: str
    at: int  # line
    end: int  # line in which the prompt ends
    stop: int  # where in that line
    match: Match | None
    rival: float  # best score of another question's wording for the same words
    rival_question: int
    number: str  # "agrees", "differs", "": what the number shown says
    role: str  # "main", "unclear", "list", "" without number
    style: str
    score: float = 0.0
    also: tuple[int, ...] = ()  # further questions named by the same mark ("Questions 3 and 4")
    shown: int = -1  # the question whose number is shown

    @property
    def words(self) -> float:
        return self.match.score if self.match else 0.0


@dataclass(slots=True)
class _Reading:
    value: float
    used: int  # one bit for each question
    candidate: Candidate
    before: _Reading | None


def _step(before: int, after: int) -> float:
    """Questions mostly come in order; a strong anchor out of order outweighs the cost."""
    if after == before + 1:
        return 0.15
    if after > before:
        return -0.02 * min(6, after - before - 1)
    return -0.3


class _Later:
    """What the questions still to be placed can gain at most, from some line on."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._scores: dict[int, list[tuple[int, float]]] = {}
        for candidate in reversed(candidates):
            found = self._scores.setdefault(candidate.question, [])
            found.append((candidate.at, max(candidate.score, found[-1][1] if found else 0.0)))
        # Sums for each eight questions and each choice of them, so that a reading is priced by a few look-ups.
        self._gains: dict[int, float] = {}
        self._sums: list[list[float]] = []
        for question in self._scores:
            while len(self._sums) <= question // 8:
                self._sums.append([0.0] * 256)
        self._drop(-1, self._scores)

    def _drop(self, at: int, questions: Iterable[int]) -> None:
        changed: set[int] = set()
        for question in questions:
            found = self._scores[question]
            while found and found[-1][0] <= at:
                found.pop()
            gain = found[-1][1] + 0.15 if found else 0.0
            if gain != self._gains.get(question):
                self._gains[question] = gain
                changed.add(question // 8)
        for eight in changed:
            sums = self._sums[eight]
            gains = [self._gains.get(8 * eight + bit, 0.0) for bit in range(8)]
            for choice in range(1, 256):
                low = choice & -choice
                sums[choice] = sums[choice ^ low] + gains[low.bit_length() - 1]

    def pass_line(self, at: int, questions: Iterable[int]) -> None:
        """From now on only lines after `at` count; `questions` are those that had a candidate there."""
        self._drop(at, questions)

    def promise(self, reading: _Reading) -> float:
        """A reading's value and what it may still gain: a short good start is worth more than a long poor one."""
        value, open_ = reading.value, ~reading.used
        for sums in self._sums:
            value += sums[open_ & 255]
            open_ >>= 8
        return value


def _prune(readings: list[_Reading], later: _Later) -> list[_Reading]:
    best: dict[int, _Reading] = {}
    for reading in readings:
        known = best.get(reading.used)
        if known is None or reading.value > known.value:
            best[reading.used] = reading
    if len(best) <= _KEPT:
        return list(best.values())
    return nlargest(_KEPT, best.values(), key=later.promise)


def choose(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each question at most once, in reading order of the document, with the highest sum of scores (beam search)."""
    by_question: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_question.setdefault(candidate.question, []).append(candidate)
    kept = [
        c
        for found in by_question.values()
        for c in (found if len(found) <= _EACH else nlargest(_EACH, found, key=lambda c: (c.score, -c.at)))
        if c.score > 0
    ]
    kept.sort(key=lambda c: (c.at, c.question))
    later = _Later(kept)
    best: dict[int, list[_Reading]] = {}
    for at, places in groupby(kept, key=lambda c: c.at):
        group = list(places)
        later.pass_line(at, [c.question for c in group])
        added: list[_Reading] = []
        for candidate in group:
            bit = 1 << candidate.question
            for also in candidate.also:
                bit |= 1 << also
            own = [_Reading(candidate.score - 0.01 * min(candidate.question, 10), bit, candidate, None)]
            for last, readings in best.items():
                gain = candidate.score + _step(last, candidate.question)
                own.extend(
                    _Reading(reading.value + gain, reading.used | bit, candidate, reading)
                    for reading in readings
                    if not reading.used & bit and reading.candidate.end < at
                )
            added.extend(_prune(own, later))
        for reading in added:
            last = max((reading.candidate.question, *reading.candidate.also))
            best[last] = _prune([*best.get(last, ()), reading], later)
    winner: _Reading | None = max((r for found in best.values() for r in found), key=lambda r: r.value, default=None)
    chosen: list[Candidate] = []
    while winner is not None:
        chosen.append(winner.candidate)
        winner = winner.before
    return chosen[::-1]
