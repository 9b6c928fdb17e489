"""The categories of a group, and which one a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plenary.mapping.models import Category
from plenary.mapping.reads.values import MAIN, Words
from plenary.record.kept import Kept
from plenary.rules.folding import fold


@dataclass(frozen=True, slots=True)
class Alias:
    """What a category was called elsewhere, or before."""

    letter: str
    name: str
    document: str  # where; "" for an earlier name of our own


@dataclass(frozen=True, slots=True)
class CategoryLine:
    id: int
    scheme: str
    code: str  # its identity
    letter: str
    order: int
    name: Words
    aliases: tuple[Alias, ...]


_categories: Kept[tuple[CategoryLine, ...]] = Kept()


def categories(group: str, scheme: str = MAIN) -> tuple[CategoryLine, ...]:
    """The categories of one classification of a group, in order. One query at most."""
    return tuple(c for c in every_category(group) if c.scheme == scheme)


def every_category(group: str) -> tuple[CategoryLine, ...]:
    """The categories of all classifications of a group (A160), the main one first. One query at most."""
    return _categories.get(group, lambda: _every_category_now(group))


def _every_category_now(group: str) -> tuple[CategoryLine, ...]:
    rows = Category.objects.filter(group__slug=group).order_by("scheme", "order", "pk")
    lines = [
        CategoryLine(
            c.pk,
            c.scheme,
            c.code,
            c.letter,
            c.order,
            c.name,
            tuple(
                Alias(str(a.get("letter", "")), str(a.get("name", "")), str(a.get("document", ""))) for a in c.aliases
            ),
        )
        for c in rows
    ]
    return tuple(sorted(lines, key=lambda c: c.scheme != MAIN))


def category_named(group: str, text: str, scheme: str = MAIN) -> CategoryLine | None:
    """The category that a text names: by letter ("A", "(a)", "a."), code, name or an alias of it, in any language (A159).

    None where none does, or where it fits several: nothing is led to a guess.
    """
    wanted = _plain(text)
    if not wanted:
        return None
    known = categories(group, scheme)
    for labels in (_now, _names, _letters):
        fits = [c for c in known if wanted in labels(c)]
        if fits:
            return fits[0] if len(fits) == 1 else None
    letter, _, rest = wanted.partition(" ")  # "a. role of stakeholders": both, and they have to agree
    fits = [c for c in known if letter in _letters(c) and rest in _names(c)]
    return fits[0] if len(fits) == 1 else None


def _plain(label: str) -> str:
    """Without signs: "(a)" and "A." are one letter."""
    return " ".join(re.findall(r"\w+", fold(label)))


def _now(c: CategoryLine) -> set[str]:
    """The letter that it bears now, before those that it bore."""
    return {_plain(c.letter)} - {""}


def _names(c: CategoryLine) -> set[str]:
    return {_plain(label) for label in (c.code, *c.name.values(), *(a.name for a in c.aliases))} - {""}


def _letters(c: CategoryLine) -> set[str]:
    return {_plain(label) for label in (c.letter, *(a.letter for a in c.aliases))} - {""}
