"""What a proposal changes in the words that stand: edits, as few and as whole as a reader would see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from plenary.rules.brackets.tokens import is_word

NEAR = 2  # edits of one sponsor with at most so many words between them are one


class Edit(NamedTuple):
    """Tokens `start` to `end` of the base (end not included) give way to `text`; start == end puts words in."""

    start: int
    end: int
    text: str


def edits(base: Sequence[str], proposed: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that make `proposed` of `base`, in order, none touching another."""
    head = 0
    most = min(len(base), len(proposed))
    while head < most and base[head] == proposed[head]:
        head += 1
    if head == len(base) == len(proposed):
        return ()
    tail = 0
    most -= head
    while tail < most and base[len(base) - 1 - tail] == proposed[len(proposed) - 1 - tail]:
        tail += 1
    old, new = base[head : len(base) - tail], proposed[head : len(proposed) - tail]
    if not old or not new:
        return (Edit(head, head + len(old), "".join(new)),)
    spans: list[list[int]] = []  # of the base: from, to; of the proposal: from, to
    for op in Levenshtein.opcodes(old, new):
        if op.tag == "equal":
            continue
        if spans and _near(old, spans[-1][1], op.src_start):
            spans[-1][1], spans[-1][3] = op.src_end, op.dest_end
        else:
            spans.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return tuple(Edit(head + a, head + b, "".join(new[c:d])) for a, b, c, d in spans)


def _near(old: Sequence[str], start: int, end: int) -> bool:
    """Are there so few words between two edits that they read as one?"""
    if end - start > 2 * NEAR + 4:
        return False
    return sum(1 for token in old[start:end] if is_word(token)) <= NEAR
