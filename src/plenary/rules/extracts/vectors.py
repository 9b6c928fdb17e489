"""Sentences as weighted words, and which of them are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

Vector = Mapping[str, float]  # term: weight; the squares of the weights add up to 1


def weights(documents: Mapping[str, int], people: int) -> dict[str, float]:
    """How much a term tells: much where few of the `people` use it. `documents` counts who does."""
    return {term: log(1 + people / used) for term, used in documents.items()}


def vector(terms: Sequence[str], tells: Mapping[str, float]) -> Vector:
    """Weights of one sentence's terms, rarest term first, so that sums are made in one order and come out the same."""
    counted = Counter(terms)
    raw = {term: (1 + log(n)) * tells[term] for term, n in counted.items()}
    length = sqrt(sum(raw[term] ** 2 for term in sorted(raw)))
    return {term: raw[term] / length for term in sorted(raw, key=lambda term: (-tells[term], term))}


def alike(vectors: Sequence[Vector], least: float) -> list[dict[int, float]]:
    """For each vector the others whose cosine with it is `least` or more (above 0), by place.

    Two that are alike share one of their rarer terms: what is left of a vector, once it is shorter than `least`, cannot
    reach it by itself. So only the rarer terms are looked up, and the commonest words cost nothing.
    """
    holding: dict[str, list[int]] = {}
    found: list[dict[int, float]] = [{} for _ in vectors]
    bound = least * least - 1e-9
    for at, own in enumerate(vectors):
        near: set[int] = set()
        rest = 1.0
        for term, weight in own.items():
            if rest < bound:
                break
            holders = holding.setdefault(term, [])
            near.update(holders)
            holders.append(at)
            rest -= weight * weight
        for other in near:
            cosine = _cosine(own, vectors[other])
            if cosine >= least:
                found[at][other] = found[other][at] = cosine
    return found


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for term, weight in one.items():
        if term in other:
            total += weight * other[term]
    return total
