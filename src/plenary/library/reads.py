"""Documents, versions, renditions, files and the jobs that make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from plenary.library import files
from plenary.library.models import Copy, Document, File, Job, Reach, Rendition, Version
from plenary.library.rights import ORIGINALS
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.kept import Kept
from plenary.rules import symbols
from plenary.rules.folding import compact, fold
from plenary.rules.languages import chosen

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReachLine:
    """How the address outside was found when it was last looked at."""

    checked: datetime
    status: int
    reason: str
    found: str  # reached, failed, unclear
    since: datetime | None
    dead: bool


@dataclass(frozen=True, slots=True)
class CopyLine:
    """What stood at the address outside, as it was kept."""

    id: int
    archived: datetime
    size: int
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: int
    symbol: str
    kind: str
    title: Words
    date: str
    address: str
    note: Words
    rights: str
    group: str
    versions: int
    about: str
    reach: ReachLine | None = None  # None where nobody has looked yet, and where it stands at no address outside


@dataclass(frozen=True, slots=True)
class RenditionLine:
    id: int
    by: str
    part: str
    format: str
    language: str
    size: int
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    number: int
    published: datetime
    note: Words
    renditions: tuple[RenditionLine, ...]
    closed: datetime | None = None  # to the public, since then


@dataclass(frozen=True, slots=True)
class DocumentPage:
    line: DocumentLine
    addendum_to: tuple[int, str] | None
    addenda: tuple[tuple[int, str], ...]
    versions: tuple[VersionLine, ...]  # newest first
    copies: tuple[CopyLine, ...]  # of what stands outside, newest first


def _line(d: Document, versions: int, reach: Reach | None) -> DocumentLine:
    slug = d.group.slug if d.group else ""
    line = None
    if reach is not None and reach.address == d.address:
        line = ReachLine(reach.checked, reach.status, reach.reason, reach.found, reach.since, reach.dead)
    return DocumentLine(
        d.pk, d.symbol, d.kind, d.title, d.date, d.address, d.note, d.rights, slug, versions, d.about, line
    )


def documents(*, group: str = "", query: str = "", most: int = 500) -> tuple[DocumentLine, ...]:
    """Documents, newest first, `most` of them; `query` is any spelling of a symbol, or words of a title. Three queries."""
    rows = Document.objects.select_related("group")
    if group:
        rows = rows.filter(group__slug=group)
    if query:
        wanted = Q(words__contains=fold(query)) | Q(symbol__icontains=query)
        if len(tight := compact(query)) > 4 and any(c.isdecimal() for c in tight):
            wanted |= Q(words__endswith=f"| {tight}")  # "a res 70 125": a symbol without its strokes
        keys = symbols.keys(query)
        if keys:
            wanted |= Q(key__in=keys)
        rows = rows.filter(wanted)
    found = list(rows.order_by("-date", "-pk")[:most])
    counts: dict[int, int] = {}
    for document in Version.objects.filter(document__in=found).values_list("document_id", flat=True):
        counts[document] = counts.get(document, 0) + 1
    reach = {r.document_id: r for r in Reach.objects.filter(document__in=found)}
    return tuple(_line(d, counts.get(d.pk, 0), reach.get(d.pk)) for d in found)


def by_symbol(text: str) -> int | None:
    """The key of the document with this symbol, in whatever spelling; None where there is none (A23)."""
    for key in symbols.keys(text):
        found: int | None = Document.objects.filter(key=key).values_list("pk", flat=True).first()
        if found is not None:
            return found
    return None


def symbols_of(documents: Iterable[int]) -> dict[int, str]:
    """The symbols of documents by key, or their titles where they have none. One query."""
    rows = Document.objects.filter(pk__in=set(documents)).values_list("pk", "symbol", "title")
    return {pk: symbol or chosen(title, "en") for pk, symbol, title in rows}


def cited(texts: Iterable[str]) -> dict[str, int]:
    """Which documents the texts cite ("Tunis Agenda 69", "A/RES/70/125, para. 65"): text -> the key of the one document.

    By a symbol in the text, or by a title that begins with what stands before its paragraphs. What fits several
    documents, or none, is left out: a reference is never led to a guess. One query.
    """
    wanted = frozenset(texts)
    return _cited.get(wanted, lambda: _cited_now(wanted)) if wanted else {}


_cited: Kept[dict[str, int]] = Kept()


def _cited_now(wanted: frozenset[str]) -> dict[str, int]:
    keys: dict[str, int] = {}
    titles: list[tuple[int, list[str]]] = []
    for pk, key, title in Document.objects.values_list("pk", "key", "title"):
        if key:
            keys[key] = pk
        titles.append((pk, [f"{fold(name)} " for name in title.values()]))
    found: dict[str, int] = {}
    for text in wanted:
        for name in _names(text):
            start = f"{fold(name)} "
            fits = {keys[key] for key in symbols.keys(name) if key in keys}
            fits = fits or {pk for pk, names in titles if len(start) > 5 and any(n.startswith(start) for n in names)}
            if fits:
                if len(fits) == 1:
                    found[text] = fits.pop()
                break
    return found


_LOCATORS = frozenset("para paras paragraph paragraphs art article articles and to".split())


def _names(text: str) -> Iterator[str]:
    """What the document may be called: the whole text, then less and less of the paragraphs at its end."""
    words = text[:300].split()
    while words:
        yield " ".join(words).strip(" ,;:(")
        last = words.pop().strip(",;:.()[]§¶")
        if last.casefold() not in _LOCATORS and not all(c.isdecimal() or c in "-–—,." for c in last):
            return


def document(pk: int) -> DocumentPage | None:
    """One document with all its versions; None where there is none. Seven queries."""
    d = Document.objects.select_related("group", "addendum_to").filter(pk=pk).first()
    if d is None:
        return None
    renditions: dict[int, list[RenditionLine]] = {}
    for r in Rendition.objects.filter(version__document=d).select_related("file").order_by("by", "pk"):
        line = RenditionLine(r.pk, r.by, r.part, r.format, r.language, r.file.size, r.file.sha256, r.file.name)
        renditions.setdefault(r.version_id, []).append(line)
    versions = tuple(
        VersionLine(v.number, v.published, v.note, tuple(renditions.get(v.pk, ())), v.closed)
        for v in Version.objects.filter(document=d).order_by("-number")
    )
    return DocumentPage(
        _line(d, len(versions), Reach.objects.filter(document=d).first()),
        (d.addendum_to.pk, d.addendum_to.symbol) if d.addendum_to else None,
        tuple(Document.objects.filter(addendum_to=d).values_list("pk", "symbol")),
        versions,
        tuple(
            CopyLine(c.pk, c.archived, c.file.size, c.file.sha256, c.file.name)
            for c in Copy.objects.filter(document=d).select_related("file").order_by("-pk")
        ),
    )


def outside(group: str = "") -> tuple[tuple[int, str, str], ...]:
    """The documents of a group ("": of all) that stand at an address outside: key, symbol, address. One query."""
    rows = Document.objects.exclude(address="").order_by("pk")
    if group:
        rows = rows.filter(group__slug=group)
    return tuple(rows.values_list("pk", "symbol", "address"))


def copy(pk: int) -> Bytes | None:
    """What was kept of an address outside."""
    c = Copy.objects.select_related("file").filter(pk=pk).first()
    return None if c is None else Bytes(c.file.name, c.file.media_type, c.file.sha256, c.file.size)


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


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file to be sent out: always as an attachment."""

    name: str
    media_type: str
    sha256: str
    size: int

    def open(self) -> Any:
        return open(files.path_of(self.sha256), "rb")


