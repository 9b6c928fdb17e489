"""Tables of the summary of responses: statements, the answers that each rests on, corrections after publication."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Summary(Recorded):
    """The summary of a call's responses (A157)."""

    call = models.OneToOneField("calls.Call", on_delete=models.PROTECT, primary_key=True, related_name="summary")
    title = models.JSONField(default=dict)
    intro = models.TextField(blank=True)
    language = models.CharField(max_length=20, default="en")
    published = models.DateTimeField(null=True)  # of its first version
    version = models.IntegerField(default=0)


class Statement(Recorded):
    """One sentence or paragraph of the summary. Its figures and words for support are computed from its citations."""

    summary = models.ForeignKey(Summary, on_delete=models.PROTECT, related_name="statements")
    number = models.IntegerField()  # given once
    order = models.IntegerField()
    question = models.ForeignKey("calls.Question", on_delete=models.PROTECT, null=True, related_name="statements")
    text = models.TextField()  # "{support}" stands where the computed words go
    origin = models.CharField(max_length=12, default="written")  # written, extract
    dropped = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["summary", "number"], name="one_statement_a_number")]


class Citation(Recorded):
    """An answer that a statement rests on."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="citations")
    response = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="citations")
    question = models.CharField(max_length=20, blank=True)
    part = models.CharField(max_length=4, blank=True)
    quote = models.TextField(blank=True)  # the sentence in the answer, where one was chosen

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "response", "question", "part"], name="one_citation_an_answer")
        ]


class Correction(Recorded):
    """A statement changed after publication: before, after and why, shown with the summary."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="corrections")
    before = models.TextField()
    after = models.TextField(blank=True)  # empty: dropped
    reason = models.CharField(max_length=500)
    corrected = models.DateTimeField()
