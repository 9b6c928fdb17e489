"""What anybody may see of texts: one module a subject."""

from plenary.texts.reads.comments import comment_counts, comments, rounds
from plenary.texts.reads.openness import Openness, openness
from plenary.texts.reads.paragraphs import earlier_words, history, languages, paragraph, translated, translations
from plenary.texts.reads.proposals import proposal, proposals, wordings
from plenary.texts.reads.revisions import revision, revisions
from plenary.texts.reads.terms import terms
from plenary.texts.reads.texts import factual, only_factual, symbols, text, text_line, texts
from plenary.texts.reads.values import (
    PILES,
    AnswerLine,
    ChangeLine,
    Cite,
    CommentLine,
    DefinitionLine,
    ParagraphLine,
    ProposalLine,
    RevisionLine,
    RoundLine,
    Snapshot,
    SponsorLine,
    TermLine,
    TextLine,
    TextPage,
    TranslationLine,
    WordingLine,
)

__all__ = [
    "PILES",
    "AnswerLine",
    "ChangeLine",
    "Cite",
    "CommentLine",
    "DefinitionLine",
    "Openness",
    "ParagraphLine",
    "ProposalLine",
    "RevisionLine",
    "RoundLine",
    "Snapshot",
    "SponsorLine",
    "TermLine",
    "TextLine",
    "TextPage",
    "TranslationLine",
    "WordingLine",
    "comment_counts",
    "comments",
    "earlier_words",
    "factual",
    "history",
    "languages",
    "only_factual",
    "openness",
    "paragraph",
    "proposal",
    "proposals",
    "revision",
    "revisions",
    "rounds",
    "symbols",
    "terms",
    "text",
    "text_line",
    "texts",
    "translated",
    "translations",
    "wordings",
]
