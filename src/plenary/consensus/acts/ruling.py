"""How the group decides is itself decided (A152)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from plenary.consensus.acts.common import meeting_id
from plenary.consensus.entries.findings import MethodsDecided
from plenary.consensus.models import Rule
from plenary.consensus.reads.methods import methods_from, methods_of
from plenary.consensus.rights import FIND
from plenary.mandate.acts import adopt_methods
from plenary.mandate.reads import methods as mandate
from plenary.meetings.reads.deciding import decisions
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import reasoned
from plenary.record.problems import Problem

LONGEST_LEAD = 24 * 366  # hours


def _bands(group: str) -> dict[str, int]:
    row = Rule.objects.filter(group__slug=group).order_by("-number").first()
    return dict(row.values.get("bands", {})) if row else {}


@act
def set_methods(
    by: Actor,
    *,
    group: str,
    lead: int,
    maintained: bool,
    bands: Mapping[str, int] | None = None,
    reason: str,
    meeting: str = "",
    decision: int | None = None,
    at: datetime,
) -> Outcome:
    """The group's working methods for consensus, as it decided them; `value` is their number.

    `lead` is the shortest silence procedure, in hours. `maintained`: does an objection that is maintained stand in the way?
    `bands` are the words for unnamed support, in per cent by the names of `rules.sense.Bands`; None keeps what holds.
    `decision` is the number of the decision at `meeting` by which the group decided so. They are a version of the working
    methods that the mandate keeps, all other points of which stay. Raises Problem, Forbidden.
    """
    FIND.require(by, group)
    where = f"consensus/{group}/methods"
    why = reasoned(reason)
    if not 1 <= lead <= LONGEST_LEAD:
        raise Problem("A silence procedure takes between one hour and a year.")
    kept = dict(bands) if bands is not None else dict(mandate.methods(group).bands) or _bands(group)
    values: dict[str, Any] = {"lead": lead, "maintained": maintained, "bands": kept}
    try:
        told = methods_from(values)
    except (TypeError, ValueError):
        raise Problem("These words for support are out of order, or would point at somebody.") from None
    number = mandate.standing(group)[0]
    holds = methods_of(group)
    if replace(told, decision=holds.decision) == holds and (number or Rule.objects.filter(group__slug=group).exists()):
        return Unchanged(where)
    if decision is not None:
        at_meeting = meeting_id(group, meeting)
        if at_meeting is None or decision not in {d.number for d in decisions(at_meeting)}:
            raise Problem("There is no such decision.")
    if not why and decision is None:
        raise Problem("Say how the group decided it: name the decision, or give the reason.")
    made = adopt_methods(
        by,
        group=group,
        values=values,
        decision=f"meeting/{group}/{meeting}/decision/{decision}" if decision is not None else "",
        reason={"en": why},
        at=at,
    )
    number = int(made.value)
    return Written(MethodsDecided(number, lead, maintained, meeting, decision or 0), where, number)
