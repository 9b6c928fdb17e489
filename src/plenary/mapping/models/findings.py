"""Tables: mechanisms, what was found of each for each issue, and what everything said before."""

from __future__ import annotations

from django.db import models

from plenary.mapping.models.issues import Issue
from plenary.record.models import Recorded


class Mechanism(Recorded):
    """Something that deals with issues: a convention, a body, a forum, a programme (A60)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="mechanisms")
    number = models.IntegerField()
    name = models.CharField(max_length=300)
    body = models.CharField(max_length=300, blank=True)  # who keeps it
    kind = models.CharField(max_length=20, default="other")
    address = models.CharField(max_length=500, blank=True)  # on the web
    words = models.TextField(blank=True)  # what it does
    language = models.CharField(max_length=10, default="en")
    retired = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was taken out
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_mechanism_a_number")]


class Cell(Recorded):
    """What was found of one mechanism for one issue; "" where a finding was taken back."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="cells")
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, related_name="cells")
    finding = models.CharField(max_length=10, blank=True)  # adequate, partial, missing
    note = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    checked = models.DateField(null=True)  # when it was last compared with the mechanism itself
    by = models.CharField(max_length=300)  # who said so last, as it is shown
    changed = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "mechanism"], name="one_cell_a_pair")]


class Change(Recorded):
    """What an issue, a mechanism or a cell said before it was changed, and what was said in its place."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="mapping_changes")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="changes")
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, null=True, related_name="changes")
    instant = models.DateTimeField()
    by = models.CharField(max_length=300)
    how = models.CharField(max_length=20)  # hand, file, correction
    before = models.JSONField(default=dict)  # {column: what it said}
    after = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["group", "-id"], name="mapping_newest_changes")]
