"""Tables: proposals, who sponsors them, how they were worded before."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded
from plenary.texts.models.texts import Paragraph, Text


class Proposal(Recorded):
    """What a member proposes for one place of the text. Its number, given under lock, orders the alternatives."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="proposals")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="proposals")
    number = models.IntegerField()  # P7 is the seventh of the text
    op = models.CharField(max_length=8)  # replace, insert, delete, move
    words = models.TextField(blank=True)  # the whole paragraph as proposed; "" for delete and move
    notes = models.JSONField(default=list)
    place = models.IntegerField(null=True)  # move: key of the paragraph it shall follow; 0: at the beginning
    reason = models.TextField(blank=True)
    instant = models.DateTimeField()
    late = models.BooleanField(default=False)  # after the deadline: taken, and marked
    # open, withdrawn, merged (with an equal one), settled (its paragraph was; `taken` says whether as it proposed)
    state = models.CharField(max_length=10, default="open")
    taken = models.BooleanField(default=False)
    ended = models.DateTimeField(null=True)  # since when it is open no more
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, null=True, related_name="+")  # handed in

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_proposal_a_number")]


class Sponsor(Recorded):
    """Who stands behind a proposal: a seat, or the chair (without one). The first made it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="sponsors")
    order = models.IntegerField()
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="sponsored")
    name = models.CharField(max_length=300)  # as it is shown
    reason = models.TextField(blank=True)  # her own, where she joined; that of who made it stands with the proposal
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)  # when she left it


class Wording(Recorded):
    """How a proposal was worded before it was revised."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="wordings")
    number = models.IntegerField()
    words = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    instant = models.DateTimeField()  # when it was replaced
