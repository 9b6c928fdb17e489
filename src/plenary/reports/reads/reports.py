"""The reports of a group, and one with its paragraphs: which part each is in, what it rests on, what is doubted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.reports import dividing
from plenary.reports.models import Draft, Passage, Report
from plenary.reports.reads.standing import PassageLine, negotiated, part_of
from plenary.rules import outline as rule
from plenary.rules.minutes import sourced
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine

Words = dict[str, str]
OPEN = ("drafting", "comments", "no-recommendations")  # states in which it is still written
WRITTEN = (*OPEN, "adoption")  # states in which its words are those of its text


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as lists and headings need it."""

    id: int
    group: str
    slug: str
    text: str  # slug of its text
    title: Words
    symbol: str
    language: str
    authorship: str  # chair, group
    state: str  # drafting, comments, adoption, adopted, no-recommendations, lapsed
    outcome: str  # recommendations, no-recommendations, no-report; "" while it is open
    made: datetime
    adopted: datetime | None
    document: int | None
    drafts: int = 0

    @property
    def channel(self) -> str:
        """Its address in the record."""
        return f"report/{self.group}/{self.slug}"

    @property
    def open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of the report: where it stands, in which part, what it rests on."""

    line: ParagraphLine
    section: str  # code of the section that it stands in
    part: str  # consensus, other; "" for the account and for headings
    why: str  # of a paragraph that is not agreed: open, revisit, none, edited, proposed, gone, divided (standing.part_of)
    sourced: tuple[tuple[str, tuple[str, ...]], ...]  # sentences that stand as drafted, with what they rest on
    own: bool  # somebody's words, in whole or in part
    fresh: str
    about: str
    drafted: Mapping[str, Sequence[str]]  # every sentence that was drafted for it, with what it rests on
    assembled: str = ""  # part of a recommendation when the report was assembled


@dataclass(frozen=True, slots=True)
class DraftLine:
    number: int
    label: str
    revision: int
    note: Words
    instant: datetime
    content: dict[str, Any]
    version: int | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    line: ReportLine
    sections: tuple[str, ...]
    titles: dict[str, str]
    texts: tuple[tuple[str, str], ...]
    question: int | None
    including: str
    governed: tuple[Words, ...]
    rule: dict[str, Any]
    input_to: Words
    destinations: tuple[dict[str, Any], ...]
    outcome: dict[str, Any]
    kept: dict[str, str]
    proposed: dict[str, Any]
    drafted: int
    official: str  # with, without; "" where the group has not decided
    paragraphs: tuple[Placed, ...]
    drafts: tuple[DraftLine, ...]  # the newest first
    shown: DraftLine | None = None  # the draft whose words `paragraphs` are; None: the words that stand in the text

    @property
    def made_of(self) -> tuple[str, ...]:
        """Addresses of what it is assembled from: meetings, questions, negotiated texts with what was found on them."""
        group = self.line.group
        return (f"meeting/{group}", f"question/{group}", *(f"text/{of}/{slug}" for of, slug in self.texts))

    @property
    def waiting(self) -> tuple[Placed, ...]:
        """Paragraphs for which the record's words stand beside somebody's."""
        return tuple(p for p in self.paragraphs if p.fresh)

    @property
    def other(self) -> tuple[Placed, ...]:
        """What is left out of the variant without the part that is not agreed."""
        return tuple(p for p in self.paragraphs if p.part == "other")

    @property
    def dividing(self) -> int:
        """How many paragraphs of that part tell of a question, and are no recommendations."""
        return sum(p.about.startswith("recommendations/question/") for p in self.other)

    @property
    def consensus(self) -> tuple[Placed, ...]:
        return tuple(p for p in self.paragraphs if p.part == "consensus")

    @property
    def draft(self) -> DraftLine | None:
        """The newest."""
        return self.drafts[0] if self.drafts else None

    @property
    def unsettled(self) -> tuple[Placed, ...]:
        """What stands in the way of adoption by the group: paragraphs and headings on which something is open (X16)."""
        return tuple(p for p in self.paragraphs if unsettled(p))

    def find(self, key: int) -> Placed | None:
        return next((p for p in self.paragraphs if p.line.key == key), None)


def unsettled(p: Placed) -> bool:
    """Is something open on this paragraph? A recommendation that was never dealt with, words in brackets, proposals.

    What the chair found to be without agreement, or to be revisited, is settled in this sense: it is in the other part.
    """
    if p.line.proposals or p.line.bracketed or not p.line.there:
        return p.part != "other" or p.line.state not in ("none", "revisit")
    return p.part == "other" and p.why in ("open", "edited", "proposed", "gone")


def _line(r: Report, drafts: int) -> ReportLine:
    return ReportLine(
        r.pk,
        r.group.slug,
        r.slug,
        r.text.slug,
        r.title,
        r.symbol,
        r.language,
        r.authorship,
        r.state,
        str(r.outcome.get("kind", "")),
        r.made,
        r.adopted,
        r.document_id,
        drafts,
    )


def reports(group: str) -> tuple[ReportLine, ...]:
    """The reports of a group, the newest first. Two queries."""
    rows = list(Report.objects.filter(group__slug=group).select_related("group", "text").order_by("-made", "-pk"))
    counts: dict[int, int] = {}
    for report in Draft.objects.filter(report__in=rows).values_list("report_id", flat=True):
        counts[report] = counts.get(report, 0) + 1
    return tuple(_line(r, counts.get(r.pk, 0)) for r in rows)


def symbols() -> tuple[tuple[str, str, str], ...]:
    """The reports of every group that bear a symbol, the newest first: group, slug, symbol. One query."""
    rows = Report.objects.exclude(symbol="").order_by("-made", "-pk")
    return tuple(rows.values_list("group__slug", "slug", "symbol"))


def of_text(group: str, text: str) -> str:
    """The slug of the report whose words this text is; "" where it is none's. One query."""
    return Report.objects.filter(group__slug=group, text__slug=text).values_list("slug", flat=True).first() or ""


