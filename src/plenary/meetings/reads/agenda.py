"""The agenda as everybody sees it: items with their time, documents, amendments, elections, who presided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from plenary.meetings.models import Amendment, Election, Item, ItemDocument, ItemSpell, Presiding
from plenary.rules import agenda as rule

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class ItemPage:
    id: int
    number: int
    shown: str
    title: Words
    kind: str
    note: Words
    minutes: int | None
    presenter: str
    presenter_as: str
    cites: str
    serves: tuple[tuple[str, str], ...]  # of the mandate: address and words
    category: str
    state: str
    outcome: Words
    used: int  # seconds
    carried_from: tuple[str, int] | None  # meeting and number
    documents: tuple[tuple[int, str, Words], ...]  # key, symbol, title
    about: str  # address of the call for input whose responses it discusses; ""

    @property
    def over(self) -> bool:
        return rule.over(self.minutes, self.used)

    @property
    def standing(self) -> str:
        """How far it came: done, part, not-reached, dropped (A58)."""
        return rule.standing(self.state, self.used)


def agenda(meeting: int, at: datetime, *, only: int | None = None) -> tuple[ItemPage, ...]:
    """The items of a meeting (its key), in order; with `only` that one alone. Three queries."""
    rows = list(Item.objects.filter(meeting=meeting).select_related("carried_from__meeting").order_by("order", "pk"))
    numbers = rule.numbers([i.state for i in rows])
    spells: dict[int, list[rule.Spell]] = {}
    for item, began, ended in ItemSpell.objects.filter(item__meeting=meeting).values_list("item", "began", "ended"):
        spells.setdefault(item, []).append(rule.Spell(began, ended))
    documents: dict[int, list[tuple[int, str, Words]]] = {}
    for d in ItemDocument.objects.filter(item__meeting=meeting).select_related("document").order_by("pk"):
        documents.setdefault(d.item_id, []).append((d.document_id, d.document.symbol, d.document.title))
    found = []
    for shown, i in zip(numbers, rows, strict=True):
        if only is not None and i.number != only:
            continue
        found.append(
            ItemPage(
                i.pk,
                i.number,
                shown,
                i.title,
                i.kind,
                i.note,
                i.minutes,
                i.presenter,
                i.presenter_as,
                i.cites,
                tuple((c["address"], c["words"]) for c in i.serves),
                i.category,
                i.state,
                i.outcome,
                rule.used(spells.get(i.pk, ()), at),
                (i.carried_from.meeting.slug, i.carried_from.number) if i.carried_from else None,
                tuple(documents.get(i.pk, ())),
                i.about,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    number: int
    kind: str
    item: int | None
    text: str
    language: str  # of the text
    place: int | None
    by: str
    reason: str
    state: str


def amendments(meeting: int) -> tuple[AmendmentLine, ...]:
    """What was proposed to change of the agenda, in order. One query."""
    rows = Amendment.objects.filter(meeting=meeting).select_related("item").order_by("number")
    return tuple(
        AmendmentLine(
            a.number, a.kind, a.item.number if a.item else None, a.text, a.language, a.place, a.by, a.reason, a.state
        )
        for a in rows
    )


@dataclass(frozen=True, slots=True)
class PresidingLine:
    name: str
    country: str
    capacity: str
    began: datetime
    ended: datetime | None


def presidings(meeting: int) -> tuple[PresidingLine, ...]:
    """Who presided when, in order. One query."""
    rows: Iterable[Presiding] = Presiding.objects.filter(meeting=meeting).order_by("began", "pk")
    return tuple(PresidingLine(p.name, p.country, p.capacity, p.began, p.ended) for p in rows)


@dataclass(frozen=True, slots=True)
class ElectionLine:
    number: int
    item: int | None  # the number of the item under which it was held
    office: str
    name: str
    country: str
    nominated_by: str
    state: str
    steps: tuple[tuple[str, datetime], ...]


def elections(meeting: int) -> tuple[ElectionLine, ...]:
    """Who was put forward for which office, with each step. One query."""
    rows = Election.objects.filter(meeting=meeting).select_related("item").order_by("number")
    return tuple(
        ElectionLine(
            e.number,
            e.item.number if e.item else None,
            e.office,
            e.name,
            e.country,
            e.nominated_by,
            e.state,
            tuple((step, datetime.fromisoformat(at)) for step, at in e.steps),
        )
        for e in rows
    )
