"""A document's family: all that adds to it, replaces it, corrects it, and what it does so itself."""

from __future__ import annotations

from plenary.library.models import Document
from plenary.library.reads.around import member
from plenary.library.reads.values import Kin
from plenary.rules.families import superseded, tree

DEEPEST = 8  # a corrigendum to a revision to an addendum is three


def bases_above(document: int) -> dict[int, int | None]:
    """What a document belongs to, and that in turn, up to the top. A query for each step."""
    found: dict[int, int | None] = {}
    at: int | None = document
    while at is not None and at not in found:
        found[at] = Document.objects.filter(pk=at).values_list("addendum_to_id", flat=True).first()
        at = found[at]
    return found


def family(row: Document) -> tuple[Kin, ...]:
    """The family of a document as a tree is read; () where it stands alone. A query for each generation."""
    top = row
    for _generation in range(DEEPEST):
        if top.addendum_to_id is None:
            break
        top = Document.objects.get(pk=top.addendum_to_id)
    known = {top.pk: top}
    layer = [top.pk]
    for _generation in range(DEEPEST):
        layer_rows = [d for d in Document.objects.filter(addendum_to__in=layer) if d.pk not in known]
        if not layer_rows:
            break
        known |= {d.pk: d for d in layer_rows}
        layer = [d.pk for d in layer_rows]
    if len(known) == 1:
        return ()
    members = [member(d) for d in known.values()]
    gone = superseded(members)
    return tuple(
        Kin(depth, m.id, m.symbol, known[m.id].title, m.relation, m.date, m.id in gone) for depth, m in tree(members)
    )
