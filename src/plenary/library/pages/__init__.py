"""The pages of this room; `send` is how every room sends a file."""

from plenary.library.pages.reading import send

__all__ = ["send"]
