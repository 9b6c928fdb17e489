"""Two responses of one respondent become one: what the kept one says afterwards, question by question.

Where only one of them says something, that stands. Where both do and differ, a person decides: the kept one's words,
the other's, or both one after the other. The prose a secretariat reads is in `docs/rules/compilation.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plenary.rules.questionnaire import state_of

Key = tuple[str, str]  # question, part
CHOICES = ("kept", "other", "both")
_MARK = re.compile(r"\[\^([^\]\s\[^]{1,16})\]")


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, as far as merging needs it."""

    text: str
    state: str
    see: tuple[str, ...] = ()
    language: str = ""

    @property
    def silent(self) -> bool:
        """Nothing is said here: left blank. "Not applicable" and "see 15" are something."""
        return self.state == "blank" or not self.text.strip()


class Undecided(ValueError):
    """Both say something there and differ, and nobody has said what stands. `keys` says where."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(", ".join(f"{q} {p}".strip() for q, p in keys))
        self.keys = keys


def differing(kept: Mapping[Key, Said], other: Mapping[Key, Said]) -> tuple[Key, ...]:
    """Where both say something, and not the same but for white space, in the order of `kept`."""
    return tuple(
        key
        for key, mine in kept.items()
        if key in other and not mine.silent and not other[key].silent and mine.text.split() != other[key].text.split()
    )


def merged(kept: Mapping[Key, Said], other: Mapping[Key, Said], choices: Mapping[Key, str]) -> dict[Key, Said]:
    """What the kept response says afterwards; keys of `kept` first, in its order.

    Choices for keys that do not differ are not needed, and ignored. Raises Undecided where one is missing or is none
    of CHOICES.
    """
    open_keys = differing(kept, other)
    if undecided := tuple(key for key in open_keys if choices.get(key) not in CHOICES):
        raise Undecided(undecided)
    made = dict(kept)
    for key, theirs in other.items():
        mine = kept.get(key)
        if mine is None or (mine.silent and not theirs.silent):
            made[key] = theirs
        elif key in open_keys:
            made[key] = {"kept": mine, "other": theirs}.get(choices[key]) or joined(mine, theirs)
    return made


def joined(first: Said, second: Said) -> Said:
    """Both, one after the other. Footnotes of the second get marks of their own where the first has used theirs."""
    taken = set(_MARK.findall(first.text))
    theirs = dict.fromkeys(_MARK.findall(second.text))
    fresh: dict[str, str] = {}
    for mark in theirs:
        if mark in taken:
            number = 1
            while str(number) in taken or str(number) in theirs or str(number) in fresh.values():
                number += 1
            fresh[mark] = str(number)
    text = _MARK.sub(lambda found: f"[^{fresh.get(found[1], found[1])}]", second.text)
    text = f"{first.text.rstrip()}\n\n{text.lstrip()}"
    state, see = state_of(text)
    return Said(text, state, tuple(see), first.language or second.language)
