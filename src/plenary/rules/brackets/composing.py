"""Composing: what several proposals make of the words that stand, as a tree of brackets.

A bracket covers as few words as can be. Where one sponsor's edit lies within another's, it nests; where two overlap
without one holding the other, one of them is taken out as an alternative of its own, so that the rest falls apart into
small brackets: laid out flatly, many sponsors would repeat the paragraph as often as there are of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plenary.rules.brackets.edits import Edit, Ground
from plenary.rules.brackets.tokens import tokens
from plenary.rules.brackets.values import BASE, Alternative, Bracket, Part, Proposal, Words, walk

DEEPEST = 8  # brackets within brackets: beyond it nobody follows, and readings stand side by side
SHORT = 9  # tokens, some five words: edits that overlap there are read more easily side by side than nested
LONG = 20  # characters below which two alternatives are not compared word by word
ALIKE = 0.4  # share of tokens in common from which two rewritings are laid over each other


class _Reader(NamedTuple):
    """Proposals that read alike within the branch at hand."""

    ranks: tuple[int, ...]
    edits: tuple[Edit, ...]


class Composer:
    """Makes the tree for one paragraph. Within, a proposal is its rank: its place of arrival from 1; 0 is what stands."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self.ids = (BASE, *(p.id for p in proposals))
        self.sponsors = ((), *(p.sponsors for p in proposals))
        self.depth = 0

    def paragraph(self, base: str, proposals: Sequence[Proposal]) -> tuple[Part, ...]:
        """The whole paragraph; proposals that delete it stand against all others."""
        gone = [n for n, p in enumerate(proposals, 1) if p.text is None]
        there = {n: p.text for n, p in enumerate(proposals, 1) if p.text is not None}
        parts = self.readings(base, [0], there)
        if gone:
            parts = (Bracket((self._alternative([0, *there], parts), self._alternative(gone, ())), whole=True),)
        return _numbered(parts)

    def readings(self, base: str, holders: Sequence[int], texts: dict[int, str]) -> tuple[Part, ...]:
        """What `texts` make of `base`, which `holders` read as it is."""
        ground = Ground(base)
        alike: dict[tuple[Edit, ...], list[int]] = {}
        for rank, text in texts.items():
            alike.setdefault(ground.edits(text), []).append(rank)
        staying = [*holders, *alike.pop((), ())]
        readers = [_Reader(tuple(ranks), made) for made, ranks in alike.items()]
        return self._branch(ground.tokens, 0, len(ground.tokens), staying, readers)

    def _branch(
        self, words: Sequence[str], start: int, end: int, holders: Sequence[int], readers: Sequence[_Reader]
    ) -> tuple[Part, ...]:
        """Words `start` to `end`, with a bracket for each region that somebody edits."""
        parts: list[Part] = []
        at = start
        for first, last, own in _regions(readers):
            _plain(parts, "".join(words[at:first]))
            inside: dict[tuple[Edit, ...], tuple[int, ...]] = {}
            here = list(holders)
            for n, reader in enumerate(readers):
                if n in own:
                    made = tuple(own[n])
                    inside[made] = inside.get(made, ()) + reader.ranks
                else:
                    here += reader.ranks
            parts.append(self._bracket(words, first, last, here, [_Reader(r, e) for e, r in inside.items()]))
            at = last
        _plain(parts, "".join(words[at:end]))
        return tuple(parts)

    def _bracket(
        self, words: Sequence[str], first: int, last: int, holders: Sequence[int], readers: Sequence[_Reader]
    ) -> Bracket:
        """One region, in which every token is edited by somebody."""
        out: list[_Reader] = []
        rest: list[_Reader] = []
        for reader in readers:
            start, end, _text = reader.edits[0]
            (out if (start, end) == (first, last) else rest).append(reader)
        if self.depth >= DEEPEST or (not out and last - first <= SHORT):
            out, rest = [*out, *rest], []
        elif not out:
            out, rest = _set_apart(rest, first, last)
        self.depth += 1
        if rest:
            parts = self._branch(words, first, last, holders, rest)
            staying = [*holders, *(n for r in rest for n in r.ranks)]
        else:
            text = "".join(words[first:last])
            parts, staying = (Words(text),) if text else (), list(holders)
        there = self._alternative(staying, parts)
        others = self._laid_over([(r.ranks, _reading(words, first, last, r.edits)) for r in out])
        self.depth -= 1
        return Bracket((there, *others))

    def _laid_over(self, texts: list[tuple[tuple[int, ...], str]]) -> Sequence[Alternative]:
        """An alternative a reading; rewritings that are much alike are composed in one, where that is shorter."""
        found: list[tuple[int, Alternative]] = []
        same: dict[
            str, tuple[int, ...]
        ] = {}  # different edits may come to the same words: which space goes with a word
        for ranks, text in texts:
            same[text] = (*same.get(text, ()), *ranks)
        texts = [(ranks, text) for text, ranks in same.items()]
        left = sorted(texts, key=lambda item: (-len(item[1]), item[1])) if len(texts) > 1 else texts
        while left:
            (ranks, text), left = left[0], left[1:]
            near = (
                [other for other in left if _alike(text, other[1])] if len(text) > LONG and self.depth < DEEPEST else []
            )
            if near:
                told = {n: words for others, words in near for n in others}
                parts = self.readings(text, ranks, told)
                if size(parts) < len(tokens(text)) + sum(len(tokens(words)) for _ranks, words in near):
                    left = [other for other in left if other not in near]
                    found.append((min(*ranks, *told), self._alternative([*ranks, *told], parts)))
                    continue
            found.append((min(ranks), self._alternative(ranks, (Words(text),) if text else ())))
        return [alternative for _first, alternative in sorted(found, key=lambda item: item[0])]

    def _alternative(self, ranks: Sequence[int], parts: tuple[Part, ...]) -> Alternative:
        """Under those who read so; nobody's, where the words stand already."""
        held = sorted(ranks)
        names = () if held[0] == 0 else tuple(dict.fromkeys(name for n in held for name in self.sponsors[n]))
        return Alternative(tuple(map(self.ids.__getitem__, held)), names, parts)


