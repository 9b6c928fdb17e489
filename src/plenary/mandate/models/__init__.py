"""The tables of the mandate, by subject."""

from plenary.mandate.models.groups import Body, Group, Step

__all__ = ["Body", "Group", "Step"]
