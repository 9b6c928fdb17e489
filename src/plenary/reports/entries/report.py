"""Kinds of entries: the report of a group."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AdoptionProposed",
    "AdoptionWithdrawn",
    "CommentsInvited",
    "DoubtKept",
    "DraftIssued",
    "FreshWordsChosen",
    "ReportAdopted",
    "ReportAssembled",
    "ReportBegun",
    "ReportClosed",
    "ReportDescribed",
    "ReportPrinted",
    "ReportReceived",
]


@kind("reports.report-begun")
@dataclass(frozen=True)
class ReportBegun(Kind):
    """A report was begun from an outline; its words are a text of the group."""

    text: str  # its slug
    authorship: str  # chair, group
    sections: list[str]


@kind("reports.report-assembled")
@dataclass(frozen=True)
class ReportAssembled(Kind):
    """The report was assembled from the record, or anew; what somebody wrote stayed."""

    paragraphs: int
    fresh: int  # paragraphs for which the record's words stand beside hers, to choose
    upto: int  # the entry up to which the record was read


@kind("reports.report-described")
@dataclass(frozen=True)
class ReportDescribed(Kind):
    """What is said about a report was changed: its title, symbol, authorship, rules, chain, question."""

    what: list[str]


@kind("reports.fresh-words-chosen")
@dataclass(frozen=True)
class FreshWordsChosen(Kind):
    """Of a paragraph whose record went on since somebody edited it: the record's words were taken, or hers kept."""

    key: int
    taken: bool


@kind("reports.doubt-kept")
@dataclass(frozen=True)
class DoubtKept(Kind):
    """A figure that differs from the record stays as it is, with a reason; or the reason was taken back ("")."""

    doubt: str
    words: str
    reason: str


@kind("reports.draft-issued")
@dataclass(frozen=True)
class DraftIssued(Kind):
    """A draft of the report was issued: a revision of its text, for ever."""

    draft: int
    revision: int
    label: str
    kept: int  # doubts that stand in it, each with a reason


@kind("reports.comments-invited")
@dataclass(frozen=True)
class CommentsInvited(Kind):
    """Comments were invited on a draft, paragraph by paragraph."""

    draft: int
    round: int  # of the text
    closes: str


@kind("reports.adoption-proposed")
@dataclass(frozen=True)
class AdoptionProposed(Kind):
    """The chair put a draft up for adoption; a second person confirms it."""

    draft: int
    consensus: int  # recommendations in the part that is agreed
    other: int  # in the part that is not


@kind("reports.adoption-withdrawn")
@dataclass(frozen=True)
class AdoptionWithdrawn(Kind):
    """A draft that was up for adoption is so no more."""

    draft: int
    reason: str


@kind("reports.report-adopted")
@dataclass(frozen=True)
class ReportAdopted(Kind):
    """A second person confirmed: the group adopted the report, or the chair presents it on the chair's own responsibility."""

    draft: int
    authorship: str
    official: str  # with, without the part that is not agreed; "" where the group has not decided


@kind("reports.report-closed")
@dataclass(frozen=True)
class ReportClosed(Kind):
    """The group submits no recommendations, or there is no report; the reasons are stated."""

    outcome: str  # no-recommendations, no-report
    reasons: int
    meeting: str  # where that was decided; "" for nowhere
    decision: int  # 0: none


@kind("reports.report-received")
@dataclass(frozen=True)
class ReportReceived(Kind):
    """A body of the chain received the report."""

    step: int
    received: str
    document: str


@kind("reports.report-printed")
@dataclass(frozen=True)
class ReportPrinted(Kind):
    """The files of a draft, in both variants, are in the library as this version of the report's document."""

    draft: int
    document: int
    version: int
