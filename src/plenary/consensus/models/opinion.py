"""Tables: public input. Statements that are put to the public, and what the public made of them."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Canvass(Recorded):
    """A list of statements put to the public. Advisory: it decides nothing."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="canvasses")
    slug = models.SlugField(max_length=60)
    title = models.JSONField(default=dict)
    words = models.JSONField(default=dict)  # what it is about
    state = models.CharField(max_length=6, default="draft")  # draft, open, closed
    suggesting = models.BooleanField(default=True)  # may the public suggest statements?
    opened = models.DateTimeField(null=True)
    closes = models.DateTimeField(null=True)  # no vote counts from then on
    closed = models.DateTimeField(null=True)
    mapped = models.DateTimeField(null=True)  # when the map was made, and every vote was gone
    result = models.JSONField(default=dict)  # the map, as plenary.consensus.opinion_worker makes it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_canvass_a_slug")]


class CanvassStatement(Recorded):
    """A statement to agree or disagree with. Anybody may suggest one; the secretariat admits it, or says why not."""

    canvass = models.ForeignKey(Canvass, on_delete=models.PROTECT, related_name="statements")
    number = models.IntegerField()
    words = models.JSONField(default=dict)
    source = models.CharField(max_length=200, blank=True)  # an address: answer/R17/Q4, text/harbours/draft/8
    state = models.CharField(max_length=9, default="suggested")  # suggested, admitted, declined
    reason = models.TextField(blank=True)  # why it was declined, for all to read
    public = models.BooleanField(default=False)  # suggested by somebody from outside
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["canvass", "number"], name="one_canvass_statement_a_number")]


class CanvassBallot(models.Model):
    """One voter in one canvass, while it lasts. Outside the record: see docs/decisions/0011-public-votes-outside-the-record.md."""

    canvass = models.ForeignKey(Canvass, on_delete=models.PROTECT, related_name="ballots")
    holder = models.CharField(max_length=64)  # a keyed hash, of another shape in every canvass
    declared = models.CharField(
        max_length=60, blank=True
    )  # code of a stakeholder group, as she said or as her seat says

    class Meta:
        constraints = [models.UniqueConstraint(fields=["canvass", "holder"], name="one_ballot_a_holder")]


class CanvassVote(models.Model):
    """How one voter answers a statement now. Outside the record, and gone once the map is made."""

    ballot = models.ForeignKey(CanvassBallot, on_delete=models.PROTECT, related_name="votes")
    statement = models.ForeignKey(CanvassStatement, on_delete=models.PROTECT, related_name="votes")
    value = models.SmallIntegerField()  # 1 agree, -1 disagree, 0 pass

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "statement"], name="one_vote_a_statement")]
