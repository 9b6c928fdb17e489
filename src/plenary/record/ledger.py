"""The ledger of the act that is under way: which rows it touched, and whether its right was asked for."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models


class OutsideAct(RuntimeError):
    """A table of record was written to outside an act. There is no second way to change anything."""


@dataclass
class Ledger:
    """Rows touched, in order, the last state of each winning; None where the row was deleted."""

    act: str
    at: datetime
    right_asked: bool = False
    rows: dict[tuple[str, int | str], models.Model | None] = field(default_factory=dict)

    def touch(self, row: models.Model, *, deleted: bool = False) -> None:
        key = (row._meta.db_table, row.pk)
        self.rows.pop(key, None)
        self.rows[key] = None if deleted else row

    def note_right(self) -> None:
        self.right_asked = True


current: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


def here(what: str) -> Ledger:
    """The ledger of the act under way. Raises OutsideAct where there is none."""
    ledger = current.get()
    if ledger is None:
        raise OutsideAct(f"{what} may be changed by an act only (plenary.record.acts.act)")
    return ledger


def plain_row(row: models.Model) -> dict[str, Any]:
    """A row as JSON values: what the record commits to and what `verify` compares the tables with."""
    skip: frozenset[str] = getattr(row, "UNRECORDED", frozenset())
    return {f.attname: plain(getattr(row, f.attname)) for f in row._meta.concrete_fields if f.attname not in skip}


def plain(value: Any) -> Any:
    """JSON form of a column: instants in UTC with microseconds, days as ISO 8601. Raises TypeError for a float."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime) and value.tzinfo is not None:
        return instant(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    raise TypeError(f"{type(value).__name__} has no exact form in the record")


def instant(at: datetime) -> str:
    """UTC with microseconds: "2013-09-17T21:59:00.000000Z". Raises ValueError where the zone is not said."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no zone: nobody can tell when that was")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
