"""Tables of how people come into a group: the call for nominations, its phases, the nominations; offices proposed."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

from django.db import models

from plenary.members.models.people import Organisation, Person
from plenary.members.models.seats import AdoptedRule, Seat, StakeholderGroup
from plenary.record.models import Recorded


class NominationCall(Recorded):
    """Members are sought: each stakeholder group finds its own, under the selection rules that were adopted."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="nomination_calls")
    number = models.IntegerField()
    text = models.JSONField(default=dict)
    rule = models.ForeignKey(AdoptedRule, on_delete=models.PROTECT, related_name="calls")
    opened = models.DateTimeField()
    closes = models.DateTimeField(null=True)  # null: until it is closed
    closed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_a_nomination_call")]


class Phase(Recorded):
    """How far one stakeholder group is with its own nominations, and by which rules of its own (A74)."""

    call = models.ForeignKey(NominationCall, on_delete=models.PROTECT, related_name="phases")
    stakeholder_group = models.ForeignKey(StakeholderGroup, on_delete=models.PROTECT, related_name="phases")
    state = models.CharField(max_length=12, default="open")  # open, choosing, handed-in
    rules = models.CharField(max_length=2000, blank=True)
    closes = models.DateTimeField(null=True)  # earlier than the call's, if the group so decides

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "stakeholder_group"], name="one_phase_a_part")]


class Nomination(Recorded):
    """Somebody put forward for a seat, as an alternate, or for the chair (A122)."""

    # Personal: a salted digest of the address is recorded instead. In which language somebody works is nobody else's business.
    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"email", "language"})

    call = models.ForeignKey(NominationCall, on_delete=models.PROTECT, related_name="nominations")
    number = models.IntegerField()
    stakeholder_group = models.ForeignKey(StakeholderGroup, on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nominations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="nominations")
    region = models.CharField(max_length=40, blank=True)
    capacity = models.CharField(max_length=30)  # member, alternate, chair
    statement = models.CharField(max_length=2000, blank=True)
    proposed_by = models.CharField(max_length=200, blank=True)  # in words: who put her forward
    email = models.EmailField(blank=True)
    email_digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=20, blank=True, default="")  # of whoever nominated
    state = models.CharField(max_length=12)  # rules.nominations
    nominated = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    accepted_how = models.CharField(max_length=200, blank=True)  # "herself", or the paper that says so
    reason = models.CharField(max_length=600, blank=True)  # of an end
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="nominations")  # once appointed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_number_a_nomination")]

    def misfit(self) -> str:
        """An address changed past the acts would send her question to somebody else."""
        fits = self.email_digest == (nominee_digest(self.call_id, self.email) if self.email else "")
        return "" if fits else "email"


def nominee_digest(call: int, email: str) -> str:
    """What is recorded of a nominee's address, hex."""
    return sha256(f"nominee|{call}|{email}".encode()).hexdigest()


class OfficeProposal(Recorded):
    """An office that somebody proposes the group should have: a non-governmental co-chair (A105). It is no vote."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="office_proposals")
    number = models.IntegerField()
    capacity = models.CharField(max_length=30)  # co-chair, vice-chair
    text = models.JSONField(default=dict)
    put = models.DateTimeField()
    state = models.CharField(max_length=12, default="proposed")  # proposed, agreed, not-pursued
    sense = models.CharField(max_length=300, blank=True)  # the sense of the room in words, never a count
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_an_office_proposal")]
