"""A file that cannot be taken as what it was handed in for. Pages say so in the reader's language."""

from __future__ import annotations

from typing import Any


class Unfit(ValueError):
    """`words` is a sentence that says how to mend it: an English message id. `values` fill its %(names)s, translated or not."""

    def __init__(self, words: str, **values: Any) -> None:
        super().__init__(words % values if values else words)
        self.words, self.values = words, values
