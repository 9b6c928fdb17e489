"""Tables: topics that the group may work on later, and each step that one took."""

from __future__ import annotations

from django.db import models

from plenary.mapping.models.categories import Category
from plenary.mapping.models.issues import Issue
from plenary.record.models import Recorded


class Topic(Recorded):
    """An issue or a whole area (exactly one of them) that may be worked on later (A112).

    The issue or area may be another group's: of a topic that was left open and proposed anew (`origin`).
    """

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="mapping_topics")
    number = models.IntegerField()
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="topics")
    area = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, related_name="topics")
    origin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="anew")
    reason = models.TextField()  # why it was proposed
    proposer = models.CharField(max_length=300)  # as it is shown
    klass = models.CharField(max_length=12)  # member, observer, chair, secretariat, participant
    proposed = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")  # rules.topics.STATES
    since = models.DateTimeField()  # when it came to that state
    words = models.TextField(blank=True)  # said with the last step: where it was decided, or why
    decision = models.CharField(max_length=200, blank=True)  # of a selected one: meeting/GROUP/1/decision/2
    day = models.DateField(null=True)  # of a selected one: when that was decided
    work = models.CharField(max_length=200, blank=True)  # what works on it: meeting/GROUP/1/item/3, text/GROUP/draft

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_topic_a_number")]


class TopicStep(Recorded):
    """One step of a topic: selected, set aside, open again. What works on it is kept as it was left (`work`)."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="steps")
    instant = models.DateTimeField()
    by = models.CharField(max_length=300)
    before = models.CharField(max_length=10)
    to = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    decision = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True)
    work = models.CharField(max_length=200, blank=True)  # what had worked on it until then
