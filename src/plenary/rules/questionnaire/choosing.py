"""The best consistent reading: which line is the place of which question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby

from plenary.rules.questionnaire.wording import Match

_KEPT = 3  # readings kept for each last question
_EACH = 12  # places kept for each question


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


def choose(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each question at most once, in reading order of the document, with the highest sum of scores."""
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
    best: dict[int, list[_Reading]] = {}
    for _, group in groupby(kept, key=lambda c: c.at):
        added: list[_Reading] = []
        for candidate in group:
            bit = 1 << candidate.question
            for also in candidate.also:
                bit |= 1 << also
            own = [_Reading(candidate.score - 0.01 * min(candidate.question, 10), bit, candidate, None)]
            for last, readings in best.items():
                gain = candidate.score + _step(last, candidate.question)
                for reading in readings:
                    if not reading.used & bit and reading.candidate.end < candidate.at:
                        own.append(_Reading(reading.value + gain, reading.used | bit, candidate, reading))
            own.sort(key=lambda r: -r.value)
            distinct: list[_Reading] = []
            for reading in own:
                if all(reading.used != d.used for d in distinct):
                    distinct.append(reading)
                    if len(distinct) == _KEPT:
                        break
            added.extend(distinct)
        for reading in added:
            last = max((reading.candidate.question, *reading.candidate.also))
            readings = [*best.get(last, ()), reading]
            readings.sort(key=lambda r: -r.value)
            unlike: list[_Reading] = []
            for one in readings:
                if all(one.used != d.used for d in unlike):
                    unlike.append(one)
            best[last] = unlike[:_KEPT]
    winner: _Reading | None = max((r[0] for r in best.values()), key=lambda r: r.value, default=None)
    chosen: list[Candidate] = []
    while winner is not None:
        chosen.append(winner.candidate)
        winner = winner.before
    return chosen[::-1]
