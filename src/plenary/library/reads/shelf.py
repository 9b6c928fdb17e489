"""Documents: a few of them, one with all its versions, those that stand at addresses outside."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from plenary.library.models import Copy, Document, Rendition, Tongue, Version
from plenary.library.reads.around import around
from plenary.library.reads.family import family
from plenary.library.reads.values import (
    CopyLine,
    DocumentLine,
    DocumentPage,
    Other,
    RenditionLine,
    VersionLine,
    line_of,
    mark,
    name_of,
    rendition_line,
)
from plenary.record.kept import Kept
from plenary.rules import languages, symbols
from plenary.rules.families import belongs
from plenary.rules.folding import compact, fold


def wanted(query: str) -> Q:
    """Documents that a query means: any spelling of a symbol, or words of a title."""
    found = Q(words__contains=fold(query)) | Q(symbol__icontains=query)
    if len(tight := compact(query)) > 4 and any(c.isdecimal() for c in tight):
        found |= Q(words__endswith=f"| {tight}")  # "a res 70 125": a symbol without its strokes
    keys = symbols.keys(query)
    return found | Q(key__in=keys) if keys else found


def with_group(rows: Any) -> Any:
    return rows.select_related("group", "addendum_to")


def documents(*, group: str = "", query: str = "", most: int = 500) -> tuple[DocumentLine, ...]:
    """Documents, newest first, `most` of them; `query` is any spelling of a symbol, or words of a title. Five queries."""
    rows = with_group(Document.objects)
    if group:
        rows = rows.filter(group__slug=group)
    if query:
        rows = rows.filter(wanted(query))
    found = list(rows.order_by("-date", "-pk")[:most])
    beside = around(found)
    return tuple(line_of(d, beside) for d in found)


def document(pk: int) -> DocumentPage | None:
    """One document with all its versions and its family; None where there is none."""
    d = with_group(Document.objects).filter(pk=pk).first()
    if d is None:
        return None
    renditions: dict[int, list[RenditionLine]] = {}
    for r in Rendition.objects.filter(version__document=d).select_related("file").order_by("by", "pk"):
        renditions.setdefault(r.version_id, []).append(rendition_line(r))
    versions = tuple(
        VersionLine(v.number, v.published, v.note, tuple(renditions.get(v.pk, ())), v.closed)
        for v in Version.objects.filter(document=d).order_by("-number")
    )
    line = line_of(d, around([d]))
    there = {one.language for one in line.languages}
    return DocumentPage(
        line,
        family(d),
        _proposed(d),
        versions,
        tuple(
            CopyLine(c.pk, c.archived, c.file.size, c.file.sha256, c.file.name, c.language)
            for c in Copy.objects.filter(document=d).select_related("file").order_by("-pk")
        ),
        tuple(code for code in languages.LANGUAGES if code not in there) if line.versions else (),
        mark(d),
    )


def _proposed(d: Document) -> Other | None:
    """What its symbol says that it belongs to; None where somebody has said so, or that one is not there."""
    said = belongs(d.symbol) if d.symbol and d.addendum_to_id is None else None
    keys = symbols.keys(said.base) if said else ()
    other = Document.objects.filter(key__in=keys[:1]).exclude(pk=d.pk).first() if keys else None
    return Other(other.pk, name_of(other), said.relation) if said and other else None


def group_of(pk: int) -> str:
    """The group of a document; "" where it has none, or is not there. One query."""
    return str(Document.objects.filter(pk=pk).values_list("group__slug", flat=True).first() or "")


def outside(group: str = "", document: int | None = None) -> tuple[tuple[int, str, str, str], ...]:
    """Where the documents of a group ("": of all) stand outside: key, symbol, address, language. Two queries.

    The language is "" for the document itself, and its own for one that stands at an address of its own.
    """
    rows = Document.objects.exclude(address="").order_by("pk")
    tongues = Tongue.objects.exclude(address="").order_by("document", "language")
    if document is not None:
        rows, tongues = rows.filter(pk=document), tongues.filter(document=document)
    if group:
        rows, tongues = rows.filter(group__slug=group), tongues.filter(document__group__slug=group)
    found = [(pk, symbol, address, "") for pk, symbol, address in rows.values_list("pk", "symbol", "address")]
    found += tongues.values_list("document", "document__symbol", "address", "language")
    return tuple(sorted(found, key=lambda one: (one[0], one[3])))


def latest(about: str) -> tuple[int, str, VersionLine] | None:
    """The newest version of the document that publishes `about`: (document, symbol, version); None before publication."""
    return _latest.get(about, lambda: _latest_now(about))


_latest: Kept[tuple[int, str, VersionLine] | None] = Kept()


def _latest_now(about: str) -> tuple[int, str, VersionLine] | None:
    d = Document.objects.filter(about=about).first()
    page = document(d.pk) if d is not None else None
    if page is None or not page.versions:
        return None
    return page.line.id, page.line.symbol, page.versions[0]
