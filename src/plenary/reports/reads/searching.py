"""Reports for the search of the whole house; their paragraphs are found as those of texts."""

from __future__ import annotations

from plenary.reports.models import Report

Words = dict[str, str]


def searchable() -> tuple[tuple[str, str, Words, str], ...]:
    """Group, report, title, symbol. One query."""
    return tuple(Report.objects.order_by("-pk").values_list("group__slug", "slug", "title", "symbol"))
