"""The secretariat's desk: who has answered, by group and region, and what waits for a person. For the secretariat alone.

Counts by group and region are those that the process keeps; the number of queries does not grow with the responses.
Drafts are counted and never read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from plenary.calls import counting, reads
from plenary.calls.entries import ResponseEnteredFor
from plenary.calls.models import STANDING, Call, Draft, Invitation, Merge, Response, Signatory
from plenary.calls.rights import REVIEW
from plenary.members.reads import GroupName, stakeholder_groups
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.rules import folding, merging
from plenary.rules.questionnaire import sort_key

OTHER = "other"  # the number of what was said outside the questions
FEW = 5  # of each heap on the desk itself
PAGE = 50  # on a heap's own page

_IN = Q(state__in=STANDING)
_SIGNING = Q(state__in=(*STANDING, "unconfirmed"))
HEAPS: Mapping[str, Q] = {
    "unconfirmed": Q(state="unconfirmed", on_behalf=False),
    "behalf": Q(on_behalf=True, state__in=("unconfirmed", "review")),
    "review": Q(state="review", on_behalf=False),
    "alike": _IN & Q(twin__state__in=STANDING),
    "signatures": _SIGNING & Q(pk__in=Signatory.objects.filter(state="asked").values("response")),
    "late": _IN & Q(late=True),
    "wish": _IN & ~Q(wish=""),
}


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many, of one group, one region or all."""

    invited: int = 0
    in_time: int = 0
    late: int = 0
    unconfirmed: int = 0
    review: int = 0
    withheld: int = 0  # of those in time and late: counted, not shown

    @property
    def answered(self) -> int:
        return self.in_time + self.late

    def plain(self) -> dict[str, int]:
        names = ("invited", "in_time", "late", "unconfirmed", "review", "withheld")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A response in a heap, as far as the desk needs it."""

    number: int
    name: str
    group: str
    received: datetime
    late: bool
    state: str
    cited: bool
    on_behalf: bool
    why_review: tuple[str, ...]
    twin: int
    wish: str
    language: str
    email: str  # "" where there is none
    asked: datetime | None  # when a confirmation was last asked for
    signatures: int  # signatories who have not answered yet
    reason: str  # why the secretariat entered it; "" elsewhere


@dataclass(frozen=True, slots=True)
class Heap:
    code: str
    total: int
    lines: tuple[Waiting, ...]
    on: int = 0  # the number to go on after; 0 at the end


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the desk shows."""

    groups: tuple[tuple[GroupName | None, Tallied], ...]  # None: of no known group
    regions: tuple[tuple[str, Tallied], ...]
    total: Tallied
    gone: Mapping[str, int]  # aside, removed, merged
    drafts: int  # under way: begun, and not handed in
    heaps: tuple[Heap, ...] = field(default=())

    def plain(self) -> dict[str, Any]:
        """As JSON, without names."""
        return {
            "total": self.total.plain(),
            "groups": {(g.code if g else "others"): t.plain() for g, t in self.groups},
            "regions": {code: t.plain() for code, t in self.regions},
            "gone": dict(self.gone),
            "drafts": self.drafts,
            "waiting": {h.code: {"total": h.total, "first": [w.number for w in h.lines]} for h in self.heaps},
        }


def _call(by: Actor, slug: str) -> Any:
    """The call, for those who review. Raises Forbidden, Call.DoesNotExist."""
    found = Call.objects.select_related("group").get(slug=slug)
    REVIEW.require(by, found.group.slug)
    return found


