"""Counting what came of a file against what stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenary.press.blocks import Source
from plenary.rules.questionnaire import Split
from tests.habits import Habit, Key

RUN = 6  # words in a row that, standing in one answer only, show where a text comes from


def plain(text: str) -> str:
    """The words with their marks; white space never counts."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


@dataclass
class Count:
    """One line of the table, and what is to be mended."""

    habit: Habit
    review: bool
    asked: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)  # words of one answer under another
    extra: list[str] = field(default_factory=list)  # shown as an answer, and no answer of anybody's
    inexact: list[str] = field(default_factory=list)  # under the right question, with less or with more
    doubted: list[str] = field(default_factory=list)  # left to a person
    left: list[str] = field(default_factory=list)  # neither answered nor in doubt
    lost: list[str] = field(default_factory=list)

    def line(self) -> str:
        columns = (
            self.asked,
            self.right,
            len(self.inexact),
            len(self.doubted),
            len(self.left),
            len(self.extra),
            len(self.wrong),
        )
        shown = "".join(f"{n:9}" for n in (*columns, len(self.lost)))
        return f"{self.habit.name:20}{self.habit.filename:17}{shown}  {'review' if self.review else ''}"

    def faults(self) -> list[str]:
        kinds = ("wrong", "extra", "inexact", "doubted", "left", "lost")
        return [f"{self.habit.filename}: {kind}: {text}" for kind in kinds for text in getattr(self, kind)]


HEAD = f"{'habit':20}{'file':17}" + "".join(
    f"{h:>9}" for h in ("answers", "right", "inexact", "doubt", "left", "extra", "wrong", "lost")
)


def count(habit: Habit, given: Mapping[Key, Sequence[str]], doubts: Sequence[str], *, review: bool) -> Count:
    """Compare the texts given under each question with those expected. `lost` is left to `lost_blocks`."""
    made = Count(habit, review)
    for key, text in habit.expected.items():
        name, found = _name(key), [t for t in given.get(key, ()) if t.strip()]
        if not text:
            if found:
                made.extra.append(f"{name} was left blank, and has {plain(' // '.join(found))}")
            continue
        made.asked += 1
        if len(found) == 1 and plain(found[0]) == plain(text):
            made.right += 1
        elif found:
            made.inexact.append(f"{name}:\n    expected {plain(text)}\n    found    {plain(' // '.join(found))}")
        elif any(plain(text) in plain(d) or _share(text, d) > 0.5 for d in doubts):
            made.doubted.append(f"{name}: {plain(text)[:90]}")
        else:
            made.left.append(f"{name}: {plain(text)[:90]}")
    _strangers(made, given)
    return made


def _strangers(made: Count, given: Mapping[Key, Sequence[str]]) -> None:
    """Find texts that hold a run of words which only other answers have (or the whole of a short one), or none at all."""
    expected = made.habit.expected
    owners: dict[tuple[str, ...], set[Key]] = {}
    for key, text in expected.items():
        for run in _runs(text):
            owners.setdefault(run, set()).add(key)
    for key, texts in given.items():
        for text in filter(plain, texts):
            found = {o for run in _runs(text) for o in owners.get(run, ()) if key not in owners[run]}
            # A question answered as a whole holds its own parts.
            other = {o for o in found if o[0] != key[0] or (o[1] and key[1])}
            if other:
                made.wrong.append(f"{_name(key)} holds {[_name(o) for o in sorted(other)]}: {plain(text)[:160]}")
            elif key not in expected and not found:
                made.extra.append(f"{_name(key)}: {plain(text)[:160]}")


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    size = min(RUN, len(words))
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)} if words else set()


def _share(text: str, other: str) -> float:
    runs = _runs(text)
    return len(runs & _runs(other)) / len(runs) if runs else 0.0


def _name(key: Key) -> str:
    return f"{key[0]} {key[1]})" if key[1] else key[0]


def lost_blocks(source: Source, split: Split) -> list[str]:
    """Blocks that stand nowhere or twice."""
    places: Counter[int] = Counter(split.leftovers)
    for a in split.answers:
        places.update((*a.prompt, *a.blocks))
    for d in split.doubts:
        places.update(d.blocks)
    return [
        f"block {b.index} stands {places[b.index]} times: {b.text[:90]}" for b in source.blocks if places[b.index] != 1
    ]


def lost_words(habit: Habit, source: Source) -> list[str]:
    """Words of the answers that the reader did not bring."""
    brought = Counter(_words(" ".join(f"{b.label} {b.mark} {b.text}" for b in source.blocks)))
    wanted = Counter(_words(" ".join(habit.expected.values())))
    missing = wanted - brought
    return [f"the reader did not bring {word!r} ({n} times)" for word, n in missing.items()]
