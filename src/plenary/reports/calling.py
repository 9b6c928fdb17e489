"""What addresses of the record are called in words: "Draft recommendations on shared cables, paragraph 2"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from plenary.calls import reads as calls
from plenary.consensus import reads as consensus
from plenary.mandate import reads as mandate
from plenary.mapping import reads as mapping
from plenary.meetings.reads.planning import meetings
from plenary.reports import naming
from plenary.rules.languages import chosen
from plenary.rules.outline import Count
from plenary.texts import reads as texts


def named(addresses: Iterable[str], language: str) -> dict[str, str]:
    """The addresses with what each is called, to be asked with that language active. One that leads nowhere is left out.

    A few queries for each group, text and call that they are in, whatever their number.
    """
    every = list(dict.fromkeys(addresses))
    kinds: dict[tuple[str, ...], list[str]] = {}
    for one in every:
        parts = one.split("/")
        kinds.setdefault(tuple(parts[: 3 if parts[0] == "text" else 2]), []).append(one)
    found: dict[str, str] = {}
    for head, some in kinds.items():
        if len(head) > 1 and (name := _NAMES.get(head[0])) is not None:
            called = name(language, *head[1:])
            found |= {one: words for one in some if (words := called(one.split("/")[len(head) :]))}
    return found


Called = Callable[[list[str]], str]


def _group(language: str, slug: str) -> Called:
    name = next((chosen(g.name, language) for g in mandate.groups() if g.slug == slug), "")
    more = {"members": _("its members"), "documents": _("its documents")}
    return lambda rest: ", ".join(p for p in (name, more.get(rest[0], "") if rest else "") if p) if name else ""


def _meeting(language: str, group: str) -> Called:
    lines = {m.slug: m for m in meetings(group)}
    more = {"agenda": _("agenda"), "attendance": _("who was there")}

    def called(rest: list[str]) -> str:
        line = lines.get(rest[0]) if rest else None
        if line is None:
            return ""
        told = naming.title(line, language)
        if len(rest) == 3 and rest[1] == "decision":
            return _("%(meeting)s, decision %(number)s") % {"meeting": told, "number": rest[2]}
        return ", ".join(part for part in (told, more.get(rest[1], "") if len(rest) > 1 else "") if part)

    return called


def _category(language: str, group: str) -> Called:
    names = {c.code: _lettered(c.letter, chosen(c.name, language)) for c in mapping.categories(group)}
    return lambda rest: names.get(rest[0], "") if rest else ""


def _lettered(letter: str, name: str) -> str:
    return f"{letter}. {name}" if letter else name


def _question(language: str, group: str) -> Called:
    names = {str(q.number): chosen(q.title, language) for q in consensus.questions(group)}
    return lambda rest: names.get(rest[0], "") if rest else ""


def _call(language: str, slug: str) -> Called:
    line = next((c for c in calls.calls() if c.slug == slug), None)
    return lambda rest: chosen(line.title, language) if line else ""


def _text(language: str, group: str, slug: str) -> Called:
    page = texts.text(group, slug)
    title = chosen(page.line.title, language) if page else ""
    numbers = {str(p.key): p.number for p in (*page.paragraphs, *page.gone)} if page else {}

    def called(rest: list[str]) -> str:
        number = numbers.get(rest[0], "") if rest else ""
        return _("%(title)s, paragraph %(number)s") % {"title": title, "number": number} if number else title

    return called


_NAMES: dict[str, Callable[..., Called]] = {
    "group": _group,
    "meeting": _meeting,
    "category": _category,
    "question": _question,
    "call": _call,
    "text": _text,
}


def link(address: str) -> str:
    """Where what stands at an address of the record can be read: its paragraph, else what the record holds about it."""
    parts = address.split("/")
    if parts[0] == "text" and len(parts) == 4 and parts[3].isdecimal():
        where = {"group": parts[1], "text": parts[2], "key": int(parts[3])}
        return settings.URL + reverse("paragraph", kwargs=where)
    return f"{settings.URL}{reverse('record')}?q={address}"


def what(count: Count, names: dict[str, str]) -> str:
    """What a figure of the record counts, in words: "Category A, agreed"; of several together "in all"."""
    of = {
        "all": _("in all"),
        "timely": _("by the deadline"),
        "late": _("late"),
        "filled": _("filled"),
        "vacant": _("vacant"),
        "agreed": pgettext("recommendations", "agreed"),
        "other": pgettext("recommendations", "not agreed"),
    }.get(count.of, "")
    place = count.name or (
        "" if count.of in ("all", "agreed", "other", "filled", "vacant") else names.get(count.sources[0], "")
    )
    return ", ".join(part for part in (place, of) if part)
