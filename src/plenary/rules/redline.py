"""What changed between two wordings, word by word, and between two revisions, paragraph by paragraph.

See docs/rules/redline.md. Nothing is lost: what is shown gives both wordings back, byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

Mark = Literal["equal", "ins", "del"]
What = Literal["same", "changed", "inserted", "deleted", "moved", "away", "merged"]
# A word with its combining marks; a character of a script that sets no spaces; white space; anything else alone.
_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d"
_ALONE = r"\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_TOKEN = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])[\w{_MARKS}])+|\s+|.", re.S)
_WORD = re.compile(r"\w")
MOST = 400_000_000  # of tokens times tokens: beyond, the whole is shown as replaced, for it would take the memory


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words: in both wordings, put in, or taken out."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph of a revision, as far as comparing needs it."""

    key: int  # its address for ever
    words: str
    number: str = ""
    gone: bool = False  # no longer there: deleted, or merged into another
    into: int | None = None  # key of the paragraph that it was merged into


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a paragraph.

    `moved`: it stands elsewhere now, perhaps with other words; where it stood there is an `away` line without words.
    `merged`: its words are in the paragraph `into`, whose runs begin from all that went into it (`sources`).
    """

    key: int
    what: What
    runs: tuple[Run, ...] = ()
    before: Par | None = None
    after: Par | None = None
    into: int | None = None
    sources: tuple[int, ...] = ()  # keys, in the order of the earlier revision; more than one after a merger


def tokens(text: str) -> list[str]:
    """Words, signs and white space, none left out."""
    return _TOKEN.findall(text)


def words(before: str, after: str) -> tuple[Run, ...]:
    """What was taken out and put in. "equal" and "ins" joined give `after`, "equal" and "del" give `before`.

    Between two changes white space and signs alone are no reason to stop: they are shown as part of the change.
    """
    if before == after:
        return (Run("equal", before),) if before else ()
    old, new = tokens(before), tokens(after)
    if len(old) * len(new) > MOST:
        return _runs([("", before, after)])
    return _runs(_changes(old, new))


_Change = tuple[str, str, str]  # equal, taken out, put in: one after another


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    known: dict[str, int] = {}  # numbers, not hashes: two words are never taken for one
    coded = [[known.setdefault(token, len(known)) for token in side] for side in (old, new)]
    found: list[_Change] = []
    for op in Indel.opcodes(*coded):
        left, right = "".join(old[op.src_start : op.src_end]), "".join(new[op.dest_start : op.dest_end])
        found.append((left, "", "") if op.tag == "equal" else ("", left, right))
    return found


def _runs(changes: Iterable[_Change]) -> tuple[Run, ...]:
    """Changes as runs, what was taken out first. A gap without any word between two changes belongs to them."""
    made: list[_Change] = []
    pending = list(changes)
    for i, (equal, out, put) in enumerate(pending):
        inside = 0 < i < len(pending) - 1
        if equal and inside and not _WORD.search(equal):
            out = put = equal
            equal = ""
        if made and not equal and not made[-1][0]:
            made[-1] = ("", made[-1][1] + out, made[-1][2] + put)
        else:
            made.append((equal, out, put))
    runs = [
        run for equal, out, put in made for run in (Run("equal", equal), Run("del", out), Run("ins", put)) if run.text
    ]
    return tuple(runs)


def compare(before: Sequence[Par], after: Sequence[Par]) -> tuple[Line, ...]:
    """Two revisions, as one list in the order of the later; what is no longer there stands where it stood.

    Paragraphs are followed by their key. Lines that are neither `away`, `deleted` nor `merged` are the later revision in its
    order; those that are neither `moved` nor `inserted` are the earlier one in its. Raises ValueError where a revision
    holds a key twice.
    """
    old, new = _there(before), _there(after)
    fate = {p.key: p.into for p in after if p.gone}
    stays = _in_order([key for key in new if key in old], {key: i for i, key in enumerate(old)})
    went = {key: _target(key, fate, new) for key in old if key not in new}
    sources: dict[int, list[int]] = {}
    for key in old:
        target = key if key in new else went[key]
        if target is not None:
            sources.setdefault(target, []).append(key)
    left: dict[int | None, list[Line]] = {}  # lines that stand where they stood, after which that stayed
    anchor: int | None = None
    for key, par in old.items():
        if key in stays:
            anchor = key
        else:
            left.setdefault(anchor, []).append(_leaving(par, key in new, went.get(key)))
    lines = left.get(None, [])
    for key, par in new.items():
        lines.append(_staying(par, key not in stays, sources.get(key, []), old))
        lines += left.get(key, []) if key in stays else []
    return tuple(lines)


def _there(pars: Sequence[Par]) -> dict[int, Par]:
    found = {p.key: p for p in pars if not p.gone}
    if len({p.key for p in pars}) != len(pars):
        raise ValueError("a key stands twice in a revision")
    return found


def _target(key: int, fate: Mapping[int, int | None], new: Mapping[int, Par]) -> int | None:
    """Where the words of a paragraph that is gone are now; None where they were deleted."""
    seen: set[int] = set()
    at: int | None = key
    while at is not None and at not in new:
        if at in seen:
            return None
        seen.add(at)
        at = fate.get(at)
    return at


def _leaving(par: Par, moved: bool, into: int | None) -> Line:
    if moved:
        return Line(par.key, "away", before=par)
    if into is not None:
        return Line(par.key, "merged", before=par, into=into)
    return Line(par.key, "deleted", words(par.words, ""), before=par)


def _staying(par: Par, elsewhere: bool, sources: Sequence[int], old: Mapping[int, Par]) -> Line:
    was = old.get(par.key)
    runs = words(" ".join(old[key].words for key in sources), par.words)
    if was is None:
        return Line(par.key, "inserted", runs, after=par, sources=tuple(sources))
    changed: What = "changed" if any(run.mark != "equal" for run in runs) else "same"
    return Line(par.key, "moved" if elsewhere else changed, runs, was, par, sources=tuple(sources))


def _in_order(keys: Sequence[int], place: Mapping[int, int]) -> frozenset[int]:
    """The most keys that stand in the same order in both: whatever else there is was moved."""
    ends: list[int] = []  # by length, the smallest place at which a row of that length ends
    last: list[int] = []  # the key that stands there
    prior: dict[int, int | None] = {}
    for key in keys:
        at = bisect_left(ends, place[key])
        prior[key] = last[at - 1] if at else None
        ends[at : at + 1] = [place[key]]
        last[at : at + 1] = [key]
    kept: list[int] = []
    step: int | None = last[-1] if last else None
    while step is not None:
        kept.append(step)
        step = prior[step]
    return frozenset(kept)
