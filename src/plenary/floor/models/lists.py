"""Tables: a speakers' list for each item, and the requests on it."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class SpeakersList(Recorded):
    """The one list of an item, for those in the room and those far away (A102, A104)."""

    item = models.OneToOneField("meetings.Item", on_delete=models.PROTECT, related_name="speakers_list")
    state = models.CharField(max_length=6, default="open")  # open, closed
    closes = models.DateTimeField(null=True)  # announced: no newcomers after it
    reason = models.CharField(max_length=300, blank=True)  # why it was closed or opened again
    first = models.CharField(max_length=10, blank=True)  # members, observers, together; "": as the session says (X15)
    limits = models.JSONField(default=dict)  # seconds, where they are not the methods': {"member/statement": 180}
    arrivals = models.IntegerField(default=0)  # how many arrival numbers were given


class Request(Recorded):
    """Somebody asks for the floor. The arrival number, given under lock by the server, is the order; no clock is."""

    speakers = models.ForeignKey(SpeakersList, on_delete=models.PROTECT, related_name="requests")
    arrived = models.IntegerField()
    instant = models.DateTimeField()  # of its arrival, for readers
    name = models.CharField(max_length=300)  # as the floor will be given
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="requests")
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="requests")
    klass = models.CharField(max_length=10)  # member, observer
    place = models.CharField(max_length=6)  # room, remote
    kind = models.CharField(max_length=20, default="statement")  # statement, point-of-order, right-of-reply
    behalf = models.CharField(max_length=300, blank=True)  # a statement on behalf of others
    entered = models.BooleanField(default=False)  # by the secretariat, for somebody without an account
    state = models.CharField(
        max_length=10, default="waiting"
    )  # waiting, speaking, spoken, withdrawn, removed, unreached
    reason = models.CharField(max_length=300, blank=True)  # why it was removed, or taken out of order
    ahead = models.IntegerField(default=0)  # taken out of order by the chair: 1 and up, the first taken first
    rest = models.IntegerField(null=True)  # interrupted by a point of order: the seconds that she still has
    turn = models.ForeignKey("meetings.Turn", on_delete=models.PROTECT, null=True, related_name="requests")
    text = models.TextField(blank=True)  # a statement that was not reached, handed in (A103)
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["speakers", "arrived"], name="one_arrival_a_number")]
