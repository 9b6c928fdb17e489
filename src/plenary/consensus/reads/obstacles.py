"""What stands in the way of finding agreement on certain words: for acts that refuse, and for pages that say so before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plenary.consensus.models import Finding, Position
from plenary.consensus.reads.about import MERGED, digests, heirs, holds, value_of
from plenary.consensus.reads.findings import silences
from plenary.consensus.reads.positions import Stands, stands
from plenary.consensus.reads.values import SilenceLine
from plenary.record.problems import Problem
from plenary.rules import consensus
from plenary.rules.consensus import Methods, Standing
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine, TextPage


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An objection that stands in the way: whose it is, and what she says."""

    seat: int
    holder: str  # who sat there when she objected
    reason: str
    change: str


def standing_on(paragraph: ParagraphLine, wording: str, methods: Methods) -> tuple[Standing, tuple[Obstacle, ...]]:
    """What stands in the way of these words: "base", "P7", or "own" (the chair's: whoever objects to the paragraph).

    Objections to a paragraph that was made part of this one are among it, whatever the words. Four queries, and those of
    the text where something was merged that was objected to.
    """
    rows = list(Position.objects.filter(paragraph=paragraph.id, until=None).select_related("seat__stakeholder_group"))
    merged = _merged(paragraph)
    settled = _settled([paragraph.id, *(row.paragraph_id for row in merged)])
    now = digests(paragraph)
    rows = [row for row in rows if holds(row, now, settled.get(paragraph.id))]
    merged = [row for row in merged if holds(row, MERGED, settled.get(row.paragraph_id))]
    said = consensus.on([value_of(row) for row in rows], wording)
    said = consensus.with_merged(said, [value_of(row) for row in merged], methods)
    standing = consensus.standing(said, methods)
    return standing, named(standing, (*rows, *merged))


def _merged(paragraph: ParagraphLine) -> list[Position]:
    """What is objected to paragraphs that are part of this one now, straight or by way of others."""
    rows = list(
        Position.objects.filter(
            paragraph__text__paragraphs=paragraph.id, paragraph__into__isnull=False, value="object", until=None
        )
        .exclude(state="withdrawn")
        .select_related("seat__stakeholder_group", "paragraph__text__group")
        .order_by("since", "pk")
    )
    text = rows[0].paragraph.text if rows else None
    page = texts.text(text.group.slug, text.slug) if text else None
    into = heirs(page) if page else {}
    return [row for row in rows if into.get(row.paragraph.key) == paragraph.key]


def _settled(paragraphs: Iterable[int | None]) -> dict[int | None, datetime]:
    found = Finding.objects.filter(paragraph__in=set(paragraphs), finding__in=("ad-ref", "agreed")).order_by("number")
    return dict(found.values_list("paragraph", "instant"))


def named(standing: Standing, rows: Iterable[Position]) -> tuple[Obstacle, ...]:
    """The objections that stand in the way, with who holds them; `rows` are those that the standing is made of."""
    holders = {value_of(row): row.holder for row in rows}
    return tuple(Obstacle(p.seat, holders.get(p, ""), p.reason, p.change) for p in standing.objections)


def refused(found: tuple[Obstacle, ...]) -> None:
    """Raises Problem where something stands in the way, with who objects and why."""
    if found:
        who = "; ".join(f"{o.holder} ({o.reason})" for o in found)
        raise Problem(
            "An objection stands in the way: %(who)s. Answer it, and mark it, before you find agreement.", who=who
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What would be lost sight of where a paragraph became part of another: who objects to it, and words under silence."""

    objections: tuple[Obstacle, ...]
    silence: SilenceLine | None


def held_up(group: str, text: TextPage | str) -> dict[int, Held]:
    """By key the paragraphs of a text to which an objection stands, or of which words are under silence. Eight queries."""
    found = stands(group, text)
    if found is None:
        return {}
    running = {s.key: s for s in silences(group, found.page.line.slug) if s.runs}
    told = {p.key: Held(_standing(found, p.key), running.get(p.key)) for p in found.page.paragraphs}
    return {key: held for key, held in told.items() if held.objections or held.silence}


def _standing(found: Stands, key: int) -> tuple[Obstacle, ...]:
    lines = (line for line in found.lines.get(key, ()) if found.methods.stands(line.rule))
    return tuple(Obstacle(line.number, line.holder, line.reason, line.change) for line in lines)
