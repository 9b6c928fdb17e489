"""Reminders of dates: sent once each, by the clock. Who writes the letters reads the entry (`mandate.date-reminded`)."""

from __future__ import annotations

from datetime import datetime

from plenary.mandate.acts.calendar import address
from plenary.mandate.entries import DateReminded
from plenary.mandate.models import Milestone, Reminded
from plenary.mandate.reads import reminding
from plenary.mandate.rights import DATE
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act


@act
def send_due_reminder(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Send the one reminder of a date whose instant has come, if there is one: asked twice, it is sent once.

    Raises Milestone.DoesNotExist.
    """
    DATE.require(by, group)
    row = Milestone.objects.select_for_update().get(group__slug=group, number=number)
    found = next((one for one in reminding.due(at, group) if one.number == number), None)
    if found is None:
        return Unchanged(address(group, number))
    Reminded(milestone=row, due=found.day, planned=found.planned, sent=at).save()
    return Written(DateReminded(group, number, found.day.isoformat()), address(group, number))
