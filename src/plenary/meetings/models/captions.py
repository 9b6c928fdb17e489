"""Tables: captions, where they come from, recordings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from plenary.meetings.models.agenda import Item, Turn
from plenary.meetings.models.planning import Meeting, Session
from plenary.record.models import Recorded
from plenary.rules.folding import fold


class Caption(Recorded):
    """One line of the captions in one language, with who was speaking. A correction changes the line by an act."""

    # Made of text and speaker, for searching: no second copy of every word in the record.
    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"words"})

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="captions")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="captions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="captions")
    turn = models.ForeignKey(Turn, on_delete=models.PROTECT, null=True, related_name="captions")
    number = models.IntegerField()  # in the meeting and language
    language = models.CharField(max_length=12)
    speaker = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    source = models.CharField(max_length=10)  # steno, typed, automatic
    instant = models.DateTimeField()
    corrected = models.IntegerField(default=0)  # how often
    words = models.TextField(blank=True)  # text and speaker, folded: what a search looks into

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.words = self.folded()
        super().save(*args, **kwargs)

    def folded(self) -> str:
        return fold(f"{self.text} {self.speaker}")

    def misfit(self) -> str:
        return "words" if self.words != self.folded() else ""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "language", "number"], name="one_caption_a_number"),
        ]


class CaptionFeed(Recorded):
    """A key by which a captioner's program sends lines by HTTP. Of the key itself only a digest is kept.

    What it has sent and is no line yet, and how far it has come, is kept beside the record: it is nothing that was said.
    """

    UNRECORDED: ClassVar[frozenset[str]] = frozenset({"piece", "last"})

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="feeds")
    number = models.IntegerField()
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    source = models.CharField(max_length=10)  # steno, typed, automatic
    digest = models.CharField(max_length=64, unique=True)
    piece = models.TextField(blank=True)  # the beginning of a line
    last = models.BigIntegerField(default=-1)  # the last sequence number that the program gave: a retry adds nothing
    closed = models.DateTimeField(null=True)


class Recording(Recorded):
    """Sound or pictures of a session, kept in the library; it begins at an instant, so that captions follow it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="recordings")
    number = models.IntegerField()
    file = models.ForeignKey("library.File", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=12, blank=True)  # floor: as spoken
    media_type = models.CharField(max_length=100)
    began = models.DateTimeField()
    rights = models.CharField(max_length=300, blank=True)
    removed = models.CharField(max_length=300, blank=True)
