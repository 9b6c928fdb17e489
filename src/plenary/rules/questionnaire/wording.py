"""How much a line says the words of a question, and where in the line the question ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from rapidfuzz import fuzz

from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.values import Question
from plenary.rules.questionnaire.words import CJK, fold, terms

_CUT = re.compile(rf"[?!]+[\"”»)]*|:+|\.{{1,3}}[\"”»)]*(?=\s|$|[{CJK}])|…|\s-\s|(?<=[?.)])\s*(?=\()")
_NEAREST = 6  # wordings looked at closely for one line
_HAN = re.compile(f"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one question, or of one of its sub-answers."""

    question: int  # position in the questionnaire
    part: str
    folded: str
    terms: frozenset[str]
    weight: float  # sum of its terms' weights
    length: int  # characters as written
    asks: bool  # ends with a question mark


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a document that stand for a wording."""

    score: float  # 0 to 1
    part: str
    end: int  # line in which the words end
    stop: int  # where in that line's text
    statement: bool  # no question mark where the wording has one: perhaps an answer that takes up the question's words
    asks: bool  # the words end with a question mark


@dataclass(slots=True)
class _Stretch:
    """A line's words up to some stop, perhaps run on into the next lines."""

    folded: str
    terms: frozenset[str]
    weight: float
    end: int
    stop: int
    asks: bool  # ends as a question
    labels: bool  # ends as a label, with a colon
    joined: bool = False  # runs over several lines
    level: bool = False  # all of them look alike


