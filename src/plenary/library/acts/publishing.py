"""Publishing versions, and handing out no longer what was published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.library import files
from plenary.library.acts.common import Words, group_of
from plenary.library.entries import VersionPublished, VersionsClosed
from plenary.library.models import Document, File, Rendition, Version
from plenary.library.rights import CLOSE, PUBLISH
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act


@dataclass(frozen=True, slots=True)
class Printed:
    """A file ready to be published: where it is on disk (by digest), and what it is."""

    digest: str
    name: str
    media_type: str
    size: int
    format: str
    by: str = ""
    part: str = ""
    language: str = "en"


@act
def publish(
    by: Actor,
    *,
    document: int,
    printed: Sequence[Printed],
    note: Words | None = None,
    standing: Collection[tuple[str, str]] | None = None,
    at: datetime,
) -> Outcome:
    """Publish the next version of a document. `value` is {"version": n}.

    Parts that did not change are carried over from the version before, so that a version is always whole. `standing`
    names those (by, part) that may be: a respondent who withdrew must not come along. None: all of them.
    Raises Document.DoesNotExist, and ValueError where a file is not on the disk.
    """
    found = Document.objects.select_related("group").get(pk=document)
    PUBLISH.require(by, group_of(found))
    last = Version.objects.filter(document=found).order_by("-number").first()
    version = Version(document=found, number=(last.number if last else 0) + 1, published=at, note=note or {})
    version.save()
    fresh = {(p.by, p.part, p.format, p.language) for p in printed}
    rows = []
    for p in printed:
        if not files.path_of(p.digest).exists():
            raise ValueError(f"{p.name}: the file {p.digest} is not on the disk")
        file = File(sha256=p.digest, name=p.name, media_type=p.media_type, size=p.size, kept=at)
        file.save()
        rows.append(Rendition(version=version, file=file, by=p.by, part=p.part, format=p.format, language=p.language))
    if last is not None and last.closed is None:  # of a closed one nothing comes along: all is made anew
        rows += [
            Rendition(version=version, file_id=r.file_id, by=r.by, part=r.part, format=r.format, language=r.language)
            for r in Rendition.objects.filter(version=last)
            if (r.by, r.part, r.format, r.language) not in fresh
            and r.part
            and (standing is None or (r.by, r.part) in standing)
        ]
    Rendition.objects.bulk_create(rows)
    named: dict[str, Any] = {f"{p.by}/{p.part or 'whole'}.{p.format}": p.digest for p in printed}
    return Written(
        VersionPublished(found.symbol, version.number, named),
        f"document/{found.pk}",
        {"version": version.number},
    )


@act
def close_versions(by: Actor, *, about: str, why: str, at: datetime) -> Outcome:
    """Hand out no longer what was published about `about` so far: something in it was taken out (`why`, an address)."""
    CLOSE.require(by)
    found = Document.objects.filter(about=about).first()
    rows = list(Version.objects.filter(document=found, closed=None).order_by("number")) if found else []
    if found is None or not rows:
        return Unchanged(about)
    for row in rows:
        row.closed = at
        row.save()
    return Written(VersionsClosed(found.symbol, [r.number for r in rows], why), f"document/{found.pk}")
