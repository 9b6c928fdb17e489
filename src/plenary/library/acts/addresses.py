"""What stands at addresses outside: having it looked at, noting what was found, keeping a copy."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.library import files, work
from plenary.library.acts.common import group_of
from plenary.library.entries import AddressChecked, CheckOrdered, CopyArchived
from plenary.library.models import Copy, Document, File, Reach, Tongue
from plenary.library.rights import CHECK
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.rules import reaching


@act
def order_check(by: Actor, *, group: str, document: int | None = None, at: datetime) -> Outcome:
    """Have the addresses outside of a group's documents checked, or that of one. `value` is the job's key.

    One job under way is enough.
    """
    CHECK.require(by, group)
    about = f"library/{group}" if document is None else f"document/{document}"
    if (going := work.under_way("check-links", about)) is not None:
        return Unchanged(about, going)
    told: dict[str, Any] = {"group": group, "by": {"person": by.person, "seat": by.seat, "capacity": by.capacity}}
    if document is not None:
        told["document"] = document
    return Written(CheckOrdered(group), about, work.ask("check-links", about, told, by.person, at, queue=work.OUTSIDE))


@act
def note_address(
    by: Actor, *, document: int, address: str, status: int, reason: str, language: str = "", at: datetime
) -> Outcome:
    """Note how an address outside was found at that instant. `value` is {"found", "dead"}.

    `language`: the address is that of the document in this language. Where it was changed or taken off while it was being
    fetched, nothing is noted: what was fetched is no address of the document any more.

    Raises Document.DoesNotExist.
    """
    found = Document.objects.select_related("group").get(pk=document)
    CHECK.require(by, group_of(found))
    judged = reaching.judged(status)
    row: Reach | Tongue | None
    if language:
        row = Tongue.objects.filter(document=found, language=language, address=address).first()
        if row is None:
            return Unchanged(f"document/{found.pk}", {"found": judged, "dead": False})
    else:
        row = Reach.objects.filter(document=found).first() or Reach(document=found)
    before = reaching.Standing(row.since, row.dead) if row.address == address else reaching.Standing()
    after = reaching.after(before, judged, at)
    row.address, row.checked, row.status, row.reason = address, at, status, reason
    row.found, row.since, row.dead = judged, after.since, after.dead
    row.save()
    value = {"found": judged, "dead": after.dead}
    return Written(AddressChecked(status, reason, judged, after.dead), f"document/{found.pk}", value)


@act
def archive_copy(
    by: Actor,
    *,
    document: int,
    address: str,
    digest: str,
    name: str,
    media_type: str,
    size: int,
    language: str = "",
    at: datetime,
) -> Outcome:
    """Keep what stands at an address outside. `value` is the number of the copy; what is there as it was is no further one.

    Raises Document.DoesNotExist, and ValueError where the file is not on the disk.
    """
    found = Document.objects.select_related("group").get(pk=document)
    CHECK.require(by, group_of(found))
    if not files.path_of(digest).exists():
        raise ValueError(f"{name}: the file {digest} is not on the disk")
    copies = Copy.objects.filter(document=found, language=language)
    last = copies.select_related("file").order_by("-pk").first()
    number = copies.count()
    if last is not None and last.file.sha256 == digest:
        return Unchanged(f"document/{found.pk}", number)
    file = File(sha256=digest, name=name[:300], media_type=media_type[:120], size=size, kept=at)
    file.save()
    Copy(document=found, file=file, address=address, archived=at, language=language).save()
    return Written(CopyArchived(digest, size, media_type[:120], number + 1), f"document/{found.pk}", number + 1)
