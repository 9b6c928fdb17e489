"""Categories: entered in order, renamed and reordered without a link lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import going_on
from plenary.mapping.entries.categories import CategoriesEntered, CategoryRenamed
from plenary.mapping.models import Category
from plenary.mapping.reads import MAIN
from plenary.mapping.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

LONGEST_LETTER, LONGEST_CODE = 8, 40


@act
def enter_categories(
    by: Actor, *, group: str, categories: Sequence[Mapping[str, Any]], scheme: str = MAIN, at: datetime
) -> Outcome:
    """Enter categories, in order: each {"code", "letter", "name", "aliases"?}. `value` lists the codes that were entered.

    They come after those that are there; a code that is there already stays as it is (`rename_category` changes it).
    A second classification (A160) is another `scheme`. Raises Problem, Forbidden.
    """
    going_on(KEEP, by, group)
    rows = list(Category.objects.filter(group__slug=group, scheme=scheme))
    codes, order = {c.code for c in rows}, max((c.order for c in rows), default=0)
    letters = {c.letter for c in rows if c.letter}
    fresh = []
    for told in categories:
        code, letter, name = _code(told.get("code")), _letter(told.get("letter")), _words(told.get("name"))
        if code in codes:
            continue
        if not code or not name:
            raise Problem("A category needs a name and a short code.")
        if letter and letter in letters:
            raise Problem("The letter %(letter)s is taken by another category.", letter=letter)
        codes.add(code)
        letters.add(letter)
        order += 1
        aliases = [_alias(a) for a in told.get("aliases", ())]
        fresh.append(
            Category(
                group_id=group_id(group),
                scheme=scheme,
                code=code,
                letter=letter,
                order=order,
                name=name,
                aliases=aliases,
            )
        )
    if not fresh:
        return Unchanged(f"categories/{group}", [])
    for row in fresh:
        row.save()
    entered = [row.code for row in fresh]
    return Written(CategoriesEntered(scheme, entered), f"categories/{group}", entered)


@act
def rename_category(
    by: Actor,
    *,
    group: str,
    code: str,
    scheme: str = MAIN,
    name: Mapping[str, str] | None = None,
    letter: str | None = None,
    place: int | None = None,
    alias: Mapping[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Give a category another name, letter, place (from 1) or a further alias. Its code, and every link, stays (A57).

    Its earlier name and letter become an alias, so that what was written under them is found (A159).
    Raises Problem, Forbidden.
    """
    going_on(KEEP, by, group)
    every = list(Category.objects.filter(group__slug=group, scheme=scheme).order_by("order", "pk"))
    row = next((c for c in every if c.code == code), None)
    if row is None:
        raise Problem("There is no such category.")
    said = row.name | _words(name) if name else row.name
    lettered = row.letter if letter is None else _letter(letter)
    if lettered and any(c.letter == lettered for c in every if c is not row):
        raise Problem("The letter %(letter)s is taken by another category.", letter=lettered)
    known = [*row.aliases]
    if (said, lettered) != (row.name, row.letter):
        earlier = row.letter if lettered != row.letter else ""
        known += [{"letter": earlier, "name": words, "document": ""} for words in dict.fromkeys(row.name.values())]
    if alias:
        known.append(_alias(alias))
    known = [a for n, a in enumerate(known) if a not in known[:n]]
    moved = _placed(every, row, place)
    if (said, lettered, known) == (row.name, row.letter, row.aliases) and not moved:
        return Unchanged(f"categories/{group}/{code}")
    row.name, row.letter, row.aliases = said, lettered, known
    for one in {row.pk: row} | {c.pk: c for c in moved}:
        next(c for c in every if c.pk == one).save()
    return Written(CategoryRenamed(scheme, code, lettered), f"categories/{group}/{code}")


def _placed(every: list[Category], row: Category, place: int | None) -> list[Category]:
    """Put the row at its place among all; which rows have another order by it."""
    if place is None:
        return []
    rest = [c for c in every if c is not row]
    rest.insert(max(0, min(place - 1, len(rest))), row)
    moved = []
    for order, one in enumerate(rest, 1):
        if one.order != order:
            one.order = order
            moved.append(one)
    return moved


def _code(told: object) -> str:
    return "-".join(str(told or "").lower().split())[:LONGEST_CODE]


def _letter(told: object) -> str:
    return " ".join(str(told or "").split())[:LONGEST_LETTER]


def _words(told: Mapping[str, str] | None) -> dict[str, str]:
    return {code: said for code, words in (told or {}).items() if (said := " ".join(str(words).split())[:300])}


def _alias(told: Mapping[str, str]) -> dict[str, str]:
    return {name: " ".join(str(told.get(name, "")).split())[:300] for name in ("letter", "name", "document")}
