"""What a group came to, counted and gathered from what its rooms know: nothing here is typed by anybody (A187)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plenary.calls import reads as calls
from plenary.consensus.reads import PILES, piles
from plenary.library import reads as library
from plenary.library.reads import DocumentLine
from plenary.mandate import reads as mandate
from plenary.mandate.reads import sources
from plenary.mapping import reads as mapping
from plenary.meetings.reads import deciding, planning
from plenary.meetings.reads.now import MeetingLine
from plenary.members import reads as members
from plenary.record.kept import Kept
from plenary.reports.reads import reports
from plenary.texts import reads as texts

Words = dict[str, str]
MANY = 10_000
SHOWN = ("questionnaire", "contribution", "compilation", "summary", "mapping", "database", "crp", "recommendations", "report",
         "addendum", "revision", "corrigendum", "amendment", "membership", "minutes", "transcript")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CallResult:
    line: calls.CallLine
    compilation: int | None  # documents
    summary: int | None


@dataclass(frozen=True, slots=True)
class TextResult:
    """A text with its contributions in four piles, and how many proposals were made on it."""

    line: texts.TextLine
    piles: Mapping[str, int]
    proposals: int

    @property
    def contributions(self) -> int:
        return sum(self.piles.values())


@dataclass(frozen=True, slots=True)
class ReportResult:
    line: reports.ReportLine
    reasons: tuple[Words, ...]  # of an outcome without recommendations, or without a report
    meeting: str
    document: DocumentLine | None


@dataclass(frozen=True, slots=True)
class MappingResult:
    """`covered`: how many issues are covered how far, by the best of their mechanisms, as the page of coverage counts."""

    issues: int
    mechanisms: int
    covered: Mapping[str, int]
    gaps: int


@dataclass(frozen=True, slots=True)
class Sums:
    """The statistics of a group in one line (A145): those of its results, without what costs more to count."""

    meetings: int
    days: int
    people: int
    responses: int
    documents: int

    @property
    def any(self) -> bool:
        return bool(self.meetings or self.responses or self.documents)


def sums(group: str, meetings: Sequence[MeetingLine], known: Sequence[calls.CallLine], at: datetime) -> Sums:
    """Counted from all meetings and calls of the group, which whoever asks has at hand. Two queries, and four after a change."""
    held = took_place(meetings, at)
    people = {person for person, _name, _body in members.people_of(group)}
    kinds = library.facets(group).kinds
    return Sums(
        len(held), days_of(held), len(people), sum(c.received for c in known), sum(kinds.get(k, 0) for k in SHOWN)
    )


def took_place(meetings: Sequence[MeetingLine], at: datetime) -> tuple[MeetingLine, ...]:
    """Meetings that took place, or sit now."""
    return tuple(m for m in meetings if m.stage(at) in ("ended", "passed", "between", "sits"))


def days_of(held: Sequence[MeetingLine]) -> int:
    """On how many days they met: first to last day of each."""
    spans = [(m.starts, m.ends or m.starts) for m in held]
    return sum((last - first).days + 1 for first, last in spans if first and last)


@dataclass(frozen=True, slots=True)
class Results:
    group: mandate.Overview
    tasks: tuple[sources.TaskLine, ...]
    composition: tuple[members.Composition, ...]
    people: int  # who take part in some capacity
    meetings: tuple[MeetingLine, ...]
    decisions: int
    calls: tuple[CallResult, ...]
    texts: tuple[TextResult, ...]  # negotiated; those of reports are with the reports
    reports: tuple[ReportResult, ...]
    mapping: MappingResult
    documents: tuple[tuple[str, tuple[DocumentLine, ...]], ...]  # by kind

    def held(self, at: datetime) -> tuple[MeetingLine, ...]:
        """Meetings that took place, or sit now."""
        return took_place(self.meetings, at)

    def days(self, at: datetime) -> int:
        """On how many days it met: first to last day of each meeting that took place."""
        return days_of(self.held(at))

    @property
    def responses(self) -> int:
        return sum(c.line.received for c in self.calls)

    @property
    def late(self) -> int:
        """How many of the responses came late."""
        return sum(c.line.late for c in self.calls)

    @property
    def contributions(self) -> int:
        return sum(t.contributions for t in self.texts)

    @property
    def proposals(self) -> int:
        return sum(t.proposals for t in self.texts)

    @property
    def agreed(self) -> int:
        return sum(t.piles["agreed"] for t in self.texts)

    @property
    def adopted(self) -> tuple[ReportResult, ...]:
        return tuple(r for r in self.reports if r.line.state == "adopted")


_results: Kept[Results | None] = Kept()


def gather(group: str) -> Results | None:
    """The results as the record stands, counted once a change; None where there is no such group."""
    return _results.get(group, lambda: _gathered(group))


def _gathered(group: str) -> Results | None:
    found = mandate.overview(group)
    if found is None:
        return None
    documents = library.documents(group=group, most=MANY)
    about = {d.about: d for d in documents if d.about}
    by_id = {d.id: d for d in documents}
    written = reports.reports(group)
    own = {r.text for r in written}
    negotiated = [t for t in texts.texts(group) if t.slug not in own]
    return Results(
        found,
        sources.tasks(group),
        members.composition(group),
        len({person for person, _name, _body in members.people_of(group)}),
        planning.meetings(group, most=MANY),
        sum(len(some) for some in deciding.results(group).values()),
        tuple(
            CallResult(c, _id(about.get(f"call/{c.slug}")), _id(about.get(f"summary/{c.slug}")))
            for c in calls.calls(group=group)
        ),
        tuple(_text(group, t) for t in negotiated),
        tuple(_report(r, by_id.get(r.document or 0) or about.get(r.channel)) for r in written),
        _mapping(group),
        _by_kind(documents),
    )


def _id(line: DocumentLine | None) -> int | None:
    return line.id if line else None


def _text(group: str, line: texts.TextLine) -> TextResult:
    found = piles(group, line.slug)
    counts: dict[str, int] = {name: found.count(name) if found else 0 for name in PILES}
    return TextResult(line, counts, len(texts.proposals(group, line.slug)))


def _report(line: reports.ReportLine, document: DocumentLine | None) -> ReportResult:
    page = reports.report(line.group, line.slug)
    outcome = page.outcome if page else {}
    return ReportResult(line, tuple(outcome.get("reasons", ())), str(outcome.get("meeting", "")), document)


def _mapping(group: str) -> MappingResult:
    found = mapping.whole(group)
    counts = dict.fromkeys(("adequate", "partial", "missing", "open"), 0)
    for issue in found.issues:
        if issue.stands:
            counts[found.verdicts[issue.number]] += 1
    standing = sum(i.stands for i in found.issues)
    return MappingResult(standing, len(found.columns), counts, mapping.gap_list(group, rows=0)[1] if standing else 0)


def _by_kind(documents: Sequence[DocumentLine]) -> tuple[tuple[str, tuple[DocumentLine, ...]], ...]:
    found = [(kind, tuple(d for d in documents if d.kind == kind)) for kind in SHOWN]
    return tuple((kind, some) for kind, some in found if some)
