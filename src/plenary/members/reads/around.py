"""Observers, sub-groups, the trust fund, unmet need, published lists: what stands around the seats."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, When

from plenary.members.models import FundLine, NeedReport, Observer, Role, Roll, Subgroup, Terms
from plenary.rules.masking import mask

Words = dict[str, str]
OBSERVERS = 200  # a page of them


def _masked(words: Words) -> Words:
    """Words by language, with addresses of people that were typed into them shown to nobody (A88)."""
    return {code: mask(text) for code, text in words.items()}


@dataclass(frozen=True, slots=True)
class ObserverLine:
    number: int
    name: str
    country: str
    status: str
    asked: datetime
    state: str
    settled: datetime | None
    decision: str
    reason: str


def observers(group: str, *, after: int = 0) -> tuple[ObserverLine, ...]:
    """A page of those who asked to observe, the admitted first, by name; `after` is how many came before. One query."""
    place = Case(*(When(state=state, then=n) for n, state in enumerate(("admitted", "asked", "refused", "ended"))))
    rows = Observer.objects.filter(group__slug=group).select_related("organisation")
    rows = rows.annotate(place=place).order_by("place", "organisation__name", "pk")[after : after + OBSERVERS]
    return tuple(
        ObserverLine(
            o.number, o.organisation.name, o.organisation.country, o.status, o.asked, o.state, o.settled, o.decision,
            mask(o.reason),
        )
        for o in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody in a sub-group."""

    person: int
    name: str
    capacity: str  # coordinator, participant
    label: str
    organisation: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class TermsLine:
    version: int
    text: Words
    items: tuple[dict[str, Any], ...]  # {"text": words, "done": ISO day or ""}
    put: datetime
    adopted: date | None
    decision: str

    @property
    def done(self) -> int:
        return sum(1 for i in self.items if i["done"])


@dataclass(frozen=True, slots=True)
class SubgroupLine:
    slug: str
    kind: str
    name: Words
    open: bool
    begun: date | None
    ended: date | None
    decision: str
    source: str
    links: tuple[dict[str, str], ...]
    outcome: Words
    people: tuple[Taking, ...]  # coordinators first
    terms: tuple[TermsLine, ...]  # the newest first

    @property
    def now(self) -> tuple[Taking, ...]:
        """Who takes part as it stands: of one that has ended, who did to its end."""
        return tuple(p for p in self.people if p.until is None)

    @property
    def coordinators(self) -> tuple[Taking, ...]:
        return tuple(p for p in self.now if p.capacity == "coordinator")

    @property
    def standing(self) -> TermsLine | None:
        """The newest adopted version; where none is, the newest."""
        return next((t for t in self.terms if t.adopted), self.terms[0] if self.terms else None)


def subgroups(group: str) -> tuple[SubgroupLine, ...]:
    """Every sub-group, those at work first. Three queries, whatever their number."""
    rows = list(Subgroup.objects.filter(group__slug=group).order_by("pk"))
    people: dict[int, list[Taking]] = defaultdict(list)
    held = Role.objects.filter(subgroup__in=rows).select_related("person", "organisation").order_by("since", "pk")
    for r in held:
        body = r.organisation.name if r.organisation else ""
        people[r.subgroup_id or 0].append(
            Taking(r.person_id, r.person.name, r.capacity, mask(r.label), body, r.since, r.until)
        )
    terms: dict[int, list[TermsLine]] = defaultdict(list)
    for t in Terms.objects.filter(subgroup__in=rows).order_by("-version"):
        terms[t.subgroup_id].append(TermsLine(t.version, _masked(t.text), tuple(t.items), t.put, t.adopted, t.decision))
    lines = [
        SubgroupLine(
            s.slug, s.kind, s.name, s.open, s.begun, s.ended, s.decision, mask(s.source), tuple(s.links), _masked(s.outcome),
            tuple(sorted(people[s.pk], key=lambda p: p.capacity)), tuple(terms[s.pk]),
        )
        for s in rows
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda s: s.ended is not None))


def subgroup(group: str, slug: str) -> SubgroupLine | None:
    """One sub-group; None where there is none of that name. Three queries."""
    return next((s for s in subgroups(group) if s.slug == slug), None)


def coordinates_in(person: int, group: str, slug: str) -> bool:
    """Does she coordinate this sub-group now, while it is at work? One query."""
    rows = Role.objects.filter(person=person, capacity="coordinator", until=None)
    return bool(rows.filter(subgroup__group__slug=group, subgroup__slug=slug, subgroup__ended=None).exists())


@dataclass(frozen=True, slots=True)
class MoneyLine:
    number: int
    kind: str
    contributor: str
    amount: int
    currency: str
    day: date
    received: date | None
    purpose: str
    source: str


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    currency: str
    pledged: int
    received: int
    used: int


@dataclass(frozen=True, slots=True)
class Fund:
    """The trust fund (A140)."""

    lines: tuple[MoneyLine, ...]
    totals: tuple[MoneyTotal, ...]


def fund(group: str) -> Fund:
    """Pledges and payments by day, with totals by currency. One query."""
    rows = FundLine.objects.filter(group__slug=group).select_related("contributor").order_by("day", "number")
    lines = tuple(
        MoneyLine(
            f.number, f.kind, f.contributor.name if f.contributor else "", f.amount, f.currency, f.day, f.received,
            mask(f.purpose), mask(f.source),
        )
        for f in rows
    )  # fmt: skip
    totals = tuple(
        MoneyTotal(
            currency,
            sum(x.amount for x in lines if (x.currency, x.kind) == (currency, "pledge")),
            sum(x.amount for x in lines if (x.currency, x.kind) == (currency, "pledge") and x.received),
            sum(x.amount for x in lines if (x.currency, x.kind) == (currency, "use")),
        )
        for currency in sorted({x.currency for x in lines})
    )
    return Fund(lines, totals)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A published total of requests for help with travel (A97)."""

    number: int
    day: date
    currency: str
    requests: int
    asked: int
    granted: int

    @property
    def unmet(self) -> int:
        return self.asked - self.granted


def need(group: str) -> tuple[NeedLine, ...]:
    """The totals that stand in the record, the newest first. One query."""
    rows = NeedReport.objects.filter(group__slug=group).order_by("-number")[:50]
    return tuple(NeedLine(n.number, n.day, n.currency, n.requests, n.asked, n.granted) for n in rows)


@dataclass(frozen=True, slots=True)
class RollLine:
    """A published membership list."""

    number: int
    day: date
    note: str
    rows: tuple[dict[str, Any], ...]

    @property
    def filled(self) -> int:
        return sum(1 for row in self.rows if row["holder"])


def rolls(group: str) -> tuple[RollLine, ...]:
    """Every published list, the newest first. One query."""
    rows = Roll.objects.filter(group__slug=group).order_by("-number")
    return tuple(RollLine(r.number, r.day, mask(r.note), tuple(r.rows)) for r in rows)


def roll(group: str, number: int) -> RollLine | None:
    """One published list."""
    return next((r for r in rolls(group) if r.number == number), None)
