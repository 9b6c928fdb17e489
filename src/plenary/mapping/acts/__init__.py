"""The acts of this room: one module a subject, all of them here by name."""

from plenary.mapping.acts.categories import enter_categories, rename_category

__all__ = ["enter_categories", "rename_category"]
