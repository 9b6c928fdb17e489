"""What anybody may see of this room."""

from plenary.mapping.reads.categories import (
    MAIN,
    Alias,
    CategoryLine,
    categories,
    category_named,
    every_category,
    schemes,
)

__all__ = ["MAIN", "Alias", "CategoryLine", "categories", "category_named", "every_category", "schemes"]
