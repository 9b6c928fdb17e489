"""Kinds of entries: the chair's summary of a meeting."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["ChairSummaryChanged", "ChairSummaryDrafted", "ChairSummaryPublished", "ChairSummaryVersioned"]


@kind("reports.summary-drafted")
@dataclass(frozen=True)
class ChairSummaryDrafted(Kind):
    """The chair's summary of a meeting was drafted from the record, or drafted anew; what its chair wrote stayed."""

    paragraphs: int
    upto: int  # the entry up to which the record was read


@kind("reports.summary-changed")
@dataclass(frozen=True)
class ChairSummaryChanged(Kind):
    """The chair's summary was edited: a paragraph's words, its place, or its title and date."""

    paragraph: str  # its key; "" where the title, the symbol or the date changed
    how: str  # edited, added, dropped, moved, named


@kind("reports.summary-published")
@dataclass(frozen=True)
class ChairSummaryPublished(Kind):
    """The chair published the summary; its files are made from the words as they stood at this entry."""

    symbol: str
    dated: str
    paragraphs: int


@kind("reports.summary-versioned")
@dataclass(frozen=True)
class ChairSummaryVersioned(Kind):
    """The files of a published summary are in the library, as this version of its document."""

    document: int
    version: int
