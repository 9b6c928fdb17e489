"""Tables: what the chair found, and the silence procedure."""

from __future__ import annotations

from django.db import models

from plenary.consensus.models.positions import Question
from plenary.record.models import Recorded


class Finding(Recorded):
    """What the chair found, about a paragraph or a question. Only the chair finds; each is kept."""

    paragraph = models.ForeignKey("texts.Paragraph", on_delete=models.PROTECT, null=True, related_name="findings")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="findings")
    number = models.IntegerField()  # within the group
    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="findings")
    # of a paragraph: ad-ref, agreed, revisit, none, reopened, statement, contribution; of a question: decided,
    # deferred, none, reopened
    finding = models.CharField(max_length=12)
    how = models.CharField(max_length=8)  # room, silence
    wording = models.CharField(max_length=20, blank=True)  # which: base, P7, own (the chair's words); an answer's code
    words = models.TextField(blank=True)  # as agreed
    reason = models.TextField(blank=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, null=True, related_name="findings")
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_finding_a_number")]


class Silence(Recorded):
    """The chair proposes words; whoever does not object in writing until the exact end has raised no objection."""

    paragraph = models.ForeignKey("texts.Paragraph", on_delete=models.PROTECT, related_name="silences")
    number = models.IntegerField()  # within the paragraph
    wording = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    final = models.BooleanField(default=False)  # True: agreed; False: agreed ad referendum
    began = models.DateTimeField()
    ends = models.DateTimeField()
    # what lay on the table when it began, by wording: {"base": {"words": …, "notes": […], "op": ""}, "P7": …}
    stood = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="running")  # running, broken, confirmed, withdrawn
    ended = models.DateTimeField(null=True)  # when it was broken, confirmed or withdrawn

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paragraph", "number"], name="one_silence_a_number")]


class Breaking(Recorded):
    """An objection that broke a silence procedure, or came after one that was broken already."""

    silence = models.ForeignKey(Silence, on_delete=models.PROTECT, related_name="breakings")
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, related_name="breakings")
    holder = models.CharField(max_length=300, blank=True)  # who sat there then
    reason = models.TextField()
    change = models.TextField(blank=True)
    instant = models.DateTimeField()


class Rule(Recorded):
    """How the group decides, itself decided (A152): the working methods for consensus from an instant on."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="deciding_rules")
    number = models.IntegerField()
    values = models.JSONField(default=dict)  # of rules.consensus.Methods, where they are not its defaults
    reason = models.TextField(blank=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, null=True, related_name="deciding_rules")
    decision = models.IntegerField(null=True)  # its number at that meeting
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_rule_a_number")]
