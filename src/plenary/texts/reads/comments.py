"""Rounds of comments, and comments with their answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count

from plenary.texts.models import Comment, Round
from plenary.texts.reads.values import AnswerLine, CommentLine, RoundLine


def rounds(group: str, slug: str) -> tuple[RoundLine, ...]:
    """The rounds of comments on a text, the newest first. One query."""
    rows = Round.objects.filter(text__group__slug=group, text__slug=slug).select_related("revision")
    return tuple(
        RoundLine(
            r.number,
            r.revision.number,
            r.revision.label,
            r.opens,
            r.closes,
            r.closes_text,
            r.who,
            r.closed,
            r.said,
        )
        for r in rows.annotate(said=Count("comments")).order_by("-number")
    )


def comments(group: str, slug: str, *, round: int | None = None, key: int | None = None) -> tuple[CommentLine, ...]:
    """Comments on a text, in order; of one round (0: outside any), on one paragraph (0: on the text). One query."""
    rows = Comment.objects.filter(text__group__slug=group, text__slug=slug)
    if round is not None:
        rows = rows.filter(round__number=round) if round else rows.filter(round=None)
    if key is not None:
        rows = rows.filter(paragraph__key=key) if key else rows.filter(paragraph=None)
    return tuple(
        CommentLine(
            c.number,
            c.round.number if c.round else None,
            c.paragraph.key if c.paragraph else None,
            c.paragraph.number if c.paragraph else "",
            c.name,
            c.seat.number if c.seat else None,
            c.klass,
            c.words,
            c.suggested,
            c.quote,
            c.instant,
            c.late,
            c.answer,
            c.disposition,
            c.answered,
            c.document_id,
            c.file_id,
            tuple(_answered(one) for one in c.answers),
        )
        for c in rows.select_related("round", "paragraph", "seat").order_by("number")
    )


def _answered(one: dict[str, Any]) -> AnswerLine:
    when = one.get("answered")
    return AnswerLine(one["answer"], one["disposition"], datetime.fromisoformat(when) if when else None)


def comment_counts(group: str, slug: str) -> dict[int, int]:
    """How many comments stand on each paragraph, by key (0: on the text). One query."""
    rows = Comment.objects.filter(text__group__slug=group, text__slug=slug).values("paragraph__key")
    return {key or 0: n for key, n in rows.annotate(n=Count("pk")).values_list("paragraph__key", "n")}
