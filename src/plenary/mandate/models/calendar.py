"""The calendar of a group: what is due or happens when, as people agreed it, with every date that was agreed before."""

from __future__ import annotations

from django.db import models

from plenary.mandate.models.groups import Group
from plenary.record.models import Recorded


class Milestone(Recorded):
    """Something with a date. The date itself is the last `Agreed` row; `when` is the same, to be read at once.

    `when` holds a `plenary.rules.timeline.When`: {"earliest": "2017-10-01", "latest": "2017-10-31", "precision": "month", …}.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="milestones")
    number = models.IntegerField()  # its address within the group
    kind = models.CharField(max_length=12)  # mandate, meeting, deadline, output, session, duty, context, history
    label = models.JSONField(default=dict)
    text = models.JSONField(default=dict)  # the date in words, as it was agreed
    when = models.JSONField(default=dict)
    zone = models.CharField(max_length=60, blank=True)  # of its place; the group's where empty
    anchor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="hanging"
    )  # moves with it (A82)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    needs = models.IntegerField(default=0)  # days that must lie between the one it follows and this one
    lasts = models.IntegerField(default=1)  # days of work
    role = models.CharField(max_length=20, blank=True)  # who sees to it: chair, secretariat, members, all, body
    who = models.JSONField(default=dict)  # and in words: the named body of a duty (A30)
    # Where it is said (A21): "mandate/wgec-2/a-res-70-125/65", "document/12"; a symbol or a place in words
    source = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    ordinal = models.IntegerField(null=True)  # of a session of the parent body (A21, A85)
    reporting = models.BooleanField(default=False)  # the session that the group reports to
    about = models.CharField(
        max_length=200, blank=True
    )  # an address in the record: "meeting/wgec-2/4", "call/wgec-2016"
    note = models.JSONField(default=dict)
    actual_first = models.DateField(null=True)
    actual_last = models.DateField(null=True)
    actual_note = models.JSONField(default=dict)
    dropped = models.CharField(max_length=300, blank=True)  # why it will not happen; empty while it stands
    every = models.CharField(max_length=10, blank=True)  # of a duty: month, quarter, half-year, year
    until = models.DateField(null=True)  # of a duty: its last occurrence
    remind = models.JSONField(default=list)  # how many days before everybody in the group is reminded: [14, 2]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_milestone_a_number")]


class Agreed(Recorded):
    """One date that was agreed for a milestone, the first being the plan. None is ever changed or removed (A48)."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="agreed")
    order = models.IntegerField()
    how = models.CharField(max_length=10)  # planned, added (in no plan), extended, changed, fixed
    text = models.JSONField(default=dict)
    when = models.JSONField(default=dict)
    reason = models.JSONField(default=dict)
    seat = models.CharField(max_length=120, blank=True)  # who entered it: "chair", "secretariat/3", never a name
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "order"], name="one_agreed_date_an_order")]


class Fulfilled(Recorded):
    """A recurring duty was fulfilled for one of the days on which it was due."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="fulfilled")
    due = models.DateField()
    done = models.DateField()
    note = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "due"], name="one_fulfilment_a_day")]


class Reminded(Recorded):
    """Everybody in the group was reminded of a date, so many days before it."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="reminded")
    due = models.DateField()
    planned = models.DateTimeField()  # the instant that the reminder stood for
    sent = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "due", "planned"], name="one_reminder_an_instant")]
