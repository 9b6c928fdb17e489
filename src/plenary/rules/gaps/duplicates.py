"""Issues that are likely the same, by their titles: suggested, never merged by the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from plenary.rules.folding import tokens

CUTOFF = 86  # of 100: a slip of the key, another order of the words, singular for plural
SHORTEST = 4  # letters: shorter titles are alike by chance


@dataclass(frozen=True, slots=True)
class Alike:
    """An issue that reads like the one that would be kept; `score` of 100."""

    number: int
    score: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """What might become one: the issue that was proposed first, and those that read like it, in order."""

    kept: int
    others: tuple[Alike, ...]


def suggest(titles: Iterable[tuple[int, str]], cutoff: int = CUTOFF) -> tuple[Suggested, ...]:
    """Heaps of issues whose titles read alike, whatever the case, accents or order of words. Each issue stands in one.

    Every issue of a heap is like the one that is kept, not merely like another of the heap. The order in which the
    titles are given says nothing.
    """
    told = sorted((number, " ".join(sorted(tokens(title)))) for number, title in titles)
    told = [(number, words) for number, words in told if len(words) >= SHORTEST]
    numbers, words = [number for number, _words in told], [words for _number, words in told]
    taken: set[int] = set()
    made = []
    for at, kept in enumerate(numbers):
        if kept in taken:
            continue
        near = process.extract(words[at], words[at + 1 :], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
        others = sorted((numbers[at + 1 + index], int(score)) for _words, score, index in near)
        others = [(number, score) for number, score in others if number not in taken]
        if others:
            taken.update(number for number, _score in others)
            made.append(Suggested(kept, tuple(Alike(number, score) for number, score in others)))
    return tuple(made)
