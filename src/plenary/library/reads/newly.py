"""What was published last: for news, feeds and mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.library.models import Version

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a document that everybody can read."""

    document: int
    symbol: str
    title: Words
    number: int
    published: datetime


def releases(group: str, *, most: int) -> tuple[Release, ...]:
    """Versions of a group's documents that were published here and are open, the newest first. One query."""
    rows = Version.objects.filter(document__group__slug=group, closed=None).order_by("-published", "-pk")
    found = rows.values_list("document", "document__symbol", "document__title", "number", "published")
    return tuple(Release(*row) for row in found[:most])
