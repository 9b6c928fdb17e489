"""The fragments of the live page that this room shows."""

from __future__ import annotations

from datetime import datetime

from django.template.loader import render_to_string

from plenary.floor import showing
from plenary.meetings.reads import now
from plenary.record.live import Fragment


def _now(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return render_to_string("floor/_now.html", {"now": found, **showing.turn(found, at)}).strip() if found else ""


def _list(group: str, meeting: str, language: str, at: datetime) -> str:
    found = now(group, meeting)
    return render_to_string("floor/_list.html", {"now": found, **showing.listed(found, at)}).strip() if found else ""


FRAGMENTS: tuple[Fragment, ...] = (
    Fragment(
        "now",
        ("floor.given", "floor.time", "meetings.turn", "meetings.item", "meetings.session", "meetings.presiding"),
        _now,
    ),
    Fragment("list", ("floor.", "meetings.turn", "meetings.item", "meetings.session", "meetings.switch"), _list),
)
