"""Composing: what several proposals make of the words that stand, as a tree of brackets.

A bracket covers as few words as can be. Where one sponsor's edit lies within another's, it nests; where two overlap
without one holding the other, one of them is taken out as an alternative of its own, so that the rest falls apart into
small brackets: laid out flatly, many sponsors would repeat the paragraph as often as there are of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plenary.rules.brackets.edits import Edit, edits
from plenary.rules.brackets.tokens import tokens
from plenary.rules.brackets.values import BASE, Alternative, Bracket, Part, Proposal, Words

ALIKE = 0.4  # share of tokens in common from which two rewritings are laid over each other


@dataclass(frozen=True, slots=True)
class _Reader:
    """Proposals that read alike within the branch at hand."""

    ids: tuple[str, ...]
    edits: tuple[Edit, ...]


class Composer:
    """Makes the tree for one paragraph. `order` gives each id its place of arrival, BASE the first."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self.order = {BASE: -1} | {p.id: n for n, p in enumerate(proposals)}
        self.sponsors = {p.id: p.sponsors for p in proposals}

    def paragraph(self, base: str, proposals: Sequence[Proposal]) -> tuple[Part, ...]:
        """The whole paragraph; proposals that delete it stand against all others."""
        gone = tuple(p.id for p in proposals if p.text is None)
        there = {p.id: p.text for p in proposals if p.text is not None}
        parts = self.readings(base, (BASE,), there)
        if gone:
            staying = Alternative(self._sorted((BASE, *there)), (), parts)
            parts = (Bracket((staying, Alternative(gone, self._named(gone))), whole=True),)
        return _numbered(parts)

    def readings(self, base: str, holders: tuple[str, ...], texts: dict[str, str]) -> tuple[Part, ...]:
        """What `texts` make of `base`, which `holders` read as it is."""
        words = tokens(base)
        alike: dict[tuple[Edit, ...], list[str]] = {}
        for ident, text in texts.items():
            alike.setdefault(edits(words, tokens(text)), []).append(ident)
        holders += tuple(alike.pop((), ()))
        readers = [_Reader(tuple(ids), made) for made, ids in alike.items()]
        return self._branch(words, 0, len(words), holders, readers)

    def _branch(
        self, words: Sequence[str], start: int, end: int, holders: tuple[str, ...], readers: Sequence[_Reader]
    ) -> tuple[Part, ...]:
        """Words `start` to `end`, with a bracket for each region that somebody edits."""
        parts: list[Part] = []
        at = start
        for first, last in _regions(readers):
            _plain(parts, "".join(words[at:first]))
            inside, here = self._within(readers, first, last)
            parts.append(self._bracket(words, first, last, holders + here, inside))
            at = last
        _plain(parts, "".join(words[at:end]))
        return tuple(parts)

    def _within(self, readers: Sequence[_Reader], first: int, last: int) -> tuple[list[_Reader], tuple[str, ...]]:
        """The readers as they read a region, those alike as one; and who reads there what stands."""
        alike: dict[tuple[Edit, ...], tuple[str, ...]] = {}
        for reader in readers:
            own = tuple(e for e in reader.edits if first <= e.start and e.end <= last)
            alike[own] = alike.get(own, ()) + reader.ids
        unmoved = alike.pop((), ())
        return [_Reader(ids, made) for made, ids in alike.items()], unmoved

    def _bracket(
        self, words: Sequence[str], first: int, last: int, holders: tuple[str, ...], readers: list[_Reader]
    ) -> Bracket:
        """One region, in which every token is edited by somebody."""
        out = [r for r in readers if len(r.edits) == 1 and r.edits[0].start == first and r.edits[0].end == last]
        rest = [r for r in readers if r not in out]
        if not out:
            while len(_regions(rest)) == 1 and _regions(rest)[0] == (first, last) and len(rest) > 1:
                chosen = _taken_out(rest, first, last)
                out.append(chosen)
                rest.remove(chosen)
            if not out:  # one reader whose edits touch: they were joined before
                out, rest = rest, []
        staying = self._sorted(holders + tuple(i for r in rest for i in r.ids))
        parts = self._branch(words, first, last, holders, rest)
        there = Alternative(staying, self._named(staying), parts)
        texts = {r.ids: _reading(words, first, last, r.edits) for r in out}
        others = sorted(self._laid_over(texts), key=lambda a: self.order[a.holders[0]])
        return Bracket((there, *others))

    def _laid_over(self, texts: dict[tuple[str, ...], str]) -> Iterable[Alternative]:
        """An alternative a reading; rewritings that are much alike are composed in one, where that is shorter."""
        left = sorted(texts.items(), key=lambda item: (-len(item[1]), item[1]))
        while left:
            ids, text = left.pop(0)
            near = [other for other in left if _alike(text, other[1])]
            ids = self._sorted(ids)
            if near:
                told = {i: words for others, words in near for i in others}
                parts = self.readings(text, ids, told)
                if size(parts) < len(tokens(text)) + sum(len(tokens(words)) for _ids, words in near):
                    left = [other for other in left if other not in near]
                    together = self._sorted((*ids, *told))
                    yield Alternative(together, self._named(together), parts)
                    continue
            yield Alternative(ids, self._named(ids), (Words(text),) if text else ())

    def _sorted(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=self.order.__getitem__))

    def _named(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Whose words these are; nobody's, where they stand already."""
        if BASE in ids:
            return ()
        return tuple(dict.fromkeys(name for i in self._sorted(ids) for name in self.sponsors[i]))


def _plain(parts: list[Part], text: str) -> None:
    if text:
        parts.append(Words(text))


def _regions(readers: Iterable[_Reader]) -> list[tuple[int, int]]:
    """Where anybody edits: spans of the base that overlap or touch are one."""
    found: list[tuple[int, int]] = []
    for start, end, _text in sorted(e for reader in readers for e in reader.edits):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _taken_out(readers: Sequence[_Reader], first: int, last: int) -> _Reader:
    """Whom to set apart: whose absence frees most tokens, then who covers most; never who came first."""
    covering = [0] * (last - first + 1)
    for reader in readers:
        for start, end, _text in reader.edits:
            covering[start - first] += 1
            covering[end - first] -= 1
    for n in range(1, len(covering)):
        covering[n] += covering[n - 1]
    alone = [0]
    for count in covering[:-1]:
        alone.append(alone[-1] + (count == 1))

    def worth(reader: _Reader) -> tuple[int, int, tuple[Edit, ...]]:
        freed = sum(alone[end - first] - alone[start - first] for start, end, _text in reader.edits)
        return freed, sum(end - start for start, end, _text in reader.edits), reader.edits

    return max(readers, key=worth)


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
    """The same tree, its brackets numbered from 1 in the order of reading."""
    last = 0

    def given(some: tuple[Part, ...]) -> tuple[Part, ...]:
        nonlocal last
        made: list[Part] = []
        for part in some:
            if isinstance(part, Bracket):
                last += 1
                number = last
                inside = tuple(replace(a, parts=given(a.parts)) for a in part.alternatives)
                part = replace(part, alternatives=inside, number=number)
            made.append(part)
        return tuple(made)

    return given(parts)
