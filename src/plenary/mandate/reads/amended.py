"""Terms that were amended, language by language: which wording is older than another, and what a form was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plenary.mandate.reads.sources import AmendmentLine
from plenary.rules.languages import chosen_in

Words = Mapping[str, str]


def newer(field: str, language: str, now: Words, amendments: Sequence[AmendmentLine]) -> tuple[str, ...]:
    """The languages in which a term was amended after what a reader of `language` is shown was written.

    `amendments` are all of the group's. A translation that was added changed nothing in the others.
    """
    said: dict[str, int] = {}
    changed: dict[str, int] = {}
    for one in sorted(amendments, key=lambda a: a.number):
        pair = one.changes.get(field)
        if pair is None or not isinstance(pair[1], Mapping):
            continue
        was, new = (pair[0] or {}), pair[1]
        for code in new:
            if was.get(code) != new[code]:
                said[code] = one.number
                if was.get(code):
                    changed[code] = one.number
    shown = said.get(chosen_in(now, language), 0)
    return tuple(code for code in now if changed.get(code, 0) > shown)


def base(now: Mapping[str, Any], amendments: Sequence[AmendmentLine], seen: int) -> dict[str, Any]:
    """The terms as they stood after the amendment of number `seen`: what a form that says so was made of."""
    stood = dict(now)
    for one in sorted(amendments, key=lambda a: -a.number):
        if one.number > seen:
            stood |= {name: pair[0] for name, pair in one.changes.items() if name in stood}
    return stood
