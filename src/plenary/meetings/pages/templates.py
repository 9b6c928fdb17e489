"""The usual agendas in words: of a first meeting, of every further one, of the group's categories (A49, A131, A167)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from plenary.record.problems import Problem
from plenary.rules import agenda


def words_of_kind() -> dict[str, str]:
    """The kinds of items in words."""
    return {
        "opening": _("opening"),
        "election": _("election"),
        "adoption": _("adoption of the agenda"),
        "procedure": _("procedure and working methods"),
        "discussion": _("discussion"),
        "question": _("question put to the group"),
        "presentation": _("presentation"),
        "dates": _("dates"),
        "other": _("other matters"),
        "closing": _("closing"),
    }


def _titles() -> dict[str, str]:
    return {
        "opening": _("Opening of the meeting"),
        "election": _("Election of the chair"),
        "adoption": _("Adoption of the agenda"),
        "methods": _("Working methods of the group"),
        "review": _("Review of work and documents so far"),
        "topics": _("Topics and format of the next meetings"),
        "procedure": _("Matters of procedure"),
        "substance": _("Discussion of substance"),
        "next": _("Date of the next meeting"),
        "other": _("Other matters"),
        "closing": _("Closing of the meeting"),
    }


def items_of(template: str, categories: str = "") -> list[dict[str, Any]]:
    """The items of a usual agenda as `draft_agenda` takes them; none for an unknown one.

    `categories` as typed, one a line: each is an item of the agenda "categories". Raises Problem where there are none.
    """
    codes = {"first": agenda.FIRST, "usual": agenda.USUAL, "categories": agenda.CATEGORIES}.get(template, ())
    named = agenda.categories(categories) if template == "categories" else ()
    if template == "categories" and not named:
        raise Problem("Write the categories, one a line.")
    language = get_language() or "en"
    titles: dict[str, dict[str, str]] = {}
    for spoken, _name in settings.LANGUAGES:  # every reader has them in her own language
        with override(spoken):
            for code, title in _titles().items():
                titles.setdefault(code, {})[spoken] = title
    found: list[dict[str, Any]] = []
    for code in codes:
        if code != "category":
            found.append({"title": titles[code], "kind": agenda.KIND_OF[code]})
            continue
        found += [
            {"title": {language: _("Category %(code)s: %(name)s") % {"code": one, "name": name} if one else name},
             "kind": "discussion", "category": one or name[:40]}
            for one, name in named
        ]  # fmt: skip
    return found
