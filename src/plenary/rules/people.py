"""The same person twice? Names folded, organisation, country; the same answer in whatever order the people come.

Nothing is merged by this rule: a pair that is sure is offered first, the others are shown with their reason, and a person
decides. The prose is in `docs/rules/seats.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from plenary.rules.folding import fold, tokens

SAME, ORDER, INITIALS, SPELLING, ELSEWHERE, NAMESAKE = "same", "order", "initials", "spelling", "elsewhere", "namesake"
REASONS: Final = (SAME, ORDER, INITIALS, SPELLING, ELSEWHERE, NAMESAKE)
"""Why two are likely one, the surest first. The first two are sure: same words of the name, same organisation."""

_TITLES: Final = frozenset(
    "mr mrs ms miss mme mlle m mm sr sra srta dr dra prof professor hon rev sir dame he hrh se excellency ambassador amb "
    "eng ing lic د السيد السيده الاستاذ".split()
)
_CROWD: Final = 60  # people of one organisation with one word in common: more than that say nothing by it


@dataclass(frozen=True, slots=True)
class Known:
    """A person as she is written somewhere. `key` says where: it is compared, so all keys are of one type."""

    key: int
    name: str
    organisation: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are likely one: the smaller key first."""

    first: int
    second: int
    reason: str

    @property
    def sure(self) -> bool:
        return self.reason in (SAME, ORDER)


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without titles; the titles alone where there is nothing else."""
    found = tuple(tokens(name))
    return tuple(w for w in found if w not in _TITLES) or found


def identity(one: Known) -> tuple[tuple[str, ...], str]:
    """What two writings of one person surely share: the words of the name in any order, and the organisation."""
    return tuple(sorted(words_of(one.name))), fold(" ".join(one.organisation.split()))


def duplicates(people: Iterable[Known]) -> tuple[Pair, ...]:
    """Every pair that is likely one person, each once with its best reason; by reason, then by key.

    A key that comes twice, or a name without a word, is in no pair with itself.
    """
    every = sorted(people, key=lambda p: p.key)
    best: dict[tuple[int, int], str] = {}
    for a, b, reason in (*_in_one_place(every), *_in_several(every)):
        if a.key == b.key:
            continue
        pair = (min(a.key, b.key), max(a.key, b.key))
        if pair not in best or REASONS.index(reason) < REASONS.index(best[pair]):
            best[pair] = reason
    found = [Pair(first, second, reason) for (first, second), reason in best.items()]
    return tuple(sorted(found, key=lambda p: (REASONS.index(p.reason), p.first, p.second)))


def _in_one_place(every: Sequence[Known]) -> Iterator[tuple[Known, Known, str]]:
    """Those of one organisation: the same words, initials for a name, or a slip of the key."""
    places: dict[str, list[Known]] = defaultdict(list)
    for one in every:
        places[identity(one)[1]].append(one)
    for place, members in places.items():
        if not place:
            continue
        sharing: dict[str, list[Known]] = defaultdict(list)
        for one in members:
            for word in set(words_of(one.name)):
                sharing[word].append(one)
        looked: set[tuple[int, int]] = set()
        for crowd in sharing.values():
            if len(crowd) > _CROWD:
                crowd = [group[0] for group in _alike(crowd)][: _CROWD + 1]
                if len(crowd) > _CROWD:
                    continue
            for a, b in combinations(crowd, 2):
                if (a.key, b.key) not in looked:
                    looked.add((a.key, b.key))
                    if reason := _reason(a, b):
                        yield a, b, reason
        for group in _alike(members):  # however many there are
            for other in group[1:]:
                yield group[0], other, _reason(group[0], other) or ORDER


def _alike(members: Sequence[Known]) -> list[list[Known]]:
    """Those with the same words of the name together, in the order of their keys."""
    found: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for one in members:
        if key := identity(one)[0]:
            found[key].append(one)
    return list(found.values())


def _in_several(every: Sequence[Known]) -> Iterator[tuple[Known, Known, str]]:
    """The same name in two organisations: one person who changed, or a namesake. One word alone is no name."""
    for group in _alike([one for one in every if len(words_of(one.name)) > 1]):
        heads: dict[str, Known] = {}
        for one in group:
            heads.setdefault(identity(one)[1], one)
        for a, b in combinations(heads.values(), 2):
            shared = fold(a.country) == fold(b.country) != ""
            yield a, b, ELSEWHERE if shared or not (a.organisation and b.organisation) else NAMESAKE


def _reason(a: Known, b: Known) -> str:
    mine, theirs = words_of(a.name), words_of(b.name)
    if mine == theirs:
        return SAME
    if sorted(mine) == sorted(theirs):
        return ORDER
    if len(mine) == len(theirs) > 1 and _abbreviates(mine, theirs):
        return INITIALS
    whole, other = " ".join(mine), " ".join(theirs)
    if len(mine) > 1 and len(theirs) > 1 and min(len(whole), len(other)) >= 8:
        most = 1 if min(len(whole), len(other)) < 16 else 2
        if OSA.distance(whole, other, score_cutoff=most) <= most:
            return SPELLING
    return ""


def _abbreviates(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """ "a. lopez" and "ana lopez": word by word the same or its first letter, and one word in full at least."""
    full = False
    for a, b in zip(mine, theirs, strict=True):
        if a == b and len(a) > 1:
            full = True
        elif not (a[0] == b[0] and 1 in (len(a), len(b))):
            return False
    return full
