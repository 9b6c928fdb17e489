"""The tables of the members, by subject."""

from plenary.members.models.around import (
    FundLine,
    Intake,
    NeedReport,
    Observer,
    Subgroup,
    Terms,
    TravelRequest,
)
from plenary.members.models.nominating import Nomination, NominationCall, OfficeProposal, Phase, nominee_digest
from plenary.members.models.people import Account, Accounts, Merge, Organisation, Person, Role, digest_of
from plenary.members.models.seats import AdoptedRule, Roll, Seat, StakeholderGroup

__all__ = [
    "Account",
    "Accounts",
    "AdoptedRule",
    "FundLine",
    "Intake",
    "Merge",
    "NeedReport",
    "Nomination",
    "NominationCall",
    "Observer",
    "OfficeProposal",
    "Organisation",
    "Person",
    "Phase",
    "Role",
    "Roll",
    "Seat",
    "StakeholderGroup",
    "Subgroup",
    "Terms",
    "TravelRequest",
    "digest_of",
    "nominee_digest",
]
