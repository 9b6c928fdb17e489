"""What a factory makes from a state of the record that was met before is put back as rows, not made by its acts again.

The record tells which state the tables are in: its newest entry stands for all before it, and every change of them is an
entry. So where a factory is called in the state that an earlier test called it in, with the same arguments, its result is the same,
and the rows that it added are written in a few statements. Only states that grew from the empty record by
such calls are remembered; whoever does anything else in between has it done by the acts. Tests of the acts lose nothing: the first
call in each process goes through them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db import IntegrityError, connection, transaction

from plenary.record import bell, reads

EMPTY: frozenset[str] = frozenset()
F = TypeVar("F", bound=Callable[..., Any])
Mark = tuple[int, str]  # the record's newest entry
Rows = frozenset[str]  # each row as a literal of the database's own


@dataclass(frozen=True)
class _Step:
    value: Any
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # table, rows that went, rows that came


_states: set[Mark] = set()  # those that grew from the empty record by steps alone
_steps: dict[tuple[Mark, str, str], _Step] = {}
_columns: dict[str, list[str]] = {}


def remembered(make: F) -> F:
    """The factory, with a memory. Its arguments are told apart by their `repr`."""

    @functools.wraps(make)
    def call(*args: Any, **kwargs: Any) -> Any:
        before = reads.newest()
        if before[0] and before not in _states:
            return make(*args, **kwargs)
        key = before, make.__name__, repr((args, sorted(kwargs.items())))
        if key in _steps:
            try:
                return _put_back(_steps[key])
            except IntegrityError:  # something beside the record was changed meanwhile: a login, say
                return make(*args, **kwargs)
        return _first(key, lambda: make(*args, **kwargs))

    return cast(F, call)


def _first(key: tuple[Mark, str, str], make: Callable[[], Any]) -> Any:
    """Made by its acts; each table that they write is looked at before the first statement, and after the last."""
    before: dict[str, Rows] = {}

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        words = sql.split(None, 3)
        if words[0] in ("INSERT", "DELETE", "UPDATE"):
            table = words[1 if words[0] == "UPDATE" else 2].strip('"')
            if table not in before:
                before[table] = EMPTY  # the look itself passes here too
                before[table] = _rows(table)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        value = make()
    after = reads.newest()
    if after != key[0]:  # otherwise it was there already: asking is as quick as remembering
        now = {table: _rows(table) for table in before}
        changes = ((t, tuple(sorted(was - now[t])), tuple(sorted(now[t] - was))) for t, was in before.items())
        _steps[key] = _Step(value, tuple(change for change in changes if change[1] or change[2]))
        _states.add(after)
    return value


def _rows(table: str) -> Rows:
    """What stands in a table."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'SELECT t::text FROM "{table}" t')
        else:
            if table not in _columns:
                cursor.execute(f'SELECT name FROM pragma_table_info("{table}") ORDER BY cid')
                _columns[table] = [row[0] for row in cursor.fetchall()]
            quoted = " || ',' || ".join(f'quote("{column}")' for column in _columns[table])
            cursor.execute(f'SELECT {quoted} FROM "{table}"')
        return frozenset(row[0] for row in cursor.fetchall())


def _put_back(step: _Step) -> Any:
    """Write the rows of a step, and ring as an act does. Keys that refer to one another are checked at the end.

    Raises IntegrityError, and changes nothing, where the rows do not fit.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_notify('plenary', '')")  # as `record.acts` tells other processes
        for table, gone, come in step.changes:
            if connection.vendor == "postgresql":
                if gone:
                    cursor.execute(f'DELETE FROM "{table}" t WHERE t::text = ANY(%s)', [list(gone)])
                if come:
                    cursor.execute(f'INSERT INTO "{table}" SELECT * FROM unnest(%s::"{table}"[])', [list(come)])
                continue
            listed = ",".join(f'"{column}"' for column in _columns[table])
            for row in gone:
                cursor.execute(f'DELETE FROM "{table}" WHERE ({listed}) IS ({row})')
            if come:
                cursor.execute(f'INSERT INTO "{table}" VALUES ' + ",".join(f"({row})" for row in come))
    bell.ring()
    return step.value
