"""Reading the record on from where one stopped: what mail, and whatever else follows the group's acts, is made from."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

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


def objects_after(since: tuple[int, str], *, most: int) -> tuple[str, ...] | None:
    """What the entries after `since` (number and leaf) are about. None where `since` is not of this record, or more came.

    One query.
    """
    rows = Entry.objects.filter(sequence__gte=since[0]).order_by("sequence").values_list("sequence", "leaf", "object")
    found = list(rows[: most + 2])
    if not found or found[0][:2] != since or len(found) > most + 1:
        return None
    return tuple(obj for _sequence, _leaf, obj in found[1:])


@dataclass(frozen=True, slots=True)
class Touched:
    """What an entry changed: `rows` are [table, key] and the row as it stood after it, None where it was deleted."""

    object: str
    rows: tuple[tuple[str, int | str, dict[str, Any] | None], ...]


def touched(
    since: tuple[int, str], *, about: Sequence[str], tables: Collection[str], most: int
) -> tuple[Touched, ...] | None:
    """What the entries after `since` (number and leaf) changed in these tables, of objects that begin with one of `about`.

    None where that cannot be told from the entries: `since` is not of this record (it was restored, or its transaction
    taken back), there are more than `most`, or one was erased. One query; for whoever keeps what it made of the tables.
    """
    kinds = Q()
    for beginning in about:
        kinds |= Q(object__startswith=beginning)
    rows = Entry.objects.filter(sequence__gte=since[0]).filter(kinds | Q(sequence=since[0])).order_by("sequence")
    found = list(rows.values_list("sequence", "leaf", "object", "content__state")[: most + 2])
    if not found or found[0][:2] != since or len(found) > most + 1:
        return None
    if any(state is None for _sequence, _leaf, _object, state in found[1:]):
        return None
    return tuple(
        Touched(obj, tuple((t, key, row) for t, key, row in json.loads(state) if t in tables))
        for _sequence, _leaf, obj, state in found[1:]
    )
