"""The fragments of the live pages of texts that this room shows."""

from __future__ import annotations

from plenary.record.live import Fragment

FRAGMENTS: tuple[Fragment, ...] = ()