class Lexicon:
    """The terms of a questionnaire, weighed by how few questions share them."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.wordings: list[Wording] = []
        self._postings: dict[str, list[int]] = {}
        raw: list[tuple[int, str, str]] = []
        for position, question in enumerate(questions):
            raw.extend((position, "", w) for w in question.wordings)
            raw.extend((position, p.letter, w) for p in question.parts for w in p.wordings)
        holders: dict[str, set[int]] = {}
        split: list[tuple[int, str, str, str, frozenset[str]]] = []
        for position, part, text in raw:
            folded = fold(text)
            found = frozenset(terms(folded))
            if not found:
                continue
            split.append((position, part, text, folded, found))
            for term in found:
                holders.setdefault(term, set()).add(position)
        count = len(questions)
        self._unknown = 0.6 * log(1 + count) if count > 1 else 0.5
        self._weights = {t: log(1 + count / len(h)) - 0.45 if count > 1 else 1.0 for t, h in holders.items()}
        self.longest = max((len(text) for _, _, text, _, _ in split), default=0)
        for position, part, text, folded, found in split:
            for term in found:
                self._postings.setdefault(term, []).append(len(self.wordings))
            asks = bool(re.search(r"[?？؟]", text))
            wording = Wording(position, part, folded, found, self._sum(found), len(text), asks)
            self.wordings.append(wording)
        self._exact: dict[str, set[int]] = {}
        for wording in self.wordings:
            if not wording.part:
                self._exact.setdefault(wording.folded, set()).add(wording.question)

    def _sum(self, found: frozenset[str]) -> float:
        return sum(self._weights.get(t, self._unknown) for t in found)

    def exactly(self, text: str) -> int:
        """The one question that a text repeats word for word; -1 where there is none or several."""
        holders = self._exact.get(fold(text), set())
        return next(iter(holders)) if len(holders) == 1 else -1

    def likely(self, text: str) -> dict[int, float]:
        """How much of the sense each question shares with a text, 0 to 1: for ranking guesses, not for placing."""
        found = frozenset(terms(fold(text)))
        own = self._sum(found)
        best: dict[int, float] = {}
        for wording in self.wordings:
            common = sum(self._weights[t] for t in found & wording.terms)
            if common and own:
                share = common / (own * wording.weight) ** 0.5
                best[wording.question] = max(best.get(wording.question, 0.0), share)
        return best

    def matches(self, lines: Sequence[Line], at: int, offset: int, marked: Sequence[int]) -> dict[int, Match]:
        """Best match of each question with the words from `offset` of line `at` on; `marked` are numbered there."""
        if not self.wordings:
            return {}
        line = lines[at]
        text = line.text[offset:]
        head = text[: int(self.longest * 1.7) + 60]
        found = frozenset(terms(fold(head)))
        if not found:
            return {}
        shared: dict[int, float] = {}
        for term in found:
            holders = self._postings.get(term)
            if holders:
                weight = self._weights[term]
                for number in holders:
                    shared[number] = shared.get(number, 0.0) + weight
        if not shared:
            return {}
        own = self._sum(found)
        # A line of running text without a question mark has to say nearly the whole question.
        least = 0.33 if line.titled or line.brief or marked or "?" in head else 0.55
        near: list[tuple[float, int]] = []
        for number, common in shared.items():
            wording = self.wordings[number]
            if (
                common >= least * wording.weight
                or (common >= 0.55 * own and len(text) < wording.length * 1.1)
                or (wording.question in marked and common >= 0.12 * wording.weight)
            ):
                near.append((common * common / (wording.weight * own) + (wording.question in marked), number))
        best: dict[int, Match] = {}
        stretches = self._stretches(lines, at, offset) if near else []
        for _, number in nlargest(_NEAREST, near):
            wording = self.wordings[number]
            match = self._best(wording, stretches, line)
            known = best.get(wording.question)
            if match and (known is None or (match.score, not match.part) > (known.score, not known.part)):
                best[wording.question] = match
        return best

    def _stretch(self, text: str, end: int, stop: int, joined: bool, level: bool) -> _Stretch:
        folded = fold(text)
        found = frozenset(terms(folded))
        last = text.rstrip(' "”»)_')[-1:]
        return _Stretch(folded, found, self._sum(found), end, stop, last == "?", last == ":", joined, level)

    def _stretches(self, lines: Sequence[Line], at: int, offset: int) -> list[_Stretch]:
        """Every stretch that may be a question: up to a mark of punctuation, to the line's end, into the next lines."""
        limit = int(self.longest * 2.2) + 40
        line = lines[at]
        found = self._cuts(line.text, offset, "", at, limit)
        joined = line.text[offset:]
        if joined.rstrip()[-1:] in ("?", ".", "!") and not line.titled:
            return found
        for follower in range(at + 1, min(at + 4, len(lines))):
            after = lines[follower]
            if len(joined) > limit or after.mark is not None or after.empty:
                break
            if (after.block.table, after.block.row, after.block.column) != (
                line.block.table,
                line.block.row,
                line.block.column,
            ):
                break
            if joined.rstrip()[-1:] in ("?", ".", "!") and after.look != line.look:
                break
            found.extend(self._cuts(after.text, 0, joined + " ", follower, limit, after.look == line.look))
            joined = f"{joined} {after.text}"
        return found

    def _cuts(self, text: str, offset: int, before: str, at: int, limit: int, level: bool = True) -> list[_Stretch]:
        found: list[_Stretch] = []
        whole = len(text)
        for cut in _CUT.finditer(text, offset, min(whole, offset + limit)):
            if cut.end() - offset < 3 and not before:
                continue
            if text[cut.end() :].strip():
                found.append(self._stretch(before + text[offset : cut.end()], at, cut.end(), bool(before), level))
            if len(found) >= 14:
                break
        if whole - offset <= limit:
            found.append(self._stretch(before + text[offset:], at, whole, bool(before), level))
        return found

    def _best(self, wording: Wording, stretches: Sequence[_Stretch], line: Line) -> Match | None:
        best: Match | None = None
        for stretch in stretches:
            score, faithful = self._score(wording, stretch, titled=line.titled or line.mark is not None)
            closed = line.titled or stretch.asks or (stretch.labels and score >= 0.55)
            statement = not closed and not faithful and (wording.asks or score < 0.8)
            if statement:
                score *= 0.8
            # Further lines have to earn their place: an answer's first line often shares words with its question.
            if stretch.joined:
                if not (stretch.asks or faithful or (line.titled and stretch.level)):
                    continue
                if best is not None and stretch.end > best.end:
                    score -= 0.06
            if score > 0.15 and (best is None or score > best.score):
                best = Match(score, wording.part, stretch.end, stretch.stop, statement, stretch.asks)
        return best

    def _score(self, wording: Wording, stretch: _Stretch, *, titled: bool) -> tuple[float, bool]:
        if stretch.folded == wording.folded:
            return 1.0, True
        common = sum(self._weights[t] for t in stretch.terms & wording.terms)
        if common <= 0 or not stretch.weight:
            return 0.0, False
        covered, precise = common / wording.weight, common / stretch.weight
        together = 2 * covered * precise / (covered + precise)
        a, b = stretch.folded, wording.folded
        if len(a) > 3 * len(b):
            return 0.0, False
        ratio = fuzz.ratio(a, b) / 100
        score = 0.45 * max(0.0, (ratio - 0.45) / 0.55) + 0.55 * together
        faithful = ratio >= 0.93
        if len(a) < 0.85 * len(b):
            han = bool(_HAN.search(a))
            if len(a) >= (5 if han else 14) or len(stretch.terms) >= 3:
                start = fuzz.ratio(a, b[: len(a)]) / 100
                if start >= 0.9:
                    score, faithful = max(score, 0.52 + 0.4 * len(a) / len(b)), True
            if (
                titled
                and precise >= 0.7
                and covered >= (0.15 if len(stretch.terms) > 1 else 0.3)
                and len(stretch.terms) <= 14
            ):
                score = max(score, min(0.7, 0.28 + 0.5 * precise * covered**0.5))
        return min(score, 0.99), faithful
