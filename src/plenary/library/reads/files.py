"""Files to be sent out: published ones, copies of what stands outside, originals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plenary.library import files
from plenary.library.models import Copy, Document, File, Rendition, Version
from plenary.library.rights import ORIGINALS
from plenary.record import reads as record
from plenary.record.actor import Actor


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file to be sent out: always as an attachment."""

    name: str
    media_type: str
    sha256: str
    size: int

    def open(self) -> Any:
        return open(files.path_of(self.sha256), "rb")


class Withheld(LookupError):
    """The file is listed, and not handed out to the public: `why` says so in public."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def _opens(by: Actor, document: Document) -> bool:
    """Is she the secretariat of its group, or of all?"""
    return ORIGINALS.asked(by, document.group.slug if document.group else "*").allowed


def rendition(by: Actor, pk: int) -> Bytes | None:
    """A published file; of a version that was closed, for the secretariat alone. Raises Withheld to all others (A88)."""
    r = Rendition.objects.select_related("file", "version__document__group").filter(pk=pk).first()
    if r is not None and not _opens(by, r.version.document):
        if r.version.closed is not None:
            return None
        if r.version.document.withheld:
            raise Withheld(r.version.document.withheld)
    return None if r is None else Bytes(r.file.name, r.file.media_type, r.file.sha256, r.file.size)


def newest(about: str, *, by: str, part: str, format: str) -> Bytes | None:
    """The file of this kind: a part as the newest version has it (one that was taken out is gone), a whole as the newest
    that has it (after a correction it follows its parts)."""
    rows = Rendition.objects.select_related("file").filter(
        version__document__about=about,
        version__document__withheld="",
        version__closed=None,
        by=by,
        part=part,
        format=format,
    )
    if part:
        last = Version.objects.filter(document__about=about).order_by("-number").values_list("pk", flat=True).first()
        rows = rows.filter(version=last)
    r = rows.order_by("-version__number").first()
    return None if r is None else Bytes(r.file.name, r.file.media_type, r.file.sha256, r.file.size)


def file(pk: int) -> Bytes | None:
    """An original, by its key."""
    f = File.objects.filter(pk=pk).first()
    return None if f is None else Bytes(f.name, f.media_type, f.sha256, f.size)


def broken_files() -> tuple[tuple[int, str], ...]:
    """Files whose bytes are missing or altered: (entry that names them, what is wrong). For `plenary verify`."""
    named: dict[str, str] = dict(File.objects.order_by("-pk").values_list("sha256", "name"))
    return tuple(
        (record.naming(digest), f"the file {name} ({digest[:12]}…) is missing or was altered on the disk")
        for digest, name in named.items()
        if not files.intact(digest)
    )


def copy(by: Actor, pk: int) -> Bytes | None:
    """What was kept of an address outside. Raises Withheld to the public where it is not handed out."""
    c = Copy.objects.select_related("file", "document__group").filter(pk=pk).first()
    if c is not None and c.document.withheld and not _opens(by, c.document):
        raise Withheld(c.document.withheld)
    return None if c is None else Bytes(c.file.name, c.file.media_type, c.file.sha256, c.file.size)