def report(group: str, slug: str, *, issued: bool = False) -> ReportPage | None:
    """One report with its paragraphs as they stand; None where there is none. Eleven queries at most, and six more for each
    text whose recommendations it takes: which part one is in is what the chair found there as of now.

    Once nothing more is written in it, its words and parts are those of the draft that was adopted, or of the last one where
    it ended without a report: whatever becomes of the text. `issued`: so too where the group submits no recommendations, and
    the report is still being written.
    """
    r = Report.objects.filter(group__slug=group, slug=slug).select_related("group", "text").first()
    if r is None:
        return None
    drafts = drafts_of(r)
    shown = drafts[0] if drafts and (r.state not in WRITTEN or (issued and r.state == "no-recommendations")) else None
    page = texts.revision(group, r.text.slug, shown.revision) if shown else texts.text(group, r.text.slug)
    if page is None:
        return None
    passages = {p.key: passage_of(p) for p in Passage.objects.filter(report=r)}
    adopted = shown.content if shown and shown.content.get("adopted") else None
    taken = tuple((t["group"], t["slug"]) for t in r.outline.get("texts", ()))
    return ReportPage(
        line=_line(r, len(drafts)),
        sections=tuple(r.outline.get("sections", rule.SECTIONS)),
        titles=dict(r.outline.get("titles", {})),
        texts=taken,
        question=r.question,
        including=r.including,
        governed=tuple(r.governed),
        rule=dict(r.rule),
        input_to=r.input_to,
        destinations=tuple(r.destinations),
        outcome=dict(r.outcome),
        kept=dict(r.kept),
        proposed=dict(r.proposed),
        drafted=r.drafted,
        official=adopted["official"] if adopted else dividing.official(group, r.question, r.including),
        paragraphs=placed(
            page.paragraphs, passages, {} if shown else negotiated(taken), shown.content if shown else None
        ),
        drafts=drafts,
        shown=shown,
    )


def passage_of(p: Passage) -> PassageLine:
    return PassageLine(p.key, p.about, p.section, p.part, p.standing, p.drafted, p.sources, p.fresh)


def drafts_of(r: Report) -> tuple[DraftLine, ...]:
    """The drafts of a report, the newest first. One query."""
    return tuple(
        DraftLine(d.number, d.label, d.revision, d.note, d.instant, d.content, d.version)
        for d in Draft.objects.filter(report=r).order_by("-number")
    )


def placed(
    paragraphs: Iterable[ParagraphLine],
    passages: Mapping[int, PassageLine],
    sources: Mapping[str, ParagraphLine],
    content: Mapping[str, Any] | None = None,
) -> tuple[Placed, ...]:
    """Each paragraph in its section and its part; `content` is what a draft keeps of both, where it is one that is shown.

    `sources` are the paragraphs as they stand where they were negotiated, by their address.
    """
    found = []
    section = ""
    for p in paragraphs:
        passage = passages.get(p.key)
        if p.kind == "heading" and p.level == 1:
            section = passage.section if passage else ""
        rests = sourced(p.words, passage.sources) if passage else ()
        left = p.words
        for sentence, _sources in rests:
            left = left.replace(sentence, "")
        part, why = part_of(p, passage, section, sources)
        if content is not None:
            part, why = (content.get(name, {}).get(str(p.key), "") for name in ("parts", "why"))
        found.append(
            Placed(
                p,
                section,
                part,
                why,
                rests,
                bool(left.strip()) and p.kind != "heading",
                passage.fresh if passage and content is None else "",
                passage.about if passage else "",
                passage.sources if passage else {},
                passage.part if passage else "",
            )
        )
    return tuple(found)
