"""What waits for a seat: where it has not answered, whose words were changed, whose objection was marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.consensus.models import Finding, Position
from plenary.consensus.reads.about import MERGED, digests, heirs, holds
from plenary.consensus.reads.findings import silences
from plenary.consensus.reads.positions import objecting, own_seat, position_line
from plenary.consensus.reads.questions import questions
from plenary.consensus.reads.values import PositionLine, QuestionLine, SilenceLine
from plenary.members.reads import SeatName
from plenary.record.actor import Actor
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine, TextLine, TextPage


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text as one seat stands to it."""

    line: TextLine
    unanswered: tuple[ParagraphLine, ...]  # open, and the seat has said nothing that holds
    changed: tuple[tuple[ParagraphLine, PositionLine], ...]  # words were changed since it spoke
    objections: tuple[tuple[ParagraphLine, PositionLine], ...]  # its own, with what became of them
    said: tuple[tuple[ParagraphLine, PositionLine], ...]  # everything else that it says


@dataclass(frozen=True, slots=True)
class Own:
    """A seat's own overview."""

    seat: SeatName
    texts: tuple[OwnText, ...]
    questions: tuple[QuestionLine, ...]  # open, and not answered by it
    answers: tuple[tuple[QuestionLine, PositionLine], ...]
    silences: tuple[SilenceLine, ...]  # that run: to be silent is an answer here

    @property
    def waits(self) -> int:
        """How much waits for it."""
        return sum(len(t.unanswered) + len(t.changed) for t in self.texts) + len(self.questions) + len(self.silences)


def own(by: Actor, group: str, at: datetime) -> Own | None:
    """What waits for her seat, and where it stands. None for whoever holds none. Six queries, and six a text under negotiation."""
    seat = own_seat(by, group)
    if seat is None:
        return None
    known = {seat.key: seat}
    rows: dict[int, list[Position]] = {}
    answered: dict[int, list[PositionLine]] = {}
    for row in Position.objects.filter(seat=seat.key, until=None).order_by("since", "pk"):
        if row.paragraph_id is not None:
            rows.setdefault(row.paragraph_id, []).append(row)
        else:
            answered.setdefault(row.question_id, []).append(position_line(row, known))
    settled: dict[int, datetime] = {}
    found = Finding.objects.filter(paragraph__in=rows, finding__in=("ad-ref", "agreed")).order_by("number")
    settled.update(found.values_list("paragraph", "instant"))
    every = questions(group)
    lines = []
    for line in texts.texts(group):
        negotiated = line.state != "settled" and line.kind not in ("compilation", "non-paper")
        page = texts.text(group, line.slug) if negotiated else None
        if page is not None:
            lines.append(_text(page, rows, settled, seat))
    return Own(
        seat,
        tuple(lines),
        tuple(q for q in every if q.state == "open" and q.asked != "falls-away" and q.id not in answered),
        tuple((q, p) for q in every for p in answered.get(q.id, ())),
        tuple(s for s in silences(group) if s.may(at).phase in ("running", "passed")),
    )


def _text(page: TextPage, rows: dict[int, list[Position]], settled: dict[int, datetime], seat: SeatName) -> OwnText:
    known = {seat.key: seat}
    unanswered, changed, objections, said = [], [], [], []
    for p in page.paragraphs:
        now = digests(p)
        held = [position_line(r, known, holding=holds(r, now, settled.get(p.id))) for r in rows.get(p.id, ())]
        waits = p.state not in ("ad-ref", "agreed") and not p.statement and (p.kind != "heading" or not p.clean)
        if waits and not any(line.holds for line in held):
            if held:
                changed.append((p, held[-1]))
            else:
                unanswered.append(p)
        for line in held:
            if line.holds and line.value == "object":
                objections.append((p, line))
            elif line.holds:
                said.append((p, line))
    ids = {p.key: p.id for p in page.gone}
    for key, heir in heirs(page).items():
        there = next((one for one in page.paragraphs if one.key == heir), None)
        objections += [
            (there, position_line(row, known, merged=key))
            for row in rows.get(ids[key], ())
            if there is not None and objecting(row) and holds(row, MERGED, settled.get(ids[key]))
        ]
    return OwnText(page.line, tuple(unanswered), tuple(changed), tuple(objections), tuple(said))


@dataclass(frozen=True, slots=True)
class OwnObjection:
    """An objection that a seat holds up, and nobody has settled."""

    text: str
    title: dict[str, str]
    key: int  # of the paragraph; 0 where it is to a question
    number: str  # of the paragraph as it is shown
    question: int
    reason: str


def own_objections(by: Actor, group: str) -> tuple[SeatName | None, tuple[OwnObjection, ...]]:
    """Her seat, and its objections that are open, on paragraphs and questions, whatever lies on the table now.

    Four queries, whatever there is: for an overview; the page of her positions says which of them words have overtaken.
    """
    seat = own_seat(by, group)
    if seat is None:
        return None, ()
    rows = Position.objects.filter(seat=seat.key, until=None, value="object", state__in=("", "open"))
    rows = rows.select_related("paragraph__text", "question").order_by("pk")
    found = []
    for row in rows:
        p, q = row.paragraph, row.question
        if p is not None:
            found.append(OwnObjection(p.text.slug, p.text.title, p.key, p.number, 0, row.reason))
        elif q is not None:
            found.append(OwnObjection("", q.title, 0, "", q.number, row.reason))
    return seat, tuple(found)
