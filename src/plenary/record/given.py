"""What the acts of every room do with what they are given: numbers never used again, words by language, a public reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from plenary.record.problems import Problem

LONGEST_REASON = 4000  # characters


def next_number(rows: Any, **where: Any) -> int:
    """One more than the highest `number` given so far in a table: numbers are never used again."""
    return int(rows.objects.filter(**where).aggregate(most=Max("number"))["most"] or 0) + 1


def words_of(told: Mapping[str, Any] | None, most: int = 4000) -> dict[str, str]:
    """Words by language as they are kept: trimmed, empty ones left out."""
    return {str(code)[:20]: text for code, given in (told or {}).items() if (text := str(given).strip()[:most])}


def reasoned(text: str | None) -> str:
    """A reason as it is kept, its lines as they were typed. Raises Problem where it is too long."""
    said = (text or "").replace("\r\n", "\n").strip()
    if len(said) > LONGEST_REASON:
        raise Problem("A reason has at most %(most)s characters.", most=LONGEST_REASON)
    return said
