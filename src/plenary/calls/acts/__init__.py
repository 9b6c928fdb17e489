"""The verbs of a call for input, one subject a file."""

from plenary.calls.acts.handing_in import hand_in_files
from plenary.calls.acts.making import create_call, remove_question, write_question
from plenary.calls.acts.other import OTHER, open_other
from plenary.calls.acts.publishing import ask_for_publication
from plenary.calls.acts.receiving import note_twins, receive_known, receive_response
from plenary.calls.acts.reviewing import (
    confirm_response,
    correct_answer,
    describe_response,
    place_blocks,
    reopen_response,
    set_aside,
    settle_doubt,
)
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
    "OTHER",
    "Behind",
    "Source",
    "ask_for_publication",
    "change_statement",
    "cite",
    "confirm_response",
    "correct_answer",
    "create_call",
    "describe_response",
    "describe_summary",
    "drop_statement",
    "hand_in_files",
    "move_statement",
    "note_summary_version",
    "note_twins",
    "open_other",
    "place_blocks",
    "publish_summary",
    "receive_known",
    "receive_response",
    "remove_question",
    "reopen_response",
    "set_aside",
    "settle_doubt",
    "withdraw_citations",
    "write_question",
    "write_statement",
]
