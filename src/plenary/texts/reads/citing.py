"""Paragraphs that cite the mandate (A77), for the room that keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.rules import mandates
from plenary.texts.models import Paragraph

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class CitingParagraph:
    """A paragraph of a text or a report that rests on something of a mandate."""

    text: str  # slug
    title: Words
    key: int
    number: str
    cites: tuple[tuple[str, str], ...]  # address and words, of mandates alone


def citing_paragraphs(group: str) -> tuple[CitingParagraph, ...]:
    """Those of a group that are part of their text, in order. One query."""
    rows = Paragraph.objects.filter(text__group__slug=group, gone=False).exclude(cites=[]).select_related("text")
    made = []
    for row in rows.order_by("text", "order"):
        cites = tuple((c["address"], c.get("words", "")) for c in row.cites if mandates.cited(c["address"]))
        if cites:
            made.append(CitingParagraph(row.text.slug, row.text.title, row.key, row.number, cites))
    return tuple(made)
