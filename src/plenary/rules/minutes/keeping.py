"""A summary that is drafted again keeps what its chair wrote; a sentence keeps its source for as long as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redrafted:
    """One paragraph after drafting anew. `fresh` are the words that the record gives now, where the chair's differ."""

    key: str
    text: str
    drafted: str
    fresh: str  # "" where nothing is to be decided


def redraft(before: Sequence[tuple[str, str, str]], now: Sequence[tuple[str, str]]) -> tuple[Redrafted, ...]:
    """What becomes of paragraphs (key, text, what was drafted) when the record gives `now` (key, text).

    Untouched paragraphs take the new words; those that the chair edited stay, and the new words are offered beside
    them; new ones are put where the record has them, after the paragraph that precedes them there; those the record
    does not give any more go only if nobody edited them; what the chair added stays after what it stood after.
    """
    fresh = dict(now)
    kept: list[Redrafted] = []
    for key, text, drafted in before:
        if key in fresh:
            if text == drafted:
                kept.append(Redrafted(key, fresh[key], fresh[key], ""))
            else:
                kept.append(Redrafted(key, text, fresh[key], fresh[key] if fresh[key] != drafted else ""))
        elif text != drafted:
            kept.append(Redrafted(key, text, drafted, ""))
    there = {r.key for r in kept}
    place = 0
    for key, text in now:
        if key in there:
            place = next(n for n, r in enumerate(kept) if r.key == key) + 1
        else:
            kept.insert(place, Redrafted(key, text, text, ""))
            there.add(key)
            place += 1
    return tuple(kept)


def sourced(text: str, drafted: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which drafted sentences still stand in a text word for word, with their sources, in the order of the text.

    What is left of the text is the chair's own.
    """
    found = [(text.index(sentence), sentence) for sentence in drafted if sentence and sentence in text]
    return tuple((sentence, tuple(drafted[sentence])) for _place, sentence in sorted(found))
