"""Words for support that name nobody and count nobody, and the condition under which a question is asked."""

from __future__ import annotations

from typing import Literal

from plenary.rules import sense
from plenary.rules.consensus.values import Methods

Word = Literal["few-or-none", "several", "many", "under-half", "about-half", "majority", "most", "nearly-all", "agreed"]
WORDS: tuple[Word, ...] = (
    "few-or-none",
    "under-half",
    "several",
    "many",
    "about-half",
    "majority",
    "most",
    "nearly-all",
    "agreed",
)
"""From the least that is claimed to the most. "agreed" is never said of a count: the chair has found it."""

_WORDS: dict[sense.Shade, Word] = {
    "few-or-none": "few-or-none",
    "under-half": "under-half",
    "some": "several",
    "many": "many",
    "about-half": "about-half",
    "over-half": "majority",
    "majority": "majority",
    "large-majority": "most",
    "nearly-all": "nearly-all",
}


def bands(count: int, of: int, methods: Methods, *, found: bool = False) -> Word | None:
    """The word for so many of the members, after the bands of the working methods; None of fewer than they name (A185).

    `found`: the chair has found agreement; then "the group agreed", whatever the counts. It names nobody: no word stands
    for one, none or all, so that small numbers tell of nobody either. Raises ValueError for a count outside of `of`.
    """
    if not 0 <= count <= of:
        raise ValueError("a count outside of what it is counted from")
    if found:
        return "agreed"
    if of < methods.bands.fewest:
        return None
    return _WORDS[sense.shade(count, of, methods.bands)]


Asked = Literal["asked", "only-if", "falls-away"]


def asked(condition: str, outcome: str, state: str) -> Asked:
    """Is a dependent question asked (A4)? `condition` is the answer to the other one under which it is; "" always.

    asked: the other was found so. only-if: it is not decided yet, and this one is shown to members as asked only if it
    is. falls-away: it was decided otherwise.
    """
    if not condition:
        return "asked"
    if state != "decided":
        return "only-if"
    return "asked" if outcome == condition else "falls-away"
