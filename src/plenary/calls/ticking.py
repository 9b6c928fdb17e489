"""What the clock does to calls: due reminders go out. The state of a call needs no tick, it is computed when it is read."""

from __future__ import annotations

from datetime import datetime

from plenary.calls import acts, life_reads
from plenary.record.actor import operator
from plenary.record.acts import Receipt


def tick(at: datetime) -> tuple[Receipt, ...]:
    """Send what is due at that instant: at most one reminder a call. Run as often as one likes, it sends each once."""
    clock = operator("clock")
    receipts = [acts.send_due_reminder(clock, call=slug, at=at) for slug in life_reads.with_reminders(at)]
    return tuple(receipt for receipt in receipts if receipt.entry)
