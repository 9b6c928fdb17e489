"""Search that forgives: accents, case, scripts' spelling habits and slips of the key all fold away.

Texts are stored as they were written; only what is compared is folded. A query finds a text when every one of its words
is there: the same word, a word that begins with it, or a word so near that it is likely meant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

Id = TypeVar("Id", bound=Hashable)
Meaning = tuple[dict[str, int], ...]  # points of the near words: of a word written as one, then of each of its parts

# Marks that carry no meaning for a search. Marks of other scripts (Indic vowels, Japanese voicing) do, and stay.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_UNSEEN = "\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff"  # soft hyphen, tatweel
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_INDIC = "\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # signs within words that `\w` does not know

_DROPPED = re.compile(f"[{_MARKS}{_UNSEEN}]")
_PIECE = re.compile(f"[{_HAN}]+|(?:[^\\W_{_HAN}]|[{_INDIC}])(?:[^\\W_{_HAN}]|[{_MARKS}{_UNSEEN}{_INDIC}])*")
_HYPHEN = re.compile("[-\u2010\u2011]")
_IDEOGRAPH = re.compile(f"[{_HAN}]")

_LETTERS = str.maketrans(
    {
        "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
        "ک": "ك", "ڪ": "ك", "ؠ": "ي", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ȷ": "j",
        "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ĸ": "k", "ƒ": "f",
    }
)  # fmt: skip

EXACT, BEGINS, ONE_EDIT, TWO_EDITS = 100, 80, 60, 40  # points of a word of the query


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return `text` as a search compares it: `fold("Sénégal") == fold("SENEGAL")`, `fold("٦٧") == "67"`.

    Compatibility forms (ligatures, full width, Arabic presentation forms) become plain letters, case and accents go,
    Arabic alef, ya and ta marbuta have one shape, tatweel and vowel signs go, all digits are 0 to 9. Idempotent.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKD", plain).casefold()
    plain = _DROPPED.sub("", plain).translate(_LETTERS)
    plain = "".join(_digit(letter) for letter in plain)
    return unicodedata.normalize("NFC", plain)


def compact(text: str) -> str:
    """The folded letters and digits alone: `compact("A/RES/70/125") == compact("a res 70 125") == "ares70125"`."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


