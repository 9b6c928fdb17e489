"""The same document in one more language: a version is given it, and what it holds already stays as it is."""

from __future__ import annotations

from datetime import datetime

from plenary.library import files
from plenary.library.acts.common import checked_address, group_of
from plenary.library.acts.publishing import Printed
from plenary.library.entries import LanguageAdded
from plenary.library.models import Document, File, Rendition, Tongue, Version
from plenary.library.rights import PUBLISH
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import languages


@act
def add_language(
    by: Actor,
    *,
    document: int,
    printed: Printed | None = None,
    language: str = "",
    address: str = "",
    original: bool = False,
    at: datetime,
) -> Outcome:
    """Add a language, or one more format of it, to the newest version; before the first, that is made.

    Without a file: the document stands in `language` at `address` outside; "" takes that off again. `value` is then 0.

    `value` is the number of the version. The same file twice is there once, and never in two languages; other words in a
    language that is there are a correction, and a version of their own (`publish`). Raises Problem, Document.DoesNotExist,
    and ValueError where the file is not on the disk.
    """
    row = Document.objects.select_related("group").get(pk=document)
    PUBLISH.require(by, group_of(row))
    if (printed.language if printed else language) not in languages.LANGUAGES:
        raise Problem("Choose the language of the file.")
    if printed is None:
        return _elsewhere(row, language, checked_address(address), original)
    if not files.path_of(printed.digest).exists():
        raise ValueError(f"{printed.name}: the file {printed.digest} is not on the disk")
    version = Version.objects.filter(document=row).order_by("-number").first()
    if version is not None and version.closed is not None:
        version = _next(row, version.number, at)
    if version is None:
        version = _next(row, 0, at)
    there = Rendition.objects.select_related("file").filter(
        version=version, part="", by=printed.by, language=printed.language, format=printed.format
    )
    if (held := there.first()) is not None:
        if held.file.sha256 == printed.digest:
            return Unchanged(f"document/{row.pk}", version.number)
        raise Problem(
            "Version %(number)s has this language in this format already. A corrected file is published as the next version.",
            number=version.number,
        )
    same = Rendition.objects.filter(version=version, file__sha256=printed.digest).exclude(language=printed.language)
    if (other := same.values_list("language", flat=True).first()) is not None:
        raise Problem(
            "This very file is here already as %(language)s. Choose the file of the other language; where the language was a "
            "mistake, publish it as the next version.",
            language=languages.name(other),
        )
    file = File(
        sha256=printed.digest, name=printed.name[:300], media_type=printed.media_type, size=printed.size, kept=at
    )
    file.save()
    Rendition(version=version, file=file, by=printed.by, format=printed.format, language=printed.language).save()
    if original and row.original != printed.language:
        row.original = printed.language
        row.save()
    said = LanguageAdded(row.symbol, version.number, printed.language, printed.digest)
    return Written(said, f"document/{row.pk}", version.number)


def _elsewhere(row: Document, language: str, address: str, original: bool) -> Outcome:
    tongue = Tongue.objects.filter(document=row, language=language).first() or Tongue(document=row, language=language)
    if tongue.address == address and not (original and row.original != language):
        return Unchanged(f"document/{row.pk}", 0)
    if tongue.address != address:  # another address begins anew
        tongue.address, tongue.checked, tongue.status, tongue.reason = address, None, 0, ""
        tongue.found, tongue.since, tongue.dead = "", None, False
        tongue.save()
    if original and row.original != language:
        row.original = language
        row.save()
    return Written(LanguageAdded(row.symbol, 0, language, "", address), f"document/{row.pk}", 0)


def _next(row: Document, last: int, at: datetime) -> Version:
    version = Version(document=row, number=last + 1, published=at)
    version.save()
    return version
