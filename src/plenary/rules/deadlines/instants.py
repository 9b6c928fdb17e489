"""Instants compared as instants, whatever zones they are written in."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(moment: datetime) -> datetime:
    """The same instant in UTC; a moment without a zone is none, and is refused (ValueError).

    Python compares and subtracts two moments of one zone by the clock on the wall, which errs when that clock is
    put back; in UTC it cannot.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC)