def rendition(by: Actor, pk: int) -> Bytes | None:
    """A published file; of a version that was closed, for the secretariat alone."""
    r = Rendition.objects.select_related("file", "version").filter(pk=pk).first()
    if r is not None and r.version.closed is not None and not ORIGINALS.asked(by).allowed:
        return None
    return None if r is None else Bytes(r.file.name, r.file.media_type, r.file.sha256, r.file.size)


def newest(about: str, *, by: str, part: str, format: str) -> Bytes | None:
    """The file of this kind: a part as the newest version has it (one that was taken out is gone), a whole as the newest
    that has it (after a correction it follows its parts)."""
    rows = Rendition.objects.select_related("file").filter(
        version__document__about=about, version__closed=None, by=by, part=part, format=format
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


@dataclass(frozen=True, slots=True)
class JobLine:
    id: int
    kind: str
    about: str
    state: str
    done: int
    total: int
    saying: str
    asked: datetime
    result: dict[str, Any]


def job(pk: int) -> JobLine | None:
    """How far a job is."""
    j = Job.objects.filter(pk=pk).first()
    return None if j is None else JobLine(j.pk, j.kind, j.about, j.state, j.done, j.total, j.saying, j.asked, j.result)


def jobs(about: str, *, count: int = 5) -> tuple[JobLine, ...]:
    """The last jobs about something, newest first."""
    rows = Job.objects.filter(about=about).order_by("-pk")[:count]
    return tuple(JobLine(j.pk, j.kind, j.about, j.state, j.done, j.total, j.saying, j.asked, j.result) for j in rows)
