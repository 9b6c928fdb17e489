"""What a group's mandate says, paragraph by paragraph; its tasks; what was tried before; its terms as they were amended."""

from __future__ import annotations

from django.db import models

from plenary.mandate.models.groups import Group
from plenary.record.models import Recorded


class Source(Recorded):
    """A document that the mandate rests on. The document itself stands in the library, under the same symbol."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sources")
    number = models.IntegerField()
    slug = models.SlugField(max_length=80)  # in addresses: mandate/wgec-1/<slug>/20
    role = models.CharField(max_length=12)  # mandate, confirms, basis, input
    symbol = models.CharField(max_length=80)
    title = models.JSONField(default=dict)
    day = models.DateField(null=True)
    issued_by = models.JSONField(default=dict)
    note = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_source_a_slug")]


class Passage(Recorded):
    """A paragraph of a source: its own words where they are quoted, and what it says in the secretariat's words."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="passages")
    label = models.CharField(max_length=20)  # as the document numbers it: 71, 12 (a)
    slug = models.SlugField(max_length=20)
    words = models.JSONField(default=dict)
    gist = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "slug"], name="one_passage_a_slug")]


class Task(Recorded):
    """What the mandate asks the group to do, by its verb."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="mandate_tasks")
    number = models.IntegerField()
    verb = models.CharField(max_length=12)  # rules.mandates.VERBS
    text = models.JSONField(default=dict)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, related_name="tasks")
    state = models.CharField(max_length=10, default="waiting")  # rules.mandates.STATES
    produced = models.JSONField(default=list)  # [{"address": "call/wgec-2013", "label": {"en": …}}]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_task_a_number")]


class TaskStep(Recorded):
    """How far a task came, each time that it was said, with why."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="progress")
    order = models.IntegerField()
    state = models.CharField(max_length=10)
    reason = models.JSONField(default=dict)
    day = models.DateField(null=True)  # since when it is so, where that is another day than that of the entry
    seat = models.CharField(max_length=120, blank=True)
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "order"], name="one_step_of_a_task")]


class Earlier(Recorded):
    """What was tried on the same subject before, and what came of it (A11)."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="earlier")
    number = models.IntegerField()
    label = models.JSONField(default=dict)
    text = models.JSONField(default=dict)  # when, in words
    outcome = models.JSONField(default=dict)
    failed = models.BooleanField(default=False)
    symbol = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_earlier_a_number")]


class EarlierDocument(Recorded):
    """What is left of such an attempt: one consultation may leave statements, contributions and a report (A33)."""

    earlier = models.ForeignKey(Earlier, on_delete=models.PROTECT, related_name="documents")
    number = models.IntegerField()
    kind = models.CharField(max_length=20)  # rules.mandates.PAPERS
    symbol = models.CharField(max_length=80, blank=True)  # of a document in the library; or
    address = models.CharField(max_length=2000, blank=True)  # where it stands outside
    label = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "number"], name="one_paper_of_an_earlier")]


class Taken(Recorded):
    """What a group takes over from the one before it, by its address: documents, agreed recommendations, methods."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="taken")
    number = models.IntegerField()
    kind = models.CharField(max_length=16)  # document, recommendation, methods, topic
    address = models.CharField(max_length=200)  # where it stands in the old record, or a symbol
    label = models.JSONField(default=dict)
    note = models.JSONField(default=dict)
    origin = models.CharField(max_length=60)  # slug of the group that it comes from
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "kind", "address"], name="taken_over_once")]


class Amendment(Recorded):
    """Terms that were amended within one mandate (A69): what was and what is, with why. None is ever changed."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="amendments")
    number = models.IntegerField()
    changes = models.JSONField(default=dict)  # {"short": ["WGEC", "WGEC 2.0"]}
    reason = models.JSONField(default=dict)
    decision = models.CharField(max_length=200, blank=True)
    seat = models.CharField(max_length=120, blank=True)
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_amendment_a_number")]
