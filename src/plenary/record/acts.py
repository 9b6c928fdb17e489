"""How every act runs: right, rule, tables and entry in one transaction, then the bell. There is no other way in."""

from __future__ import annotations

import functools
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Concatenate, ParamSpec

import rfc8785
from django.db import connection, transaction

from plenary.record import ledger, tree, writer
from plenary.record.actor import Actor
from plenary.record.entries import Erased
from plenary.record.kinds import Kind
from plenary.record.leaves import content_of, leaf_of
from plenary.record.models import Content, Entry, Erasure, Node, Token
from plenary.record.rights import ERASE

P = ParamSpec("P")
_LOCK = 0x506C656E  # one number for the advisory lock that orders entries on PostgreSQL


@dataclass(frozen=True, slots=True)
class Written:
    """What an act returns to be recorded: the entry's content, the address it is about, a small JSON value."""

    what: Kind
    object: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What an act returns when there was nothing to do; it must not have touched a row."""

    object: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the caller gets: `entry` is the number in the record (0 where nothing changed)."""

    entry: int
    object: str
    value: Any = None
    repeated: bool = False


Outcome = Written | Unchanged
Act = Callable[Concatenate[Actor, P], Outcome]


def act(function: Callable[Concatenate[Actor, P], Outcome]) -> Callable[..., Receipt]:
    """Make a function an act. It is called with the actor first and `at=` (an aware datetime) by name.

    `token=` is a form's one-time token: the same form from the same actor gives the same receipt, and nothing twice.
    Sent again with other words (after the browser's Back) it is another act: nothing that was typed is dropped.
    An act called by another runs within it and leaves its own entry. Raises Forbidden, and what the act raises.
    """

    @functools.wraps(function)
    def run(by: Actor, *args: Any, at: datetime, token: str = "", **kwargs: Any) -> Receipt:
        def once() -> Receipt:
            return _perform(function, by, args, kwargs, at, token)

        if ledger.current.get() is not None:
            with transaction.atomic():
                return once()
        receipt: Receipt = writer.durably(once)
        return receipt

    run.is_act = True  # type: ignore[attr-defined]  # how the tests of the house know an act
    return run


def _perform(function: Any, by: Actor, args: Any, kwargs: Any, at: datetime, token: str) -> Receipt:
    digest = _form(function.__qualname__, by, token, args, kwargs, at) if token else ""
    if ledger.current.get() is None:
        _serialise()  # before any row is locked: or one act holds a row, another its turn, and each waits for the other
    if digest:
        kept = Token.objects.filter(pk=digest).select_related("entry").first()
        if kept is not None:
            return Receipt(kept.entry_id or 0, kept.entry.object if kept.entry else "", kept.value, repeated=True)
    book = ledger.Ledger(function.__qualname__, at)
    mark = ledger.current.set(book)
    try:
        outcome = function(by, *args, at=at, **kwargs)
    finally:
        ledger.current.reset(mark)
    if isinstance(outcome, Unchanged):
        if book.rows:
            raise ledger.OutsideAct(f"{function.__qualname__} changed rows and returned no entry")
        receipt = Receipt(0, outcome.object, outcome.value)
    else:
        if not book.right_asked:
            raise ledger.OutsideAct(f"{function.__qualname__} asked for no right")
        entry = append(outcome.what, by, outcome.object, book, at)
        receipt = Receipt(entry.sequence, outcome.object, outcome.value)
    if digest:
        Token.objects.create(digest=digest, entry_id=receipt.entry or None, value=receipt.value)
    return receipt


def _form(act: str, by: Actor, token: str, args: Any, kwargs: Any, at: datetime) -> str:
    """What a form sent twice has in common, hex: who sent it, the token, the act and its words, not the instant."""
    made = sha256()

    def add(value: Any) -> None:
        if isinstance(value, bytes):
            made.update(b"b%d:" % len(value))
            made.update(value)
        elif isinstance(value, Mapping):
            add([part for key in sorted(value, key=repr) for part in (key, value[key])])
        elif isinstance(value, list | tuple):
            made.update(b"l%d:" % len(value))
            for part in value:
                add(part)
        else:
            said = ("at" if value == at else repr(value)).encode("utf-8", "backslashreplace")
            made.update(b"v%d:" % len(said))
            made.update(said)

    add([by.person, by.seat, token, act, args, kwargs])
    return made.hexdigest()


def _serialise() -> None:
    """Acts take their place one after another; SQLite's BEGIN IMMEDIATE has done it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def append(what: Kind, by: Actor, obj: str, book: ledger.Ledger, at: datetime) -> Entry:
    """Put one entry at the end of the record, and complete the tree's nodes."""
    if not what.act:
        raise ValueError(f"{type(what).__name__} is no registered kind of entry")
    _serialise()
    last = _last()
    rows = [[t, key, None if row is None else ledger.plain_row(row)] for (t, key), row in book.rows.items()]
    public = rfc8785.dumps(ledger.plain(what.plain())).decode()
    state = rfc8785.dumps(rows).decode()
    salt, state_salt = secrets.token_hex(32), secrets.token_hex(32)
    entry = Entry(
        sequence=last + 1,
        instant=ledger.instant(at),
        seat=by.seat,
        capacity=by.capacity,
        act=what.act,
        object=obj,
        version=Entry.objects.filter(object=obj).count() + 1,
        commitment=content_of(public, state, salt, state_salt),
    )
    entry.leaf = tree.leaf_hash(leaf_of(entry)).hex()
    entry.save(force_insert=True)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify('plenary', '')")  # commits with the act; heard by record.across
    Content(entry=entry, salt=salt, what=public, state_salt=state_salt, state=state).save(force_insert=True)
    nodes = tree.completed(entry.sequence, lambda level, index: _look(level, index, entry))
    Node.objects.bulk_create([Node(level=level, index=index, hash=hashed.hex()) for level, index, hashed in nodes])
    return entry


def _look(level: int, index: int, entry: Entry) -> bytes:
    if level == 0:
        if index == entry.sequence - 1:
            return bytes.fromhex(entry.leaf)
        return bytes.fromhex(Entry.objects.values_list("leaf", flat=True).get(pk=index + 1))
    return bytes.fromhex(Node.objects.values_list("hash", flat=True).get(level=level, index=index))


@act
def erase(by: Actor, *, sequence: int, reason: str, at: datetime) -> Outcome:
    """Take an entry's content away and leave the tree whole (a person's right to erasure). The reason stays, in public.

    Rows still in the tables are not touched: the room that owns them writes them anew first. Raises Entry.DoesNotExist.
    """
    ERASE.require(by)
    erased = Entry.objects.select_related("content").get(pk=sequence)
    if Erasure.objects.filter(erased=erased).exists():
        return Unchanged(f"record/{sequence}")
    keys = [[table, key] for table, key, _values in json.loads(erased.content.state)]
    # The trigger lets content go only where this row stands; it names the entry that this act is about to leave.
    erasure = Erasure.objects.create(erased=erased, by_id=_last() + 1, reason=reason, keys=keys)
    ledger.here("an erasure").touch(erasure)  # so that the entry commits to it: content that just went is told from it
    erased.content.delete()
    return Written(Erased(entry=sequence, reason=reason), object=f"record/{sequence}")


def _last() -> int:
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
