"""Where paragraphs stand, and what they are called: places between places, numbers that are never used again."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from plenary.rules import numbering
from plenary.texts.acts.common import GAP
from plenary.texts.models import Change, Paragraph, Text

WIDER = 2 * GAP  # between two paragraphs after all have moved on


def in_order(text: Text) -> list[Paragraph]:
    """All paragraphs, gone ones too."""
    return list(Paragraph.objects.filter(text=text).order_by("order", "key"))


def place_after(rows: list[Paragraph], after: Paragraph | None, coming: int = 1) -> int:
    """The place right after a paragraph (None: at the beginning); where there is no room the others move on.

    `coming`: how many are put in here, one after the other, this one included.
    """
    index = -1 if after is None else position(rows, after)
    low = rows[index].order if index >= 0 else 0
    if index + 1 == len(rows):
        return low + GAP
    step = (rows[index + 1].order - low) // (coming + 1)
    if step:
        return low + step
    for n, row in enumerate(rows, 1):
        row.order = n * max(WIDER, coming + 1)
    Paragraph.objects.bulk_update(rows, ["order"], batch_size=500)
    return place_after(rows, None if index < 0 else rows[index], coming)


def position(rows: list[Paragraph], row: Paragraph) -> int:
    """Where a paragraph is among these, which are in order."""
    return bisect_left(rows, (row.order, row.key), key=lambda one: (one.order, one.key))


def family_end(rows: list[Paragraph], after: Paragraph) -> Paragraph:
    """The last of those that were inserted after this one already: 4 ter follows 4 bis, not 4."""
    mine = numbering.read(after.number)
    if mine is None or mine.again > 1:
        return after
    last = after
    for row in rows[position(rows, after) + 1 :]:
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


class Places:
    """The paragraphs of a text in order, read once however many are put in. For one act, under the text's lock."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._taken: dict[int, numbering.Taken] = {}  # by the paragraph that items belong to; 0: of the text

    @cached_property
    def rows(self) -> list[Paragraph]:
        return in_order(self.text)

    def alone_after(self, after: Paragraph | None) -> list[int]:
        """The paragraphs that are proposed right after this one (None: at the beginning) and do not stand yet."""
        index = 0 if after is None else position(self.rows, after) + 1
        return [row.pk for row in self.rows[index : self._stands(index)] if not row.gone]

    def alone_around(self, after: Paragraph | None) -> list[int]:
        """All that are proposed alone between the same two that stand, wherever among them it comes."""
        index = start = 0 if after is None else position(self.rows, after) + 1
        while start and (self.rows[start - 1].gone or not self.rows[start - 1].there):
            start -= 1
        return [row.pk for row in self.rows[start : self._stands(index)] if not row.gone]

    def _stands(self, index: int) -> int:
        while index < len(self.rows) and (self.rows[index].gone or not self.rows[index].there):
            index += 1
        return index

    def put_in(self, row: Paragraph, after: Paragraph | None, coming: int = 1) -> None:
        """Give a new paragraph its place and its number, behind those that were put in after the same one before.

        Others may have to move on; the caller saves the new one. `coming`: as `place_after` has it.
        """
        if after is not None:
            after = self.rows[position(self.rows, after)]  # the one that moves on with the others
        target = family_end(self.rows, after) if after is not None else None
        row.order = place_after(self.rows, target, coming)
        index = -1 if target is None else position(self.rows, target)
        row.number = self._number(index, row.kind)
        self.rows.insert(index + 1, row)

    def _number(self, index: int, kind: str) -> str:
        """The number of a paragraph that is put in behind the one at `index`: "8 bis" after 8."""
        item = kind == "item"
        if item:
            above = index
            while above >= 0 and self.rows[above].kind == "item":
                above -= 1
            scope = self.rows[above].key if above >= 0 else -1
        else:
            scope = 0
        if scope not in self._taken:
            before = self.rows[index] if index >= 0 else None
            self._taken[scope] = numbering.Taken(used_numbers(self.text, self.rows, kind, before))
        return self._taken[scope].inserted(self._called_after(index, kind))

    def _called_after(self, index: int, kind: str) -> str:
        item = kind == "item"
        while index >= 0:
            row = self.rows[index]
            if row.number and (row.kind == "item") == item:
                return row.number
            if item and row.kind != "item":
                break
            index -= 1
        if item:
            return "(0)"
        prefix = {"preambular": "PP"}.get(kind, "OP") if self.text.style == numbering.RESOLUTION else ""
        return f"{prefix}0"
