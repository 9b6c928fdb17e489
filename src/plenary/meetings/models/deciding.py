"""Tables: decisions and what follows from them, polls, breakout groups, questions to the chair, the screen."""

from __future__ import annotations

from django.db import models

from plenary.meetings.models.agenda import Item
from plenary.meetings.models.planning import Meeting
from plenary.record.models import Recorded


class Decision(Recorded):
    """What the meeting decided, with its verb. Divergence is a result, not an error (A61)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="decisions")
    number = models.IntegerField()
    verb = models.CharField(
        max_length=20
    )  # adopted, agreed, took-note, endorsed, decided, deferred, divergence, thanked (A170)
    kind = models.CharField(max_length=12, default="substance")  # procedure (A38), substance
    text = models.JSONField(default=dict)
    reason = models.JSONField(default=dict)
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")
    revisit = models.BooleanField(default=False)  # not pursued for the moment, may be revisited (A106)
    revisited_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="revisits")
    plans = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="agreed_by")
    # the meeting whose dates it settles (A118)
    instant = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_decision_a_number")]


class Action(Recorded):
    """Something to be done after a decision: who, what, until when (A42, A98)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="actions")
    number = models.IntegerField()
    text = models.JSONField(default=dict)
    owner = models.CharField(max_length=12)  # a role: secretariat, chair, member, observer; or "other"
    owner_name = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True)
    due_text = models.CharField(max_length=120, blank=True)  # the date as it was agreed, where it is no day
    done = models.DateField(null=True)
    done_note = models.CharField(max_length=600, blank=True)


class Highlight(Recorded):
    """An issue raised outside the questions and the agenda (A115)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="highlights")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="highlights")
    number = models.IntegerField()
    text = models.JSONField(default=dict)


class Poll(Recorded):
    """The sense of the room (A105) or a preference (A107): it decides nothing, and names and counts nobody."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="polls")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="polls")
    number = models.IntegerField()
    kind = models.CharField(max_length=12)  # sense, preference
    question = models.JSONField(default=dict)
    options = models.JSONField(default=list)  # of a preference: [{"en": "Plenary"}, …]
    who = models.CharField(max_length=10, default="members")  # members, all
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    # as words: {"favour": "some", "against": "majority"}, or {"pairs": [[0, 1, "majority"]]} of a preference


class PollMark(models.Model):
    """What one seat (or one observer) shows while the poll is open. Outside the record, and gone when it closes.

    Recorded it would name and count those who answered: see docs/decisions/0008-marks-outside-the-record.md.
    """

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="marks")
    holder = models.CharField(max_length=60)  # "seat/12" or "person/7": one each
    value = models.CharField(max_length=40)  # of a sense: for, against, unsure; of a preference: the order, "2,0,1"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "holder"], name="one_mark_a_holder")]


class Breakout(Recorded):
    """A breakout group with its lead, its own room and its own notes (A39)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="breakouts")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="breakouts")
    number = models.IntegerField()
    title = models.JSONField(default=dict)
    lead = models.CharField(max_length=300)
    lead_person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    room = models.CharField(max_length=200, blank=True)
    join = models.URLField(max_length=500, blank=True)
    notes = models.TextField(blank=True)
    version = models.IntegerField(default=0)  # of the notes: who saves over a newer one is told, and loses nothing
    state = models.CharField(max_length=10, default="open")  # open, reported, merged


class BreakoutPiece(Recorded):
    """One thing that a breakout brings to plenary: a category, a question, a point (A40, A41)."""

    breakout = models.ForeignKey(Breakout, on_delete=models.PROTECT, related_name="pieces")
    number = models.IntegerField()
    kind = models.CharField(max_length=10)  # category, question, point
    text = models.TextField()
    state = models.CharField(max_length=10, default="proposed")  # proposed, taken, merged, left
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    final = models.TextField(blank=True)  # the words that plenary gave it, where they differ
    reason = models.CharField(max_length=300, blank=True)  # why plenary left it, for all to read


class ChairQuestion(Recorded):
    """A question to the chair or to who presented; asked and answered in public (A142)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="questions")
    number = models.IntegerField()
    text = models.TextField()
    name = models.CharField(max_length=300)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="+")
    asked = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_as = models.CharField(max_length=120, blank=True)
    removed = models.CharField(max_length=300, blank=True)  # the public reason for which it is not shown


class Screen(Recorded):
    """What the secretariat puts up for all."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="screen")
    shows = models.CharField(max_length=12, default="item")  # acts.screen.SHOWS
    text = models.TextField(blank=True)
    document = models.ForeignKey("library.Document", on_delete=models.PROTECT, null=True, related_name="+")
    page = models.IntegerField(null=True)
    # A question of a call for input, under the item that discusses its responses (A50); its words as they were put up.
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    question = models.CharField(max_length=20, blank=True)
    words = models.JSONField(default=dict)
    changed = models.DateTimeField()
