"""Changes that nobody tracked."""

from __future__ import annotations

from collections.abc import Sequence

from plenary.press.changed import Changed


def compared(before: Sequence[tuple[str, str]], changed: Changed) -> Changed:
    return changed
