"""Positions on a text: what stands in the way of each paragraph, what divides there, where work pays most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plenary.consensus.models import Finding, Position
from plenary.consensus.reads.about import MERGED, digests, heirs, holds, readings, seen_by
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.values import ParagraphPositions, PositionLine
from plenary.members.reads import SeatName, seat_of, seats
from plenary.record.actor import Actor
from plenary.rules import consensus
from plenary.rules.consensus import Distance, Dividing, Methods, Standing, Work
from plenary.rules.consensus import Position as Value
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine, ProposalLine, TextPage


def position_line(
    row: Position,
    known: Mapping[int, SeatName],
    *,
    holding: bool = True,
    merged: int = 0,
    now: Mapping[str, str] | None = None,
) -> PositionLine:
    """A row as a value; `known` are the seats by their key, `merged` is the key of its paragraph where that is part of another.

    `now`: digests of what lies on the table, of which a position on the whole says something or not.
    """
    seat = known[row.seat_id]
    return PositionLine(
        seat.number,
        row.holder or seat.holder,
        seat.stakeholder_group,
        row.wording,
        row.value,
        row.reason,
        row.change,
        row.state,
        row.marked,
        row.contested,
        row.entered,
        row.since,
        row.until,
        holding,
        merged,
        None if now is None else seen_by(row, now),
    )


def objecting(row: Position) -> bool:
    """Is it an objection that its holder has not withdrawn?"""
    return row.value == "object" and row.state != "withdrawn"


def filled(known: Iterable[SeatName]) -> dict[str, int]:
    """How many seats of each stakeholder group have a holder, in the order of the seats."""
    found: dict[str, int] = {}
    for seat in known:
        found[seat.stakeholder_group] = found.get(seat.stakeholder_group, 0) + bool(seat.holder)
    return found


@dataclass(frozen=True, slots=True)
class Stands:
    """Everything that is said of a text's paragraphs, read once: five queries, whatever their number."""

    page: TextPage
    methods: Methods
    seats: Mapping[str, int]  # filled ones by stakeholder group
    holders: Mapping[int, str]
    groups: Mapping[int, str]  # the stakeholder group of each seat
    # By key of the paragraph those that hold, with the objections to paragraphs that are part of it now
    lines: Mapping[int, tuple[PositionLine, ...]]
    outdated: Mapping[int, tuple[PositionLine, ...]]

    def values(self, key: int) -> tuple[Value, ...]:
        return tuple(line.rule for line in self.lines.get(key, ()) if not line.merged)

    def merged(self, key: int) -> tuple[Value, ...]:
        """The objections to paragraphs that are part of this one now."""
        return tuple(line.rule for line in self.lines.get(key, ()) if line.merged)

    def standing(self, key: int) -> Standing:
        """Of a paragraph as a whole, with whoever objects to one of its readings alone."""
        said = self.values(key)
        found = self._standing(key, consensus.whole(said))
        return replace(found, elsewhere=consensus.elsewhere(said, found, self.methods))

    def on(self, key: int, wording: str) -> Standing:
        """Of one of its readings: "base", "P7"."""
        paragraph = self.page.paragraph(key)
        sponsors = self._sponsors(paragraph.proposals, wording) if paragraph else ()
        return self._standing(key, consensus.on(self.values(key), wording, sponsors))

    def _standing(self, key: int, values: tuple[Value, ...]) -> Standing:
        said = consensus.with_merged(values, self.merged(key), self.methods)
        return consensus.standing(said, self.methods, seats=self.seats)

    def divides(self, paragraph: ParagraphLine) -> tuple[Dividing, ...]:
        return consensus.divides(paragraph.composite, self._said(paragraph), seats=self.seats)

    def nearest(self, paragraph: ParagraphLine) -> tuple[Distance, ...]:
        return consensus.nearest(paragraph.composite, self._said(paragraph))

    def _said(self, paragraph: ParagraphLine) -> tuple[Value, ...]:
        """What is said of its readings. Whoever proposes one and says nothing against it is for it."""
        said = self.values(paragraph.key)
        return said + consensus.proposing(said, self._sponsors(paragraph.wordings))

    def _sponsors(self, proposals: Iterable[ProposalLine], wording: str = "") -> tuple[Value, ...]:
        """Support of whoever proposes: of one wording, or of all."""
        found = {(s.seat, one.id) for one in proposals if wording in ("", one.id) for s in one.sponsors}
        return tuple(
            Value(seat, self.groups[seat], "support", wording=of)
            for seat, of in sorted((seat, of) for seat, of in found if seat is not None)
            if seat in self.groups
        )

    def work(self) -> tuple[Work[int], ...]:
        """Where work pays most: the paragraphs that are not agreed, by key."""
        return consensus.worth({p.key: self.standing(p.key) for p in self.negotiable()})

    def negotiable(self) -> tuple[ParagraphLine, ...]:
        """What is to be agreed and is not: no statements, nothing agreed; a heading where somebody proposes another one."""
        return tuple(
            p
            for p in self.page.paragraphs
            if not p.statement and p.state not in ("ad-ref", "agreed") and (p.kind != "heading" or not p.clean)
        )


