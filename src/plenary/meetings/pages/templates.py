"""The usual agendas in words: of a first meeting, and of every further one (A49, A131)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.rules import agenda


def words_of_kind() -> dict[str, str]:
    """The kinds of items in words."""
    return {
        "opening": _("opening"),
        "election": _("election"),
        "adoption": _("adoption of the agenda"),
        "procedure": _("procedure and working methods"),
        "discussion": _("discussion"),
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


def items_of(template: str) -> list[dict[str, Any]]:
    """The items of a usual agenda as `add_item` takes them; none for an unknown one."""
    codes = {"first": agenda.FIRST, "usual": agenda.USUAL}.get(template, ())
    titles, language = _titles(), get_language() or "en"
    return [{"title": {language: titles[code]}, "kind": agenda.KIND_OF[code]} for code in codes]
