"""Where paragraphs stand, and what they are called: places between places, numbers that are never used again."""

from __future__ import annotations

from plenary.rules import numbering
from plenary.texts.acts.common import GAP
from plenary.texts.models import Change, Paragraph, Text


def in_order(text: Text) -> list[Paragraph]:
    """All paragraphs, gone ones too."""
    return list(Paragraph.objects.filter(text=text).order_by("order", "key"))


def place_after(rows: list[Paragraph], after: Paragraph | None) -> int:
    """The place right after a paragraph (None: at the beginning); where there is no room the others move on."""
    index = -1 if after is None else next(n for n, row in enumerate(rows) if row.pk == after.pk)
    low = rows[index].order if index >= 0 else 0
    if index + 1 == len(rows):
        return low + GAP
    high = rows[index + 1].order
    if high - low > 1:
        return (low + high) // 2
    for n, row in enumerate(rows):
        row.order = (n + 1) * GAP * 2
        row.save()
    return place_after(rows, after)


def family_end(rows: list[Paragraph], after: Paragraph) -> Paragraph:
    """The last of those that were inserted after this one already: 4 ter follows 4 bis, not 4."""
    mine = numbering.read(after.number)
    if mine is None or mine.again > 1:
        return after
    index, last = next(n for n, row in enumerate(rows) if row.pk == after.pk), after
    for row in rows[index + 1 :]:
        theirs = numbering.read(row.number)
        if row.kind == "heading" or theirs is None or theirs.base != mine.base or theirs.again == 1:
            break
        last = row
    return last


def used_numbers(text: Text, rows: list[Paragraph], kind: str, before: Paragraph | None = None) -> set[str]:
    """The numbers that are taken: of the whole text, or, for an item, under the paragraph that it belongs to.

    `before` is the paragraph after which the item comes; None: at the end.
    """
    if kind != "item":
        used = {row.number for row in rows if row.number and row.kind != "item"}
        past = Change.objects.filter(paragraph__text=text, before__has_key="number").values_list("before", flat=True)
        return used | {str(one["number"]) for one in past}
    start = len(rows) - 1 if before is None else next(n for n, row in enumerate(rows) if row.pk == before.pk)
    while start >= 0 and rows[start].kind == "item":
        start -= 1
    under = rows[start + 1 :]
    stop = next((n for n, row in enumerate(under) if row.kind != "item"), len(under))
    return {row.number for row in under[:stop] if row.number}


def number_after(text: Text, rows: list[Paragraph], after: Paragraph | None, kind: str) -> str:
    """The number of a paragraph that is inserted: "8 bis" after 8."""
    used = used_numbers(text, rows, kind, after)
    index = -1 if after is None else next(n for n, row in enumerate(rows) if row.pk == after.pk)
    for row in reversed(rows[: index + 1]):
        if row.number and (row.kind == "item") == (kind == "item"):
            return numbering.inserted(row.number, used)
        if kind == "item" and row.kind != "item":
            break
    if kind == "item":
        return numbering.inserted("(0)", used)
    prefix = {"preambular": "PP"}.get(kind, "OP") if text.style == numbering.RESOLUTION else ""
    return numbering.inserted(f"{prefix}0", used)
