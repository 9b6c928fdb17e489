"""Tables of what stands around the seats: observers, sub-groups with their terms of reference, money."""

from __future__ import annotations

from django.db import models

from plenary.members.models.people import Organisation, Person
from plenary.members.models.seats import AdoptedRule
from plenary.record.models import Recorded


class Observer(Recorded):
    """An organisation that asks to observe: admitted under stated rules and by a decision of the group (A79, A128)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="observers")
    number = models.IntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="observing")
    status = models.CharField(max_length=20)  # general, special, roster, accredited, state, body, none
    rule = models.ForeignKey(AdoptedRule, on_delete=models.PROTECT, null=True, related_name="observers")
    asked = models.DateTimeField()
    state = models.CharField(max_length=12, default="asked")  # asked, admitted, refused, ended
    settled = models.DateTimeField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_an_observer")]


class Subgroup(Recorded):
    """A part of the group with work of its own, such as a correspondence group; open also to those without a seat (A163)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="subgroups")
    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=20)  # correspondence, drafting, task
    name = models.JSONField(default=dict)
    open = models.BooleanField(default=True)
    begun = models.DateField(null=True)
    ended = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    links = models.JSONField(default=list)  # [{"label", "address"}]: its list, its documents
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_slug_a_subgroup")]


class Terms(Recorded):
    """Terms of reference of a sub-group: versions, adopted by plenary, with what is to be done as a checklist (A54)."""

    subgroup = models.ForeignKey(Subgroup, on_delete=models.PROTECT, related_name="terms")
    version = models.IntegerField()
    text = models.JSONField(default=dict)
    items = models.JSONField(default=list)  # [{"text": {"en": …}, "done": "2014-02-24" or "", "note": …}]
    put = models.DateTimeField()
    adopted = models.DateField(null=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subgroup", "version"], name="one_version_of_terms")]


class FundLine(Recorded):
    """A pledge to the trust fund, or what was paid from it (A140). Whole units of a currency."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="fund_lines")
    number = models.IntegerField()
    kind = models.CharField(max_length=10)  # pledge, use
    contributor = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="pledges")
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    day = models.DateField()
    received = models.DateField(null=True)  # of a pledge
    purpose = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_a_fund_line")]


class NeedReport(Recorded):
    """What was asked for, granted and left unmet, in totals, as the secretariat published it (A97)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="need_reports")
    number = models.IntegerField()
    day = models.DateField()
    currency = models.CharField(max_length=3)
    requests = models.IntegerField()
    asked = models.BigIntegerField()
    granted = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_a_need_report")]


class TravelRequest(models.Model):
    """Who asks for help with the costs of coming. Outside the record: docs/decisions/0012."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="travel_requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="travel_requests")
    occasion = models.CharField(max_length=120)  # the meeting, in words
    amount = models.BigIntegerField()  # asked for, in whole units
    currency = models.CharField(max_length=3)
    need = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, default="asked")  # asked, granted, declined, withdrawn
    granted = models.BigIntegerField(default=0)
    asked_at = models.DateTimeField()


class Intake(models.Model):
    """A list of people handed in and not yet taken in: what is only looked at is no act. Goes when it is taken in."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="intakes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # who handed it in
    name = models.CharField(max_length=200)
    at = models.DateTimeField()
    rows = models.JSONField(default=list)  # press.people.Row as mappings
    unread = models.JSONField(default=list)  # columns that nothing was made of
    entered = models.IntegerField(default=0)  # the last row of the parts that were taken in
