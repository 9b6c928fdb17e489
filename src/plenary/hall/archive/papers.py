"""Which files of a document go into an archive: what is published and still stands, and copies of what stands outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plenary.calls import entries as told
from plenary.library.entries import VersionPublished
from plenary.library.reads import DocumentPage, RenditionLine, VersionLine
from plenary.record import following

# After one of these a compilation made before may show what must not be shown any longer.
COMPILED = (
    told.ResponseRemoved,
    told.ResponseSetAside,
    told.ResponseWithdrawn,
    told.ResponsesMerged,
    told.MergeUndone,
    told.ResponseDescribed,
    told.ResponseReopened,
    told.ResponseAmended,
    told.AnswerCorrected,
    told.AttachmentRemoved,
)
# A summary is written by the secretariat, and not made anew by itself: it is left out where what it rests on is gone.
SUMMARISED = (told.ResponseRemoved, told.ResponseSetAside, told.ResponseWithdrawn, told.ResponseDescribed)
KINDS = {"call": COMPILED, "summary": SUMMARISED}


@dataclass(frozen=True, slots=True)
class Paper:
    """A published file, and where it stands in the archive."""

    path: str
    sha256: str
    size: int
    about: str


def published(page: DocumentPage, folder: str) -> Iterator[Paper]:
    """The files of a document: of all its versions; of what is made of answers those that still show only what they may."""
    versions = [(v, v.renditions) for v in page.versions]
    if page.line.about.partition("/")[0] in KINDS:
        versions = list(_standing(page))
    for version, renditions in versions:
        for r in renditions:
            place = f"{folder}/version-{version.number}/{'parts/' if r.part else ''}{r.name}"
            what = " ".join(w for w in (f"by {r.by}" if r.by else "", r.part or "whole", r.format, r.language) if w)
            yield Paper(place, r.sha256, r.size, f"{page.line.symbol} version {version.number}: {what}".strip())


def _standing(page: DocumentPage) -> Iterator[tuple[VersionLine, tuple[RenditionLine, ...]]]:
    """The newest file of each kind, where nothing was taken out of the answers since it was made."""
    kind, _slash, call = page.line.about.partition("/")
    out = following.last_about(f"response/{call}/", [k.act for k in KINDS[kind]])
    entered = {
        h.what.get("version"): h.sequence for h in following.all_told(f"document/{page.line.id}", VersionPublished.act)
    }
    taken: set[tuple[str, str]] = set()
    for n, version in enumerate(page.versions):
        fresh = [r for r in version.renditions if (n == 0 or not r.part) and (r.part or (r.by, r.format) not in taken)]
        taken |= {(r.by, r.format) for r in fresh if not r.part}
        fresh = [r for r in fresh if r.format != "zip"]  # an archive of a call holds once more what is here
        if out is None or (out[0] < entered.get(version.number, 0) and out[1] <= version.published):
            yield version, tuple(fresh)


def copies(page: DocumentPage, folder: str) -> Iterator[Paper]:
    """What was kept of the address outside, and of those of its languages, each under the day on which it was."""
    spoken = {one.language: one.address for one in page.line.languages}
    for c in page.copies:
        day = c.archived.date().isoformat()
        about = f"{page.line.symbol} archived copy of {day} of {spoken.get(c.language, page.line.address)}".strip()
        yield Paper(f"{folder}/copies/{day}-{c.language and f'{c.language}-'}{c.name}", c.sha256, c.size, about)
