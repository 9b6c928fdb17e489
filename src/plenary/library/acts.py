"""Keeping originals, registering documents, publishing versions, noting what stands at addresses outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.library import files, work
from plenary.library.entries import (
    AddressChecked,
    CheckOrdered,
    CopyArchived,
    DocumentRegistered,
    OriginalKept,
    VersionPublished,
    VersionsClosed,
)
from plenary.library.models import Copy, Document, File, Reach, Rendition, Version
from plenary.library.rights import CHECK, CLOSE, KEEP, PUBLISH
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.rules import addresses, reaching, symbols
from plenary.rules.folding import compact, fold

Words = dict[str, str]


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


def _key(symbol: str) -> str:
    """The key under which every spelling of a symbol meets; a numbering of the group's own is taken as it stands."""
    if not symbol:
        return ""
    try:
        return symbols.normalise(symbol).key
    except symbols.SymbolError:
        return " ".join(symbol.upper().split())[:120]


@act
def register(
    by: Actor,
    *,
    group: str,
    title: Words,
    kind: str,
    symbol: str = "",
    date: str = "",
    address: str = "",
    note: Words | None = None,
    rights: str = "",
    addendum_to: str = "",
    about: str = "",
    at: datetime,
) -> Outcome:
    """Enter a document. `value` is its key. A symbol that is there already, in any spelling, is not entered twice."""
    PUBLISH.require(by, group)
    key = _key(symbol)
    found = Document.objects.filter(key=key).first() if key else None
    if found is not None:
        return Unchanged(f"document/{found.pk}", found.pk)
    base = Document.objects.filter(key=_key(addendum_to)).first() if addendum_to else None
    row = Document(
        group_id=group_id(group),
        symbol=symbol,
        key=key,
        kind=kind,
        title=title,
        words=fold(" | ".join((symbol, *title.values()))) + " | " + compact(symbol),
        date=date,
        address=addresses.clean(address) if address else "",
        note=note or {},
        rights=rights,
        addendum_to=base,
        about=about,
    )
    row.save()
    return Written(DocumentRegistered(symbol, kind, date), f"document/{row.pk}", row.pk)


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
    PUBLISH.require(by, found.group.slug if found.group else "*")
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
def order_check(by: Actor, *, group: str, at: datetime) -> Outcome:
    """Have the addresses outside of a group's documents checked. `value` is the job's key; one under way is enough."""
    CHECK.require(by, group)
    about = f"library/{group}"
    if (going := work.under_way("check-links", about)) is not None:
        return Unchanged(about, going)
    told = {"group": group, "by": {"person": by.person, "seat": by.seat, "capacity": by.capacity}}
    return Written(CheckOrdered(group), about, work.ask("check-links", about, told, by.person, at, queue=work.OUTSIDE))


def _slug(document: Document) -> str:
    return document.group.slug if document.group else "*"


@act
def note_address(by: Actor, *, document: int, address: str, status: int, reason: str, at: datetime) -> Outcome:
    """Note how an address outside was found at that instant. `value` is {"found", "dead"}.

    Raises Document.DoesNotExist.
    """
    found = Document.objects.select_related("group").get(pk=document)
    CHECK.require(by, _slug(found))
    row = Reach.objects.filter(document=found).first() or Reach(document=found)
    before = reaching.Standing(row.since, row.dead) if row.address == address else reaching.Standing()
    judged = reaching.judged(status)
    after = reaching.after(before, judged, at)
    row.address, row.checked, row.status, row.reason = address, at, status, reason
    row.found, row.since, row.dead = judged, after.since, after.dead
    row.save()
    value = {"found": judged, "dead": after.dead}
    return Written(AddressChecked(status, reason, judged, after.dead), f"document/{found.pk}", value)


@act
def archive_copy(
    by: Actor, *, document: int, address: str, digest: str, name: str, media_type: str, size: int, at: datetime
) -> Outcome:
    """Keep what stands at an address outside. `value` is the number of the copy; what is there as it was is no further one.

    Raises Document.DoesNotExist, and ValueError where the file is not on the disk.
    """
    found = Document.objects.select_related("group").get(pk=document)
    CHECK.require(by, _slug(found))
    if not files.path_of(digest).exists():
        raise ValueError(f"{name}: the file {digest} is not on the disk")
    copies = Copy.objects.filter(document=found)
    last = copies.select_related("file").order_by("-pk").first()
    number = copies.count()
    if last is not None and last.file.sha256 == digest:
        return Unchanged(f"document/{found.pk}", number)
    file = File(sha256=digest, name=name[:300], media_type=media_type[:120], size=size, kept=at)
    file.save()
    Copy(document=found, file=file, address=address, archived=at).save()
    return Written(CopyArchived(digest, size, media_type[:120], number + 1), f"document/{found.pk}", number + 1)


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
