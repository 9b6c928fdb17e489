"""The acts of this room: one module a subject, all of them here by name."""

from plenary.mandate.acts.bodies import (
    drop_stop,
    enter_body_point,
    enter_session,
    meet_stop,
    plan_establishing,
    plan_stop,
)
from plenary.mandate.acts.calendar import agree_date, change_date, drop_date, enter_date, move_dates, note_actual
from plenary.mandate.acts.earlier import name_earlier_document, note_earlier, take_off_earlier_document
from plenary.mandate.acts.founding import found_group, iso, plan_steps
from plenary.mandate.acts.methods import adopt_methods, put_modalities, settle_modality, take_over_methods
from plenary.mandate.acts.placing import place_group
from plenary.mandate.acts.reminding import send_due_reminder
from plenary.mandate.acts.sources import enter_source, move_task, quote, set_task
from plenary.mandate.acts.stages import set_stages
from plenary.mandate.acts.succession import amend_group, close_group, reopen_group, take_over

__all__ = [
    "adopt_methods",
    "agree_date",
    "amend_group",
    "change_date",
    "close_group",
    "drop_date",
    "drop_stop",
    "enter_body_point",
    "enter_date",
    "enter_session",
    "enter_source",
    "found_group",
    "iso",
    "meet_stop",
    "move_dates",
    "move_task",
    "name_earlier_document",
    "note_actual",
    "note_earlier",
    "place_group",
    "plan_establishing",
    "plan_steps",
    "plan_stop",
    "put_modalities",
    "quote",
    "reopen_group",
    "send_due_reminder",
    "set_stages",
    "set_task",
    "settle_modality",
    "take_off_earlier_document",
    "take_over",
    "take_over_methods",
]
