"""The verbs of a call for input, one subject a file."""

from plenary.calls.acts.adopting import (
    adopt_questionnaire,
    agree_questions,
    format_call,
    reopen_questionnaire,
)
from plenary.calls.acts.answering import confirm_mail, hand_in, sign, withdraw
from plenary.calls.acts.dating import drop_date, move_dates, plan_dates
from plenary.calls.acts.desk import ask_again, ask_signatures_again, enter_for, vouch_for
from plenary.calls.acts.handing_in import hand_in_files
from plenary.calls.acts.inviting import (
    CHANNELS,
    drop_channel,
    invite,
    invite_seats,
    send_invitations,
    track_channel,
    withdraw_invitations,
)
from plenary.calls.acts.living import close_call, extend_deadline, open_call, reopen_call
from plenary.calls.acts.making import create_call, remove_question, write_question
from plenary.calls.acts.merging import merge_responses, unmerge_responses
from plenary.calls.acts.moderating import remove_attachment, remove_response, restore_attachment, restore_response
from plenary.calls.acts.other import OTHER, open_other
from plenary.calls.acts.publishing import ask_for_publication
from plenary.calls.acts.receiving import note_twins, receive_known, receive_response
from plenary.calls.acts.reminding import drop_reminder, plan_reminders, send_due_reminder, send_reminder
from plenary.calls.acts.reviewing import (
    confirm_response,
    correct_answer,
    describe_response,
    place_blocks,
    reopen_response,
    set_aside,
    settle_doubt,
)
from plenary.calls.acts.suggesting import leave_suggestion, suggest_question, take_suggestions
from plenary.calls.acts.summarising import (
    Behind,
    Source,
    change_statement,
    cite,
    describe_summary,
    drop_statement,
    move_statement,
    withdraw_citations,
    write_statement,
)
from plenary.calls.acts.summary_out import note_summary_version, publish_summary

__all__ = [
    "CHANNELS",
    "OTHER",
    "Behind",
    "Source",
    "adopt_questionnaire",
    "agree_questions",
    "ask_again",
    "ask_for_publication",
    "ask_signatures_again",
    "change_statement",
    "cite",
    "close_call",
    "confirm_mail",
    "confirm_response",
    "correct_answer",
    "create_call",
    "describe_response",
    "describe_summary",
    "drop_channel",
    "drop_date",
    "drop_reminder",
    "drop_statement",
    "enter_for",
    "extend_deadline",
    "format_call",
    "hand_in",
    "hand_in_files",
    "invite",
    "invite_seats",
    "leave_suggestion",
    "merge_responses",
    "move_dates",
    "move_statement",
    "note_summary_version",
    "note_twins",
    "open_call",
    "open_other",
    "place_blocks",
    "plan_dates",
    "plan_reminders",
    "publish_summary",
    "receive_known",
    "receive_response",
    "remove_attachment",
    "remove_question",
    "remove_response",
    "reopen_call",
    "reopen_questionnaire",
    "reopen_response",
    "restore_attachment",
    "restore_response",
    "send_due_reminder",
    "send_invitations",
    "send_reminder",
    "set_aside",
    "settle_doubt",
    "sign",
    "suggest_question",
    "take_suggestions",
    "track_channel",
    "unmerge_responses",
    "vouch_for",
    "withdraw",
    "withdraw_citations",
    "withdraw_invitations",
    "write_question",
    "write_statement",
]
