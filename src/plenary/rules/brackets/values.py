"""The values of a negotiating text: who proposes what, and the text in brackets as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

BASE = ""  # among holders: who proposes nothing here reads the words that stand


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole paragraph as somebody proposes it. `sponsors` are shown beside her words; None deletes the paragraph."""

    id: str
    sponsors: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """Words outside any bracket at this depth: nobody proposes to change them."""

    text: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of a bracket. `holders` are the ids of the proposals that read so; BASE among them: what stands."""

    holders: tuple[str, ...]
    sponsors: tuple[str, ...]  # of all its proposals, in order of arrival; none for what stands
    parts: tuple[Part, ...] = ()

    @property
    def standing(self) -> bool:
        """Is this what stands, unless somebody's words are taken?"""
        return BASE in self.holders

    @property
    def empty(self) -> bool:
        """Has it no words at all: a deletion, or the absence of an insertion?"""
        return not self.parts


@dataclass(frozen=True, slots=True)
class Bracket:
    """Competing readings of one place: first the one that the others depart from, then the others as they arrived.

    Every reading of the paragraph that reaches the bracket passes through exactly one of them.
    """

    alternatives: tuple[Alternative, ...]
    number: int = 0  # in order of reading, from 1; nested ones after the bracket that holds them
    whole: bool = False  # it holds the whole paragraph: an empty alternative is a paragraph that is not there

    @property
    def shown(self) -> tuple[Alternative, ...]:
        """The alternatives as they are printed: that the first has no words there goes without saying."""
        return self.alternatives[1:] if self.alternatives[0].empty else self.alternatives


Part = Words | Bracket


def walk(parts: tuple[Part, ...]) -> Iterator[Bracket]:
    """Every bracket, each before those that it holds."""
    for part in parts:
        if isinstance(part, Bracket):
            yield part
            for alternative in part.alternatives:
                yield from walk(alternative.parts)
