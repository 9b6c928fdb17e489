"""Tables: the box for questions of the public, what was put into it, and what was answered before."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Box(Recorded):
    """Is the box of a group open, and until when? One row a group."""

    group = models.OneToOneField("mandate.Group", on_delete=models.PROTECT, related_name="question_box")
    open = models.BooleanField(default=False)
    until = models.DateTimeField(null=True)  # it closes by itself
    about = models.CharField(max_length=200, blank=True)  # the briefing that it follows: "meeting/wgec-2/4"
    words = models.JSONField(default=dict)  # what is said above it


class Question(Recorded):
    """A question to the chair. It is public, with a number, once whoever asks has shown who she is."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="public_questions")
    number = models.IntegerField(null=True)  # its address within the group; none before it is confirmed
    about = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=20)
    words = models.TextField()
    name = models.CharField(max_length=200)  # as it is shown
    klass = models.CharField(max_length=20, blank=True)  # member, observer …; "" of the public
    email = models.CharField(max_length=254, blank=True)  # of whoever asks without an account; never shown
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="public_questions")
    state = models.CharField(max_length=12)  # unconfirmed, waiting, answered, declined
    asked = models.DateTimeField()
    answer = models.JSONField(default=dict)
    settled = models.DateTimeField(null=True)  # answered or declined
    seat = models.CharField(max_length=120, blank=True)  # by whom
    reason = models.TextField(blank=True)  # why it was declined

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_public_question_a_number")]


class AnsweredBefore(Recorded):
    """What was answered to a question, or why it was not, until that was changed. None is ever changed or removed."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="before")
    order = models.IntegerField()
    state = models.CharField(max_length=12)  # answered, declined
    answer = models.JSONField(default=dict)
    reason = models.TextField(blank=True)  # why it was declined
    seat = models.CharField(max_length=120, blank=True)
    settled = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "order"], name="one_earlier_answer_an_order")]
