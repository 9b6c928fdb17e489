"""Tables of the mapping room, by subject."""

from plenary.mapping.models.categories import Category

__all__ = ["Category"]
