"""Dates of a call for input: where it stands, what is late, how people write a day, what follows when one day moves.

Nothing here reads a clock: the instant is an argument, so the state of a call follows the time with no job to run.
The prose a secretariat reads is `docs/rules/deadlines.md`.
"""

from plenary.rules.deadlines.chains import Link, Proposal, Warn, chain, lead
from plenary.rules.deadlines.days import Day, NoSuchDay, read_day
from plenary.rules.deadlines.reminding import DAYS, Left, due_reminders, left, reminders
from plenary.rules.deadlines.standing import CLOSING, CallFacts, Code, Standing, is_late, standing

__all__ = [
    "CLOSING",
    "DAYS",
    "CallFacts",
    "Code",
    "Day",
    "Left",
    "Link",
    "NoSuchDay",
    "Proposal",
    "Standing",
    "Warn",
    "chain",
    "due_reminders",
    "is_late",
    "lead",
    "left",
    "read_day",
    "reminders",
    "standing",
]
