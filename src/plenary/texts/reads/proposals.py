"""Proposals: one, those of a text, how one was worded before."""

from __future__ import annotations

from plenary.texts.models import Text, Wording
from plenary.texts.reads.content import codes_for, content_of, lines_of
from plenary.texts.reads.values import ParagraphLine, ProposalLine, WordingLine


def proposals(group: str, slug: str) -> tuple[tuple[ParagraphLine, ProposalLine], ...]:
    """Every proposal that was ever made on a text, with its paragraph, by number. Five queries."""
    pk = Text.objects.filter(group__slug=group, slug=slug).values_list("pk", flat=True).first()
    content = content_of(pk, past=True) if pk is not None else []
    rows = lines_of(content, codes_for(group, content)) if content else ()
    return tuple(
        sorted(((row, p) for row in rows for p in (*row.proposals, *row.past)), key=lambda pair: pair[1].number)
    )


def proposal(group: str, slug: str, number: int) -> tuple[ParagraphLine, ProposalLine] | None:
    """A proposal by its number, with its paragraph. Five queries."""
    return next((pair for pair in proposals(group, slug) if pair[1].number == number), None)


def wordings(group: str, slug: str, number: int) -> tuple[WordingLine, ...]:
    """How a proposal was worded before, the oldest first. One query."""
    rows = Wording.objects.filter(
        proposal__text__group__slug=group, proposal__text__slug=slug, proposal__number=number
    ).order_by("number")
    return tuple(WordingLine(w.number, w.words, w.reason, w.instant, tuple(w.notes)) for w in rows)