def stands(group: str, text: TextPage | str) -> Stands | None:
    """What is said of a text (the page, where it was read already, or its slug). None: there is no such text."""
    page = texts.text(group, text) if isinstance(text, str) else text
    if page is None:
        return None
    known = seats(group)
    by_key = {s.key: s for s in known}
    settled: dict[int, datetime] = {}
    found = Finding.objects.filter(paragraph__text=page.line.id, finding__in=("ad-ref", "agreed")).order_by("number")
    settled.update(found.values_list("paragraph", "instant"))
    rows: dict[int, list[Position]] = {}
    for row in Position.objects.filter(paragraph__text=page.line.id, until=None).order_by("since", "pk"):
        rows.setdefault(row.paragraph_id, []).append(row)
    order = {s.number: n for n, s in enumerate(known)}
    lines: dict[int, tuple[PositionLine, ...]] = {}
    outdated: dict[int, tuple[PositionLine, ...]] = {}
    for paragraph in (*page.paragraphs, *page.gone):
        now = digests(paragraph) if paragraph.id in rows else {}
        told = [
            position_line(row, by_key, holding=holds(row, now, settled.get(paragraph.id)), now=now)
            for row in rows.get(paragraph.id, ())
        ]
        told.sort(key=lambda line: order[line.number])
        lines[paragraph.key] = tuple(line for line in told if line.holds)
        outdated[paragraph.key] = tuple(line for line in told if not line.holds)
    ids = {p.key: p.id for p in page.gone}
    for key, heir in heirs(page).items():
        lines[heir] = lines.get(heir, ()) + tuple(
            position_line(row, by_key, merged=key)
            for row in rows.get(ids[key], ())
            if objecting(row) and holds(row, MERGED, settled.get(ids[key]))
        )
    return Stands(
        page,
        methods_of(group),
        filled(known),
        {s.number: s.holder for s in known},
        {s.number: s.stakeholder_group for s in known},
        lines,
        outdated,
    )


def standings(group: str, text: TextPage | str) -> dict[int, Standing]:
    """What stands in the way of each paragraph, by its key. Five queries (and those of the text)."""
    found = stands(group, text)
    return {p.key: found.standing(p.key) for p in found.page.paragraphs} if found else {}


def divides(group: str, text: TextPage | str, key: int) -> tuple[Dividing, ...]:
    """What divides us at a paragraph. As many queries as `standings`."""
    found = stands(group, text)
    paragraph = found.page.paragraph(key) if found else None
    return found.divides(paragraph) if found and paragraph else ()


def nearest(group: str, text: TextPage | str, key: int) -> tuple[Distance, ...]:
    """For each bracket of a paragraph the reading to which the fewest would have to move. As many queries as `standings`."""
    found = stands(group, text)
    paragraph = found.page.paragraph(key) if found else None
    return found.nearest(paragraph) if found and paragraph else ()


def work(group: str, text: TextPage | str) -> tuple[Work[int], ...]:
    """Where work pays most: the paragraphs that are not agreed, by key. As many queries as `standings`."""
    found = stands(group, text)
    return found.work() if found else ()


def paragraph_positions(group: str, text: TextPage | str, key: int) -> ParagraphPositions | None:
    """Everything that is said of one paragraph, and was. Six queries (and those of the text). None: no such paragraph."""
    found = stands(group, text)
    paragraph = found.page.paragraph(key) if found else None
    if found is None or paragraph is None:
        return None
    known = {s.key: s for s in seats(group)}
    ended = Position.objects.filter(paragraph=paragraph.id, until__isnull=False).order_by("-until", "-pk")
    return ParagraphPositions(
        found.standing(key),
        tuple((wording, found.on(key, wording)) for wording in readings(paragraph)),
        found.lines.get(key, ()),
        found.outdated.get(key, ()),
        tuple(position_line(row, known, holding=False) for row in ended[:200]),
        found.divides(paragraph),
        found.nearest(paragraph),
        found.holders,
    )


def own_seat(by: Actor, group: str) -> SeatName | None:
    """The seat that she holds; None without one. Two queries at most."""
    key, _holder = seat_of(by.person, group) if by.person else (None, "")
    return next((s for s in seats(group) if s.key == key), None) if key is not None else None


def mine(by: Actor, group: str, text: TextPage | str) -> dict[int, dict[str, PositionLine]]:
    """Where her seat stands, by key of the paragraph and by wording ("" the whole); {} for whoever holds none."""
    seat = own_seat(by, group)
    found = stands(group, text) if seat else None
    if seat is None or found is None:
        return {}
    told: dict[int, dict[str, PositionLine]] = {}
    for key in found.lines:
        for line in (*found.outdated[key], *found.lines[key]):
            if line.number == seat.number:
                told.setdefault(key, {})[line.wording] = line
    return told
