"""Terms and their readings: none is official, and the order says nothing."""

from __future__ import annotations

from plenary.texts.models import Definition, Term
from plenary.texts.reads.values import DefinitionLine, TermLine


def terms(group: str) -> tuple[TermLine, ...]:
    """The terms of a group, by address, each with its readings and their holders (A184). Two queries."""
    read: dict[int, list[DefinitionLine]] = {}
    for d in Definition.objects.filter(term__group__slug=group).select_related("seat").order_by("number"):
        line = DefinitionLine(
            d.number, d.holder, d.seat.number if d.seat else None, d.words, d.source, d.instant, d.withdrawn
        )
        read.setdefault(d.term_id, []).append(line)
    return tuple(
        TermLine(
            t.slug,
            t.name,
            t.note,
            tuple(d for d in read.get(t.pk, ()) if d.withdrawn is None),
            tuple(d for d in read.get(t.pk, ()) if d.withdrawn is not None),
        )
        for t in Term.objects.filter(group__slug=group).order_by("slug")
    )
