"""The acts of this room: one module a subject, all of them here by name."""

from plenary.members.acts.accounts import open_account, remove_factor, reset_factors, set_factor
from plenary.members.acts.entering import compose, enter_organisation, fill_seats, give_role

__all__ = [
    "compose",
    "enter_organisation",
    "fill_seats",
    "give_role",
    "open_account",
    "remove_factor",
    "reset_factors",
    "set_factor",
]
