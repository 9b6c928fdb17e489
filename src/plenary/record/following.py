"""Reading the record on from where one stopped: what mail, and whatever else follows the group's acts, is made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.record.models import Content, Entry


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry as a follower needs it. `what` is its public content; empty where that was erased."""

    sequence: int
    instant: datetime
    act: str
    object: str
    what: dict[str, Any]


def after(sequence: int, *, count: int = 200) -> tuple[Happened, ...]:
    """The entries after this one, oldest first, at most `count`. One query.

    Nothing is ever skipped: numbers are given in the order of commits (one writer on SQLite, a lock on PostgreSQL).
    """
    rows = Entry.objects.filter(sequence__gt=sequence).select_related("content").order_by("sequence")[:count]
    return tuple(_happened(e) for e in rows)


def _happened(e: Entry) -> Happened:
    content: Content | None = getattr(e, "content", None)
    what: dict[str, Any] = json.loads(content.what) if content else {}
    return Happened(e.sequence, datetime.fromisoformat(e.instant), e.act, e.object, what)
