"""The tables of the members, by subject."""

from plenary.members.models.people import Account, Accounts, Organisation, Person, Role, digest_of
from plenary.members.models.seats import Seat, StakeholderGroup

__all__ = ["Account", "Accounts", "Organisation", "Person", "Role", "Seat", "StakeholderGroup", "digest_of"]
