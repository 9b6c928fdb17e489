"""Table: thanks to somebody named for a piece of work (A170)."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Thanks(Recorded):
    """An acknowledgement. The name is shown as it was given; taken back, it goes, and the line stays without it."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="thanks")
    number = models.IntegerField()
    name = models.CharField(max_length=300)
    work = models.JSONField(default=dict)  # what she did, per language
    about = models.CharField(max_length=200, blank=True)  # what it was done for: "document/12", "report/wgec-1/report"
    consent = models.CharField(max_length=300)  # how and when she agreed to be named; not shown
    given = models.DateTimeField()
    taken_back = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_acknowledgement_a_number")]
