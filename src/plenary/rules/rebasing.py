"""Words that somebody changed while they changed elsewhere too: both changes together, where they do not meet.

See docs/rules/redline.md. Nothing is guessed: where both changed the same place there is no answer, and a person decides.
"""

from __future__ import annotations

from itertools import pairwise

from plenary.rules import redline

_Edit = tuple[int, int, str]  # from and to, in the words from which both began; what stands there instead


def rebase(base: str, now: str, wanted: str) -> str | None:
    """What `wanted` makes of `base`, made of `now`. None where both changed the same place, or places that touch."""
    if base == now or now == wanted:
        return wanted
    if base == wanted:
        return now
    theirs, mine = _edits(base, now), _edits(base, wanted)
    every = sorted({*theirs, *mine})
    for one, other in pairwise(every):
        if other[0] <= one[1]:
            return None
    made, at = [], 0
    for start, end, put in every:
        made += [base[at:start], put]
        at = end
    return "".join([*made, base[at:]])


def _edits(before: str, after: str) -> list[_Edit]:
    found: list[_Edit] = []
    at, start, put = 0, -1, ""
    for run in (*redline.words(before, after), redline.Run("equal", "")):
        if run.mark == "equal":
            if start >= 0:
                found.append((start, at, put))
            start, put = -1, ""
            at += len(run.text)
            continue
        start = at if start < 0 else start
        if run.mark == "del":
            at += len(run.text)
        else:
            put += run.text
    return found
