"""Issues for the search of the whole house."""

from __future__ import annotations

from plenary.mapping.models import Issue


def searchable() -> tuple[tuple[str, int, str, str, str], ...]:
    """Issues on a list: group, number, language, title, words. One query."""
    rows = Issue.objects.exclude(state="merged").order_by("group", "number")
    return tuple(rows.values_list("group__slug", "number", "language", "title", "words"))
