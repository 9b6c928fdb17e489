"""Tables: questions that divide the group, positions on them and on paragraphs, arguments."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Question(Recorded):
    """A named question (A3). One that depends on another is shown only once that one is answered so (A4)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="disputed")
    number = models.IntegerField()
    title = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, default="substance")  # substance, form
    answers = models.JSONField(default=list)  # [{"code": "yes", "label": {...}}]
    depends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="dependent")
    condition = models.CharField(max_length=20, blank=True)  # the answer to `depends` under which it is asked
    behind = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="shapes")  # the substance (A6)
    text = models.ForeignKey("texts.Text", on_delete=models.PROTECT, null=True, related_name="questions")
    state = models.CharField(max_length=10, default="open")  # open, decided, deferred, none
    outcome = models.CharField(max_length=20, blank=True)  # the answer that was found agreed
    reason = models.JSONField(default=dict)
    revisit = models.BooleanField(default=False)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_disputed_a_number")]


class Position(Recorded):
    """Where a seat stands, on a paragraph's wording or on a question. An earlier one is kept, with its end."""

    paragraph = models.ForeignKey("texts.Paragraph", on_delete=models.PROTECT, null=True, related_name="positions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="positions")
    # "" the paragraph as a whole; "base"; "P7" a proposal's reading; for a question the code of an answer, or ""
    wording = models.CharField(max_length=20, blank=True)
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, related_name="positions")
    holder = models.CharField(max_length=300, blank=True)  # who sat there then
    value = models.CharField(max_length=10)  # support, live-with, none, concern, object
    reason = models.TextField(blank=True)
    change = models.TextField(blank=True)  # what would lift an objection
    # of an objection: open, accommodated, addressed, withdrawn, maintained
    state = models.CharField(max_length=12, blank=True)
    marked = models.TextField(blank=True)  # the chair's words to it, or the holder's where she withdrew it
    contested = models.TextField(blank=True)  # the holder does not agree with the mark, and why
    of = models.CharField(
        max_length=64, blank=True
    )  # digest of the words that it is about; "" the paragraph, a question
    # on the paragraph as a whole: digests of what lay on the table then; null: it was not kept yet
    seen = models.JSONField(null=True)
    entered = models.BooleanField(default=False)  # by the chair or the secretariat, for the seat
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)  # another position took its place

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "wording", "seat"],
                condition=models.Q(until=None, paragraph__isnull=False),
                name="one_position_a_wording",
            ),
            models.UniqueConstraint(
                fields=["question", "wording", "seat"],
                condition=models.Q(until=None, question__isnull=False),
                name="one_position_an_answer",
            ),
        ]


class Argument(Recorded):
    """An argument for or against an answer to a question; shown in both variants of a report (A8, A9)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="arguments")
    number = models.IntegerField()
    answer = models.CharField(max_length=20)
    side = models.CharField(max_length=7)  # for, against
    words = models.JSONField(default=dict)
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="arguments")
    name = models.CharField(max_length=300, blank=True)
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="one_argument_a_number")]
