"""What the chair found, words under silence, points of agreement beside divergences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plenary.consensus.models import Finding, Silence
from plenary.consensus.reads.values import BreakingLine, FindingLine, SilenceLine
from plenary.meetings.reads.deciding import DecisionLine, results
from plenary.meetings.reads.now import MeetingLine
from plenary.meetings.reads.planning import meetings
from plenary.members.reads import SeatName, seats

PAGE = 500


def finding_line(f: Finding) -> FindingLine:
    p, q = f.paragraph, f.question
    return FindingLine(
        f.number,
        f.finding,
        f.how,
        f.wording,
        f.words,
        f.reason,
        f.meeting.slug if f.meeting else "",
        f.instant,
        p.text.slug if p else "",
        p.key if p else 0,
        p.number if p else "",
        q.number if q else 0,
        q.title if q else {},
        p.order if p else 0,
    )


WITH_FINDING = ("paragraph__text", "question", "meeting")


def findings(
    group: str, text: str = "", key: int | None = None, question: int | None = None
) -> tuple[FindingLine, ...]:
    """What the chair found, the newest first: in all, of a text, of a paragraph, or of a question. One query."""
    rows = Finding.objects.filter(group__slug=group).select_related(*WITH_FINDING)
    if text:
        rows = rows.filter(paragraph__text__slug=text)
    if key is not None:
        rows = rows.filter(paragraph__key=key)
    if question is not None:
        rows = rows.filter(question__number=question)
    return tuple(finding_line(f) for f in rows.order_by("-number")[:PAGE])


def silences(group: str, text: str = "", key: int | None = None) -> tuple[SilenceLine, ...]:
    """Words under silence and those that were: what runs first, by its end, then the newest. Three queries."""
    rows = Silence.objects.filter(paragraph__text__group__slug=group).select_related("paragraph__text")
    if text:
        rows = rows.filter(paragraph__text__slug=text)
    if key is not None:
        rows = rows.filter(paragraph__key=key)
    known = {s.key: s for s in seats(group)}
    found = [_silence(row, known) for row in rows.prefetch_related("breakings").order_by("-began", "-pk")[:PAGE]]
    return tuple(sorted((s for s in found if s.runs), key=lambda s: s.ends) + [s for s in found if not s.runs])


def _silence(row: Silence, known: Mapping[int, SeatName]) -> SilenceLine:
    broke = sorted(row.breakings.all(), key=lambda b: (b.instant, b.pk))
    return SilenceLine(
        row.paragraph.text.slug,
        row.paragraph.key,
        row.paragraph.number,
        row.number,
        row.wording,
        row.words,
        row.final,
        row.began,
        row.ends,
        row.state,
        row.ended,
        tuple(
            BreakingLine(known[b.seat_id].number, b.holder or known[b.seat_id].holder, b.reason, b.change, b.instant)
            for b in broke
        ),
        row.paragraph.gone,
    )


@dataclass(frozen=True, slots=True)
class Points:
    """Points of agreement beside divergences, of a meeting, or of all."""

    meeting: MeetingLine | None  # None: outside of meetings, or all of them together
    agreed: tuple[FindingLine, ...]
    diverging: tuple[FindingLine, ...]
    deferred: tuple[FindingLine, ...]
    decided: tuple[DecisionLine, ...]  # what a meeting agreed, adopted, decided
    divided: tuple[DecisionLine, ...]  # where it noted that opinions differ

    @property
    def any(self) -> bool:
        return bool(self.agreed or self.diverging or self.deferred or self.decided or self.divided)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the group agrees on, and what not (A5): as it stands now, and meeting by meeting."""

    now: Points
    by_meeting: tuple[Points, ...]  # the latest first; what was found outside of meetings last


def agreement(group: str) -> Agreement:
    """Points of agreement beside divergences, cumulative and per meeting. Four queries.

    Now counts of each paragraph and question what was found last. A meeting shows what was found there, whatever became
    of it since.
    """
    told = findings(group)
    last: dict[object, FindingLine] = {}
    for line in reversed(told):
        if line.finding in ("statement", "contribution"):
            continue
        last[(line.text, line.key) if line.text else line.question] = line
    decided = results(group)
    lines = meetings(group)
    pages = [_points(m, [f for f in told if f.meeting == m.slug], decided.get(m.slug, ())) for m in lines]
    outside = _points(None, [f for f in told if not f.meeting], ())
    every = tuple(d for of in decided.values() for d in of)
    now = _points(None, list(last.values()), every)
    return Agreement(now, tuple(p for p in (*pages, outside) if p.any))


def _points(meeting: MeetingLine | None, told: list[FindingLine], decided: tuple[DecisionLine, ...]) -> Points:
    """In the order of the texts, then questions by their number; of one what was found last first."""
    told = sorted(told, key=lambda f: (not f.text, f.text, f.order, f.question, -f.number))
    return Points(
        meeting,
        tuple(f for f in told if f.agreed),
        tuple(f for f in told if f.diverging),
        tuple(f for f in told if f.finding in ("revisit", "deferred")),
        tuple(d for d in decided if d.verb != "divergence"),
        tuple(d for d in decided if d.verb == "divergence"),
    )
