"""Tables: rounds of comments on a frozen revision, and comments."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded
from plenary.texts.models.texts import Paragraph, Revision, Text


class Round(Recorded):
    """A revision stands open for comments, paragraph by paragraph, between two instants (A16)."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="rounds")
    number = models.IntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="rounds")
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    closes_text = models.JSONField(default=dict)  # as it was agreed: "end of November"
    who = models.CharField(max_length=10, default="all")  # all (members and observers), members
    closed = models.DateTimeField(null=True)  # by the chair

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_round_a_number")]


class Comment(Recorded):
    """Somebody says something about a paragraph, or about the text. Outside a round it concerns the text as it stands."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="comments")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="comments")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, null=True, related_name="comments")
    number = models.IntegerField()  # within the text
    name = models.CharField(max_length=300)  # who comments, as it is shown
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="comments")
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="comments")
    klass = models.CharField(max_length=12)  # member, observer, chair, secretariat
    words = models.TextField()
    suggested = models.TextField(blank=True)  # the wording that she would like
    quote = models.TextField(blank=True)  # the words that it stands beside in a file that was handed in
    instant = models.DateTimeField()
    late = models.BooleanField(default=False)
    answer = models.TextField(blank=True)  # the chair's
    disposition = models.CharField(max_length=10, blank=True)  # accepted, partly, not, noted
    answered = models.DateTimeField(null=True)
    # answers that were replaced, the oldest first: [{"answer": …, "disposition": …, "answered": instant}]
    answers = models.JSONField(default=list)
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, null=True, related_name="+")  # handed in

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_comment_a_number")]
