"""The acts of this room: one module a subject, all of them here by name."""

from plenary.meetings.acts.agenda import (
    add_item,
    adopt_agenda,
    attach,
    carry_over,
    change_item,
    close_item,
    draft_agenda,
    drop_item,
    move_item,
    name_call,
    open_item,
)
from plenary.meetings.acts.amending import decide_amendment, propose_amendment, withdraw_amendment
from plenary.meetings.acts.breakouts import decide_piece, put_piece, report_breakout, save_notes, set_up_breakout
from plenary.meetings.acts.captioning import Fed, caption, close_feed, correct_caption, feed, new_key, open_feed, settle
from plenary.meetings.acts.chairing import nominate, preside, take_step
from plenary.meetings.acts.deciding import add_action, correct_decision, decide, finish_action, highlight
from plenary.meetings.acts.dividing import drop_session, plan_sessions, plan_usual_sessions
from plenary.meetings.acts.planning import cancel_meeting, change_meeting, plan_meeting, post_update
from plenary.meetings.acts.polling import close_poll, mark, open_poll
from plenary.meetings.acts.questions import answer_question, ask_chair, remove_question, restore_question
from plenary.meetings.acts.recording import keep_recording, remove_recording
from plenary.meetings.acts.registering import (
    cancel_registration,
    note_attendance,
    register,
    register_other,
    set_registration,
)
from plenary.meetings.acts.screen import put_up
from plenary.meetings.acts.sitting import close_session, open_session, switch
from plenary.meetings.acts.turns import begin_turn, end_turn, lengthen_turn

__all__ = [
    "Fed",
    "add_action",
    "add_item",
    "adopt_agenda",
    "answer_question",
    "ask_chair",
    "attach",
    "begin_turn",
    "cancel_meeting",
    "cancel_registration",
    "caption",
    "carry_over",
    "change_item",
    "change_meeting",
    "close_feed",
    "close_item",
    "close_poll",
    "close_session",
    "correct_caption",
    "correct_decision",
    "decide",
    "decide_amendment",
    "decide_piece",
    "draft_agenda",
    "drop_item",
    "drop_session",
    "end_turn",
    "feed",
    "finish_action",
    "highlight",
    "keep_recording",
    "lengthen_turn",
    "mark",
    "move_item",
    "name_call",
    "new_key",
    "nominate",
    "note_attendance",
    "open_feed",
    "open_item",
    "open_poll",
    "open_session",
    "plan_meeting",
    "plan_sessions",
    "plan_usual_sessions",
    "post_update",
    "preside",
    "propose_amendment",
    "put_piece",
    "put_up",
    "register",
    "register_other",
    "remove_question",
    "remove_recording",
    "report_breakout",
    "restore_question",
    "save_notes",
    "set_registration",
    "set_up_breakout",
    "settle",
    "switch",
    "take_step",
    "withdraw_amendment",
]
