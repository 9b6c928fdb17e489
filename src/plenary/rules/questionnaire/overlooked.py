"""Places that no question was given, but that a person has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plenary.rules.questionnaire.anchors import Anchor, Judge
from plenary.rules.questionnaire.choosing import Candidate
from plenary.rules.questionnaire.evidence import Evidence
from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.words import fold


def _owner(anchors: Sequence[Anchor], at: int) -> Anchor | None:
    found = None
    for anchor in anchors:
        if anchor.at > at:
            break
        found = anchor
    return found


def repeated(judge: Judge, chosen: Sequence[Candidate], anchors: Sequence[Anchor]) -> list[Anchor]:
    """A question that stands a second time, as an anchor would, with words of its own beneath it."""
    evidence = judge.evidence
    taken = {c.at for c in chosen}
    spans = {at for c in chosen for at in range(c.at, c.end + 1)}
    looks = Counter(evidence.lines[c.at].look for c in chosen)
    found: list[Anchor] = []
    for candidate in evidence.candidates:
        line = evidence.lines[candidate.at]
        if candidate.at in spans or candidate.at in taken:
            continue
        owner = _owner(anchors, candidate.at)
        if owner is not None and owner.question == candidate.question:
            continue
        alike = looks[line.look] > 0 and (line.titled or candidate.number == "agrees")
        if not alike and candidate.words >= 0.8 and (candidate.number == "agrees" or owner is None):
            # A summary at the top, in another look: worth a person's eye where words stand beneath the question.
            after = candidate.end + 1
            alike = evidence.text_between(candidate, after) > 0 or (
                after < len(evidence.lines) and after not in taken and evidence.lines[after].block.kind != "heading"
            )
        strong = candidate.words >= 0.8 or (candidate.words >= 0.6 and candidate.number == "agrees")
        if not (strong and alike) or line.quoted or (candidate.match and candidate.match.statement):
            continue
        end, stop, said = judge.prompt_end(candidate)
        found.append(
            Anchor(
                candidate.question,
                candidate.part,
                candidate.at,
                end,
                stop,
                50,
                "repeated-question",
                False,
                ((candidate.question, candidate.part, 50),),
                said,
            )
        )
        spans.update(range(candidate.at, candidate.end + 1))
    return found


class _Gaps:
    """Looks for the questions that nothing was found for, in the answers before and after their place."""

    def __init__(self, evidence: Evidence, anchors: Sequence[Anchor], missing: set[int]) -> None:
        self.evidence = evidence
        self.missing = missing
        sure = [a for a in anchors if a.sure]
        looks = Counter(evidence.lines[a.at].look for a in sure)
        self.common, count = looks.most_common(1)[0] if looks else (("", 0, False, ""), 0)
        kind, _, bold, side = self.common
        # Do this document's questions stand out from its answers?
        self.distinct = count >= 3 and 10 * count >= 7 * len(sure) and (bold or kind == "heading" or side == "left")
        self.words: dict[int, dict[int, float]] = {}  # by line, how much it says of each missing question
        self.counted: dict[int, int] = {}  # lines that show a missing question's number
        for candidate in evidence.candidates:
            if candidate.question not in missing:
                continue
            said = self.words.setdefault(candidate.at, {})
            said[candidate.question] = max(said.get(candidate.question, 0.0), candidate.words)
            if candidate.number == "agrees" and candidate.role in ("main", "unclear"):
                self.counted[candidate.at] = candidate.question
        # A subtitle or a phrase that the respondent uses in several answers is no question.
        self._again = Counter(fold(line.text) for line in evidence.lines if line.titled or "?" in line.text)

    def _near(self, line: Line, between: Sequence[int]) -> float:
        likely = self.evidence.lexicon.likely(line.text[:400])
        return max((likely.get(q, 0.0) for q in between), default=0.0)

    def suspects(self, line: Line, between: Sequence[int], *, answered: bool, followed: bool) -> bool:
        """Whether a person should look at a line: a question reworded beyond knowing?"""
        text = line.text.rstrip()
        words = max(self.words.get(line.at, {}).values(), default=0.0)
        if words >= 0.4 and (line.titled or line.brief or "?" in text):
            return True
        if not between:
            return self.distinct and line.look == self.common and words >= 0.25
        alike = self.distinct and line.look == self.common
        if self.counted.get(line.at, -1) in between and (not self.distinct or alike or words >= 0.25):
            return True
        asking = "?" in text and len(text) <= 400 and not text[text.rindex("?") + 60 :].strip()
        if alike and not line.bare:
            return asking or line.side == "left" or words >= 0.25 or self._near(line, between) >= 0.15
        if asking:
            return not self.distinct or line.titled or line.mark is not None or self._near(line, between) >= 0.3
        # Where questions look like any paragraph, a short line without a full stop may be one.
        plain = not self.distinct and line.mark is None and line.block.kind == "paragraph" and not line.quoted
        return plain and answered and followed and line.brief and len(text.split()) >= 3

    def anchor(self, line: Line, between: Sequence[int]) -> Anchor:
        """A place with the likeliest of the missing questions, best first."""
        likely = self.evidence.lexicon.likely(line.text[:400])
        said = self.words.get(line.at, {})
        guesses = {*between[:8], *(q for q, w in said.items() if w >= 0.25)}
        if line.at in self.counted:
            guesses.add(self.counted[line.at])
        ranked = sorted(guesses, key=lambda q: (self.counted.get(line.at) != q, -likely.get(q, 0.0), q))[:5]
        candidates = tuple((q, "", max(10, 45 - 8 * i)) for i, q in enumerate(ranked))
        return Anchor(-1, "", line.at, line.at, len(line.text), 45, "unsure-wording", False, candidates)

    def repeats(self, line: Line) -> bool:
        return self._again[fold(line.text)] > 1


def missed(evidence: Evidence, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Lines that look as the anchors do, or ask, where questions are missing."""
    missing = set(range(len(evidence.questions))) - {a.question for a in anchors}
    missing -= {q for a in anchors for q, _, _ in a.candidates if not a.sure}
    if not anchors or not missing:
        return []
    gaps = _Gaps(evidence, anchors, missing)
    found: list[Anchor] = []
    for position, anchor in enumerate(anchors):
        last = position + 1 == len(anchors)
        until = len(evidence.lines) if last else anchors[position + 1].at
        following = len(evidence.questions) if last else anchors[position + 1].question
        between = [q for q in sorted(missing) if anchor.question < q < following]
        answered = False
        for line in evidence.lines[anchor.end + 1 : until]:
            if line.empty or line.at in evidence.listed or line.carried:
                continue
            if gaps.suspects(line, between, answered=answered, followed=line.at + 1 < until) and not gaps.repeats(line):
                found.append(gaps.anchor(line, between))
            answered = True
    return found
