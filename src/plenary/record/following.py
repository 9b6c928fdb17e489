"""Reading the record on from where one stopped: what mail, and whatever else follows the group's acts, is made from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q

from plenary.record.leaves import leaf_of
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


def about(obj: str, after: int, *, most: int) -> tuple[Happened, ...]:
    """The entries about one object after a number, oldest first, at most `most` of the newest. One query."""
    rows = Entry.objects.filter(object=obj, sequence__gt=after).select_related("content").order_by("-sequence")[:most]
    return tuple(_happened(e) for e in reversed(rows))


def count_about(beginning: str, after: int, *, but: str) -> int:
    """How many entries after a number are about an object or what is in it, leaving out one that begins with `but`. One query."""
    about = Q(object=beginning) | Q(object__startswith=f"{beginning}/")
    return Entry.objects.filter(about, sequence__gt=after).exclude(object__startswith=but).count()


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


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry for whoever recomputes the tree and checks what the entry commits to."""

    sequence: int
    leaf: str  # canonical JSON
    leaf_hash: str
    salt: str  # "" where the content was erased
    content: str  # "" likewise


def leaves(upto: int, *, many: int = 500) -> Iterator[Leaf]:
    """Every entry up to this number, oldest first, `many` at a time. One query for each of these."""
    done = 0
    while done < upto:
        rows = Entry.objects.filter(sequence__gt=done, sequence__lte=upto).select_related("content")
        found = list(rows.order_by("sequence")[:many])
        if not found:
            return
        for e in found:
            content: Content | None = getattr(e, "content", None)
            text = ""
            if content is not None:
                inner = sha256(bytes.fromhex(content.state_salt) + content.state.encode()).hexdigest()
                text = f'{{"state":"{inner}","what":{content.what}}}'
            yield Leaf(e.sequence, leaf_of(e).decode(), e.leaf, content.salt if content else "", text)
        done = found[-1].sequence


def all_told(obj: str, act: str) -> tuple[Happened, ...]:
    """Every entry of one kind about an object, oldest first. One query."""
    rows = Entry.objects.filter(object=obj, act=act).select_related("content").order_by("sequence")
    return tuple(_happened(e) for e in rows)


def last_about(beginning: str, acts: Collection[str]) -> tuple[int, datetime] | None:
    """The newest entry of these kinds about any object that begins so, and the latest instant of them; None without one.

    Two queries.
    """
    rows = Entry.objects.filter(object__startswith=beginning, act__in=acts)
    sequence = rows.order_by("-sequence").values_list("sequence", flat=True).first()
    instant = rows.order_by("-instant").values_list("instant", flat=True).first()
    return None if sequence is None or instant is None else (sequence, datetime.fromisoformat(instant))


def of_kinds(acts: Collection[str], after: int, upto: int, *, most: int) -> tuple[Happened, ...]:
    """The entries of these kinds after a number and up to another, oldest first, at most `most`. One query."""
    rows = Entry.objects.filter(act__in=acts, sequence__gt=after, sequence__lte=upto).select_related("content")
    return tuple(_happened(e) for e in rows.order_by("sequence")[:most])
