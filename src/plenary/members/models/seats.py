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
