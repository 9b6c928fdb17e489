"""What the clock does to calendars: due reminders go out. Where a date stands needs no tick, it is computed when it is read."""

from __future__ import annotations

from datetime import datetime

from plenary.mandate import acts
from plenary.mandate.reads import reminding
from plenary.record.actor import operator
from plenary.record.acts import Receipt


def tick(at: datetime) -> tuple[Receipt, ...]:
    """Send what is due at that instant: at most one reminder a date. Run as often as one likes, it sends each once."""
    clock = operator("clock")
    found = [acts.send_due_reminder(clock, group=one.group, number=one.number, at=at) for one in reminding.due(at)]
    return tuple(receipt for receipt in found if receipt.entry)
