"""When an address outside counts as dead: one failure is an accident, failures on two days are not (A66).

The prose a secretariat reads is `docs/rules/addresses.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

REACHED, FAILED, UNCLEAR = "reached", "failed", "unclear"
# Somebody answers there, and not us, or not now: neither proves that readers find nothing.
_NOT_US: Final = frozenset({401, 402, 403, 405, 406, 407, 408, 423, 425, 429, 451, 503})


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an address: since when every attempt failed (None: it did not), and whether it counts as dead."""

    since: datetime | None = None
    dead: bool = False


def judged(status: int) -> str:
    """What an attempt found: REACHED, FAILED (nothing is there), or UNCLEAR. `status` is HTTP's; 0 where nobody answered."""
    if 200 <= status < 300:
        return REACHED
    return UNCLEAR if status in _NOT_US else FAILED


def after(before: Standing, found: str, at: datetime) -> Standing:
    """The standing after an attempt at that instant. Days are those of UTC, whoever asks.

    Raises ValueError for an instant without a zone, and for an outcome that there is not.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no zone: nobody can tell which day that was")
    if found == REACHED:
        return Standing()
    if found == UNCLEAR:
        return before
    if found != FAILED:
        raise ValueError(f"no attempt is {found!r}")
    since = before.since if before.since is not None else at
    return Standing(since, before.dead or at.astimezone(UTC).date() != since.astimezone(UTC).date())
