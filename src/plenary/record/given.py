"""What the acts of every room do with what they are given: numbers never used again, words by language, a reason, a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from plenary.record import reads as record
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


def decided(group: str, address: str) -> str:
    """The address of a decision of this group's meetings, as it stands in the record. Raises Problem.

    Meetings stand above the rooms that rest something on a decision: their tables are not asked, the record is.
    """
    address = address.strip().strip("/")[:200]
    parts = address.split("/")
    if len(parts) != 5 or parts[0] != "meeting" or parts[1] != group or parts[3] != "decision":
        raise Problem("Name the decision by its address: meeting/%(group)s/1/decision/2.", group=group)
    if not record.about(address, count=1):
        raise Problem("There is no decision %(address)s in the record.", address=address)
    return address
