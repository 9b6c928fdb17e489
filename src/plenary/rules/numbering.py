"""Numbers of paragraphs under negotiation: once given never used again; bis, ter, quater; alt (docs/rules/numbering.md)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count

# What follows a number that is taken: 4 bis, 4 ter, ... 4 vicies. After these, figures.
LATIN = tuple(
    "bis ter quater quinquies sexies septies octies novies decies undecies duodecies terdecies quaterdecies "
    "quindecies sexdecies septdecies octodecies novodecies vicies".split()
)
PLAIN, RESOLUTION = "plain", "resolution"
HEADING, ITEM = "heading", "item"
PREFIXES = {"preambular": "PP"}  # in a resolution; everything else there is operative
_FARTHEST = 99_999  # "4 (123456789)" was typed by somebody: nothing goes on from there
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SHAPE = re.compile(
    r"^(?P<open>\(?)(?P<base>(?:pp|op)? ?[0-9]+|[a-z]{1,4})(?P<close>\)?)[ .]?"
    rf"(?: ?(?P<latin>{'|'.join(sorted(LATIN, key=len, reverse=True))})| \((?P<figure>[0-9]+)\))?"
    r"(?: (?P<alt>alt)(?: (?P<nth>[0-9]+))?)?\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its parts: the series' own number, how many times it was used again, the how-manieth alternative."""

    base: str  # "4", "PP2", "(a)"
    again: int = 1  # 2: bis
    alt: int = 0  # 1: alt, 2: alt 2

    def __str__(self) -> str:
        shown = self.base
        if 2 <= self.again <= len(LATIN) + 1:
            shown += f" {LATIN[self.again - 2]}"
        elif self.again > 1:
            shown += f" ({self.again})"
        if self.alt:
            shown += " alt" if self.alt == 1 else f" alt {self.alt}"
        return shown


def read(text: str) -> Number | None:
    """A number as somebody wrote it: "8bis", "Pp2", "OP5 alt 2", "(a)", "4.". None where it is none of ours."""
    found = _SHAPE.match(" ".join(text.split()))
    if found is None:
        return None
    base = found["base"].replace(" ", "")
    if base.isalpha():
        if not found["close"]:
            return None  # a word
        base = f"({base.lower()})"
    else:
        base = re.sub(r"^(pp|op)?0*(?=[0-9])", lambda m: (m[1] or "").upper(), base, flags=re.IGNORECASE)
    again = LATIN.index(found["latin"].lower()) + 2 if found["latin"] else int(found["figure"] or 1)
    alt = int(found["nth"] or 1) if found["alt"] else 0
    return Number(base, max(again, 1), alt)


def same(one: str, other: str) -> bool:
    """Do both name the same paragraph, however they are written?"""
    mine, theirs = read(one), read(other)
    return one.strip() == other.strip() if mine is None or theirs is None else mine == theirs


def following(kind: str, used: Collection[str], *, style: str = PLAIN, level: int = 1) -> str:
    """The next number of a series, one more than the highest that was ever given; "" for a heading.

    `used` are all numbers given so far: in the text, or for an item those under the same paragraph. Items are (a), (b), …
    and on their second level (i), (ii), ….
    """
    if kind == HEADING:
        return ""
    if kind == ITEM:
        return next(shown for n in count(1) if (shown := f"({_roman(n) if level > 1 else _letters(n)})") not in used)
    prefix = PREFIXES.get(kind, "OP") if style == RESOLUTION else ""
    given = [int(digits) for number in _bases(used) if (digits := _digits(number, prefix))]
    return f"{prefix}{max(given, default=0) + 1}"


def inserted(after: str, used: Collection[str]) -> str:
    """The number of a new paragraph after the one with the number `after`: "4 bis" after 4, then "4 ter", "4 quater", ….

    It is one more than the highest of its kind, so that it follows whatever was called after 4 before: after "4 bis" it
    is "4 ter" too. Before the first paragraph, `after` is "0" ("PP0", "(0)").
    """
    return Taken(used).inserted(after)


class Taken:
    """The numbers given so far, where many are asked for one after another: each costs the same, however many there are."""

    def __init__(self, used: Collection[str] = ()) -> None:
        self._known: set[str] = set()
        self._highest: dict[str, int] = {}  # by base: how often it was used
        for number in used:
            self.add(number)

    def add(self, number: str) -> None:
        one = read(number)
        self._known.add(str(one) if one else number)
        if one and one.again <= _FARTHEST:
            self._highest[one.base] = max(one.again, self._highest.get(one.base, 1))

    def inserted(self, after: str) -> str:
        """As the function of this name; it counts as given."""
        start = read(after)
        base = start.base if start else after.strip()
        first = self._highest.get(base, 1) + 1
        fresh = next(shown for n in count(first) if (shown := str(Number(base, n))) not in self._known)
        self.add(fresh)
        return fresh


def alternative(of: str, used: Collection[str]) -> str:
    """The number of a paragraph that replaces another: "4 alt" for 4, then "4 alt 2"."""
    start = read(of) or Number(of.strip())
    known = {str(one) if (one := read(number)) else number for number in used}
    return next(shown for n in count(1) if (shown := str(Number(start.base, start.again, n))) not in known)


def _bases(used: Collection[str]) -> Iterator[str]:
    return (one.base for number in used if (one := read(number)))


def _digits(base: str, prefix: str) -> str:
    rest = base.removeprefix(prefix) if prefix else base
    return rest if rest.isdecimal() and base.startswith(prefix) else ""


def _letters(n: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    shown = ""
    while n:
        n, rest = divmod(n - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown


def _roman(n: int) -> str:
    shown = ""
    for value, sign in _ROMAN:
        shown, n = shown + sign * (n // value), n % value
    return shown
