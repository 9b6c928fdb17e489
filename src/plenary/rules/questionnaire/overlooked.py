"""Places that no question was given, but that a person has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plenary.rules.questionnaire.anchors import Anchor, Judge
from plenary.rules.questionnaire.choosing import Candidate
from plenary.rules.questionnaire.evidence import Evidence
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
        if candidate.part and owner is not None and owner.question == candidate.question:
            continue
        end, stop = judge.prompt_end(candidate)
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
                True,
            )
        )
        spans.update(range(candidate.at, candidate.end + 1))
    return found


def missed(evidence: Evidence, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Lines that look as the anchors do, or ask, where questions are missing: a question reworded beyond knowing?"""
    if not anchors:
        return []
    missing = set(range(len(evidence.questions))) - {a.question for a in anchors}
    missing -= {q for a in anchors for q, _, _ in a.candidates if not a.sure}
    if not missing:
        return []
    sure = [a for a in anchors if a.sure]
    looks = Counter(evidence.lines[a.at].look for a in sure)
    common, count = looks.most_common(1)[0] if looks else (("", 0, False, ""), 0)
    distinct = (
        count >= 3 and 10 * count >= 7 * len(sure) and (common[2] or common[0] == "heading" or common[3] == "left")
    )
    weak: dict[int, dict[int, float]] = {}
    counted: dict[int, int] = {}
    for candidate in evidence.candidates:
        if candidate.question in missing and candidate.number == "agrees" and candidate.role in ("main", "unclear"):
            counted[candidate.at] = candidate.question
        if candidate.question in missing:
            said = weak.setdefault(candidate.at, {})
            said[candidate.question] = max(said.get(candidate.question, 0.0), candidate.words)
    again = Counter(fold(line.text) for line in evidence.lines if line.titled or "?" in line.text)
    found: list[Anchor] = []
    for position, anchor in enumerate(anchors):
        until = anchors[position + 1].at if position + 1 < len(anchors) else len(evidence.lines)
        following = anchors[position + 1].question if position + 1 < len(anchors) else len(evidence.questions)
        between = [q for q in sorted(missing) if anchor.question < q < following]
        for line in evidence.lines[anchor.end + 1 : until]:
            if line.empty or line.at in evidence.listed or line.carried:
                continue
            text = line.text.rstrip()
            alike = distinct and line.look == common and not line.bare
            asking = "?" in text and len(text) <= 400 and not text[text.rindex("?") + 60 :].strip()
            said = weak.get(line.at, {})
            words = max(said.values(), default=0.0)
            likely = evidence.lexicon.likely(text[:400]) if between and not line.mark else {}
            near = max((likely.get(q, 0.0) for q in between), default=0.0)
            if again[fold(text)] > 1:
                continue  # a subtitle or a phrase that the respondent uses in several answers
            # Where questions look like any paragraph, a short line without a full stop may be one.
            title = (
                not distinct
                and line.mark is None
                and line.brief
                and line.block.kind == "paragraph"
                and line.at + 1 < until
            )
            if (
                (counted.get(line.at, -1) in between and (not distinct or line.look == common or words >= 0.25))
                or (
                    alike
                    and (between or words >= 0.25)
                    and (asking or near >= 0.15 or words >= 0.25 or line.side == "left")
                )
                or (asking and between and (line.titled or line.mark is not None or not line.block.text.count("\n")))
                or (title and between and len(text.split()) >= 3 and not line.quoted)
                or (words >= 0.4 and (line.titled or asking or line.brief))
            ):
                guesses = sorted(
                    {*between[:8], *(q for q, w in said.items() if w >= 0.25)}, key=lambda q: (-likely.get(q, 0.0), q)
                )
                ranked = tuple((q, "", max(10, 45 - 8 * i)) for i, q in enumerate(guesses[:5]))
                found.append(
                    Anchor(-1, "", line.at, line.at, len(line.text), 45, "unsure-wording", False, ranked, words >= 0.25)
                )
    return found
