"""From a document's lines to the places of the questions in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.anchors import Anchor, Judge
from plenary.rules.questionnaire.evidence import Evidence
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.numbers import Numbers
from plenary.rules.questionnaire.overlooked import missed, repeated
from plenary.rules.questionnaire.values import Question
from plenary.rules.questionnaire.wording import Lexicon


@dataclass(slots=True)
class Found:
    """What `find` found."""

    anchors: list[Anchor]
    listed: set[int]  # lines of a mere list of questions: a contents page, the questionnaire printed before the answers
    foreign: bool = False  # the document's language is none of the questionnaire's


def find(
    lines: Sequence[Line],
    questions: Sequence[Question],
    lexicon: Lexicon,
    numbers: Numbers,
    *,
    languages: frozenset[str],
) -> Found:
    """The places of questions in a document; `languages` are those of the questionnaire."""
    evidence = Evidence(lines, questions, lexicon, numbers)
    evidence.collect()
    evidence.set_lists_aside()
    evidence.weigh_numbers()
    if not evidence.worded:
        spoken = language_of("\n".join(line.text for line in lines[:200]))
        evidence.foreign = bool(spoken and languages and spoken not in languages)
    chosen = evidence.read()
    judge = Judge(evidence)
    anchors = judge.certify(chosen)
    anchors += repeated(judge, chosen, anchors)
    anchors.sort(key=lambda a: a.at)
    anchors += missed(evidence, anchors)
    return Found(sorted(anchors, key=lambda a: a.at), evidence.listed, evidence.foreign)
