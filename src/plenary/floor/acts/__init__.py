"""The acts of this room: one module a subject, all of them here by name."""

from plenary.floor.acts.asking import ask, enter, withdraw
from plenary.floor.acts.giving import end_turn, extend_time, give_floor, give_to, next_speaker
from plenary.floor.acts.handing_in import hand_in_text
from plenary.floor.acts.keeping import (
    carry_list,
    close_list,
    mark_unreached,
    put_back,
    remove,
    reopen_list,
    set_list,
    take_out_of_order,
)

__all__ = [
    "ask",
    "carry_list",
    "close_list",
    "end_turn",
    "enter",
    "extend_time",
    "give_floor",
    "give_to",
    "hand_in_text",
    "mark_unreached",
    "next_speaker",
    "put_back",
    "remove",
    "reopen_list",
    "set_list",
    "take_out_of_order",
    "withdraw",
]
