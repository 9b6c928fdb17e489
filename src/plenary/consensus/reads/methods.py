"""How the group decides: its working methods for consensus, and where it decided them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from plenary.consensus.models import Rule
from plenary.rules.consensus import Methods
from plenary.rules.sense import Bands


def methods_from(values: Mapping[str, Any]) -> Methods:
    """The rule's values from those that are kept: `lead` in hours, `maintained`, `bands` by name. Raises ValueError."""
    base = Methods()
    lead = timedelta(hours=int(values["lead"])) if "lead" in values else base.lead
    bands = Bands(**values["bands"]) if values.get("bands") else base.bands
    return Methods(bands=bands, lead=lead, maintained=bool(values.get("maintained", base.maintained)))


def methods_of(group: str) -> Methods:
    """The working methods that hold now; the defaults where the group decided none. One query."""
    row = Rule.objects.filter(group__slug=group).order_by("-number").first()
    return methods_from(row.values if row else {})


@dataclass(frozen=True, slots=True)
class RuleLine:
    """Working methods as they were decided."""

    number: int
    methods: Methods
    reason: str
    meeting: str  # slug; "" outside of one
    decision: int  # 0: none
    instant: datetime


def rules(group: str) -> tuple[RuleLine, ...]:
    """How the group decided to decide, the newest first; () where the defaults hold. One query."""
    rows = Rule.objects.filter(group__slug=group).select_related("meeting").order_by("-number")[:50]
    return tuple(
        RuleLine(
            r.number,
            methods_from(r.values),
            r.reason,
            r.meeting.slug if r.meeting else "",
            r.decision or 0,
            r.instant,
        )
        for r in rows
    )
