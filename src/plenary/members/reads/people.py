"""A person with her capacities over time; offices that were proposed; who may be one person twice; everybody, in pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from plenary.members.models import Merge, Nomination, OfficeProposal, Person, Role
from plenary.rules.folding import fold
from plenary.rules.masking import mask
from plenary.rules.people import Known, Pair, duplicates, identity

Words = dict[str, str]
PAGE = 100


@dataclass(frozen=True, slots=True)
class CapacityLine:
    """What she was or is, and from when to when."""

    id: int
    capacity: str  # see members.capacities; where none was given, the role
    label: str  # as the document says it
    group: str  # slug; "" everywhere
    group_short: str
    seat: int  # 0 without one
    organisation: str
    part: Words
    region: str
    subgroup: str  # slug
    subgroup_name: Words
    occasion: str
    source: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Public: neither addresses nor accounts stand here."""

    id: int
    name: str
    country: str
    merged_into: int | None
    capacities: tuple[CapacityLine, ...]  # the newest first


def person(key: int) -> PersonPage:
    """Somebody with all her capacities. Two queries. Raises Person.DoesNotExist."""
    p = Person.objects.get(pk=key)
    rows = Role.objects.filter(person=p).select_related(
        "group", "seat", "organisation", "stakeholder_group", "subgroup"
    )
    lines = tuple(_capacity(r) for r in rows.order_by("-since", "-pk")[:500])
    return PersonPage(p.pk, p.name, p.country, p.merged_into_id, lines)


def _capacity(r: Role) -> CapacityLine:
    return CapacityLine(
        id=r.pk,
        capacity=r.capacity or r.role,
        label=mask(r.label),
        group=r.group.slug if r.group else "",
        group_short=r.group.short if r.group else "",
        seat=r.seat.number if r.seat else 0,
        organisation=r.organisation.name if r.organisation else "",
        part=r.stakeholder_group.name if r.stakeholder_group else {},
        region=r.region,
        subgroup=r.subgroup.slug if r.subgroup else "",
        subgroup_name=r.subgroup.name if r.subgroup else {},
        occasion=r.occasion,
        source=mask(r.source),
        since=r.since,
        until=r.until,
    )


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody in a capacity, for lists."""

    role: int
    person: int
    name: str
    country: str
    capacity: str
    label: str
    organisation: str
    seat: int
    part: Words
    region: str
    occasion: str
    since: date
    until: date | None

    def now(self, day: date) -> bool:
        """Does she hold it on this day?"""
        return self.since <= day and (self.until is None or self.until >= day)


def people(group: str, *, after: int = 0, query: str = "", most: int = PAGE) -> tuple[Holding, ...]:
    """A page of all capacities in a group, by key, without those in sub-groups. One query, whatever the size."""
    rows = Role.objects.filter(group__slug=group, subgroup=None, pk__gt=after)
    if query:
        rows = rows.filter(Q(person__name__icontains=query) | Q(organisation__name__icontains=query))
    rows = rows.select_related("person", "seat", "organisation", "stakeholder_group")
    return tuple(_holding(r) for r in rows.order_by("pk")[:most])


def officers(group: str) -> tuple[Holding, ...]:
    """Chairs, acting chairs and focal points, those of earlier days too; the newest first. One query."""
    rows = Role.objects.filter(group__slug=group).filter(
        Q(capacity__in=("chair", "co-chair", "vice-chair", "acting-chair", "focal-point"))
        | Q(capacity="", role="chair")
    )
    rows = rows.select_related("person", "seat", "organisation", "stakeholder_group")
    return tuple(_holding(r) for r in rows.order_by("-since", "-pk")[:200])


def of_seat(group: str, number: int) -> tuple[Holding, ...]:
    """Everybody who sat or sits there, members and alternates; the newest first. One query."""
    rows = Role.objects.filter(seat__group__slug=group, seat__number=number)
    rows = rows.select_related("person", "seat", "organisation", "stakeholder_group")
    return tuple(_holding(r) for r in rows.order_by("-since", "-pk")[:200])


def _holding(r: Role) -> Holding:
    return Holding(
        role=r.pk,
        person=r.person_id,
        name=r.person.name,
        country=r.person.country,
        capacity=r.capacity or r.role,
        label=mask(r.label),
        organisation=r.organisation.name if r.organisation else "",
        seat=r.seat.number if r.seat else 0,
        part=r.stakeholder_group.name if r.stakeholder_group else {},
        region=r.region,
        occasion=r.occasion,
        since=r.since,
        until=r.until,
    )


@dataclass(frozen=True, slots=True)
class OfficeLine:
    number: int
    capacity: str
    text: Words
    put: datetime
    state: str
    sense: str
    decision: str


def office_proposals(group: str) -> tuple[OfficeLine, ...]:
    """Offices that somebody proposed, in order. One query."""
    rows = OfficeProposal.objects.filter(group__slug=group).order_by("number")
    return tuple(OfficeLine(r.number, r.capacity, r.text, r.put, r.state, r.sense, r.decision) for r in rows)


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody of that name who is in a group, or nominated there. Public: whether she signs in is not told."""

    person: int
    name: str
    country: str
    told: str  # for whom and in which group she is known, in words; "" where nothing is


