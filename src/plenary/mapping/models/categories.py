"""Tables: the categories that a group sorts its subject into."""

from __future__ import annotations

from django.db import models

from plenary.record.models import Recorded


class Category(Recorded):
    """One of the lettered categories of a group; its letter differs by document, its identity does not (A57, A159)."""

    group = models.ForeignKey("mandate.Group", on_delete=models.PROTECT, related_name="categories")
    scheme = models.CharField(max_length=40, default="main")  # a second classification stands beside it (A160)
    code = models.SlugField(max_length=40)  # its identity: renaming and reordering keep every link
    letter = models.CharField(max_length=8)  # "A"
    order = models.IntegerField()
    name = models.JSONField(default=dict)
    aliases = models.JSONField(default=list)  # [{"letter": "(a)", "name": "…", "document": "…"}]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "scheme", "code"], name="one_code_a_scheme")]
