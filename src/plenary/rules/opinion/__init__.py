"""The map of wider input: who answers alike, and what nearly all share. Advisory. See docs/rules/opinion.md."""

from plenary.rules.opinion.consensus import consensus
from plenary.rules.opinion.landscape import landscape
from plenary.rules.opinion.showing import FEWEST, Cell, Dot, dots, large, shown_table, shown_tallies
from plenary.rules.opinion.values import (
    AGREE,
    DISAGREE,
    PASS,
    Crossing,
    Group,
    Id,
    Landscape,
    Point,
    Represents,
    Statement,
    Tally,
    Votes,
)

__all__ = [
    "AGREE",
    "DISAGREE",
    "FEWEST",
    "PASS",
    "Cell",
    "Crossing",
    "Dot",
    "Group",
    "Id",
    "Landscape",
    "Point",
    "Represents",
    "Statement",
    "Tally",
    "Votes",
    "consensus",
    "dots",
    "landscape",
    "large",
    "shown_table",
    "shown_tallies",
]
