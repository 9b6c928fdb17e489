"""What every page of every room is given stands with the groups, which all pages show; here by its name for all rooms."""

from plenary.mandate.show import said, show

__all__ = ["said", "show"]
