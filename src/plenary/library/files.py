"""Bytes on the disk, under their SHA-256. A file is there, whole and flushed, before any table names it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from django.conf import settings


def path_of(digest: str) -> Path:
    """Where the file of this digest stands."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def free() -> int:
    """Bytes that are left on the disk of the files."""
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(root).free


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
    _place(written, place)
    return digest


def keep_pieces(pieces: Iterable[bytes]) -> tuple[str, int]:
    """Write what comes in pieces, never all of it in memory; returns SHA-256 and size. Nothing is left where they raise."""
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    written = root / f"{secrets.token_hex(8)}.part"
    made, size = sha256(), 0
    try:
        with open(written, "xb") as out:
            for piece in pieces:
                out.write(piece)
                made.update(piece)
                size += len(piece)
            out.flush()
            os.fsync(out.fileno())
        place = path_of(made.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        _place(written, place)
    finally:
        written.unlink(missing_ok=True)
    return made.hexdigest(), size


def _place(written: Path, place: Path) -> None:
    """Put a flushed file in its place, and the name of it on the disk."""
    os.replace(written, place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


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
