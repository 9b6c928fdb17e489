"""Tables of the mandate. Words that a page shows are kept per language: {"en": "...", "ar": "..."}."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Body(Recorded):
    """A parent body: the one that a group reports to."""

    short = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)


class Group(Recorded):
    """A group with a mandate. A second mandate is a second group that names its predecessor (A69)."""

    slug = models.SlugField(max_length=60, unique=True)
    short = models.CharField(max_length=60)
    name = models.JSONField(default=dict)
    purpose = models.JSONField(default=dict)
    parent = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="groups")
    predecessor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")
    resolution = models.CharField(max_length=80)  # symbol, as the group writes it
    paragraph = models.CharField(max_length=40, blank=True)
    tasks = models.JSONField(default=list)  # [{"en": ...}] the verbs of the mandate
    reports_to = models.JSONField(default=dict)  # the session it reports to, in words
    outcome = models.JSONField(default=dict)  # empty while it works
    closed = models.BooleanField(default=False)
    zone = models.CharField(max_length=60, default="Europe/Zurich")  # of the venue: deadlines are shown in it


class Step(Recorded):
    """A step or date of the group's life, as people agreed it: the words, and what is computed from them."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="steps")
    order = models.IntegerField()
    kind = models.CharField(max_length=20)  # "stage" (on the rail), "meeting", "date", "consultation"
    label = models.JSONField(default=dict)
    text = models.JSONField(default=dict)  # the date in words: "30 May (P.M.) - 31 May 2013"
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    place = models.CharField(max_length=120, blank=True)
    note = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="done")  # "done", "now", "to come"
    put_in = models.BooleanField(default=False)  # of a stage: nothing but the place that it was put in says it is done

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "kind", "order"], name="one_step_a_place")]
