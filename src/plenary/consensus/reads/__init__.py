"""What anybody may see of positions and findings: one module a subject."""

from plenary.consensus.reads.findings import Agreement, Points, agreement, findings, silences
from plenary.consensus.reads.methods import RuleLine, methods_of, rules
from plenary.consensus.reads.obstacles import Held, held_up
from plenary.consensus.reads.piles import PILES, Piles, piles
from plenary.consensus.reads.positions import (
    Stands,
    divides,
    mine,
    nearest,
    own_seat,
    paragraph_positions,
    standings,
    stands,
    work,
)
from plenary.consensus.reads.questions import question, questions, sees_all, to_revisit
from plenary.consensus.reads.saying import Said, said_of, said_of_question, said_of_text
from plenary.consensus.reads.values import (
    AnswerCounts,
    ArgumentLine,
    BreakingLine,
    FindingLine,
    ParagraphPositions,
    PositionLine,
    QuestionLine,
    QuestionPage,
    SilenceLine,
    total,
)
from plenary.consensus.reads.waiting import Own, OwnText, own
from plenary.texts.reads import openness as open_brackets

__all__ = [
    "PILES",
    "Agreement",
    "AnswerCounts",
    "ArgumentLine",
    "BreakingLine",
    "FindingLine",
    "Held",
    "Own",
    "OwnText",
    "ParagraphPositions",
    "Piles",
    "Points",
    "PositionLine",
    "QuestionLine",
    "QuestionPage",
    "RuleLine",
    "Said",
    "SilenceLine",
    "Stands",
    "agreement",
    "divides",
    "findings",
    "held_up",
    "methods_of",
    "mine",
    "nearest",
    "open_brackets",
    "own",
    "own_seat",
    "paragraph_positions",
    "piles",
    "question",
    "questions",
    "rules",
    "said_of",
    "said_of_question",
    "said_of_text",
    "sees_all",
    "silences",
    "standings",
    "stands",
    "to_revisit",
    "total",
    "work",
]
