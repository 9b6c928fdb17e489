"""A report as numbered paragraphs, every figure taken from facts; and figures that were typed, doubted. See docs/rules/outline.md."""

from plenary.rules.outline.assembling import assemble, counts
from plenary.rules.outline.checking import check
from plenary.rules.outline.values import (
    SECTIONS,
    Assembled,
    CallFacts,
    CategoryFacts,
    Count,
    Divided,
    Doubt,
    Facts,
    MeetingFacts,
    Outline,
    Para,
    Receiving,
    Recommended,
    Seated,
    Sentence,
)

__all__ = [
    "SECTIONS", "Assembled", "CallFacts", "CategoryFacts", "Count", "Divided", "Doubt", "Facts", "MeetingFacts", "Outline",
    "Para", "Receiving", "Recommended", "Seated", "Sentence", "assemble", "check", "counts",
]  # fmt: skip
