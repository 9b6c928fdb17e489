"""What stands in the way of agreement, and what would bring us together. See docs/rules/consensus.md."""

from plenary.rules.consensus.alike import alike
from plenary.rules.consensus.nearest import Bracketed, Distance, Dividing, Reading, divides, nearest
from plenary.rules.consensus.piles import PILES, Pile, pile, piles
from plenary.rules.consensus.saying import WORDS, Asked, Word, asked, bands
from plenary.rules.consensus.silence import May, Phase, beginning, silence
from plenary.rules.consensus.standing import elsewhere, objecting, on, proposing, standing, whole, with_merged
from plenary.rules.consensus.values import (
    ACCEPTING,
    BASE_WORDING,
    GRACE,
    MARKS,
    VALUES,
    WHOLE,
    Count,
    Methods,
    Position,
    Standing,
    State,
    Status,
    Value,
)
from plenary.rules.consensus.worth import Work, acceptance, worth

__all__ = [
    "ACCEPTING",
    "BASE_WORDING",
    "GRACE",
    "MARKS",
    "PILES",
    "VALUES",
    "WHOLE",
    "WORDS",
    "Asked",
    "Bracketed",
    "Count",
    "Distance",
    "Dividing",
    "May",
    "Methods",
    "Phase",
    "Pile",
    "Position",
    "Reading",
    "Standing",
    "State",
    "Status",
    "Value",
    "Word",
    "Work",
    "acceptance",
    "alike",
    "asked",
    "bands",
    "beginning",
    "divides",
    "elsewhere",
    "nearest",
    "objecting",
    "on",
    "pile",
    "piles",
    "proposing",
    "silence",
    "standing",
    "whole",
    "with_merged",
    "worth",
]
