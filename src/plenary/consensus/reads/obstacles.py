"""What stands in the way of finding agreement on certain words: for acts that refuse, and for pages that say so before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plenary.consensus.models import Finding, Position
from plenary.consensus.reads.about import digests, holds, values_of
from plenary.members.reads import seats
from plenary.record.problems import Problem
from plenary.rules import consensus
from plenary.rules.consensus import Methods, Standing
from plenary.texts.reads import ParagraphLine


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An objection that stands in the way: whose it is, and what she says."""

    seat: int
    holder: str
    reason: str
    change: str


def standing_on(group: str, paragraph: ParagraphLine, wording: str, methods: Methods) -> Standing:
    """What stands in the way of these words: "base", "P7", or "own" (the chair's: whoever objects to the paragraph).

    Two queries; one more for its last finding.
    """
    rows = Position.objects.filter(paragraph=paragraph.id, until=None).select_related("seat__stakeholder_group")
    last = Finding.objects.filter(paragraph=paragraph.id, finding__in=("ad-ref", "agreed")).order_by("-number").first()
    now = digests(paragraph)
    standing = [row for row in rows if holds(row, now, last.instant if last else None)]
    return consensus.standing(consensus.on(values_of(standing), wording), methods)


def obstacles(group: str, paragraph: ParagraphLine, wording: str, methods: Methods) -> tuple[Obstacle, ...]:
    """The objections that stand in the way of these words, with who holds them. Three queries at most."""
    return named(group, standing_on(group, paragraph, wording, methods).objections)


def named(group: str, objections: Iterable[consensus.Position]) -> tuple[Obstacle, ...]:
    """Objections with who holds them. One query, none without any."""
    found = tuple(objections)
    holders = {s.number: s.holder for s in seats(group)} if found else {}
    return tuple(Obstacle(p.seat, holders.get(p.seat, ""), p.reason, p.change) for p in found)


def refused(found: tuple[Obstacle, ...]) -> None:
    """Raises Problem where something stands in the way, with who objects and why."""
    if found:
        who = "; ".join(f"{o.holder} ({o.reason})" for o in found)
        raise Problem(
            "An objection stands in the way: %(who)s. Answer it, and mark it, before you find agreement.", who=who
        )
