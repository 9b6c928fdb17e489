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

__all__ = [
    "OTHER",
    "ask_for_publication",
    "confirm_response",
    "correct_answer",
    "create_call",
    "describe_response",
    "hand_in_files",
    "note_twins",
    "open_other",
    "place_blocks",
    "receive_known",
    "receive_response",
    "remove_question",
    "reopen_response",
    "set_aside",
    "settle_doubt",
    "write_question",
]
