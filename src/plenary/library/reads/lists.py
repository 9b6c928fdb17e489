"""The library of a group in pages: by year or by kind, of one language, kind, year or meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Substr

from plenary.library.kinds import KINDS
from plenary.library.models import Document, Rendition, Tongue
from plenary.library.reads.around import around
from plenary.library.reads.shelf import wanted, with_group
from plenary.library.reads.values import DocumentLine, line_of
from plenary.record.kept import Kept
from plenary.rules import languages

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    query: str = ""
    kind: str = ""
    year: str = ""
    language: str = ""
    meeting: str = ""
    by: str = "year"  # or "kind": what the list is ordered and divided by

    @property
    def any(self) -> bool:
        return bool(self.query or self.kind or self.year or self.language or self.meeting)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many documents a group has of each: what there is to choose from."""

    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)  # the newest first; "" for those without a date
    languages: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    lines: tuple[DocumentLine, ...]
    total: int
    page: int
    pages: int
    facets: Facets
    by: str = "year"

    @property
    def parts(self) -> tuple[tuple[str, tuple[DocumentLine, ...]], ...]:
        """The page in its parts: a year (or a kind) with its documents."""
        said = attrgetter("kind") if self.by == "kind" else attrgetter("year")
        return tuple((head, tuple(some)) for head, some in groupby(self.lines, key=said))


_facets: Kept[Facets] = Kept()


def facets(group: str) -> Facets:
    """Counts by kind, year, language and meeting. Five queries, once a change."""
    return _facets.get(group, lambda: _facets_now(group))


def _facets_now(group: str) -> Facets:
    rows = Document.objects.filter(group__slug=group)

    def counted(name: str) -> dict[str, int]:
        return dict(rows.order_by().values_list(name).annotate(n=Count("pk")))

    kinds = counted("kind")
    years = dict(rows.order_by().annotate(y=Substr("date", 1, 4)).values_list("y").annotate(n=Count("pk")))
    spoken: Any = (
        Rendition.objects.filter(version__document__group__slug=group, version__closed=None, part="")
        .order_by()
        .values_list("language")
        .annotate(n=Count("version__document", distinct=True))
    )
    here = Rendition.objects.filter(version__document=OuterRef("document"), language=OuterRef("language"), part="")
    outside = (
        Tongue.objects.filter(~Exists(here.filter(version__closed=None)), document__group__slug=group)
        .exclude(address="")
        .order_by()
        .values_list("language")
        .annotate(n=Count("pk"))
    )
    spoken = Counter(dict(spoken)) + Counter(dict(outside))
    order = {code: n for n, code in enumerate((*KINDS, *languages.LANGUAGES))}
    last = len(order)
    meetings = counted("meeting")
    return Facets(
        sum(kinds.values()),
        {k: kinds[k] for k in sorted(kinds, key=lambda k: (order.get(k, last), k))},
        {y: years[y] for y in sorted(years, reverse=True)},
        dict(sorted(spoken.items(), key=lambda one: (order.get(one[0], last), one[0]))),
        {m: meetings[m] for m in sorted(meetings) if m},
    )


def listing(group: str, filters: Filters, *, page: int = 1) -> Listing:
    """A page of a group's documents. Seven queries, however many there are; five more after a change."""
    where = Q(group__slug=group)
    if filters.query:
        where &= wanted(filters.query)
    if filters.kind:
        where &= Q(kind=filters.kind)
    if filters.year:
        where &= Q(date__gte=filters.year, date__lt=f"{filters.year}~") if filters.year != "-" else Q(date="")
    if filters.meeting:
        where &= Q(meeting=filters.meeting)
    rows = Document.objects.filter(where)
    if filters.language:
        spoken = Rendition.objects.filter(version__document=OuterRef("pk"), part="", version__closed=None)
        placed = Tongue.objects.filter(document=OuterRef("pk"), language=filters.language).exclude(address="")
        rows = rows.filter(Exists(spoken.filter(language=filters.language)) | Exists(placed))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order = ("kind", "-date", "-pk") if filters.by == "kind" else ("-date", "-pk")
    found = list(with_group(rows).order_by(*order)[(page - 1) * PAGE : page * PAGE])
    beside = around(found)
    return Listing(tuple(line_of(d, beside) for d in found), total, page, pages, facets(group), filters.by)
