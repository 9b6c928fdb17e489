"""Which part of a report a paragraph is in: what the chair found, in the report or where it was negotiated, as of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine
from plenary.texts.reads.values import NOTE

AGREED = ("ad-ref", "agreed")
TAKEN = "recommendations/text/"  # a passage that was taken from a negotiated text: its address follows


@dataclass(frozen=True, slots=True)
class PassageLine:
    key: int
    about: str
    section: str
    part: str
    standing: str
    drafted: str
    sources: dict[str, list[str]]
    fresh: str


def negotiated(taken: Iterable[tuple[str, str]]) -> dict[str, ParagraphLine]:
    """The paragraphs of these texts (group, slug) as they stand, by their address. Six queries for each text."""
    found: dict[str, ParagraphLine] = {}
    for group, slug in taken:
        page = texts.text(group, slug)
        found |= {f"text/{group}/{slug}/{p.key}": p for p in (page.paragraphs if page else ())}
    return found


def part_of(
    p: ParagraphLine, passage: PassageLine | None, section: str, sources: Mapping[str, ParagraphLine]
) -> tuple[str, str]:
    """The part of a paragraph, and of one that is not agreed why. In doubt it is not agreed: never the other way.

    Agreed is what the chair found agreed in the report itself, and what is agreed where it was negotiated and stands
    here word for word, with nobody proposing anything else. Account is what tells what happened.
    """
    if p.kind == "heading" or p.statement:
        return "", ""
    if p.state in AGREED:
        return "consensus", ""
    if p.state in ("none", "revisit"):
        return "other", p.state
    if passage is not None and passage.about.startswith(TAKEN):
        return _taken(p, passage, sources.get(passage.about.removeprefix("recommendations/")))
    if passage is not None and passage.part == "other":
        return "other", "divided" if passage.about.startswith(
            "recommendations/question/"
        ) else passage.standing or "open"
    account = passage is not None or section != "recommendations"
    return ("", "") if account else ("other", "open")


def _taken(p: ParagraphLine, passage: PassageLine, source: ParagraphLine | None) -> tuple[str, str]:
    """Of a recommendation that was taken from a text: its standing there now, if it still stands here and there alike."""
    if source is None or not source.there or source.statement:
        return "other", "gone"
    if source.state not in AGREED:
        return "other", source.state
    if source.proposals or p.proposals:
        return "other", "proposed"
    stands = p.words == passage.drafted and p.there and not p.bracketed
    alike = NOTE.sub("", source.words) == NOTE.sub("", passage.drafted)
    return ("consensus", "") if stands and alike else ("other", "edited")
