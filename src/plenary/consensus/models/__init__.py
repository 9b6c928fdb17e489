"""Tables of the consensus room, by subject."""

from plenary.consensus.models.findings import Breaking, Finding, Rule, Silence
from plenary.consensus.models.opinion import Canvass, CanvassBallot, CanvassStatement, CanvassVote
from plenary.consensus.models.positions import Argument, Position, Question

__all__ = [
    "Argument",
    "Breaking",
    "Canvass",
    "CanvassBallot",
    "CanvassStatement",
    "CanvassVote",
    "Finding",
    "Position",
    "Question",
    "Rule",
    "Silence",
]
