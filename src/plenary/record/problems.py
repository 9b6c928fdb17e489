"""What is wrong with what somebody asked for, in words for her: what, where, and how to mend it."""

from __future__ import annotations

from typing import Any


class Problem(ValueError):
    """A refusal that the person can mend. `words` is a msgid; `values` fill its %(names)s once it is translated."""

    def __init__(self, words: str, **values: Any) -> None:
        super().__init__(words % values if values else words)
        self.words, self.values = words, values


class Conflict(Problem):
    """What was asked for fitted what she had read; meanwhile it stands otherwise. A program is told so by a status of its own."""
