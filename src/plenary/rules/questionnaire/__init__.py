"""Questions, and the answers found in a document. Nothing of a document is ever lost.

The prose a secretariat reads is `docs/rules/questionnaire.md`.
"""

from plenary.rules.questionnaire.by_tag import Placed, edition, place, tagged, tags_by_lines
from plenary.rules.questionnaire.dates import Reading, dates
from plenary.rules.questionnaire.duplicates import near_duplicates
from plenary.rules.questionnaire.fields import LABELS, Field, Fields, fields, yes_or_no
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.numbers import sort_key
from plenary.rules.questionnaire.prose import prose
from plenary.rules.questionnaire.splitting import check_every_block_once, split
from plenary.rules.questionnaire.states import state_of
from plenary.rules.questionnaire.values import Answer, Block, Doubt, Part, Question, Split, State
from plenary.rules.questionnaire.words import words

__all__ = [
    "LABELS",
    "Answer",
    "Block",
    "Doubt",
    "Field",
    "Fields",
    "Part",
    "Placed",
    "Question",
    "Reading",
    "Split",
    "State",
    "check_every_block_once",
    "dates",
    "edition",
    "fields",
    "language_of",
    "near_duplicates",
    "place",
    "prose",
    "sort_key",
    "split",
    "state_of",
    "tagged",
    "tags_by_lines",
    "words",
    "yes_or_no",
]
