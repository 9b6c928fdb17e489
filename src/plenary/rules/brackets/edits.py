"""What a proposal changes in the words that stand: edits, as few and as whole as a reader would see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from plenary.rules.brackets.tokens import is_word, tokens

_AHEAD = 8  # characters that a token's end may depend on: "[^123]" and one more
NEAR = 2  # edits of one sponsor with at most so many words between them are one


class Edit(NamedTuple):
    """Tokens `start` to `end` of the base (end not included) give way to `text`; start == end puts words in."""

    start: int
    end: int
    text: str


class Ground:
    """Words that stand, ready to be compared with many proposals."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens = text, tokens(text)
        self.starts = tuple(accumulate((len(t) for t in self.tokens), initial=0))  # of each token; the end of the last

    def edits(self, proposed: str) -> tuple[Edit, ...]:
        """The edits that make `proposed` of what stands, in order, none touching another."""
        if proposed == self.text:
            return ()
        head = self._head(proposed)
        tail = self._tail(proposed, self.starts[head])
        start, end = self.starts[head], self.starts[tail] if tail > head else self.starts[head]
        tail = max(tail, head)
        new = tokens(proposed[start : len(proposed) - (len(self.text) - end)])
        return _edits(self.tokens[head:tail], new, head)

    def _head(self, proposed: str) -> int:
        """How many tokens both begin with: so far before the first difference that it cannot change their bounds."""
        alike = int(Prefix.similarity(self.text, proposed))
        return max(bisect_right(self.starts, alike - _AHEAD) - 1, 0)

    def _tail(self, proposed: str, after: int) -> int:
        """From which token on both end alike: one that is white space after something else, where a token always begins."""
        alike = min(int(Postfix.similarity(self.text, proposed)), min(len(self.text), len(proposed)) - after)
        shorter = len(self.text) - len(proposed)
        for at in range(bisect_left(self.starts, len(self.text) - alike), len(self.tokens)):
            before = self.starts[at] - shorter - 1
            if self.tokens[at].isspace() and before >= 0 and not proposed[before].isspace():
                return at
        return len(self.tokens)


def _edits(old: Sequence[str], new: Sequence[str], at: int) -> tuple[Edit, ...]:
    """Edits of tokens that follow `at` others."""
    head = 0
    most = min(len(old), len(new))
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    most -= head
    while tail < most and old[len(old) - 1 - tail] == new[len(new) - 1 - tail]:
        tail += 1
    old, new, at = old[head : len(old) - tail], new[head : len(new) - tail], at + head
    if not old or not new:
        return (Edit(at, at + len(old), "".join(new)),) if old or new else ()
    spans: list[list[int]] = []  # of the base: from, to; of the proposal: from, to
    for op in Levenshtein.opcodes(old, new):
        if op.tag == "equal":
            continue
        if spans and _near(old, spans[-1][1], op.src_start):
            spans[-1][1], spans[-1][3] = op.src_end, op.dest_end
        else:
            spans.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    made = []
    for a, b, c, d in spans:
        # Joined edits may begin or end alike: "[once ][twice ]a year" is not meant.
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        made.append(Edit(at + a, at + b, "".join(new[c:d])))
    return tuple(made)


def _near(old: Sequence[str], start: int, end: int) -> bool:
    """Are there so few words between two edits that they read as one?"""
    if end - start > 2 * NEAR + 4:
        return False
    return sum(1 for token in old[start:end] if is_word(token)) <= NEAR
