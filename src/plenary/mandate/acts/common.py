"""What the acts of this room share: the group under lock, words, dates as agreed, decisions and symbols by address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plenary.mandate.models import Amendment, Body, Group
from plenary.mandate.naming import body_slug
from plenary.record.given import next_number, words_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import symbols, timeline
from plenary.rules.timeline import NoSuchDay, When

Words = Mapping[str, str]


def group_row(slug: str) -> Group:
    """The group, under lock on PostgreSQL: numbers within it are given one after another. Raises Group.DoesNotExist."""
    found: Group = Group.objects.select_for_update(of=("self",)).get(slug=slug)
    return found


def next_amendment(row: Group, seen: int | None) -> int:
    """The number of an amendment that is made now. Raises Conflict where another one came after `seen`."""
    number = next_number(Amendment, group=row)
    if seen is not None and seen != number - 1:
        raise Conflict("Somebody has changed this entry meanwhile. What you wrote is kept below: look at both.")
    return number


def body_row(short: str) -> Body:
    """A body by its short name. Raises Problem."""
    found: Body | None = Body.objects.filter(short=short).first()
    if found is None:
        raise Problem("There is no body %(name)s: enter it first.", name=short[:40])
    return found


def body_above(short: str, name: Words | None) -> Body:
    """A body by its short name; entered where it is new and named in full. Raises Problem, also where it would have the
    address of another one."""
    told, words = line(short, 40), words_of(name, 200)
    found: Body | None = Body.objects.filter(short=told).first()
    if found is not None:
        return found
    if not told or not words:
        raise Problem("Give the short name of the body, and its name in full where it is new.")
    address = body_slug(told)
    for other in Body.objects.order_by("short").values_list("short", flat=True):
        if body_slug(other) == address:
            raise Problem(
                "%(short)s would have the address of the body %(other)s: choose that one, or give it another short name.",
                short=told,
                other=other,
            )
    found = Body(short=told, name=words)
    found.save()
    return found


def line(text: Any, most: int) -> str:
    """A text in one line, as long as its column."""
    return " ".join(str(text or "").split())[:most]


def symbol_of(text: str, most: int = 80) -> str:
    """A symbol as the document prints it, in whichever way it was typed; what is none stays as it is."""
    told = line(text, most)
    try:
        return symbols.normalise(told).shown[:most] if told else ""
    except symbols.SymbolError:
        return told


def said(words: Words | None, most: int, refusal: str) -> dict[str, str]:
    """Words that must be there. Raises Problem with `refusal`."""
    found = words_of(words, most)
    if not found:
        raise Problem(refusal)
    return found


def agreed(text: Words | None, near: date | None = None) -> tuple[dict[str, str], When | None]:
    """A date in words and as it is read; words that are no date are kept as words (None). Raises Problem for no such day."""
    told = words_of(text, 200)
    if not told:
        return {}, None
    language, first = next(iter(told.items()))
    read = timeline.read(first, language, near=near)
    if not isinstance(read, NoSuchDay):
        return told, read
    if read.suggestion is not None:
        raise Problem(
            "%(text)s is no day of the calendar. Did you mean %(day)s?",
            text=first[:60],
            day=read.suggestion.isoformat(),
        )
    raise Problem(
        "%(text)s cannot be read as a date. Write it as it was agreed: 17 September 2013, May 2016, March-April 2016.",
        text=first[:60],
    )