def desk(by: Actor, slug: str, *, few: int = FEW) -> Desk:
    """The desk of a call. 18 queries, with one response and with ten thousand
    (a few more where the record has moved on). Raises Forbidden, Call.DoesNotExist."""
    owner = _call(by, slug)
    known = stakeholder_groups(owner.group.slug)
    codes = {g.code for g in known}
    by_group: dict[str, Counter[str]] = defaultdict(Counter)
    by_region: dict[str, Counter[str]] = defaultdict(Counter)
    every: Counter[str] = Counter()
    gone: Counter[str] = Counter()

    def add(group: str, region: str, what: str, n: int) -> None:
        for counter in (by_group[group if group in codes else ""], by_region[region or "unknown"], every):
            counter[what] += n

    waiting: Counter[str] = Counter()
    for (group, region, _language, state, late, cited), n in counting.of(slug).facts.items():
        waiting[state] += n
        waiting["late"] += n if late and state in STANDING else 0
        if state == "confirmed":
            add(group, region, "late" if late else "in_time", n)
            if not cited:
                add(group, region, "withheld", n)
        elif state in ("unconfirmed", "review"):
            add(group, region, state, n)
        else:
            gone[state] += n
    invited = Invitation.objects.filter(call=owner, withdrawn=False).values_list("group_code", "region")
    for group, region, n in invited.annotate(n=Count("pk")).order_by():
        add(group, region, "invited", n)
    groups: list[tuple[GroupName | None, Tallied]] = [(g, Tallied(**by_group[g.code])) for g in known]
    if by_group[""]:
        groups.append((None, Tallied(**by_group[""])))
    order = sorted(by_region, key=lambda c: (c in ("unknown", "several", "global"), c))
    return Desk(
        groups=tuple(groups),
        regions=tuple((code, Tallied(**by_region[code])) for code in order),
        total=Tallied(**every),
        gone={code: gone[code] for code in ("aside", "removed", "merged")},
        drafts=Draft.objects.filter(call=owner, response=None).exclude(fields={}).count(),
        heaps=_heaps(owner, few, waiting),
    )


def _heaps(owner: Any, few: int, totals: Counter[str]) -> tuple[Heap, ...]:
    """`totals` are those by state and of late ones; what was entered for somebody has a heap of its own."""
    entered = Response.objects.filter(HEAPS["behalf"], call=owner).values_list("state")
    for state, n in entered.annotate(n=Count("pk")).order_by():
        totals[state] -= n
        totals["behalf"] += n
    for code in ("alike", "signatures", "wish"):
        totals[code] = _numbers(owner, code).count()
    first = {code: tuple(_numbers(owner, code)[:few]) for code in HEAPS}
    rows = _lines(owner, {number for numbers in first.values() for number in numbers})
    return tuple(Heap(code, totals[code], tuple(rows[n] for n in first[code])) for code in HEAPS if totals[code])


def _numbers(owner: Any, code: str) -> QuerySet[Any, int]:
    found: QuerySet[Any, int] = Response.objects.filter(HEAPS[code], call=owner).order_by("number")
    return found.values_list("number", flat=True)


def _lines(owner: Any, numbers: Collection[int]) -> dict[int, Waiting]:
    """What the desk says of these responses. Two queries."""
    asked = Count("signatories", filter=Q(signatories__state="asked"))
    rows = list(
        Response.objects.filter(call=owner, number__in=numbers)
        .select_related("twin", "contact")
        .annotate(asked_of=asked)
    )
    told = _told(owner.slug, rows)
    return {r.number: _waiting(r, told) for r in rows}


def heap(by: Actor, slug: str, code: str, *, after: int = 0, count: int = PAGE) -> Heap:
    """One heap by the page. Raises KeyError for a heap that there is not, Forbidden, Call.DoesNotExist. Five queries."""
    owner = _call(by, slug)
    numbers = _numbers(owner, code)
    page = list(numbers.filter(number__gt=after)[: count + 1])
    rows = _lines(owner, page[:count])
    return Heap(
        code, numbers.count(), tuple(rows[n] for n in page[:count]), page[count - 1] if len(page) > count else 0
    )


def _told(slug: str, rows: Iterable[Any]) -> dict[int, str]:
    """Why the secretariat entered the responses it entered, by number. One query."""
    numbers = {f"response/{slug}/R{r.number}": r.number for r in rows if r.on_behalf}
    entered = record.last_told(numbers, ResponseEnteredFor.act)
    return {numbers[obj]: str((t.what or {}).get("reason", "")) for obj, t in entered.items()}


