"""Names of bodies as they stand in addresses."""

from __future__ import annotations

from django.utils.text import slugify


def body_slug(short: str) -> str:
    """A body's short name in an address; where nothing of it can stand there, a number made of its letters."""
    return slugify(short) or f"body-{sum(ord(c) * n for n, c in enumerate(short, 1))}"
