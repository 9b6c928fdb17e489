"""Tables of the texts room, by subject."""

from plenary.texts.models.comments import Comment, Round
from plenary.texts.models.proposals import Proposal, Sponsor, Wording
from plenary.texts.models.terms import Definition, Term
from plenary.texts.models.texts import Change, Paragraph, Revision, Text, Translation

__all__ = [
    "Change",
    "Comment",
    "Definition",
    "Paragraph",
    "Proposal",
    "Revision",
    "Round",
    "Sponsor",
    "Term",
    "Text",
    "Translation",
    "Wording",
]
