"""Words that are kept by language: who reads one language is told where another says something newer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plenary.rules.languages import chosen_in


def newer(language: str, now: Mapping[str, str], before: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The languages whose words were changed after those that a reader of `language` is shown were written.

    `before` is what was said until each change, the newest first. A translation that was added changed nothing.
    """
    shown = chosen_in(now, language)
    found: list[str] = []
    for earlier in before:
        if earlier.get(shown) != now.get(shown):
            break
        found += [code for code, said in earlier.items() if code in now and said != now[code]]
    return tuple(dict.fromkeys(found))
