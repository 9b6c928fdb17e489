"""Working methods: the text in numbered points and the values that the rules read, version by version; the checklist."""

from __future__ import annotations

from django.db import models

from plenary.mandate.models.groups import Group
from plenary.record.models import Recorded


class MethodsVersion(Recorded):
    """Working methods from a decision on. None is ever changed: another decision makes another version."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="methods")
    number = models.IntegerField()
    points = models.JSONField(default=list)  # [{"key": 1, "text": {"en": …}, "source": "…"}]
    values = models.JSONField(default=dict)  # of rules.methods.Methods
    precedence = models.JSONField(default=dict)  # whose rules govern where these are silent (A150)
    reason = models.JSONField(default=dict)
    decision = models.CharField(max_length=200, blank=True)  # address of the decision by which the group decided it
    how = models.CharField(max_length=12)  # adopted, agreed, took-note, taken-over
    day = models.DateField()  # from which it stands
    origin = models.CharField(max_length=80, blank=True)  # taken over from: "wgec-1/1"
    seat = models.CharField(max_length=120, blank=True)
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_version_of_methods")]


class Modality(Recorded):
    """A point of the checklist with which a group begins (A127): open until it is adopted, as it was or amended."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="modalities")
    number = models.IntegerField()
    text = models.JSONField(default=dict)  # as suggested
    source = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default="open")  # rules.methods.ITEM_STATES
    amended = models.JSONField(default=dict)  # the words that the group gave it
    decision = models.CharField(max_length=200, blank=True)
    reason = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_modality_a_number")]
