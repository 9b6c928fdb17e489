"""Tables: who takes part without a seat, and the bodies that were asked to correct their entry."""

from __future__ import annotations

from django.db import models

from plenary.mapping.models.findings import Mechanism
from plenary.record.models import Recorded


class Participant(Recorded):
    """Somebody admitted who has no seat and no account (A163): by a link that she was given she proposes issues."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="mapping_participants")
    number = models.IntegerField()
    name = models.CharField(max_length=300)
    generation = models.IntegerField(default=1)  # raised, it makes the links given before useless
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_participant_a_number")]


class Correction(Recorded):
    """A body is asked to correct what stands about its mechanism; by a link it answers without an account."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="corrections")
    number = models.IntegerField()
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="corrections")
    body = models.CharField(max_length=300)
    words = models.TextField(blank=True)  # what it is asked
    asked = models.DateTimeField()
    until = models.DateField(null=True)
    by = models.CharField(max_length=300)
    generation = models.IntegerField(default=1)
    state = models.CharField(max_length=10, default="asked")  # asked, answered, taken, declined, withdrawn
    answer = models.JSONField(default=dict)  # {"entry": {…}, "cells": [{"issue", "finding", "note"}], "words"}
    answered_by = models.CharField(max_length=300, blank=True)
    answered = models.DateTimeField(null=True)
    settled = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was not taken, or only in part

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_correction_a_number")]