def _waiting(r: Any, told: Mapping[int, str]) -> Waiting:
    contact = getattr(r, "contact", None)
    return Waiting(
        number=r.number,
        name=r.name,
        group=r.group_code,
        received=r.received,
        late=r.late,
        state=r.state,
        cited=r.cited,
        on_behalf=r.on_behalf,
        why_review=tuple(r.why_review),
        twin=r.twin.number if r.twin_id else 0,
        wish=r.wish,
        language=r.language,
        email=contact.email if contact else "",
        asked=contact.asked if contact else None,
        signatures=r.asked_of,
        reason=told.get(r.number, ""),
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that stands."""

    kept: int
    other: int
    name: str
    merged: datetime


def merges(by: Actor, slug: str) -> tuple[Merged, ...]:
    """The merges of a call that stand, the newest first. Two queries."""
    owner = _call(by, slug)
    rows = Merge.objects.filter(kept__call=owner, undone=None).order_by("-pk")
    return tuple(Merged(*found) for found in rows.values_list("kept__number", "other__number", "kept__name", "merged"))


@dataclass(frozen=True, slots=True)
class Likely:
    """Two responses that may be of one respondent, and what says so: "alike", "organisation" or "name"."""

    kept: int
    other: int
    names: tuple[str, str]
    why: str


MOST = 60  # pairs on a page


def likely(by: Actor, slug: str, *, kept: int = 0) -> tuple[Likely, ...]:
    """Pairs that may be merged: nearly the same text, the same organisation, alike names. Of `kept` alone where given.

    The earlier response comes first. Two queries.
    """
    owner = _call(by, slug)
    rows = list(
        Response.objects.filter(_IN, call=owner)
        .order_by("number")
        .values_list("number", "name", "organisation", "twin__number")
    )
    names = {number: name for number, name, _o, _t in rows}
    found: dict[tuple[int, int], str] = {}

    def note(first: int, second: int, why: str) -> None:
        pair = (min(first, second), max(first, second))
        if first != second and (not kept or kept in pair):
            found.setdefault(pair, why)

    by_organisation: dict[int, int] = {}
    by_name: dict[tuple[str, ...], int] = {}
    for number, name, organisation, twin in rows:
        if twin in names:
            note(number, twin, "alike")
        if organisation is not None:
            note(by_organisation.setdefault(organisation, number), number, "organisation")
        if words := tuple(sorted(set(folding.tokens(name)))):
            note(by_name.setdefault(words, number), number, "name")
    if kept in names:
        others = [(n, name) for n, name in names.items() if n != kept]
        for hit in folding.search(names[kept], others, 10):
            note(kept, hit.id, "name")
    return tuple(
        Likely(first, second, (names[first], names[second]), why) for (first, second), why in sorted(found.items())
    )[:MOST]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question or part of two responses side by side."""

    question: str
    part: str
    kept: reads.AnswerLine | None
    other: reads.AnswerLine | None
    differs: bool  # both speak there, and not alike: somebody has to choose


def compared(by: Actor, slug: str, kept: int, other: int) -> tuple[Compared, ...]:
    """Both responses, question by question, in the order asked. Five queries. Raises Forbidden, Call.DoesNotExist."""
    _call(by, slug)
    sides = [{(a.question, a.part): a for a in reads.answers(by, slug, number=n)} for n in (kept, other)]
    said = [{k: merging.Said(a.text, a.state, a.see, a.language) for k, a in side.items()} for side in sides]
    differing = set(merging.differing(said[0], said[1]))
    order = sorted({*sides[0], *sides[1]}, key=lambda key: (key[0] == OTHER, sort_key(key[0]), key[1]))
    return tuple(Compared(*k, sides[0].get(k), sides[1].get(k), k in differing) for k in order)
