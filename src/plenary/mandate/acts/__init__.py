"""The acts of this room: one module a subject, all of them here by name."""

from plenary.mandate.acts.calendar import agree_date, change_date, drop_date, enter_date, move_dates, note_actual
from plenary.mandate.acts.founding import found_group, iso, plan_steps
from plenary.mandate.acts.reminding import send_due_reminder

__all__ = [
    "agree_date",
    "change_date",
    "drop_date",
    "enter_date",
    "found_group",
    "iso",
    "move_dates",
    "note_actual",
    "plan_steps",
    "send_due_reminder",
]
