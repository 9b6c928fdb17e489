"""What this room's reads return, and how rows become it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from plenary.library.models import Document, Reach, Rendition, Tongue
from plenary.rules import languages
from plenary.rules.masking import mask

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
    language: str = ""  # of the language whose own address it is


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
class LanguageLine:
    """A document in one language: the files of the newest version that has it, and where it stands outside in it."""

    language: str
    version: int  # 0 where it stands outside alone
    behind: bool  # is there a newer version, which has it not?
    files: tuple[RenditionLine, ...] = ()
    address: str = ""
    reach: ReachLine | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """Another document of the family."""

    id: int
    symbol: str  # or its title, where it has none
    relation: str = ""


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
    holder: str = ""
    withheld: str = ""  # why its files are not handed out; "" where they are
    original: str = ""
    meeting: str = ""
    languages: tuple[LanguageLine, ...] = ()
    base: Other | None = None  # what it belongs to, and how
    superseded: Other | None = None  # by this one
    corrected: tuple[Other, ...] = ()  # by these

    @property
    def year(self) -> str:
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class VersionLine:
    number: int
    published: datetime
    note: Words
    renditions: tuple[RenditionLine, ...]
    closed: datetime | None = None  # to the public, since then


@dataclass(frozen=True, slots=True)
class Kin:
    """A document of a family, as a tree is read."""

    depth: int
    id: int
    symbol: str
    title: Words
    relation: str
    date: str
    superseded: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    line: DocumentLine
    family: tuple[Kin, ...]  # it and all that belongs together with it; () where it stands alone
    proposed: Other | None  # what its symbol says that it belongs to, where nobody has said so yet
    versions: tuple[VersionLine, ...]  # newest first
    copies: tuple[CopyLine, ...]  # of what stands outside, newest first
    missing: tuple[str, ...]  # languages of the six that it is not there in; () before anything is published
    mark: str  # of what is said of it, for whoever amends that


def mark(row: Document) -> str:
    """Of everything that is amended together: alike while nobody has changed it."""
    said = (row.symbol, row.kind, row.title, row.date, row.address, row.note, row.original, row.meeting)
    return sha256(repr(said).encode()).hexdigest()[:16]


def rendition_line(r: Rendition) -> RenditionLine:
    return RenditionLine(r.pk, r.by, r.part, r.format, r.language, r.file.size, r.file.sha256, r.file.name)


def _masked(words: Mapping[str, str]) -> Words:
    return {code: mask(text) for code, text in words.items()}


def name_of(row: Document) -> str:
    return row.symbol or mask(languages.chosen(row.title, "en"))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around documents, by their keys: gathered for all of them at once."""

    versions: Mapping[int, int]
    reach: Mapping[int, Reach]
    languages: Mapping[int, tuple[LanguageLine, ...]]
    superseded: Mapping[int, Other]
    corrected: Mapping[int, tuple[Other, ...]]


def line_of(d: Document, around: Around) -> DocumentLine:
    """What is said of a document. Personal addresses that somebody typed into it are masked (A88)."""
    found, reach = around.reach.get(d.pk), None
    if found is not None and found.address == d.address:
        reach = ReachLine(found.checked, found.status, found.reason, found.found, found.since, found.dead)
    return DocumentLine(
        d.pk, d.symbol, d.kind, _masked(d.title), d.date, d.address, _masked(d.note), mask(d.rights),
        d.group.slug if d.group else "", around.versions.get(d.pk, 0), d.about, reach, mask(d.holder), mask(d.withheld),
        d.original, d.meeting, around.languages.get(d.pk, ()),
        Other(d.addendum_to.pk, name_of(d.addendum_to), d.relation) if d.addendum_to else None,
        around.superseded.get(d.pk), around.corrected.get(d.pk, ()),
    )  # fmt: skip


def in_languages(rows: Iterable[Rendition], newest: int, tongues: Iterable[Tongue] = ()) -> tuple[LanguageLine, ...]:
    """Which languages a document is there in, in the order of the six, from its whole files, newest version first, and from
    the addresses outside at which it stands in one."""
    best: dict[str, int] = {}
    files: dict[str, list[RenditionLine]] = {}
    for r in rows:
        if best.setdefault(r.language, r.version.number) == r.version.number:
            files.setdefault(r.language, []).append(rendition_line(r))
    order = {code: n for n, code in enumerate(languages.LANGUAGES)}
    found = {code: LanguageLine(code, best[code], best[code] < newest, tuple(some)) for code, some in files.items()}
    for t in tongues:
        line = found.get(t.language) or LanguageLine(t.language, 0, behind=False)
        seen = ReachLine(t.checked, t.status, t.reason, t.found, t.since, t.dead) if t.checked else None
        found[t.language] = replace(line, address=t.address, reach=seen)
    return tuple(found[code] for code in sorted(found, key=lambda c: (order.get(c, len(order)), c)))
