"""How many brackets stood open when: from the record of every change, so that the chart needs no counting by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.rules import brackets
from plenary.texts.models import Change, Paragraph, Proposal, Wording


@dataclass(frozen=True, slots=True)
class Openness:
    """From this instant on: how many brackets there were, in how many paragraphs, and how many proposals were open."""

    instant: datetime
    brackets: int
    paragraphs: int
    proposals: int


@dataclass(slots=True)
class _Was:
    """A paragraph as it was at some instant."""

    words: str
    there: bool
    gone: bool


def openness(group: str, slug: str) -> tuple[Openness, ...]:
    """The count of open brackets of a text, from its first paragraph to now; one point a change of it. Four queries."""
    rows = {p.pk: p for p in Paragraph.objects.filter(text__group__slug=group, text__slug=slug)}
    changes: dict[int, list[Change]] = {}
    for change in Change.objects.filter(paragraph__in=rows).order_by("-number"):
        changes.setdefault(change.paragraph_id, []).append(change)
    proposals = list(Proposal.objects.filter(paragraph__in=rows).order_by("number"))
    worded: dict[int, list[Wording]] = {}
    for wording in Wording.objects.filter(proposal__in=proposals).order_by("number"):
        worded.setdefault(wording.proposal_id, []).append(wording)
    told: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        told.setdefault(proposal.paragraph_id, []).append(proposal)
    counts: dict[datetime, dict[int, tuple[int, int]]] = {}
    for pk, row in rows.items():
        for instant, count in _counts(row, changes.get(pk, []), told.get(pk, []), worded):
            counts.setdefault(instant, {})[pk] = count
    now: dict[int, tuple[int, int]] = {}
    found: list[Openness] = []
    for instant in sorted(counts):
        now |= counts[instant]
        open_now = [one for one in now.values() if one[1]]
        point = Openness(instant, sum(n for n, _p in open_now), len(open_now), sum(p for _n, p in open_now))
        if not found or (point.brackets, point.paragraphs, point.proposals) != (
            found[-1].brackets,
            found[-1].paragraphs,
            found[-1].proposals,
        ):
            found.append(point)
    return tuple(found)


def _counts(
    row: Paragraph, changes: list[Change], proposals: list[Proposal], worded: dict[int, list[Wording]]
) -> Iterator[tuple[datetime, tuple[int, int]]]:
    """Brackets and open proposals of one paragraph, at each instant at which something of it changed."""
    instants = {c.instant for c in changes} | {p.instant for p in proposals} | {p.ended for p in proposals if p.ended}
    instants |= {w.instant for p in proposals for w in worded.get(p.pk, ())}
    for instant in sorted(instants):
        was = _as_of(row, changes, instant)
        here = [p for p in proposals if p.instant <= instant and (p.ended is None or p.ended > instant)]
        if was.gone or not here:
            yield instant, (0, 0)
            continue
        told = [
            brackets.Proposal(f"P{p.number}", (), None if p.op == "delete" else _worded(p, worded, instant))
            for p in here
            if p.op != "move"
        ]
        composite = brackets.compose(was.words if was.there else "", told)
        yield instant, (composite.brackets + sum(p.op == "move" for p in here), len(here))


def _as_of(row: Paragraph, changes: list[Change], instant: datetime) -> _Was:
    """Undo what was changed later, the newest first."""
    was: dict[str, Any] = {"words": row.words, "there": row.there, "gone": row.gone}
    for change in changes:
        if change.instant <= instant:
            break
        was |= {name: value for name, value in change.before.items() if name in was}
    return _Was(**was)


def _worded(proposal: Proposal, worded: dict[int, list[Wording]], instant: datetime) -> str:
    """The earliest wording that was replaced after this instant; else what it says now."""
    return next((w.words for w in worded.get(proposal.pk, ()) if w.instant > instant), proposal.words)
