"""The acts of this room: one module a subject, all of them here by name."""

from plenary.news.acts.items import amend_item, publish_item, withdraw_item
from plenary.news.acts.questions import answer_question, ask_question, confirm_question, decline_question, set_box
from plenary.news.acts.thanks import take_thanks_back, thank

__all__ = [
    "amend_item",
    "answer_question",
    "ask_question",
    "confirm_question",
    "decline_question",
    "publish_item",
    "set_box",
    "take_thanks_back",
    "thank",
    "withdraw_item",
]
