"""Thanks, as they are shown: beside what they are for, and with the group's results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.news.models import Thanks

Words = dict[str, str]
PAGE = 100


@dataclass(frozen=True, slots=True)
class ThanksLine:
    """Who is thanked for what; the name is "" once it was taken back."""

    group: str
    number: int
    name: str
    work: Words
    about: str
    given: datetime


def thanks(group: str, *, after: int = 0, most: int = PAGE) -> tuple[ThanksLine, ...]:
    """Those that stand, in their order. One query."""
    rows = Thanks.objects.filter(group__slug=group, taken_back=None, number__gt=after).select_related("group")
    return tuple(_line(t) for t in rows.order_by("number")[:most])


def thanks_about(address: str) -> tuple[ThanksLine, ...]:
    """Those for a piece of work on this: a document, a report, a meeting. One query."""
    rows = Thanks.objects.filter(about=address, taken_back=None).select_related("group")
    return tuple(_line(t) for t in rows.order_by("pk")[:PAGE])


def _line(t: Thanks) -> ThanksLine:
    return ThanksLine(t.group.slug, t.number, t.name, t.work, t.about, t.given)
