"""Tables: terms that have several readings, each with its holder (A184)."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Term(Recorded):
    """A term of the negotiation. None of its readings is official."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="terms")
    slug = models.SlugField(max_length=60)
    name = models.JSONField(default=dict)
    note = models.JSONField(default=dict)  # where it comes from

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_term_a_slug")]


class Definition(Recorded):
    """How somebody reads a term."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="definitions")
    number = models.IntegerField()
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="definitions")
    holder = models.CharField(max_length=300)
    words = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)  # where it was written
    instant = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "number"], name="one_definition_a_number")]
