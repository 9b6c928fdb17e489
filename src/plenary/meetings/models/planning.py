"""Tables: meetings, their sessions and updates; who registered, who was there."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Meeting(Recorded):
    """One meeting of a group. It exists before it is held, and keeps its address for good (A1)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="meetings")
    slug = models.SlugField(max_length=60)
    ordinal = models.IntegerField(null=True)  # 4 of "4th meeting"; none for an informal consultation (A123)
    kind = models.CharField(max_length=20, default="regular")  # regular, extraordinary, informal
    title = models.JSONField(default=dict)  # where its name is not made of its ordinal
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="continued_by")
    # where a meeting is formally an extension of another one: held as the 4th, formally the 3rd (X14)

    state = models.CharField(max_length=12, default="confirmed")  # tentative, confirmed, cancelled
    text = models.JSONField(default=dict)  # the dates as the group agreed them: "30 May (P.M.) - 31 May 2013" (A175)
    starts = models.DateField(null=True)
    starts_half = models.CharField(max_length=2, blank=True)  # "pm" where it begins in the afternoon (A35)
    ends = models.DateField(null=True)
    ends_half = models.CharField(max_length=2, blank=True)  # "am" where it ends at noon
    earliest = models.DateField(null=True)  # of a tentative window (A83)
    latest = models.DateField(null=True)
    zone = models.CharField(max_length=60)
    place = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=200, blank=True)
    join = models.URLField(max_length=500, blank=True)  # where those far away join
    note = models.JSONField(default=dict)
    goals = models.JSONField(default=list)  # [{"en": …}] of an informal phase (A123)

    seats = models.IntegerField(null=True)  # of the room, for observers: a cap with a waiting list (A80, X9)
    budget = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=300, blank=True)  # of interpretation, of the room, as agreed
    registration = models.CharField(max_length=8, default="closed")  # open, closed
    registration_until = models.DateTimeField(null=True)

    agenda = models.CharField(max_length=10, default="none")  # none, draft, adopted
    agenda_adopted = models.DateTimeField(null=True)
    sequence = models.IntegerField(default=0)  # of its calendar entry: raised when its dates, place or state change
    changed = models.DateTimeField()  # when they last did

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="one_meeting_a_slug")]


class Session(Recorded):
    """A sitting: half a day as a rule. It may end after midnight: its day is the one on which it began (X13)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sessions")
    number = models.IntegerField()
    title = models.JSONField(default=dict)
    starts = models.DateTimeField()  # as planned
    ends = models.DateTimeField()
    opened = models.DateTimeField(null=True)  # as it was
    closed = models.DateTimeField(null=True)
    # What the group decides for each session (A133, X15, X19), and why: {"recording": {"value": true, "reason": "…"}}
    switches = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_session_a_number")]


class Update(Recorded):
    """News about a meeting, above the announcement, which stays (A1)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="updates")
    instant = models.DateTimeField()
    text = models.JSONField(default=dict)


class Registration(Recorded):
    """Somebody means to come. Arrival gives the place; beyond the cap one waits, in order."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="registrations")
    number = models.IntegerField()
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="registrations")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=300, blank=True)
    seat = models.ForeignKey("members.Seat", on_delete=models.PROTECT, null=True, related_name="registrations")
    klass = models.CharField(max_length=10)  # member, observer
    mode = models.CharField(max_length=6)  # room, remote
    state = models.CharField(max_length=10)  # registered, waiting, cancelled
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_registration_a_number")]


class Attendance(Recorded):
    """Who was at a session, in the room or far away, from when on. Entered by the secretariat, or by joining."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendance")
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="attendance")
    mode = models.CharField(max_length=6)  # room, remote
    since = models.DateTimeField()
    left = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "registration"], name="there_once_a_session")]
