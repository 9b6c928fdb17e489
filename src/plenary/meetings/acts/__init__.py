"""The acts of this room: one module a subject, all of them here by name."""

from plenary.meetings.acts.agenda import (
    add_item,
    adopt_agenda,
    attach,
    carry_over,
    change_item,
    close_item,
    drop_item,
    move_item,
    open_item,
)
from plenary.meetings.acts.planning import (
    cancel_meeting,
    change_meeting,
    plan_meeting,
    plan_sessions,
    post_update,
)
from plenary.meetings.acts.registering import (
    cancel_registration,
    note_attendance,
    register,
    register_other,
    set_registration,
)
from plenary.meetings.acts.sitting import close_session, open_session, switch
from plenary.meetings.acts.turns import begin_turn, end_turn, lengthen_turn

__all__ = [
    "add_item",
    "adopt_agenda",
    "attach",
    "begin_turn",
    "cancel_meeting",
    "cancel_registration",
    "carry_over",
    "change_item",
    "change_meeting",
    "close_item",
    "close_session",
    "drop_item",
    "end_turn",
    "lengthen_turn",
    "move_item",
    "note_attendance",
    "open_item",
    "open_session",
    "plan_meeting",
    "plan_sessions",
    "post_update",
    "register",
    "register_other",
    "set_registration",
    "switch",
]
