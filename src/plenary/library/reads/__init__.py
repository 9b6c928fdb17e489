"""Documents, versions, renditions, files and the jobs that make them: one module a subject."""

from plenary.library.reads.files import Bytes, Withheld, broken_files, copy, file, newest, rendition
from plenary.library.reads.jobs import JobLine, job, jobs
from plenary.library.reads.lists import PAGE, Facets, Filters, Listing, facets, listing
from plenary.library.reads.shelf import document, documents, group_of, latest, outside
from plenary.library.reads.symbols import by_symbol, cited, symbols_of
from plenary.library.reads.values import (
    CopyLine,
    DocumentLine,
    DocumentPage,
    Kin,
    LanguageLine,
    Other,
    ReachLine,
    RenditionLine,
    VersionLine,
)

__all__ = [
    "PAGE",
    "Bytes",
    "CopyLine",
    "DocumentLine",
    "DocumentPage",
    "Facets",
    "Filters",
    "JobLine",
    "Kin",
    "LanguageLine",
    "Listing",
    "Other",
    "ReachLine",
    "RenditionLine",
    "VersionLine",
    "Withheld",
    "broken_files",
    "by_symbol",
    "cited",
    "copy",
    "document",
    "documents",
    "facets",
    "file",
    "group_of",
    "job",
    "jobs",
    "latest",
    "listing",
    "newest",
    "outside",
    "rendition",
    "symbols_of",
]
