"""How the group decides: its working methods for consensus, and where it decided them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from plenary.consensus.models import Rule
from plenary.mandate.reads import methods as mandate
from plenary.rules.consensus import Methods
from plenary.rules.sense import Bands


def methods_from(values: Mapping[str, Any]) -> Methods:
    """The rule's values from those that are kept: `lead` in hours, `maintained`, `bands` by name. Raises ValueError."""
    base = Methods()
    lead = timedelta(hours=int(values["lead"])) if "lead" in values else base.lead
    bands = Bands(**values["bands"]) if values.get("bands") else base.bands
    return Methods(bands=bands, lead=lead, maintained=bool(values.get("maintained", base.maintained)))


def methods_of(group: str) -> Methods:
    """The working methods that hold now: those of the mandate; the defaults where the group decided none.

    Two queries at most: a group that has no version there may have decided before the mandate kept them.
    """
    number, kept = mandate.standing(group)
    if number:
        return kept.consensus()
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
    """How the group decided to decide, the newest first; () where the defaults hold. Two queries."""
    made = [
        RuleLine(v.number, v.methods.consensus(), _said(v.reason), meeting, decision, v.instant)
        for v in mandate.versions(group)[:50]
        for meeting, decision in [_decision(v.decision)]
    ]
    rows = Rule.objects.filter(group__slug=group).select_related("meeting").order_by("-number")[:50]
    return tuple(made) + tuple(
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


def _decision(address: str) -> tuple[str, int]:
    """Meeting and number of a decision, of its address: meeting/harbours/1/decision/2."""
    parts = address.split("/")
    return (parts[2], int(parts[4])) if len(parts) == 5 and parts[4].isdecimal() else ("", 0)


def _said(reason: Mapping[str, str]) -> str:
    return next(iter(reason.values()), "")
