"""The archive of a group as it is offered: made as a job when somebody asks and the record has moved on, once an hour.

Nobody waits for it in a request. It stands in the home beside the files, belongs to no record, and is made again from it.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from plenary.library import reads as library
from plenary.library import work
from plenary.library.work import Step
from plenary.record import reads as record
from plenary.record.writer import durably

EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """An archive on the disk."""

    place: Path
    made: datetime
    entries: int
    leaf: str
    root: str
    files: int
    size: int
    sha256: str

    def open(self) -> Any:
        return open(self.place, "rb")


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is for whoever asks now."""

    kept: Kept | None
    behind: int  # entries that came since
    making: bool  # is a new one under way?
    next: datetime | None  # when a new one may be made, where the record has moved on and none is under way
    failed: str


def _folder(group: str) -> Path:
    return Path(settings.HOME) / "archives" / group


def newest(group: str) -> Kept | None:
    """The newest archive of a group; None before the first."""
    folder = _folder(group)
    try:
        told = json.loads((folder / "newest.json").read_text())
        place = folder / told["name"]
        size = place.stat().st_size
    except (OSError, ValueError, KeyError):
        return None
    made = datetime.fromisoformat(told["made"])
    return Kept(place, made, told["entries"], told["leaf"], told["root"], told["files"], size, told["sha256"])


def look(group: str, at: datetime) -> Standing:
    """What is there, and the order for a new one where it is time for that. Five queries at most."""
    kept, about = newest(group), f"archive/{group}"
    entries, leaf = record.newest()
    last = next(iter(library.jobs(about, count=1)), None)
    making = last is not None and last.state in ("waiting", "running")
    failed = last.saying if last is not None and last.state == "failed" else ""
    following = None
    if not making and (kept is None or (kept.entries, kept.leaf) != (entries, leaf)):
        begun = [i for i in (kept.made if kept else None, last.asked if last else None) if i is not None]
        following = max(begun) + EVERY if begun else at
        if following <= at:
            durably(lambda: work.ask("archive", about, {"group": group}, None, at))
            making, following = True, None
    return Standing(kept, max(0, entries - kept.entries) if kept else entries, making, following, failed)


def make(group: str, *, at: datetime, step: Step) -> dict[str, Any]:
    """Make it anew and put it in place of the one before; returns what it holds. Raises NoSuchGroup, OSError."""
    from plenary.hall.archive import making  # imported where it is used: a page needs none of it

    folder = _folder(group)
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.part"):
        left.unlink(missing_ok=True)  # of a server that was stopped: one job at a time makes archives
    part = folder / f"{secrets.token_hex(4)}.part"
    try:
        with open(part, "x+b") as out:
            made = making.write(group, out, at=at, step=step)
            out.flush()
            os.fsync(out.fileno())
            out.seek(0)
            digest = sha256()
            for piece in _pieces(out):
                digest.update(piece)
        name = f"{digest.hexdigest()[:32]}.zip"
        os.replace(part, folder / name)
    finally:
        part.unlink(missing_ok=True)
    said = made.plain() | {"name": name, "sha256": digest.hexdigest()}
    told = folder / "newest.json.part"
    told.write_text(json.dumps(said))
    os.replace(told, folder / "newest.json")
    for old in folder.glob("*.zip"):
        if old.name != name:
            old.unlink(missing_ok=True)  # whoever is being sent it holds it open
    return said


def _pieces(data: Any) -> Iterator[bytes]:
    while piece := data.read(1 << 20):
        yield piece
