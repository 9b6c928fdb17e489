"""Tables: the chair's summary of a meeting, paragraph by paragraph, each with what it rests on (A89)."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Summary(Recorded):
    """The chair's summary of one meeting, drafted from the record and edited by the chair. It has a date of its own."""

    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="summary")
    title = models.JSONField(default=dict)
    language = models.CharField(max_length=12, default="en")
    symbol = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    state = models.CharField(max_length=10, default="draft")  # draft, published
    drafted = models.BigIntegerField(default=0)  # the record's number up to which it was drafted
    frozen = models.JSONField(default=dict)  # as it was published last: what the public reads and what is printed
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")


class Paragraph(Recorded):
    """One numbered paragraph."""

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="paragraphs")
    key = models.CharField(
        max_length=40
    )  # what it is about: "opening", "item/4", "own-2": a later draft finds it again
    order = models.IntegerField()
    heading = models.CharField(max_length=200, blank=True)  # that stands before it
    text = models.TextField()
    notes = models.JSONField(default=list)  # footnotes, in the order of their marks [1], [2] in the text
    drafted = models.TextField(blank=True)  # what the program drafted last; "" where the chair added it
    sources = models.JSONField(default=dict)  # of each drafted sentence the addresses it rests on
    fresh = models.TextField(blank=True)  # what the record gives since, where the chair has words of her own

    class Meta:
        constraints = [models.UniqueConstraint(fields=["summary", "key"], name="one_key_a_paragraph")]
