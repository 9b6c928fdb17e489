"""Kinds of entries: the categories of a group."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["CategoriesEntered", "CategoryRenamed"]


@kind("mapping.categories-entered")
@dataclass(frozen=True)
class CategoriesEntered(Kind):
    """Categories of a group were entered, in their order, in one of its classifications."""

    scheme: str
    codes: list[str]


@kind("mapping.category-renamed")
@dataclass(frozen=True)
class CategoryRenamed(Kind):
    """A category has another name, letter or place. What is linked to it stays linked; its earlier name finds it still."""

    scheme: str
    code: str
    letter: str
