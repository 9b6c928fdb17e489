"""Tables: news of a group, and what an item said before it was amended."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Item(Recorded):
    """A piece of news. Its words are kept per language; `language` is the one that it was written in."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="news")
    number = models.IntegerField()  # its address within the group
    day = models.DateField()  # what it is dated
    about = models.CharField(max_length=200, blank=True)  # "meeting/wgec-2/4", "call/wgec-2016", "document/12"
    language = models.CharField(max_length=20)
    title = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    seat = models.CharField(max_length=120)  # who published it: "chair", "secretariat/3", never a name
    published = models.DateTimeField()
    amended = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)  # why it was withdrawn

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="one_news_item_a_number")]


class Before(Recorded):
    """What an item said until it was amended. None is ever changed or removed."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="before")
    order = models.IntegerField()
    day = models.DateField()
    about = models.CharField(max_length=200, blank=True)
    title = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    until = models.DateTimeField()
    reason = models.TextField(blank=True)  # why it was amended; a translation that was added needs none

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "order"], name="one_earlier_wording_an_order")]
