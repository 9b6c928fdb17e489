"""Tables of the library."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class File(Recorded):
    """Bytes as they came, kept under their SHA-256 and never changed."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=300)  # as handed in; two people may hand in the same bytes under two names
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    kept = models.DateTimeField()


class Document(Recorded):
    """Something that has a title, and usually a symbol."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, null=True, related_name="documents")
    symbol = models.CharField(max_length=120, blank=True)  # as it is shown
    key = models.CharField(max_length=120, blank=True, db_index=True)  # normalised: every spelling meets here
    kind = models.CharField(max_length=40)
    title = models.JSONField(default=dict)
    words = models.TextField(blank=True)  # the titles in all languages, folded: what a search looks into
    date = models.CharField(max_length=40, blank=True)  # ISO, or a year or month where no more is known
    address = models.URLField(max_length=500, blank=True)  # where it stands outside
    note = models.JSONField(default=dict)
    rights = models.CharField(max_length=200, blank=True)
    holder = models.CharField(max_length=200, blank=True)  # of the rights, where somebody else holds them
    withheld = models.TextField(blank=True)  # why its files are not handed out to the public; "" where they are
    original = models.CharField(max_length=20, blank=True)  # the language in which it was written; "" where nobody said
    meeting = models.CharField(
        max_length=60, blank=True
    )  # slug of the meeting it is of; meetings stand above this room
    # The document that it belongs to, and how: addendum, revision, corrigendum, amendment. (The first column is older than
    # the other relations; renamed, it would no longer be what the entries of that time left.)
    addendum_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="addenda")
    relation = models.CharField(max_length=12, default="addendum")
    about = models.CharField(
        max_length=120, blank=True, db_index=True
    )  # the address of what it publishes: "call/wgec-2013"

    class Meta:
        indexes = [models.Index(fields=["group", "-date", "-id"], name="documents_by_date")]


class Version(Recorded):
    """One published state of a document. A version is never changed; a correction is the next version."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    published = models.DateTimeField()
    note = models.JSONField(default=dict)
    # To the public, since it holds what was taken out later (removed, withdrawn, consent taken back): never changed, and
    # no longer handed out.
    closed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_number_a_version")]


class Rendition(Recorded):
    """A version as a file: a format, a way of compiling, a part."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="renditions")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="renditions")
    by = models.CharField(max_length=20, blank=True)  # "question", "respondent"
    part = models.CharField(max_length=40, blank=True)  # "Q2", "R17"; "" for the whole
    format = models.CharField(max_length=10)
    language = models.CharField(max_length=20, default="en")


class Reach(Recorded):
    """How the address outside of a document was found when it was last fetched."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="reach")
    address = models.URLField(max_length=500)  # as it was then: another address begins anew
    checked = models.DateTimeField()
    status = models.IntegerField()  # HTTP's; 0 where nobody answered
    reason = models.CharField(max_length=20, blank=True)  # library.fetching.REASONS
    found = models.CharField(max_length=10)  # reached, failed, unclear
    since = models.DateTimeField(null=True)  # the first of the failures that go on
    dead = models.BooleanField(default=False)


class Tongue(Recorded):
    """A document in one language at an address outside of its own, and how that was found when it was last fetched."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tongues")
    language = models.CharField(max_length=20)
    address = models.URLField(max_length=500, blank=True)  # "" where it was taken off again
    checked = models.DateTimeField(null=True)  # null: not looked at yet; the rest as in Reach
    status = models.IntegerField(default=0)
    reason = models.CharField(max_length=20, blank=True)
    found = models.CharField(max_length=10, blank=True)
    since = models.DateTimeField(null=True)
    dead = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "language"], name="one_address_a_language")]


class Copy(Recorded):
    """What stood at the address outside of a document at some time. Never changed: other content is a further copy."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="copies")
    address = models.URLField(max_length=500)
    archived = models.DateTimeField()
    language = models.CharField(max_length=20, blank=True)  # of a language that stands at an address of its own


class Job(models.Model):
    """Work under way and how far it is. Not recorded: its outcome is an act of its own."""

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=120, db_index=True)
    person = models.IntegerField(null=True)
    asked = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")  # waiting, running, done, failed
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    saying = models.CharField(max_length=300, blank=True)
    arguments = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
