"""The record's tables, and the base of every table that may only change through an act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.db import models

from plenary.record import ledger


class Entry(models.Model):
    """A leaf of the tree: one act. Never updated, never deleted (triggers on both databases refuse)."""

    sequence = models.BigIntegerField(primary_key=True)  # from 1; leaf number is sequence - 1
    instant = models.CharField(max_length=27)  # UTC, microseconds
    seat = models.CharField(max_length=120)
    capacity = models.CharField(max_length=40)
    act = models.CharField(max_length=80, db_index=True)
    object = models.CharField(max_length=200, db_index=True)
    version = models.IntegerField()  # how many entries this object has had, this one included
    commitment = models.CharField(max_length=64)  # SHA-256(salt + content), hex
    leaf = models.CharField(max_length=64)  # RFC 9162 leaf hash, hex


class Content(models.Model):
    """What an entry commits to, outside the tree, so that it can be erased and the tree stays whole."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="content")
    salt = models.CharField(max_length=64)
    what = models.TextField()  # canonical JSON, public
    state_salt = models.CharField(max_length=64)
    state = models.TextField()  # canonical JSON: the rows the act left behind; [table, key, values or null]


class Node(models.Model):
    """A complete subtree, level 1 and up. Level 0 is `Entry.leaf`."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_a_node")]


class Erasure(models.Model):
    """Says which entry's content was erased, by which act and why; without it the triggers refuse the deletion."""

    erased = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="erasure")
    by = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    keys = models.JSONField()  # [table, key] of the rows whose last state went with it


class Token(models.Model):
    """A form's one-time token and what came of it, so that a repeated submission gives the same receipt."""

    digest = models.CharField(max_length=64, primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    value = models.JSONField(null=True)


class Rows(models.QuerySet[Any]):
    """Bulk writing that keeps the ledger; what cannot keep it is refused."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        book = ledger.here(self.model._meta.db_table)
        made: list[Any] = super().bulk_create(objs, *args, **kwargs)
        for row in made:
            book.touch(row)
        return made

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """In few statements. The rows must have been read whole, within this act: the record commits to all of each."""
        book, rows = ledger.here(self.model._meta.db_table), list(objs)
        changed = models.QuerySet(self.model, using=self.db).bulk_update(rows, fields, batch_size)
        for row in rows:
            book.touch(row)
        return changed

    def update(self, **kwargs: Any) -> NoReturn:
        raise ledger.OutsideAct("update() leaves no rows for the record: change them one by one and save()")

    def delete(self) -> tuple[int, dict[str, int]]:
        book = ledger.here(self.model._meta.db_table)
        rows = list(self)
        for row in rows:
            book.touch(row, deleted=True)
        return super().delete()


class Recorded(models.Model):
    """Base of every table whose state is the fold of the record.

    Columns named in UNRECORDED are kept out of it (and may be saved outside an act), each with its reason beside it.
    """

    UNRECORDED: ClassVar[frozenset[str]] = frozenset()
    objects: ClassVar[models.Manager[Any]] = models.Manager.from_queryset(Rows)()

    class Meta:
        abstract = True

    def misfit(self) -> str:
        """Which UNRECORDED column contradicts a recorded one; "" where none does. `verify` asks each row."""
        return ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is not None and set(fields) <= self.UNRECORDED:
            super().save(*args, **kwargs)
            return
        book = ledger.here(self._meta.db_table)
        super().save(*args, **kwargs)
        book.touch(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        book = ledger.here(self._meta.db_table)
        book.touch(self, deleted=True)
        return super().delete(*args, **kwargs)