def namesakes(name: str, most: int = 10) -> tuple[Namesake, ...]:
    """Who is here already under the same words of the name, by key. Two queries; every name is looked at."""
    asked = identity(Known(0, name))
    if not asked[0]:
        return ()
    here = Person.objects.filter(merged_into=None).filter(
        Exists(Role.objects.filter(person=OuterRef("pk"), group__isnull=False))
        | Exists(Nomination.objects.filter(person=OuterRef("pk")))
    )
    rows = here.order_by("pk").values_list("pk", "name", "country").iterator()
    found = [row for row in rows if identity(Known(0, row[1])) == asked][:most]
    return _told_of(found)


def whoever(key: int) -> Namesake | None:
    """Somebody by her key, as she is chosen to be nominated; None where there is nobody. Two queries."""
    rows = Person.objects.filter(pk=key, merged_into=None)
    return next(iter(_told_of(rows.values_list("pk", "name", "country"))), None)


def _told_of(found: Iterable[tuple[int, str, str]]) -> tuple[Namesake, ...]:
    """Each with up to three places in which she is known, the newest first. One query."""
    found = tuple(found)
    rows = Role.objects.filter(person__in=[key for key, *_rest in found], group__isnull=False)
    told: dict[int, list[str]] = {key: [] for key, *_rest in found}
    for key, body, short in rows.order_by("-since", "-pk").values_list("person", "organisation__name", "group__short"):
        words = " · ".join(word for word in (body, short) if word)
        if words not in told[key]:
            told[key].append(words)
    return tuple(Namesake(*row, "; ".join(told[row[0]][:3])) for row in found)


@dataclass(frozen=True, slots=True)
class Twin:
    """Two records that are likely of one person."""

    pair: Pair
    first: tuple[int, str, str]  # key, name, organisation
    second: tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class MergeLine:
    id: int
    kept: int
    kept_name: str
    other_name: str
    rows: int
    instant: datetime
    undone: datetime | None


def everybody(group: str) -> Iterator[Known]:
    """Who is or was anything in a group, or is nominated there, once for each organisation's row. Two queries."""
    told = ("person_id", "person__name", "organisation__name", "person__country")
    held = Role.objects.filter(group__slug=group, person__merged_into=None).order_by("pk")
    named = Nomination.objects.filter(call__group__slug=group, person__merged_into=None).order_by("pk")
    for rows in (held, named):
        for key, name, body, country in rows.values_list(*told):
            yield Known(key, name, body or "", country)


def twins(group: str, most: int = 100) -> tuple[Twin, ...]:
    """People of a group, its nominees too, who are likely one twice, the surest first. Two queries; seconds for ten thousand."""
    known: dict[tuple[int, str], Known] = {}
    for one in everybody(group):
        known[one.key, fold(one.organisation)] = one
    by_key: dict[int, Known] = {}
    for one in known.values():
        by_key.setdefault(one.key, one)
    found = duplicates(known.values())[:most]
    return tuple(Twin(p, _told(by_key[p.first]), _told(by_key[p.second])) for p in found)


def _told(one: Known) -> tuple[int, str, str]:
    return one.key, one.name, one.organisation


def merges(most: int = 50) -> tuple[MergeLine, ...]:
    """What was merged, the newest first. One query."""
    rows = Merge.objects.select_related("kept", "other").order_by("-pk")[:most]
    return tuple(MergeLine(m.pk, m.kept_id, m.kept.name, m.other.name, len(m.moved), m.instant, m.undone) for m in rows)
