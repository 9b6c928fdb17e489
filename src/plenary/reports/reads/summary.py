"""The chair's summary as its readers and its chair see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plenary.record import following
from plenary.record.actor import Actor
from plenary.reports.models import Paragraph, Summary
from plenary.reports.rights import DRAFT
from plenary.rules.minutes import sourced

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    key: str
    number: int
    heading: str
    text: str
    notes: tuple[str, ...]
    sourced: tuple[tuple[str, tuple[str, ...]], ...]  # sentences that stand as drafted, with what they rest on
    own: bool  # the chair's words, in whole or in part
    drafted: str
    fresh: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    title: Words
    language: str
    symbol: str
    dated: date | None
    state: str  # draft, published
    drafted: int
    document: int | None
    paragraphs: tuple[ParagraphLine, ...]

    @property
    def waiting(self) -> int:
        """How many paragraphs wait for the chair to choose between her words and the record's."""
        return sum(1 for p in self.paragraphs if p.fresh)


def published(group: str, meeting: str) -> SummaryPage | None:
    """The summary as it was published last: what everybody reads and what is printed. One query."""
    s = Summary.objects.filter(meeting__group__slug=group, meeting__slug=meeting, state="published").first()
    if s is None:
        return None
    f = s.frozen
    return SummaryPage(
        f["title"],
        s.language,
        f["symbol"],
        date.fromisoformat(f["dated"]),
        s.state,
        s.drafted,
        s.document_id,
        tuple(_line(n, Paragraph(**p)) for n, p in enumerate(f["paragraphs"], 1)),
    )


def summary(by: Actor, group: str, meeting: str) -> SummaryPage | None:
    """The summary as whoever writes it has it now; for others as it was published, if it was. Two queries."""
    s = Summary.objects.filter(meeting__group__slug=group, meeting__slug=meeting).first()
    if s is None or not DRAFT.asked(by, group).allowed:
        return published(group, meeting)
    return SummaryPage(
        s.title,
        s.language,
        s.symbol,
        s.dated,
        s.state,
        s.drafted,
        s.document_id,
        tuple(_line(n, p) for n, p in enumerate(Paragraph.objects.filter(summary=s).order_by("order"), 1)),
    )


def _line(number: int, p: Paragraph) -> ParagraphLine:
    rests = sourced(p.text, p.sources)
    left = p.text
    for sentence, _sources in rests:
        left = left.replace(sentence, "")
    return ParagraphLine(
        p.key, number, p.heading, p.text, tuple(p.notes), rests, bool(left.strip()), p.drafted, p.fresh
    )


def behind(page: SummaryPage, channel: str) -> int:
    """How many entries about the meeting came since the summary was drafted, those of the summary itself left out."""
    return following.count_about(channel, page.drafted, but=f"{channel}/summary")
