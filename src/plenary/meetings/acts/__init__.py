"""The acts of this room: one module a subject, all of them here by name."""

from plenary.meetings.acts.turns import begin_turn, end_turn

__all__ = ["begin_turn", "end_turn"]
