"""Organisations, seats, roles, and how people sign in."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AccountOpened",
    "CompositionEntered",
    "FactorRemoved",
    "FactorSet",
    "OrganisationEntered",
    "RoleGiven",
    "SeatsFilled",
]


@kind("members.composition-entered")
@dataclass(frozen=True)
class CompositionEntered(Kind):
    """The stakeholder groups of a group were entered with their numbers of seats."""

    group: str
    seats: dict[str, int]


@kind("members.organisation-entered")
@dataclass(frozen=True)
class OrganisationEntered(Kind):
    """An organisation or state was entered."""

    organisation: int


@kind("members.seats-filled")
@dataclass(frozen=True)
class SeatsFilled(Kind):
    """Seats were assigned to organisations; a vacant seat stays visible as vacant."""

    group: str
    filled: int
    vacant: int


@kind("members.role-given")
@dataclass(frozen=True)
class RoleGiven(Kind):
    """A person was given a role, from a day on."""

    person: int
    role: str
    group: str
    seat: int


@kind("members.account-opened")
@dataclass(frozen=True)
class AccountOpened(Kind):
    """A person can sign in from now on, by a link mailed to an address that is kept private."""

    person: int


@kind("members.factor-set")
@dataclass(frozen=True)
class FactorSet(Kind):
    """A person can show by one more means who she is: an authenticator app (totp), a passkey (webauthn), recovery codes
    (recovery_codes) or an account elsewhere (identity). What it consists of is kept private."""

    person: int
    factor: str


@kind("members.factor-removed")
@dataclass(frozen=True)
class FactorRemoved(Kind):
    """A person can no longer show by this means who she is; "all" where somebody who had lost hers begins anew."""

    person: int
    factor: str
