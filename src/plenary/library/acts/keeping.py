"""Keeping bytes as they came."""

from __future__ import annotations

from datetime import datetime

from plenary.library import files
from plenary.library.entries import OriginalKept
from plenary.library.models import File
from plenary.library.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act


@act
def keep_original(by: Actor, *, name: str, data: bytes, media_type: str, at: datetime) -> Outcome:
    """Keep bytes as they came. `value` is the file's key. The same bytes under the same name are kept once."""
    KEEP.require(by)
    return _kept(name, files.keep(data), len(data), media_type, at)


@act
def keep_large(by: Actor, *, name: str, digest: str, size: int, media_type: str, at: datetime) -> Outcome:
    """As `keep_original`, of bytes that stand on the disk already (`files.keep_pieces`): hours of sound fill no memory.

    Raises ValueError where they do not stand there.
    """
    KEEP.require(by)
    if not files.path_of(digest).exists():
        raise ValueError(f"{name}: the file {digest} is not on the disk")
    return _kept(name, digest, size, media_type, at)


def _kept(name: str, digest: str, size: int, media_type: str, at: datetime) -> Outcome:
    found = File.objects.filter(sha256=digest, name=name[:300]).first()
    if found is not None:
        return Unchanged(f"file/{digest}", found.pk)
    row = File(sha256=digest, name=name[:300], media_type=media_type[:120], size=size, kept=at)
    row.save()
    return Written(OriginalKept(digest, size, media_type), f"file/{digest}", row.pk)
