"""What a factory makes from a state of the record that was met before is put back as rows, not made by its acts again.

The record tells which state the tables are in: its newest entry stands for all before it, and every change of them is an
entry. So where a factory is called in the state that an earlier test called it in, with the same arguments, its result is the same,
and the rows that it added are written in a few statements. Only states that grew from the empty record by
such calls are remembered; whoever does anything else in between has it done by the acts. Tests of the acts lose nothing: the first
call in each process goes through them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db import connection, transaction

from plenary.record import reads

F = TypeVar("F", bound=Callable[..., Any])
Mark = tuple[int, str]  # the record's newest entry
Rows = dict[str, frozenset[str]]  # by table, each row as a literal of the database's own


EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Step:
    value: Any
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # table, rows that went, rows that came


class _Memory:
    """The states met so far and the steps between them; a database's literals are of use in no other."""

    def __init__(self) -> None:
        self.states: dict[Mark, Rows] = {}
        self.steps: dict[tuple[Mark, str, str], _Step] = {}
        self.columns: dict[str, list[str]] = {}


_memory = _Memory()


def remembered(make: F) -> F:
    """The factory, with a memory. Its arguments are told apart by their `repr`."""

    @functools.wraps(make)
    def call(*args: Any, **kwargs: Any) -> Any:
        before = reads.newest()
        known = _memory.states.get(before)
        if known is None and before[0] == 0:
            known = _memory.states[before] = _rows_of(connection.introspection.table_names())
        if known is None:
            return make(*args, **kwargs)
        key = before, make.__name__, repr((args, sorted(kwargs.items())))
        step = _memory.steps.get(key)
        if step is None:
            return _first(key, known, lambda: make(*args, **kwargs))
        _put_back(step)
        return step.value

    return cast(F, call)


def _first(key: tuple[Mark, str, str], known: Rows, make: Callable[[], Any]) -> Any:
    """Made by its acts, and looked at before and after: which rows of which tables came, which were changed."""
    written: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        words = sql.split(None, 3)
        if words[0] in ("INSERT", "DELETE"):
            written.add(words[2].strip('"'))
        elif words[0] == "UPDATE":
            written.add(words[1].strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        value = make()
    after = reads.newest()
    if after == key[0]:
        return value  # it was there already: asking is as quick as remembering
    now = _rows_of(written)
    changes = [
        (table, tuple(sorted(known.get(table, EMPTY) - rows)), tuple(sorted(rows - known.get(table, EMPTY))))
        for table, rows in now.items()
    ]
    _memory.states.setdefault(after, {**known, **now})
    _memory.steps[key] = _Step(value, tuple(change for change in changes if change[1] or change[2]))
    return value


def _rows_of(tables: Iterable[str]) -> Rows:
    """What stands in these tables, row by row."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(_seen(cursor, table))
            found[table] = frozenset(row[0] for row in cursor.fetchall())
    return found


def _seen(cursor: Any, table: str) -> str:
    """The statement that shows each row of a table as one literal."""
    if connection.vendor == "postgresql":
        return f'SELECT t::text FROM "{table}" t'
    if table not in _memory.columns:
        cursor.execute(f'SELECT name FROM pragma_table_info("{table}") ORDER BY cid')
        _memory.columns[table] = [row[0] for row in cursor.fetchall()]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in _memory.columns[table])
    return f'SELECT {quoted} FROM "{table}"'


def _put_back(step: _Step) -> None:
    """Write the rows of a step; what was changed goes first. Keys that refer to one another are checked at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, gone, come in step.changes:
            if connection.vendor == "postgresql":
                if gone:
                    cursor.execute(f'DELETE FROM "{table}" t WHERE t::text = ANY(%s)', [list(gone)])
                if come:
                    cursor.execute(f'INSERT INTO "{table}" SELECT * FROM unnest(%s::"{table}"[])', [list(come)])
                continue
            for row in gone:
                cursor.execute(f'DELETE FROM "{table}" WHERE ({_listed(table)}) IS ({row})')
            if come:
                cursor.execute(f'INSERT INTO "{table}" VALUES ' + ",".join(f"({row})" for row in come))


def _listed(table: str) -> str:
    return ",".join(f'"{column}"' for column in _memory.columns[table])
