"""A text's paragraphs with their proposals as plain values, and back: what a revision keeps for ever.

One form for both, so that a revision holds all that a page of the text as it stands shows. Per paragraph: key, number,
kind, level, words, notes, there, bracketed, gone, into (key), state, since, statement, tag, category (code), cites,
proposals (open ones: number, op, words, place, reason, notes, late, instant, sponsors with name,
number of the seat and own reason).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from plenary.members.reads import seats
from plenary.rules.codes import codes
from plenary.texts.models import Paragraph, Proposal, Sponsor
from plenary.texts.reads.values import Cite, ParagraphLine, ProposalLine, SponsorLine

Plain = dict[str, Any]
CHAIR_CODE = "Chair"


def content_of(text: int, *, key: int | None = None, past: bool = False) -> list[Plain]:
    """The paragraphs of a text (its key in the tables), in order, gone ones too; one alone with `key`. Three queries.

    With `past` each has its withdrawn, merged and settled proposals too.
    """
    rows = Paragraph.objects.filter(text=text).select_related("into", "category").order_by("order", "key")
    proposals = Proposal.objects.filter(text=text).select_related("into").order_by("number")
    sponsors = Sponsor.objects.filter(proposal__text=text).order_by("order")
    if key is not None:
        rows, proposals = rows.filter(key=key), proposals.filter(paragraph__key=key)
        sponsors = sponsors.filter(proposal__paragraph__key=key)
    if not past:
        proposals, sponsors = proposals.filter(state="open"), sponsors.filter(proposal__state="open")
    behind: dict[int, list[tuple[Plain, datetime | None]]] = {}
    for proposal, name, seat, reason, until in sponsors.values_list(
        "proposal_id", "name", "seat__number", "reason", "until"
    ):
        behind.setdefault(proposal, []).append(({"name": name, "seat": seat, "reason": reason}, until))
    mine: dict[int, list[Plain]] = {}
    for p in proposals:
        mine.setdefault(p.paragraph_id, []).append(_proposal(p, behind.get(p.pk, [])))
    return [_paragraph(row, mine.get(row.pk, [])) for row in rows]


def _proposal(p: Proposal, behind: list[tuple[Plain, datetime | None]]) -> Plain:
    return {
        "number": p.number,
        "op": p.op,
        "words": p.words,
        "place": p.place,
        "reason": p.reason,
        "notes": list(p.notes),
        "late": p.late,
        "state": p.state,
        "taken": p.taken,
        "into": p.into.number if p.into else None,
        "instant": p.instant.isoformat(),
        "ended": p.ended.isoformat() if p.ended else None,
        "document": p.document_id,
        "file": p.file_id,
        "sponsors": [one for one, until in behind if until is None or until == p.ended],
    }


def _paragraph(row: Paragraph, proposals: list[Plain]) -> Plain:
    return {
        "id": row.pk,
        "key": row.key,
        "number": row.number,
        "kind": row.kind,
        "level": row.level,
        "words": row.words,
        "notes": list(row.notes),
        "there": row.there,
        "bracketed": row.bracketed,
        "gone": row.gone,
        "into": row.into.key if row.into else None,
        "state": row.state,
        "since": row.since.isoformat(),
        "statement": row.statement,
        "tag": row.tag,
        "category": row.category.code if row.category else "",
        "cites": list(row.cites),
        "proposals": proposals,
    }


def lines_of(content: Sequence[Plain], known: dict[str, str]) -> tuple[ParagraphLine, ...]:
    """The paragraphs as values; `known` are the codes of names."""
    return tuple(_line(one, known) for one in content)


def _line(one: Plain, known: dict[str, str]) -> ParagraphLine:
    told = [_proposal_line(p, known) for p in one["proposals"]]
    return ParagraphLine(
        **{
            name: one[name]
            for name in (
                *("key", "number", "kind", "level", "words", "there", "bracketed", "gone", "into", "state"),
                *("statement", "tag", "category"),
            )
        },
        id=one.get("id", 0),
        notes=tuple(one["notes"]),
        since=datetime.fromisoformat(one["since"]),
        cites=tuple(Cite(c.get("address", ""), c.get("label", ""), c.get("words", "")) for c in one["cites"]),
        proposals=tuple(p for p in told if p.state == "open"),
        past=tuple(p for p in told if p.state != "open"),
    )


def _proposal_line(p: Plain, known: dict[str, str]) -> ProposalLine:
    return ProposalLine(
        **{
            name: p[name]
            for name in (
                "number",
                "op",
                "words",
                "place",
                "reason",
                "late",
                "state",
                "taken",
                "into",
                "document",
                "file",
            )
        },
        sponsors=tuple(
            SponsorLine(s["name"], s["seat"], code_of(s, known), s.get("reason", "")) for s in p["sponsors"]
        ),
        instant=datetime.fromisoformat(p["instant"]),
        notes=tuple(p["notes"]),
        ended=datetime.fromisoformat(p["ended"]) if p["ended"] else None,
    )


def code_of(sponsor: Plain, known: dict[str, str]) -> str:
    return CHAIR_CODE if sponsor["seat"] is None else known.get(sponsor["name"], str(sponsor["name"]))


def codes_for(group: str, content: Iterable[Plain]) -> dict[str, str]:
    """The short code of everybody who holds a seat in the group or sponsors something here. One query."""
    names = {s.holder for s in seats(group) if s.holder}
    names |= {s["name"] for one in content for p in one["proposals"] for s in p["sponsors"] if s["seat"] is not None}
    return _codes(tuple(sorted(names)))


@lru_cache(maxsize=50)
def _codes(names: tuple[str, ...]) -> dict[str, str]:
    return codes(names)


def legend_of(paragraphs: Iterable[ParagraphLine]) -> tuple[tuple[str, str], ...]:
    """Code and name of everybody who sponsors an open proposal, by name."""
    found = {(s.code, s.name) for row in paragraphs for p in row.proposals for s in p.sponsors}
    return tuple(sorted(found, key=lambda pair: pair[1].casefold()))
