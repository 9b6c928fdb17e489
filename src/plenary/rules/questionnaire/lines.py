"""A document as lines in reading order, each with the mark and the look that may tell a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plenary.rules.questionnaire.numbers import Mark, Numbers, label_mark
from plenary.rules.questionnaire.values import Block
from plenary.rules.questionnaire.words import flat

_QUOTES = "\"“„«‹'‘”»「『"


@dataclass(slots=True)
class Line:
    """One line of one block: a block without forced breaks is one line."""

    at: int  # position in reading order
    block: Block
    start: int  # slice of the block's text
    end: int
    text: str  # `flat` slice
    mark: Mark | None
    body: int  # where its own words begin, within `text`
    side: str  # place in a table: "left" (a cell stands at its right), "right", "alone"; "" outside tables
    head: str = ""  # the first words after the mark, kept short
    carried: bool = False  # the mark stands in the line or cell before
    look: tuple[str, int, bool, str] = field(default=("", 0, False, ""))

    @property
    def empty(self) -> bool:
        return not self.text.strip()

    @property
    def bare(self) -> bool:
        """True where the line holds a mark and nothing else."""
        return self.mark is not None and not self.text[self.body :].strip(" .:)-")

    @property
    def quoted(self) -> bool:
        own = self.text[self.body :].lstrip()
        return bool(own) and own[0] in _QUOTES

    @property
    def brief(self) -> bool:
        """True where the line is short and ends as no sentence does: a title, if nothing more is known of its look."""
        text = self.text.rstrip()
        return len(text) <= 160 and text[-1:] not in (".", ",", ";", "!") and self.block.kind != "item"

    @property
    def titled(self) -> bool:
        """True where the line stands out as a question or a title would."""
        return self.block.kind == "heading" or self.block.bold or self.side == "left"


def furniture(block: Block) -> bool:
    """Running heads, page numbers: marked so by the reader of the file."""
    return block.label == "furniture"


def _columns(blocks: list[Block], asks: Callable[[Block], str]) -> list[Block]:
    """Questions that stand side by side in one row of a table, answers beneath: read such tables by column."""
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind == "cell":
            tables.setdefault(block.table, []).append(block)
    order: dict[int, tuple[int, int]] = {}
    for cells in tables.values():
        rows: dict[int, list[Block]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        heads: list[int] = []
        for row, members in rows.items():
            asked = [asks(c) for c in members if c.text.strip()]
            columns = {c.column for c in members if c.text.strip()}
            if len(columns) > 1 and len(asked) == len(columns) and all(asked) and len(set(asked)) == len(asked):
                heads.append(row)
        if not heads:
            continue
        # A row of questions may stand above a row of questions only where nothing was answered.
        for cell in cells:
            band = max((h for h in heads if h <= cell.row), default=0)
            order[cell.index] = (band, cell.column if band else 0)
    if not order:
        return blocks
    result: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        ordered = block.index in order
        if run and not (ordered and run[0].table == block.table):
            result.extend(sorted(run, key=lambda b: (*order[b.index], b.row, b.index)))
            run = []
        (run if ordered else result).append(block)
    result.extend(sorted(run, key=lambda b: (*order[b.index], b.row, b.index)))
    return result


def lines_of(blocks: Sequence[Block], numbers: Numbers, asks: Callable[[Block], str]) -> list[Line]:
    """Every line of the running text, without page furniture and footnotes.

    `asks` names the question that a block repeats word for word, or "".
    """
    flow = [b for b in blocks if not furniture(b) and b.kind != "footnote"]
    cells: dict[tuple[int, int], list[int]] = {}
    for block in flow:
        if block.kind == "cell":
            cells.setdefault((block.table, block.row), []).append(block.column)
    if cells:
        flow = _columns(flow, asks)
    found: list[Line] = []
    for block in flow:
        side = ""
        if block.kind == "cell":
            columns = cells[block.table, block.row]
            low, high = min(columns), max(columns)
            side = "alone" if low == high else "right" if block.column == high else "left"
        label = label_mark(numbers, block.label)
        start = 0
        for part in block.text.split("\n"):
            end = start + len(part)
            text = flat(part)
            mark = numbers.read(text)
            body = mark.end if mark else 0
            if start == 0 and label is not None and not (mark and mark.style in ("question", "short", "answer")):
                mark, body = label, 0
            line = Line(len(found), block, start, end, text, mark, body, side)
            quoted = "quoted" if line.quoted else ""
            line.look = (
                block.kind,
                block.level if block.kind in ("heading", "item") else 0,
                block.bold,
                side or quoted,
            )
            found.append(line)
            start = end + 1
    _carry(found)
    return found


def _carry(lines: list[Line]) -> None:
    """A number alone in its line or cell belongs to the words that follow it."""
    for before, line in pairwise(lines):
        if (
            not before.bare
            or line.mark is not None
            or line.empty
            or before.mark is None
            or before.mark.style == "letter"
        ):
            continue
        same_row = before.side and before.block.table == line.block.table and before.block.row == line.block.row
        if same_row or not (before.side or line.side):
            line.mark, line.carried = before.mark, True
