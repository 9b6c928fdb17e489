"""The working methods that stand, and every version before them; the checklist with which a group begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.mandate.models import MethodsVersion, Modality
from plenary.record.kept import Kept
from plenary.rules import methods as rule
from plenary.rules import redline
from plenary.rules.languages import chosen
from plenary.rules.methods import Methods

Words = dict[str, str]
_standing: Kept[tuple[int, Methods]] = Kept()


@dataclass(frozen=True, slots=True)
class PointLine:
    """A numbered point; `key` follows it from version to version."""

    key: int
    text: Words
    source: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a group's working methods."""

    group: str
    number: int
    points: tuple[PointLine, ...]
    methods: Methods
    precedence: Words
    reason: Words
    decision: str
    how: str
    day: date
    origin: str
    seat: str
    instant: datetime

    @property
    def address(self) -> str:
        """How it is cited."""
        return f"mandate/{self.group}/methods/{self.number}"


def methods(group: str) -> Methods:
    """What the rules read: the values of the version that stands; the defaults where the group decided none. One query."""
    return standing(group)[1]


def standing(group: str) -> tuple[int, Methods]:
    """The same with the number of the version, 0 for the defaults. One query, kept until the record goes on."""
    return _standing.get(group, lambda: _standing_now(group))


def _standing_now(group: str) -> tuple[int, Methods]:
    row = MethodsVersion.objects.filter(group__slug=group).order_by("-number").values_list("number", "values").first()
    return (row[0], rule.kept(row[1])) if row else (0, rule.DEFAULT)


def versions(*groups: str) -> tuple[VersionLine, ...]:
    """Every version of these groups' methods, the newest first. One query."""
    rows = MethodsVersion.objects.filter(group__slug__in=groups).select_related("group").order_by("group", "-number")
    return tuple(
        VersionLine(
            r.group.slug,
            r.number,
            tuple(PointLine(int(p["key"]), p["text"], p["source"]) for p in r.points),
            rule.kept(r.values),
            r.precedence,
            r.reason,
            r.decision,
            r.how,
            r.day,
            r.origin,
            r.seat,
            r.instant,
        )
        for r in rows
    )


def before(line: VersionLine, known: tuple[VersionLine, ...]) -> VersionLine | None:
    """What a version is compared with: the one it was taken over from (A100), or the one before it."""
    if line.origin:
        group, _slash, number = line.origin.partition("/")
        found = next((v for v in known if v.group == group and str(v.number) == number), None)
        if found is not None:
            return found
    return next((v for v in known if v.group == line.group and v.number == line.number - 1), None)


def changed(line: VersionLine, other: VersionLine | None) -> tuple[rule.Change, ...]:
    """The values that are not those of the version before; of the first one, not the defaults."""
    return rule.differences(other.methods if other else rule.DEFAULT, line.methods)


def redlined(line: VersionLine, other: VersionLine, language: str) -> tuple[redline.Line, ...]:
    """What changed between two versions, point by point and word by word, in one language."""

    def pars(version: VersionLine) -> list[redline.Par]:
        return [redline.Par(p.key, chosen(p.text, language), str(n)) for n, p in enumerate(version.points, 1)]

    return redline.compare(pars(other), pars(line))


@dataclass(frozen=True, slots=True)
class ModalityLine:
    number: int
    text: Words
    source: str
    state: str
    amended: Words
    decision: str
    reason: Words


def modalities(group: str) -> tuple[ModalityLine, ...]:
    """The checklist in its order. One query."""
    rows = Modality.objects.filter(group__slug=group).order_by("number")
    return tuple(ModalityLine(m.number, m.text, m.source, m.state, m.amended, m.decision, m.reason) for m in rows)


def complete(lines: tuple[ModalityLine, ...]) -> bool:
    """Has the group dealt with every point?"""
    return rule.complete({m.number: m.state for m in lines})


def plain(found: Methods) -> Mapping[str, Any]:
    """Values by name, for a page to list."""
    return rule.plain(found)
