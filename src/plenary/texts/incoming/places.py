"""Which paragraph of the text one of the file is: by its address, else by its number, else by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from plenary.press.changed import UNKNOWN, ChangedParagraph
from plenary.rules import numbering
from plenary.texts.incoming.values import How
from plenary.texts.reads.values import ParagraphLine

ALIKE, SAME_NUMBER = 70, 35  # of 100: how like words have to be to be taken for a paragraph, alone and with its number
_KEY = re.compile(r"p(\d+)")


@dataclass(frozen=True, slots=True)
class Placed:
    par: ChangedParagraph
    key: int  # 0: none of ours
    how: How
    found_elsewhere: bool = False  # not in the file under its address; another paragraph of the file is it


def places(pars: Sequence[ChangedParagraph], rows: Mapping[int, ParagraphLine]) -> list[Placed]:
    """Each paragraph of the file, in its order, with the key of ours; none of ours is taken for two."""
    told = [Placed(par, key if (key := number_in(par.key)) in rows else 0, "key") for par in pars]
    taken = {one.key for one in told if not only_lost(one.par)}
    free = {key: row for key, row in rows.items() if key not in taken and row.there and not row.gone}
    matched = set()
    for place, one in enumerate(told):
        if one.key or one.par.kind == "about":
            continue
        key, how = _like(one.par, free)
        if key:
            free.pop(key)
            matched.add(key)
            told[place] = Placed(one.par, key, how)
    return [replace(one, found_elsewhere=one.key in matched and one.how == "key") for one in told]


def _like(par: ChangedParagraph, free: Mapping[int, ParagraphLine]) -> tuple[int, How]:
    """A paragraph without an address: which of those that are left is it? What somebody put in by tracking is new."""
    said = par.before or par.after
    tracked = any(stamp.author != UNKNOWN for stamp in par.stamps)
    if not said.strip() or par.what in ("split-off", "moved-to") or (par.what == "inserted" and tracked):
        return 0, "place"
    if par.number:
        for key, row in free.items():
            if row.number and numbering.same(par.number, row.number) and fuzz.ratio(said, row.words) >= SAME_NUMBER:
                return key, "number"
    scored = [(fuzz.ratio(said, row.words, score_cutoff=ALIKE), key) for key, row in free.items()]
    best, key = max(scored, key=lambda one: (one[0], -one[1]), default=(0.0, 0))
    return (key, "likeness") if best else (0, "place")


def only_lost(par: ChangedParagraph) -> bool:
    """A paragraph of ours that the file does not hold: nobody struck it, it is not there."""
    return par.what == "deleted" and not any(stamp.author for stamp in par.stamps)


def number_in(key: str) -> int:
    """The key of a paragraph in a bookmark of ours: 12 of "p12"; 0 where it is none."""
    found = _KEY.match(key)
    return int(found[1]) if found else 0
