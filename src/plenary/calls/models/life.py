"""Tables of a call's life: suggested questions, dates that hang together, channels, invitations, extensions, reminders."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

from django.db import models

from plenary.record.models import Recorded


class SuggestedQuestion(Recorded):
    """A question that a breakout group (or a member) suggests; plenary takes it, merges it or leaves it (A40, A41)."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="suggested")
    number = models.IntegerField()  # S4: given once
    breakout = models.CharField(max_length=200)  # "Breakout group 1"
    lead = models.CharField(max_length=200, blank=True)  # the delegation that leads it
    text = models.JSONField(default=dict)
    parts = models.JSONField(default=list)  # as Question.parts
    refs = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="suggested")  # suggested, taken, merged, left
    became = models.CharField(max_length=20, blank=True)  # the number of the question that was made of it
    reason = models.CharField(max_length=500, blank=True)  # why it was left

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_suggestion_a_number")]


class CallDate(Recorded):
    """One date of the chain from sending to the meeting that reads the summary (A137-A139)."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="dates")
    code = models.CharField(max_length=40)  # "sending", "deadline", "compilation", "summary", "meeting", or a name
    label = models.JSONField(default=dict)
    order = models.IntegerField(default=0)
    day = models.DateField(null=True)
    text = models.CharField(max_length=120, blank=True)  # as it was written where it came from: "31.06.2013" (A136)
    after = models.CharField(max_length=40, blank=True)  # the code that it hangs on
    days = models.IntegerField(default=0)  # how long after that
    fixed = models.BooleanField(default=False)  # a meeting does not move with a deadline
    done = models.DateField(null=True)  # when it really happened

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="one_date_a_code")]


class Channel(Recorded):
    """A way that the call goes out: members, member states, the public, a mailing list (A154, A116)."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="ways")
    code = models.CharField(max_length=40)
    name = models.JSONField(default=dict)
    sent = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="one_channel_a_code")]


class Invitation(Recorded):
    """Somebody who was asked to answer; whether she has is read from the responses (A32)."""

    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"email"})  # personal; a digest is recorded

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="invitations")
    name = models.CharField(max_length=300)
    group_code = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    email_digest = models.CharField(max_length=64, blank=True)
    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.PROTECT, null=True, related_name="invitations"
    )
    invited = models.DateTimeField(null=True)  # when it was sent; null: listed only
    withdrawn = models.BooleanField(default=False)

    def misfit(self) -> str:
        return "" if self.email_digest == invitation_digest(self.call_id, self.email) else "email"


def invitation_digest(call: int, email: str) -> str:
    """What is recorded of an address, hex."""
    return sha256(f"{call}|{email}".encode()).hexdigest()


class Extension(Recorded):
    """A deadline that was moved: the old one, the reason and who moved it stay (A48)."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="extensions")
    old = models.DateTimeField(null=True)
    new = models.DateTimeField()
    reason = models.CharField(max_length=500)
    seat = models.CharField(max_length=120)  # as the record shows who did it
    moved = models.DateTimeField()


class Reminder(Recorded):
    """A reminder that is planned, or was sent (A117). Planned ones are sent when their instant has come."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="reminders")
    due = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    to = models.IntegerField(default=0)  # how many were reminded
    dropped = models.BooleanField(default=False)
