"""What anybody may read of the record: entries, their public content, their proofs."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Q

from plenary.record import tree
from plenary.record.kinds import KINDS
from plenary.record.leaves import leaf_of
from plenary.record.models import Content, Entry, Node


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as lists show it."""

    sequence: int
    instant: datetime
    seat: str
    capacity: str
    act: str
    object: str
    version: int
    commitment: str
    leaf: str


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is needed to check an entry without trusting this server."""

    index: int
    size: int
    root: str
    path: tuple[str, ...]
    leaf_json: str
    salt: str  # "" where the content was erased
    content: str


@dataclass(frozen=True, slots=True)
class Full:
    """An entry's own page."""

    line: Line
    says: str  # the kind's docstring
    what: dict[str, Any] | None  # None where erased
    erased_by: int
    erased_reason: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries, newest first; `older` is the sequence to go on from, 0 at the end."""

    lines: tuple[Line, ...]
    total: int
    older: int


def _line(e: Entry) -> Line:
    at = datetime.fromisoformat(e.instant)
    return Line(e.sequence, at, e.seat, e.capacity, e.act, e.object, e.version, e.commitment, e.leaf)


def size() -> int:
    """How many entries there are."""
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def last_leaf() -> str:
    """The newest entry's leaf hash, "" before the first: it differs whenever anything was recorded."""
    return Entry.objects.order_by("-sequence").values_list("leaf", flat=True).first() or ""


def newest() -> tuple[int, str]:
    """The newest entry's number and leaf hash, (0, "") before the first. Leaves are salted: no two records share one."""
    with connection.cursor() as cursor:  # by hand: pages ask this often, and composing the query costs more than it
        cursor.execute("SELECT sequence, leaf FROM record_entry ORDER BY sequence DESC LIMIT 1")
        row = cursor.fetchone()
    return (row[0], row[1]) if row else (0, "")


def look(level: int, index: int) -> bytes:
    """The hash of a complete node, for `tree`."""
    if level == 0:
        return bytes.fromhex(Entry.objects.values_list("leaf", flat=True).get(pk=index + 1))
    return bytes.fromhex(Node.objects.values_list("hash", flat=True).get(level=level, index=index))


def head() -> tuple[int, str]:
    """The size of the tree and its root, hex."""
    count = size()
    return count, tree.root(count, look).hex()


def find(*, query: str = "", act: str = "", before: int = 0, count: int = 50) -> Found:
    """Entries, newest first. `query` is a number, or part of an object, a seat or a kind; `act` a kind of entry."""
    rows = Entry.objects.all()
    if query.isdecimal():
        rows = rows.filter(sequence=int(query))
    elif query:
        rows = rows.filter(Q(object__icontains=query) | Q(seat__icontains=query) | Q(act__icontains=query))
    if act:
        rows = rows.filter(act=act)
    total = rows.count()
    if before:
        rows = rows.filter(sequence__lt=before)
    page = list(rows.order_by("-sequence")[: count + 1])
    older = page[count - 1].sequence if len(page) > count else 0
    return Found(tuple(_line(e) for e in page[:count]), total, older)


def about(obj: str, *, count: int = 20) -> tuple[Line, ...]:
    """The history of one object, newest first."""
    return tuple(_line(e) for e in Entry.objects.filter(object=obj).order_by("-sequence")[:count])


@dataclass(frozen=True, slots=True)
class Told:
    """What the newest entry of some kind says about an object. `what` is None where its content was erased."""

    sequence: int
    instant: datetime
    act: str
    what: dict[str, Any] | None


def last_told(objects: Collection[str], *acts: str) -> dict[str, Told]:
    """The newest entry of any of these kinds about each object, by object. One query."""
    rows = Entry.objects.filter(object__in=objects, act__in=acts).select_related("content").order_by("sequence")
    found = {}
    for e in rows:
        content: Content | None = getattr(e, "content", None)
        what = json.loads(content.what) if content else None
        found[e.object] = Told(e.sequence, datetime.fromisoformat(e.instant), e.act, what)
    return found


def told_about(objects: Collection[str], *acts: str) -> dict[str, tuple[Told, ...]]:
    """The entries about each object, oldest first, of these kinds (of all, where none is named). One query."""
    rows = Entry.objects.filter(object__in=objects).select_related("content").order_by("sequence")
    if acts:
        rows = rows.filter(act__in=acts)
    found: dict[str, tuple[Told, ...]] = {}
    for e in rows:
        content: Content | None = getattr(e, "content", None)
        what = json.loads(content.what) if content else None
        told = Told(e.sequence, datetime.fromisoformat(e.instant), e.act, what)
        found[e.object] = (*found.get(e.object, ()), told)
    return found


def entry(sequence: int) -> Full | None:
    """One entry with its proof against the tree as it is now; None where there is no such number."""
    found = Entry.objects.filter(pk=sequence).select_related("content", "erasure").first()
    if found is None:
        return None
    count = size()
    content: Content | None = getattr(found, "content", None)
    erasure = getattr(found, "erasure", None)
    inner = sha256(bytes.fromhex(content.state_salt) + content.state.encode()).hexdigest() if content else ""
    proof = Proof(
        index=sequence - 1,
        size=count,
        root=tree.root(count, look).hex(),
        path=tuple(h.hex() for h in tree.inclusion(sequence - 1, count, look)),
        leaf_json=leaf_json(found),
        salt=content.salt if content else "",
        content=f'{{"state":"{inner}","what":{content.what}}}' if content else "",
    )
    kind = KINDS.get(found.act)
    return Full(
        line=_line(found),
        says=" ".join((kind.__doc__ or "").split()) if kind else "",
        what=json.loads(content.what) if content else None,
        erased_by=erasure.by_id if erasure else 0,
        erased_reason=erasure.reason if erasure else "",
        proof=proof,
    )


def leaf_json(e: Entry) -> str:
    """The leaf as text: canonical JSON."""
    return leaf_of(e).decode()


def acts() -> tuple[str, ...]:
    """The kinds that occur, by name."""
    return tuple(Entry.objects.order_by("act").values_list("act", flat=True).distinct())


def naming(text: str) -> int:
    """The first entry whose public content holds this text (a file's SHA-256); 0 where none does."""
    found = Content.objects.filter(what__contains=text).order_by("entry_id").values_list("entry_id", flat=True).first()
    return found or 0
