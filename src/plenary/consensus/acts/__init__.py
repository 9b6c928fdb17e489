"""The acts of this room: one module a subject, all of them here by name."""

from plenary.consensus.acts.asking import answer_question, argue, ask_question, change_question, find_question
from plenary.consensus.acts.canvassing import (
    add_statement,
    close_canvass,
    draft_canvass,
    judge_statement,
    open_canvass,
    order_map,
    record_map,
)
from plenary.consensus.acts.finding import confirm_silence, find, object_to_silence, place_statement
from plenary.consensus.acts.public_voting import vote
from plenary.consensus.acts.ruling import set_methods
from plenary.consensus.acts.silence import begin_silence, note_breaking, withdraw_silence
from plenary.consensus.acts.standing import contest_mark, mark_objection, take_position, withdraw_objection

__all__ = [
    "add_statement",
    "answer_question",
    "argue",
    "ask_question",
    "begin_silence",
    "change_question",
    "close_canvass",
    "confirm_silence",
    "contest_mark",
    "draft_canvass",
    "find",
    "find_question",
    "judge_statement",
    "mark_objection",
    "note_breaking",
    "object_to_silence",
    "open_canvass",
    "order_map",
    "place_statement",
    "record_map",
    "set_methods",
    "take_position",
    "vote",
    "withdraw_objection",
    "withdraw_silence",
]
