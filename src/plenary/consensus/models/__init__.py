"""Tables of the consensus room, by subject."""

from plenary.consensus.models.findings import Breaking, Finding, Rule, Silence
from plenary.consensus.models.positions import Argument, Position, Question

__all__ = ["Argument", "Breaking", "Finding", "Position", "Question", "Rule", "Silence"]
