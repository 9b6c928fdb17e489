"""Bytes on the disk, under their SHA-256. A file is there, whole and flushed, before any table names it."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256
from pathlib import Path

from django.conf import settings


def path_of(digest: str) -> Path:
    """Where the file of this digest stands."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def keep(data: bytes) -> str:
    """Write bytes once and flush them; returns the SHA-256 in hex. Raises OSError where the disk refuses."""
    digest = sha256(data).hexdigest()
    place = path_of(digest)
    if place.exists() and place.stat().st_size == len(data):
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    written = place.with_name(f"{digest}.{secrets.token_hex(4)}.part")
    with open(written, "xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    os.replace(written, place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return digest


def intact(digest: str) -> bool:
    """Does the file still hold what its name says?"""
    place = path_of(digest)
    if not place.exists():
        return False
    with open(place, "rb") as data:
        made = sha256()
        while chunk := data.read(1 << 20):
            made.update(chunk)
    return made.hexdigest() == digest
