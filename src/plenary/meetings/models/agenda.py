"""Tables: the agenda, its amendments, the time that was used; who presided, who spoke."""

from __future__ import annotations

from django.db import models

from plenary.meetings.models.planning import Meeting, Session
from plenary.record.models import Recorded


class Item(Recorded):
    """One item of the agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.IntegerField()  # given once, its address; never used again
    order = models.IntegerField()  # its place now, which gives the number that readers see ("4")
    title = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default="discussion")
    # opening, election, adoption (of the agenda), procedure, discussion, question (put to the group: A87),
    # presentation, dates, other, closing
    note = models.JSONField(default=dict)
    minutes = models.IntegerField(null=True)  # its time box
    presenter = models.CharField(max_length=200, blank=True)  # who presents it and is not the chair (A166)
    presenter_as = models.CharField(max_length=120, blank=True)  # in what capacity
    cites = models.CharField(max_length=300, blank=True)  # what it serves in words, where no paragraph is quoted
    serves = models.JSONField(default=list)  # [{"address": "mandate/…", "words": "…"}]: of the mandate (A77)
    category = models.CharField(max_length=40, blank=True)  # the category that it was made from (A167)
    about = models.CharField(max_length=200, blank=True)
    # the call for input whose responses it discusses, by its address: "call/wgec-2013" (A50)
    state = models.CharField(max_length=10, default="waiting")  # waiting, open, done, carried, dropped
    outcome = models.JSONField(default=dict)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_to")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_item_a_number")]


class ItemDocument(Recorded):
    """A document before the meeting under an item."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="documents")
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "document"], name="one_document_an_item")]


class ItemSpell(Recorded):
    """A stretch of time in which an item was before the meeting (A37: the time used is recorded)."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="spells")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="spells")
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)


class Amendment(Recorded):
    """A change that somebody proposes to the draft agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="amendments")
    number = models.IntegerField()
    kind = models.CharField(max_length=10)  # add, drop, move, reword
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="amendments")
    text = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, default="en")  # that the text is written in
    place = models.IntegerField(null=True)
    by = models.CharField(max_length=300)  # the seat's holder, or who else
    reason = models.CharField(max_length=600, blank=True)
    state = models.CharField(max_length=10, default="proposed")  # proposed, accepted, declined, withdrawn


class Presiding(Recorded):
    """Who had the chair, in what capacity, from when to when (A25, A92, A93)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presidings")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=120, blank=True)
    capacity = models.CharField(max_length=20)  # secretariat, acting-chair, chair, co-chair
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)


class Election(Recorded):
    """Somebody put forward for an office; each step with its instant (A93: nominated, approved, accepted, presides)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="elections")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="elections")
    number = models.IntegerField()
    office = models.CharField(max_length=20)  # chair, co-chair, vice-chair, rapporteur
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    nominated_by = models.CharField(max_length=300)
    state = models.CharField(max_length=10)  # nominated, approved, accepted, presides, declined, not-agreed
    steps = models.JSONField(default=list)  # [["nominated", "2016-09-30T08:20:00Z"], …]


class Turn(Recorded):
    """Somebody spoke: on which item, when, for how long. The floor begins and ends it; captions and minutes lean on it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="turns")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="turns")
    number = models.IntegerField()  # in the meeting
    name = models.CharField(max_length=300)  # as the floor is given: "Illyria", "Harbour Lights Society"
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="turns")
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="turns")
    klass = models.CharField(max_length=10)  # member, observer, chair, secretariat, presenter
    place = models.CharField(max_length=6)  # room, remote
    kind = models.CharField(max_length=20)  # statement, point-of-order, right-of-reply, presentation, chair
    behalf = models.CharField(max_length=300, blank=True)  # on whose behalf
    limit = models.IntegerField(null=True)  # seconds
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    request = models.CharField(max_length=120, blank=True)  # address of the request that led to it
