"""Tables of the composition: its parts, and the seats."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class StakeholderGroup(Recorded):
    """One of the groups that a working group is composed of; its label differs by document, its identity does not (A176)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="stakeholder_groups")
    code = models.SlugField(max_length=40)
    order = models.IntegerField()
    name = models.JSONField(default=dict)
    aliases = models.JSONField(default=list)
    labels = models.JSONField(default=dict)  # {"A/RES/67/195": "what that document calls it"}
    seats = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="one_code_a_group")]


class Seat(Recorded):
    """One place in a group. Held by an organisation, or vacant."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="seats")
    stakeholder_group = models.ForeignKey(StakeholderGroup, on_delete=models.PROTECT, related_name="held")
    number = models.IntegerField()
    holder = models.ForeignKey("members.Organisation", on_delete=models.PROTECT, null=True, related_name="seats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_a_seat")]


class AdoptedRule(Recorded):
    """A rule of the members as a text and as values, with its versions: proposed, then adopted or taken note of (A119)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="member_rules")
    kind = models.CharField(max_length=20)  # composition, selection (A186), observers (A79)
    version = models.IntegerField()
    text = models.JSONField(default=dict)  # the words, by language
    values = models.JSONField(default=dict)  # see members.reads.rules
    source = models.CharField(max_length=300, blank=True)  # where it was proposed: a document, a meeting
    put = models.DateTimeField()
    adopted = models.DateField(null=True)
    how = models.CharField(max_length=20, blank=True)  # adopted, agreed, took-note, established
    decision = models.CharField(max_length=200, blank=True)  # its address in the record; meetings stand above this room

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "kind", "version"], name="one_version_a_rule")]


class Roll(Recorded):
    """The membership list as it was published, seat by seat (A121). It says the same for ever."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="rolls")
    number = models.IntegerField()
    day = models.DateField()
    note = models.CharField(max_length=600, blank=True)
    rows = models.JSONField(
        default=list
    )  # [{"seat", "part", "holder", "country", "region", "people": [[name, capacity]]}]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_number_a_roll")]
