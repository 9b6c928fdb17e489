"""Tables of answering: what is being written, who wrote it, who signs it, and what it said before.

A draft is nobody's act: words that have not been handed in are no part of the record, and nobody but whoever holds
its link reads them. Contact details stand in `Contact` and `Signatory` alone, and never leave the secretariat.
"""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

from django.db import models

from plenary.record.models import Recorded


class Draft(models.Model):
    """A response being written. Saved as it is typed; handed in by an act, which makes or amends a response."""

    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="drafts")
    started = models.DateTimeField()
    saved = models.DateTimeField()
    revision = models.IntegerField(default=0)  # counts what was saved; a device that is behind is told
    generation = models.IntegerField(default=0)  # raised to make earlier links useless
    language = models.CharField(max_length=20, blank=True)  # of the interface when it was begun: its mails are in it
    email = models.EmailField(blank=True, db_index=True)
    fields = models.JSONField(default=dict)  # "q.2.a" and the like -> what was typed, see rules.sheets
    stamps = models.JSONField(default=dict)  # the revision in which each field was last changed
    aside = models.JSONField(default=list)  # [{"field", "text", "at"}] words that another device's words displaced
    response = models.ForeignKey("calls.Response", on_delete=models.PROTECT, null=True, related_name="drafts")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, null=True, related_name="drafts")
    handed_in = models.IntegerField(default=0)  # the revision that was handed in last


class DraftFile(models.Model):
    """A file attached to a draft: its bytes are kept already, the record names it when the draft is handed in."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=300)
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    question = models.CharField(max_length=20, blank=True)


def mail_digest(response: int, email: str) -> str:
    """What is recorded of a mail address, hex: enough to see that it was changed past the acts."""
    return sha256(f"{response}|{email}".encode()).hexdigest()


class Contact(Recorded):
    """How whoever handed a response in is reached. Never public."""

    # Personal, and erased on request: a salted digest is recorded instead.
    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"name", "email"})

    response = models.OneToOneField(
        "calls.Response", on_delete=models.PROTECT, primary_key=True, related_name="contact"
    )
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    email_digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=20, blank=True)
    asked = models.DateTimeField()  # when the confirmation was asked for
    confirmed = models.DateTimeField(null=True)

    def misfit(self) -> str:
        """An address changed past the acts would let somebody else amend this response."""
        return "" if self.email_digest == mail_digest(self.response_id, self.email) else "email"


class Signatory(Recorded):
    """One of those in whose name a joint response speaks. Named in public only once she has confirmed (X8)."""

    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"email"})  # personal, as above

    response = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=300)
    email = models.EmailField(blank=True)
    email_digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=12, default="asked")  # asked, confirmed, declined, withdrawn
    asked = models.DateTimeField()
    answered = models.DateTimeField(null=True)

    def misfit(self) -> str:
        return "" if self.email_digest == mail_digest(self.response_id, self.email) else "email"


class Attachment(Recorded):
    """A file that belongs to a response."""

    response = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, related_name="attachments")
    question = models.CharField(max_length=20, blank=True)
    dropped = models.BooleanField(default=False)  # left out by an amendment; the file is kept


class ResponseVersion(Recorded):
    """What a response said before it was amended: a version is never changed."""

    response = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    received = models.DateTimeField()
    answers = models.JSONField(default=list)  # [[question, part, text, state, see, language]]
    facts = models.JSONField(default=dict)  # name, group_code, region, country, language, cited, joint

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "number"], name="one_version_a_number")]


class Merge(Recorded):
    """Two responses of one respondent that became one, and what they were before, so that it can be undone."""

    kept = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="merges")
    other = models.ForeignKey("calls.Response", on_delete=models.PROTECT, related_name="merged_by")
    before = models.JSONField(default=dict)  # {"kept": [[question, part, text, state, see, language]], "states": […]}
    merged = models.DateTimeField()
    undone = models.DateTimeField(null=True)
