"""Tables: issues, the list that they stand on, and what was merged."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Mapping(Recorded):
    """The list of a group: open, or locked so that only plenary opens a new issue; later a living document (A171)."""

    group = models.OneToOneField("mandate.Group", on_delete=models.PROTECT, related_name="mapping")
    locked = models.DateTimeField(null=True)
    lock_words = models.TextField(blank=True)  # in which words plenary locked it
    owner = models.CharField(max_length=300, blank=True)  # who keeps it once the group has ended
    owner_person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    subgroup = models.SlugField(max_length=60, blank=True)  # whose coordinators accept and merge (A177)
    living = models.DateTimeField(null=True)  # since when it is a living document
    checked = models.DateField(null=True)  # the whole of it, last


class Issue(Recorded):
    """One issue. Merging leaves its words, its proposer and its source as they are: only its state says where it went."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="issues")
    number = models.IntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=10, default="en")  # of its title and words
    words = models.TextField(blank=True)
    area = models.ForeignKey("mapping.Category", on_delete=models.PROTECT, null=True, related_name="issues")
    second = models.ForeignKey("mapping.Category", on_delete=models.PROTECT, null=True, related_name="second_issues")
    proposer = models.CharField(max_length=300)  # who proposed it, as it is shown
    klass = models.CharField(max_length=12)  # member, observer, chair, secretariat, participant
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=300, blank=True)  # where it comes from: answer/R17/Q4, a symbol, an address
    proposed = models.DateTimeField()
    opened = models.TextField(blank=True)  # the words of plenary, where the list was locked
    state = models.CharField(max_length=10, default="proposed")  # proposed, accepted, merged, closed
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    reason = models.TextField(blank=True)  # why it was closed
    version = models.IntegerField(default=1)  # raised where its words change

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_issue_a_number")]


class Merging(Recorded):
    """One merge of any number of issues, done and undone as a whole or issue by issue."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="mergings")
    number = models.IntegerField()
    instant = models.DateTimeField()
    by = models.CharField(max_length=300)
    reason = models.TextField(blank=True)
    joined = models.JSONField(default=list)  # [[number, into, state before]]
    back = models.JSONField(default=list)  # numbers that were told apart again
    undone = models.DateTimeField(null=True)  # all of it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_merging_a_number")]
