"""Counts of a call as pages show them: by stakeholder group, by region, by question; and the shelves of a question's page.

They are made of what `counting` keeps, for whoever asks: others than the secretariat are told how many refuse citation,
and which numbers are confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from plenary.calls import asked, counting
from plenary.calls.models import STANDING, Answer, Call
from plenary.calls.rights import REVIEW
from plenary.members.reads import GroupName, stakeholder_groups
from plenary.record.actor import Actor

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The responses of one stakeholder group, in order, as numbers: a page fetches only those it shows."""

    group: str  # code; OTHERS for those of no known group
    shown: tuple[int, ...]  # numbers of those that may be read
    withheld: int  # counted, not shown


def shelves(by: Actor, slug: str, codes: Sequence[str]) -> tuple[Shelf, ...]:
    """The responses to a call by stakeholder group, in the order of `codes`; groups without any are left out."""
    owner = asked.call(slug)
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    counted = counting.of(slug)
    return counted.once(("shelves", knows, tuple(codes)), lambda: _shelves(counted, codes, knows))


def _shelves(counted: counting.Counted, codes: Sequence[str], knows: bool) -> tuple[Shelf, ...]:
    shown: dict[str, list[int]] = {}
    hidden: Counter[str] = Counter()
    for shelf, numbers in counted.shelves.items():
        if shelf.state not in (STANDING if knows else ("confirmed",)):
            continue
        where = shelf.group if shelf.group in codes else OTHERS
        if shelf.cited or knows:
            shown.setdefault(where, []).extend(numbers)
        else:
            hidden[where] += len(numbers)
    return tuple(
        Shelf(code, tuple(sorted(shown.get(code, ()))), hidden[code])
        for code in (*codes, OTHERS)
        if code in shown or hidden[code]
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many responses, by stakeholder group and by region; `unnamed` groups are last."""

    groups: tuple[tuple[GroupName | None, int, int], ...]  # by the deadline, later
    regions: tuple[tuple[str, int, int], ...]
    at_deadline: int
    late: int
    review: int
    withheld: int
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Confirmed responses by what a tally tells apart."""

    groups: Mapping[tuple[str, bool], int]
    regions: Mapping[tuple[str, bool], int]
    languages: Mapping[str, int]
    review: int
    withheld: int


def tally(slug: str) -> Tally:
    """Counts of confirmed responses, the ones that refuse citation included (X1). Raises Call.DoesNotExist."""
    owner = asked.call(slug)
    if owner is None:
        raise Call.DoesNotExist(slug)
    known = stakeholder_groups(owner.group.slug)
    counted = counting.of(slug)
    sums = counted.once("sums", lambda: _sums(counted.facts))
    by_group, by_region = sums.groups, sums.regions
    groups: list[tuple[GroupName | None, int, int]] = [
        (g, by_group.get((g.code, False), 0), by_group.get((g.code, True), 0)) for g in known
    ]
    codes = {g.code for g in known}
    rest = [
        sum(n for (code, late), n in by_group.items() if code not in codes and late is one) for one in (False, True)
    ]
    if any(rest):
        groups.append((None, rest[0], rest[1]))
    regions = sorted({code for code, _late in by_region}, key=lambda c: (c in ("unknown", "several", "global"), c))
    return Tally(
        groups=tuple(groups),
        regions=tuple((code, by_region.get((code, False), 0), by_region.get((code, True), 0)) for code in regions),
        at_deadline=sum(n for (_code, late), n in by_group.items() if not late),
        late=sum(n for (_code, late), n in by_group.items() if late),
        review=sums.review,
        withheld=sums.withheld,
        languages=tuple(sorted(sums.languages.items(), key=lambda kv: (-kv[1], kv[0]))),
    )


def _sums(facts: Mapping[counting.Facts, int]) -> _Sums:
    groups: Counter[tuple[str, bool]] = Counter()
    regions: Counter[tuple[str, bool]] = Counter()
    languages: Counter[str] = Counter()
    review = withheld = 0
    for f, n in facts.items():
        review += n if f.state == "review" else 0
        if f.state == "confirmed":
            groups[f.group, f.late] += n
            regions[f.region or "unknown", f.late] += n
            languages[f.language or "und"] += n
            withheld += 0 if f.cited else n
    return _Sums(groups, regions, languages, review, withheld)


def answered(slug: str) -> dict[str, int]:
    """Responses with a real answer, by question number."""
    return dict(counting.of(slug, answers=True).answered)


def answered_by(slug: str, question: str, codes: Sequence[str]) -> dict[str, int]:
    """Confirmed responses that answer a question (its number), by stakeholder group; OTHERS for those of none. One query.

    They are those that `answered` counts, the ones that refuse citation among them (X1).
    """
    rows = Answer.objects.filter(
        question__call__slug=slug, question__number=question, response__state="confirmed", state__in=counting.REAL
    )
    found: Counter[str] = Counter()
    for code, n in rows.values_list("response__group_code").annotate(n=Count("response", distinct=True)).order_by():
        found[code if code in codes else OTHERS] += n
    return dict(found)
