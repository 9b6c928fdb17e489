"""Texts that are nearly the same: a response sent twice, a campaign letter, a coalition's words under a member's name."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

from plenary.rules.questionnaire.words import fold, terms

_KEEP = 128  # smallest values kept of each text: an estimate within about nine points at worst, four as a rule
_SPREAD = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def _sketch(text: str, cache: dict[str, int]) -> tuple[int, ...]:
    """The smallest hashes of a text's runs of three terms."""
    values: list[int] = []
    for term in terms(fold(text)):
        value = cache.get(term)
        if value is None:
            value = cache[term] = crc32(term.encode()) * _SPREAD & _MASK
        values.append(value)
    if len(values) < 3:
        return (hash_of(values),) if values else ()
    runs = {
        (a ^ (b * 0x100000001B3) ^ (c * 0x9FB21C651E98DF25)) * _SPREAD & _MASK
        for a, b, c in zip(values, values[1:], values[2:], strict=False)
    }
    return tuple(nsmallest(_KEEP, ((run ^ (run >> 29)) for run in runs)))


def hash_of(values: Sequence[int]) -> int:
    """One number for a text too short for runs of three terms."""
    total = 0
    for value in values:
        total = (total * 31 + value) & _MASK
    return total


def _likeness(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """Estimated share of common runs, in per cent."""
    size = min(_KEEP, max(len(a), len(b)))
    both = nsmallest(size, set(a) | set(b))
    common = set(a) & set(b)
    return round(100 * sum(v in common for v in both) / len(both))


def near_duplicates(texts: Sequence[tuple[str, str]], least: int = 60) -> tuple[tuple[str, str, int], ...]:
    """Pairs (id, id, per cent alike) of texts that share at least `least` per cent of their runs of three words.

    Texts are (id, text). Pairs come in the order of `texts`. Case, accents and punctuation do not count. Of more than
    200 texts that are all alike each is paired with its neighbour only.
    """
    cache: dict[str, int] = {}
    sketches = [_sketch(text, cache) for _, text in texts]
    holders: dict[int, list[int]] = {}
    for position, sketch in enumerate(sketches):
        for value in sketch:
            holders.setdefault(value, []).append(position)
    shared: dict[tuple[int, int], int] = {}
    for held in holders.values():
        if len(held) < 2:
            continue
        for pair in pairwise(held) if len(held) > 200 else combinations(held, 2):
            shared[pair] = shared.get(pair, 0) + 1
    found: list[tuple[str, str, int]] = []
    for (a, b), count in sorted(shared.items()):
        # Two texts alike share at least that part of the smaller sketch; a stock phrase in common is not looked at.
        if count * 250 < least * min(len(sketches[a]), len(sketches[b])):
            continue
        alike = _likeness(sketches[a], sketches[b])
        if alike >= least:
            found.append((texts[a][0], texts[b][0], alike))
    return tuple(found)
