"""The acts of this room: one module a subject, all of them here by name."""

from plenary.texts.acts.commenting import answer_comment, close_round, comment, open_round
from plenary.texts.acts.importing import import_word
from plenary.texts.acts.inviting import close_proposals, conclude, invite, issue_revision
from plenary.texts.acts.making import (
    create_text,
    edit_paragraph,
    enter_paragraphs,
    place_paragraph,
    rename_text,
    set_paragraph,
    set_statement,
)
from plenary.texts.acts.merging import merge_paragraphs
from plenary.texts.acts.pointing import point
from plenary.texts.acts.proposing import cosponsor, leave, propose, revise, streamline, withdraw
from plenary.texts.acts.reopening import reopen
from plenary.texts.acts.reusing import take_over
from plenary.texts.acts.settling import challenge, mark, settle
from plenary.texts.acts.terms import define, enter_term, retire
from plenary.texts.acts.translating import translate

__all__ = [
    "answer_comment",
    "challenge",
    "close_proposals",
    "close_round",
    "comment",
    "conclude",
    "cosponsor",
    "create_text",
    "define",
    "edit_paragraph",
    "enter_paragraphs",
    "enter_term",
    "import_word",
    "invite",
    "issue_revision",
    "leave",
    "mark",
    "merge_paragraphs",
    "open_round",
    "place_paragraph",
    "point",
    "propose",
    "rename_text",
    "reopen",
    "retire",
    "revise",
    "set_paragraph",
    "set_statement",
    "settle",
    "streamline",
    "take_over",
    "translate",
    "withdraw",
]
