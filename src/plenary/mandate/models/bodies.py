"""Bodies above a group: what they are for, their sessions, what they do with the group and its output."""

from __future__ import annotations

from django.db import models

from plenary.mandate.models.calendar import Milestone
from plenary.mandate.models.groups import Body, Group
from plenary.record.models import Recorded


class BodyPoint(Recorded):
    """A part of a body's own mandate (A183)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="points")
    number = models.IntegerField()
    label = models.JSONField(default=dict)
    text = models.JSONField(default=dict)
    symbol = models.CharField(max_length=80, blank=True)  # of the document that says so

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_point_a_number")]


class BodySession(Recorded):
    """A session of a body; its name is made of the ordinal, in each language."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sessions")
    ordinal = models.IntegerField()
    text = models.JSONField(default=dict)  # when, in words
    when = models.JSONField(default=dict)
    place = models.CharField(max_length=120, blank=True)
    symbol = models.CharField(max_length=80, blank=True)  # of its report
    note = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "ordinal"], name="one_session_an_ordinal")]


class Stop(Recorded):
    """A body on the way: it establishes or confirms the group, or receives what the group makes (A10, A71, A96, A147)."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="stops")
    number = models.IntegerField()
    role = models.CharField(max_length=12)  # rules.receiving.ROLES
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="stops")
    output = models.JSONField(default=dict)  # what it receives, in words; empty where it is the group itself
    about = models.CharField(max_length=200, blank=True)  # its address or symbol
    verb = models.CharField(max_length=12)  # planned: what it is to do
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next")
    lead = models.IntegerField(default=0)  # days before its session by which the document must be in
    text = models.JSONField(default=dict)  # when, as planned, in words
    when = models.JSONField(default=dict)
    symbol = models.CharField(max_length=80, blank=True)  # of the document in which it is asked to
    done_verb = models.CharField(max_length=12, blank=True)
    done_text = models.JSONField(default=dict)
    done_when = models.JSONField(default=dict)
    done_symbol = models.CharField(max_length=80, blank=True)
    note = models.JSONField(default=dict)
    dropped = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_stop_a_number")]


class Establishing(Recorded):
    """A numbered step by which the group comes into being (A73). Its dates are those of the calendar."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="establishing")
    number = models.IntegerField()
    label = models.JSONField(default=dict)
    who = models.JSONField(default=dict)
    symbol = models.CharField(max_length=80, blank=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, null=True, related_name="establishing")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_establishing_a_number")]
