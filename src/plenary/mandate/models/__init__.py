"""The tables of the mandate, by subject."""

from plenary.mandate.models.calendar import Agreed, Fulfilled, Milestone, Reminded
from plenary.mandate.models.groups import Body, Group, Step

__all__ = ["Agreed", "Body", "Fulfilled", "Group", "Milestone", "Reminded", "Step"]
