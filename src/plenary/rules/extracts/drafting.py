"""From the answers to one question to the sentences that most respondents share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import fsum
from typing import Final

from plenary.rules.extracts.common import STOPPED, negates
from plenary.rules.extracts.sentences import sentences
from plenary.rules.extracts.vectors import alike, vector, weights
from plenary.rules.folding import tokens
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.words import terms

ALIKE: Final = 0.45  # from this cosine on, two sentences say much the same; chosen by reading what 0.4 and 0.5 give
SAME: Final = 0.9  # from this on, nearly the same words
CAMPAIGN: Final = 3  # so many respondents with nearly the same words are a campaign
SHORTEST: Final = 4  # terms; a shorter sentence says too little to stand alone
LONGEST: Final = 120  # terms; what is longer is a list that lost its breaks
REPEATS: Final = 0.8  # a sentence that has so much of its words from the question repeats it
MOST: Final = 5_000  # sentences compared in one language

_STOP = re.compile(r"[.!?…。！？؟۔][\"'”’»」』）)\]]*$")
_LEADS_ON = re.compile(r"[:,：，،–—-]$")  # what introduces a list says nothing by itself


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to the question: the number of its response, the response's stakeholder group, language, prose."""

    response: int
    group: str
    language: str  # BCP 47; "" to have it found from the text
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence of one response that stands behind an extract, word for word; 1.0 is the extract's own."""

    response: int
    sentence: str
    similarity: float  # cosine, to three places
    opposed: bool = False  # one of the two sentences says "not" and the other does not: to be read before it is cited


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence that stands so in one answer, and the sentences of other answers that are like it.

    `sources` has the most similar first, and each response once. `groups` counts respondents per stakeholder group, the
    most first. `repeated` is how many respondents use nearly the same words, this one included.
    """

    sentence: str
    sources: tuple[Source, ...]
    groups: tuple[tuple[str, int], ...]
    size: int
    language: str
    repeated: int

    @property
    def campaign(self) -> bool:
        """True where the same words came in again and again: they count by respondent, and are marked."""
        return self.repeated >= CAMPAIGN


@dataclass(slots=True)
class _Item:
    """Sentences of the same terms: who says so, in which words."""

    terms: tuple[str, ...]
    words: dict[int, str]  # response: sentence


def extracts(
    said: Iterable[Said], question: str | Sequence[str] = (), *, least: int = 2, most: int = 40
) -> tuple[Extract, ...]:
    """Return up to `most` extracts of at least `least` respondents each, the widest shared first.

    The sentence with the most respondents near it is taken, with all that are near it; then the next among what is
    left. Languages are kept apart. Sentences that repeat the `question` (in any of its languages) are left out. The
    order of the answers changes nothing.
    """
    groups: dict[int, str] = {}
    languages: dict[str, list[Said]] = {}
    for one in sorted(set(said), key=lambda s: (s.response, s.language, s.text, s.group)):
        groups.setdefault(one.response, one.group)
        language = (one.language or language_of(one.text)).partition("-")[0].casefold()
        languages.setdefault(language, []).append(one)
    asked = [_terms(text) for text in ((question,) if isinstance(question, str) else question)]
    found = [
        extract
        for language, answers in languages.items()
        for extract in _of_one_language(language, answers, groups, asked, least)
    ]
    found.sort(key=lambda e: (-e.size, -len(e.groups), e.language, e.sentence))
    return tuple(found[: max(0, most)])


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term for term in terms(" ".join(tokens(text))) if term not in STOPPED)


def _items(answers: Sequence[Said], asked: Sequence[tuple[str, ...]]) -> list[_Item]:
    """The distinct sentences in a fixed order, without those too short, too long, or taken from the question."""
    questions = [frozenset(words) for words in asked]
    found: dict[tuple[str, ...], _Item] = {}
    for answer in answers:
        for sentence in sentences(answer.text):
            own = _terms(sentence)
            if not SHORTEST <= len(own) <= LONGEST or _LEADS_ON.search(sentence):
                continue
            if any(sum(term in words for term in own) >= REPEATS * len(own) for words in questions):
                continue
            words = found.setdefault(own, _Item(own, {})).words
            words[answer.response] = min(sentence, words.get(answer.response, sentence))
    return [found[key] for key in sorted(found)]


def _fewer(items: list[_Item], used: Mapping[str, int]) -> list[_Item]:
    """At most MOST sentences: those whose terms most other respondents use, since only they can be shared."""
    if len(items) <= MOST:
        return items
    shared = sorted(items, key=lambda i: (-sum(used[t] for t in set(i.terms)) / len(set(i.terms)), i.terms))
    return sorted(shared[:MOST], key=lambda i: i.terms)


def _of_one_language(
    language: str,
    answers: Sequence[Said],
    groups: Mapping[int, str],
    asked: Sequence[tuple[str, ...]],
    least: int,
) -> list[Extract]:
    items = _items(answers, asked)
    users: dict[str, set[int]] = {}
    for item in items:
        for term in set(item.terms):
            users.setdefault(term, set()).update(item.words)
    used = {term: len(who) for term, who in users.items()}
    items = _fewer(items, used)
    tells = weights(used, len({response for item in items for response in item.words}))
    near = alike([vector(item.terms, tells) for item in items], ALIKE)
    return [
        _extract(language, items, centre, members, near[centre], groups)
        for centre, members in _stars(items, near)
        if len({response for at in members for response in items[at].words}) >= least
    ]


def _stars(items: Sequence[_Item], near: Sequence[Mapping[int, float]]) -> list[tuple[int, list[int]]]:
    """Each sentence once: (centre, all members near it). The centre with the most respondents near it is taken first,
    each respondent weighed by how near; of equals the one that comes first by its terms. Headings, items of lists
    without a stop, and very short sentences are centres only of what no whole sentence has gathered.
    """
    free = [True] * len(items)
    broken = [not _whole(item) for item in items]

    def weight(at: int) -> tuple[bool, float, int]:
        nearest = dict.fromkeys(items[at].words, 1.0)
        for member, cosine in near[at].items():
            if free[member]:
                for response in items[member].words:
                    nearest[response] = max(cosine, nearest.get(response, 0.0))
        return broken[at], -round(fsum(nearest.values()), 6), at

    heap = [weight(at) for at in range(len(items))]
    heapify(heap)
    found: list[tuple[int, list[int]]] = []
    while heap:
        old = heappop(heap)
        centre = old[-1]
        if not free[centre]:
            continue
        now = weight(centre)
        if now != old:  # some of its neighbours were taken since; it can only have lost
            heappush(heap, now)
            continue
        members = sorted([centre, *(other for other in near[centre] if free[other])])
        for member in members:
            free[member] = False
        found.append((centre, members))
    return found


def _whole(item: _Item) -> bool:
    """True for what reads as a sentence by itself: it begins large, ends with a stop, and is not too short."""
    return len(set(item.terms)) > SHORTEST and all(
        _STOP.search(sentence) and not sentence[0].islower() for sentence in item.words.values()
    )


def _extract(
    language: str,
    items: Sequence[_Item],
    centre: int,
    members: Sequence[int],
    near: Mapping[int, float],
    groups: Mapping[int, str],
) -> Extract:
    best: dict[int, tuple[float, str]] = {}
    for member in members:
        similarity = 1.0 if member == centre else round(min(near[member], 1.0), 3)
        for response, sentence in items[member].words.items():
            held = best.get(response)
            if held is None or (-similarity, sentence) < (-held[0], held[1]):
                best[response] = (similarity, sentence)
    first = min(items[centre].words)
    ordered = sorted(best.items(), key=lambda kv: (kv[0] != first, -kv[1][0], kv[0]))
    shown = items[centre].words[first]
    counted = Counter(groups[response] for response in best)
    return Extract(
        sentence=shown,
        sources=tuple(
            Source(response, sentence, similarity, negates(sentence) != negates(shown))
            for response, (similarity, sentence) in ordered
        ),
        groups=tuple(sorted(counted.items(), key=lambda kv: (-kv[1], kv[0]))),
        size=len(best),
        language=language,
        repeated=sum(1 for similarity, _ in best.values() if similarity >= SAME),
    )
