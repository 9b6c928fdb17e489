"""Short codes of names: what stands raised beside words in brackets, "AR" for Arvenia. The full name is always near.

A code that two names would both like goes to neither, so that nobody takes AR for the wrong one; and so no name's code
depends on the order in which the names are given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

LEAST, MOST = 2, 4  # letters of a code
_SMALL = frozenset(
    "of the and for in on to at a an de du des d la le les l et y e o del los las von und der die das dos da do".split()
)
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPLIT = re.compile(r"[^\w]+|_+")
_BORNE = re.compile(r"\(\s*([^\W\d_]{2,4})\s*\)|\b([A-Z]{2,4})\b")  # a short form that the name bears itself


def codes(names: Sequence[str]) -> dict[str, str]:
    """A code of two to four letters for each name, in the order given: unique, the same for the same set of names.

    Letters are those of the name, in its own script: initials of several words, else the beginning of one. A short form
    that a name bears, "Coastal Business Forum (CBF)", is preferred.
    """
    waiting = {name: iter(_suiting(name)) for name in sorted(set(names))}
    given: dict[str, str] = {}
    contested: set[str] = set()  # once two wanted it, or one has it, nobody gets it
    while waiting:
        asked = {name: code for name, wishes in waiting.items() if (code := next(wishes, ""))}
        counts = Counter(_seen(code) for code in asked.values())
        contested |= {seen for seen, count in counts.items() if count > 1}
        for name, code in asked.items():
            if _seen(code) not in contested:
                given[name] = code
        contested |= {_seen(code) for code in asked.values()} & {_seen(code) for code in given.values()}
        waiting = {name: wishes for name, wishes in waiting.items() if name in asked and name not in given}
    taken = {_seen(code) for code in given.values()}
    firsts = {name: next(_suiting(name), "") for name in set(names)}
    for name in sorted(set(names) - set(given)):  # alike in all that would suit them
        others = {_seen(first) for other, first in firsts.items() if other != name and first != firsts[name]}
        given[name] = next(code for code in _any(name) if _seen(code) not in taken | others)
        taken.add(_seen(given[name]))
    return {name: given[name] for name in names}


# Capitals of other scripts that look like Latin ones: two codes are two to the eye too.
_ALIKE = str.maketrans("АВЕЅZІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESZIJKMHOPCTYXABEZHIKMNOPTYX")


def _seen(code: str) -> str:
    """A code as it looks."""
    return code.translate(_ALIKE)


def _suiting(name: str) -> Iterator[str]:
    """The codes that would suit a name, the best first."""
    yield from dict.fromkeys(code for code in _wishes(name) if LEAST <= len(code) <= MOST)


def _wishes(name: str) -> Iterator[str]:
    for found in _BORNE.finditer(name):
        if name.upper() != name or found[1]:  # a name all in capitals bears no short form
            yield _letters(found[1] or found[2])
    words = [w for w in (_letters(part) for part in _SPLIT.split(name) if part.casefold() not in _SMALL) if w]
    words = [_bare(w) for w in words]
    if len(words) > 1:
        yield "".join(w[0] for w in words[:MOST])
        yield "".join(w[0] for w in words[:LEAST])
        for more in (2, 3):
            yield words[0][0] + words[1][:more]
            yield words[0][:more] + words[1][0]
    if words:
        yield from _of_word(words[0])
        yield from _of_word("".join(words))


def _of_word(word: str) -> Iterator[str]:
    """AR, ARV, then a first letter and others further on."""
    for length in (2, 3, 4):
        yield word[:length]
    for second in word[1:20]:
        yield word[0] + second
    for i, second in enumerate(word[1:12], start=1):
        for third in word[i + 1 : 14]:
            yield word[0] + second + third


def _any(name: str) -> Iterator[str]:
    """What suits it all the same, a first letter and any that follow, any letters."""
    yield from _suiting(name)
    for first in ((_letters(name) or "X")[0], *_ALPHABET):
        for length in (1, 2, 3):
            for rest in product(_ALPHABET, repeat=length):
                yield first + "".join(rest)


def _letters(text: str) -> str:
    """Letters alone, large, without accents; of numbers nothing stays."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).upper())
    return "".join(_kept(plain))


def _kept(text: Iterable[str]) -> Iterator[str]:
    return (c for c in text if unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lo") and c not in "ـ")


def _bare(word: str) -> str:
    """An Arabic word without its article, which nearly all names begin with."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word
