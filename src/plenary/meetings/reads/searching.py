"""Decisions for the search of the whole house."""

from __future__ import annotations

from plenary.meetings.models import Decision

Words = dict[str, str]


def searchable() -> tuple[tuple[str, str, int, Words], ...]:
    """Group, meeting, number, words; the newest first. One query."""
    rows = Decision.objects.order_by("-instant", "-pk")
    return tuple(rows.values_list("meeting__group__slug", "meeting__slug", "number", "text"))