@lru_cache(maxsize=200_000)
def _terms(piece: str) -> tuple[str, ...]:
    """The words of one unbroken piece of text: usually one; ideographs as overlapping pairs."""
    words: list[str] = []
    for part in _PIECE.findall(fold(piece)):
        if not _IDEOGRAPH.match(part) or len(part) == 1:
            words.append(part)
        else:
            words.extend(part[at : at + 2] for at in range(len(part) - 1))
    return tuple(words)


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` in order; a run of Chinese or Japanese comes as overlapping pairs."""
    return tuple(term for piece in _PIECE.findall(text) for term in _terms(piece))


def _compounds(text: str) -> list[tuple[str, ...]]:
    """Pieces in order; those joined by hyphens stand together, as in ("multi", "stakeholder")."""
    found: list[tuple[str, ...]] = []
    end = -1
    for match in _PIECE.finditer(text):
        joined = found and match.start() == end + 1 and _HYPHEN.match(text, end)
        if joined:
            found[-1] = (*found[-1], match.group())
        else:
            found.append((match.group(),))
        end = match.end()
    return found


def _joined(group: tuple[str, ...]) -> str:
    return "".join(term for piece in group for term in _terms(piece))


def index_terms(text: str) -> str:
    """Return what a database's word index stores for `text`: its words in order, then hyphened words written as one.

    Words are separated by one blank. `Index.build(..., folded=True)` takes these strings as they are.
    """
    words = list(tokens(text))
    if _HYPHEN.search(text):
        words.extend(_joined(group) for group in _compounds(text) if group[1:])
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a query. A hyphened word is found whole (`joined`) or by all its `words`."""

    words: tuple[str, ...]
    joined: str = ""


def wanted(query: str) -> tuple[Wanted, ...]:
    """Return the words of a query, each once."""
    found: dict[Wanted, None] = {}
    for group in _compounds(query):
        words = tuple(term for piece in group for term in _terms(piece))
        if words:
            found[Wanted(words, _joined(group) if group[1:] else "")] = None
    return tuple(found)


def edits_allowed(word: str) -> int:
    """Return how many slips `word` may hold: 0, from four letters on 1, from eight on 2; none in numbers."""
    if any(letter.isdigit() for letter in word) or _IDEOGRAPH.match(word):
        return 0
    return 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0


class Vocabulary:
    """The distinct folded words of a collection. A query's word is widened here once, not in each text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._known = frozenset(self._sorted)
        self._by_length: dict[int, list[str]] = {}
        for word in self._sorted:
            self._by_length.setdefault(len(word), []).append(word)
        self._ideographs = tuple(word for word in self._sorted if _IDEOGRAPH.match(word))

    def __len__(self) -> int:
        return len(self._sorted)

    def near(self, word: str) -> dict[str, int]:
        """Return the words that `word` (folded) may mean, each with its points (100 the same, down to 40 two slips)."""
        found: dict[str, int] = {}
        if len(word) == 1 and _IDEOGRAPH.match(word):
            return {pair: EXACT for pair in self._ideographs if word in pair}
        allowed = edits_allowed(word)
        for length in range(len(word) - allowed, len(word) + allowed + 1) if allowed else ():
            choices = self._by_length.get(length, [])
            for other, distance, _ in process.extract(
                word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                if edits_allowed(other):  # "2015" is no slip for "201a", nor is a number near a word
                    found[other] = ONE_EDIT if distance < 2 else TWO_EDITS
        if len(word) >= 3 and not word.isdigit():
            for other in self._sorted[bisect_left(self._sorted, word) :]:
                if not other.startswith(word):
                    break
                found[other] = BEGINS
        if word in self._known:
            found[word] = EXACT
        return found

    def meanings(self, query: str) -> tuple[Meaning, ...]:
        """Return, for each word of the query, its alternatives (whole, or by parts), each a list of near words."""
        result: list[Meaning] = []
        for unit in wanted(query):
            parts = tuple(self.near(word) for word in unit.words)
            result.append((self.near(unit.joined) if unit.joined else {}, *parts))
        return tuple(result)


def _points(meaning: Meaning, counts: Mapping[str, int]) -> int:
    """Points of one word of a query in one text: the best near word, a little more where it comes often."""
    whole, *parts = meaning

    def best(near: Mapping[str, int]) -> int:
        smaller, larger = (near, counts) if len(near) < len(counts) else (counts, near)
        shared = [word for word in smaller if word in larger]
        if not shared:
            return 0
        return max(near[word] for word in shared) * 10 + min(9, sum(counts[word] for word in shared))

    return max(best(whole), min((best(part) for part in parts), default=0))


def score(query: str, text: str) -> int:
    """Return how well `text` answers `query`: 0 where a word is missing, otherwise 400 to 1009 (exact)."""
    counts = Counter(index_terms(text).split())
    meanings = Vocabulary(counts).meanings(query)
    each = [_points(meaning, counts) for meaning in meanings]
    return sum(each) // len(each) if each and all(each) else 0


@dataclass(frozen=True, slots=True)
class Hit(Generic[Id]):
    """One text that answers a query."""

    id: Id
    score: int  # as `score` says


class Index(Generic[Id]):
    """Texts ready to be searched many times. A search costs what its words' texts cost, not what all texts do."""

    def __init__(self, ids: tuple[Id, ...], postings: dict[str, dict[int, int]]) -> None:
        self._ids = ids
        self._postings = postings
        self.vocabulary = Vocabulary(postings)

    @classmethod
    def build(cls, documents: Iterable[tuple[Id, str]], *, folded: bool = False) -> Index[Id]:
        """Take (id, text) pairs; with `folded`, each text is what `index_terms` returned for it."""
        ids: list[Id] = []
        postings: dict[str, dict[int, int]] = {}
        for at, (id_, text) in enumerate(documents):
            ids.append(id_)
            for word, count in Counter((text if folded else index_terms(text)).split()).items():
                postings.setdefault(word, {})[at] = count
        return cls(tuple(ids), postings)

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: str, limit: int = 50) -> tuple[Hit[Id], ...]:
        """Return the best `limit` texts, best first; equals stand in the order in which they were given."""
        totals: dict[int, int] | None = None
        meanings = self.vocabulary.meanings(query)
        for meaning in meanings:
            points = self._unit(meaning)
            totals = (
                points if totals is None else {at: totals[at] + more for at, more in points.items() if at in totals}
            )
        ranked = sorted((totals or {}).items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Hit(self._ids[at], total // len(meanings)) for at, total in ranked[: max(0, limit)])

    def _unit(self, meaning: Meaning) -> dict[int, int]:
        whole, *parts = meaning
        found = self._best(whole)
        by_parts: dict[int, int] | None = None
        for part in parts:
            points = self._best(part)
            by_parts = (
                points
                if by_parts is None
                else {at: min(by_parts[at], more) for at, more in points.items() if at in by_parts}
            )
        for at, value in (by_parts or {}).items():
            found[at] = max(value, found.get(at, 0))
        return found

    def _best(self, near: Mapping[str, int]) -> dict[int, int]:
        tops: dict[int, int] = {}
        often: dict[int, int] = {}
        for word, points in near.items():
            for at, count in self._postings.get(word, {}).items():
                tops[at] = max(points, tops.get(at, 0))
                often[at] = often.get(at, 0) + count
        return {at: top * 10 + min(9, often[at]) for at, top in tops.items()}


def search(query: str, documents: Iterable[tuple[Id, str]], limit: int = 50) -> tuple[Hit[Id], ...]:
    """Search once through (id, text) pairs. Who searches the same texts again keeps an `Index`."""
    return Index.build(documents).search(query, limit)


def hits(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of `query` stand in `text`, as (start, end) pairs that do not touch, in order."""
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(text)]
    spans: list[tuple[int, int, str]] = []
    for start, end in pieces:
        piece = text[start:end]
        if _IDEOGRAPH.match(piece) and len(piece) > 1:
            spans.extend((start + at, start + at + 2, fold(piece[at : at + 2])) for at in range(len(piece) - 1))
        else:
            spans.extend((start, end, term) for term in _terms(piece))
    at = 0
    for group in _compounds(text):
        if group[1:]:
            spans.append((pieces[at][0], pieces[at + len(group) - 1][1], _joined(group)))
        at += len(group)
    meant: set[str] = set()
    for meaning in Vocabulary(term for _, _, term in spans).meanings(query):
        meant.update(word for near in meaning for word in near)
    merged: list[tuple[int, int]] = []
    for start, end, term in sorted(spans):
        if term not in meant:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def excerpt(query: str, text: str, width: int = 200) -> tuple[tuple[str, bool], ...]:
    """Return about `width` characters of `text` around its densest hits, as (piece, is a hit) in the original spelling.

    "…" stands at an end that was cut. Without a hit it is the beginning of the text.
    """
    spans = hits(query, text)
    start = 0
    if len(text) > width and spans:
        most, inside = _densest([(begin, stop, fold(text[begin:stop])) for begin, stop in spans], width)
        slack = max(0, width - (inside - most))
        start = max(0, min(most - slack // 2, len(text) - width))
    end = min(len(text), start + width)
    start, end = _at_words(text, start, end, spans)
    pieces: list[tuple[str, bool]] = [("…", False)] if start > 0 else []
    at = start
    for begin, stop in spans:
        if begin < start or stop > end:
            continue
        if begin > at:
            pieces.append((text[at:begin], False))
        pieces.append((text[begin:stop], True))
        at = stop
    if at < end:
        pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append(("…", False))
    return tuple(pieces)


def _densest(spans: list[tuple[int, int, str]], width: int) -> tuple[int, int]:
    """Start and end of the earliest stretch of at most `width` characters with the most different words hit."""
    best, first = (0, 0), 0
    where = spans[0][:2]
    words: Counter[str] = Counter()
    for start, end, word in spans:
        words[word] += 1
        while end - spans[first][0] > width and spans[first][0] < start:
            words -= Counter([spans[first][2]])
            first += 1
        if (len(words), words.total()) > best:
            best, where = (len(words), words.total()), (spans[first][0], end)
    return where


def _at_words(text: str, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Move the ends of an excerpt inwards to blanks, unless that would cut off a hit or a long run without blanks."""
    first = min((begin for begin, stop in spans if begin >= start and stop <= end), default=end)
    last = max((stop for begin, stop in spans if begin >= start and stop <= end), default=start)
    if start > 0:
        blank = re.compile(r"\s").search(text, start, min(first, start + 30))
        start = blank.end() if blank else start
    if end < len(text) and not text[end].isspace():
        for at in range(end - 1, max(last, end - 30, start), -1):
            if text[at].isspace():
                end = at
                break
    return start, end