def _plain(parts: list[Part], text: str) -> None:
    if text:
        parts.append(Words(text))


def _regions(readers: Sequence[_Reader]) -> list[tuple[int, int, dict[int, list[Edit]]]]:
    """Where anybody edits, with the edits of each reader there: spans of the base that overlap or touch are one."""
    found: list[tuple[int, int, dict[int, list[Edit]]]] = []
    first = last = -1
    own: dict[int, list[Edit]] = {}
    for edit, n in sorted([(edit, n) for n, reader in enumerate(readers) for edit in reader.edits]):
        if edit.start > last or not own:
            if own:
                found.append((first, last, own))
            first, last, own = edit.start, edit.end, {}
        elif edit.end > last:
            last = edit.end
        own.setdefault(n, []).append(edit)
    if own:
        found.append((first, last, own))
    return found


def _set_apart(readers: Sequence[_Reader], first: int, last: int) -> tuple[list[_Reader], list[_Reader]]:
    """Whom to set apart so that a token is free, and the region falls in pieces; and who is left.

    Each time whose absence frees most tokens, then who covers most; never who came first.
    """
    covering = [0] * (last - first)
    for reader in readers:
        for start, end, _text in reader.edits:
            for n in range(start - first, end - first):
                covering[n] += 1
    out: list[_Reader] = []
    rest = list(readers)
    while len(rest) > 1 and all(covering):
        chosen, best = 0, (-1, -1, rest[0].edits)
        for n, reader in enumerate(rest):
            freed = covered = 0
            for start, end, _text in reader.edits:
                freed += covering[start - first : end - first].count(1)
                covered += end - start
            if (worth := (freed, covered, reader.edits)) > best:
                chosen, best = n, worth
        taken = rest.pop(chosen)
        out.append(taken)
        for start, end, _text in taken.edits:
            for n in range(start - first, end - first):
                covering[n] -= 1
    return out, rest


def _reading(words: Sequence[str], first: int, last: int, made: Sequence[Edit]) -> str:
    said, at = [], first
    for start, end, text in made:
        said += [*words[at:start], text]
        at = end
    return "".join([*said, *words[at:last]])


def _alike(one: str, other: str) -> bool:
    """Have two rewritings so much in common that a reader would compare them word by word?"""
    a, b = set(tokens(one)), set(tokens(other))
    return min(len(a), len(b)) > 5 and len(a & b) >= ALIKE * len(a | b)


def size(parts: Iterable[Part]) -> int:
    """How many tokens are printed, every shown alternative counted."""
    total = 0
    for part in parts:
        if isinstance(part, Words):
            total += len(tokens(part.text))
        else:
            total += sum(size(a.parts) for a in part.shown)
    return total


def _numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The tree, its brackets numbered from 1 in the order of reading: set once, before anybody has seen them."""
    for number, bracket in enumerate(walk(parts), 1):
        object.__setattr__(bracket, "number", number)
    return parts
